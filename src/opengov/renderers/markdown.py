"""The Markdown renderer: sections under headings, and the tables of GitHub's dialect."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

from ..form.layout import PrintedBlock, printed_blocks
from ..form.naming import SEPARATOR
from ..form.places import table_rows, value
from ..messages.catalog import catalog
from ..model.proactive import STUB
from ..model.report import Report
from ..model.requests import STUB_NOTE
from .figures import Figures
from .markdown_text import inline, paragraph
from .options import read_options
from .outline import Part, imprint, outline


@frozen(kw_only=True)
class MarkdownOptions:
    """grouping: digits in groups."""

    grouping: bool = False


@frozen(kw_only=True)
class MarkdownRenderer:
    """Lays a report out in Markdown that stays readable as plain text."""

    name: str = "markdown"
    media_type: str = "text/markdown"
    suffix: str = ".md"

    def render(self, report: Report, *, locale: str, **options: Any) -> str:
        """Return the report as Markdown."""
        chosen = read_options(MarkdownOptions, self.name, options)
        words = catalog(locale)
        figures = Figures.of(
            report, words, grouping=chosen.grouping, write=lambda text, _: inline(text)
        )
        found: list[str] = []
        if report.title is not None:
            found.append(f"# {inline(report.title)}".rstrip())
        found.extend(map(paragraph, (*imprint(report, words), *report.preamble)))
        for part in outline(report, words):
            found.extend(_section(part, report, figures))
        return "\n\n".join(filter(None, found)) + "\n"


renderer = MarkdownRenderer()


def _section(part: Part, report: Report, figures: Figures) -> Iterable[str]:
    if part.title is not None:
        yield f"## {inline(part.title)}".rstrip()
    yield from map(paragraph, part.body)
    if part.table == "proactive":
        for block in printed_blocks(report):
            yield from _block(block, report, figures)
    elif part.table == "requests":
        yield _requests(report, figures)
    elif part.table == "disputes":
        yield _disputes(report, figures)
    yield from map(paragraph, (*part.notes, *part.after))


def _block(block: PrintedBlock, report: Report, figures: Figures) -> Iterable[str]:
    """Write a block of table 2: its caption as a paragraph, then a table.

    A row is as long as its cells; the head is as long as the longest row, or GFM would cut it.
    """
    text = figures.catalog.text
    if block.caption is not None:
        yield paragraph(text(block.caption) if block.rows else block.caption)
    head = [text(STUB), *(text(c.label) for row in block.rows[:1] for c in row.columns)]
    longest = max((1 + len(row.cells) for row in block.extra), default=0)
    head += [""] * (longest - len(head))
    lines = [
        (inline(text(row.label)), *figures.row(row, value(report, row.place))) for row in block.rows
    ]
    lines += [tuple(map(inline, (row.label or "", *row.cells))) for row in block.extra]
    yield _table(head, lines, labels=1)


def _requests(report: Report, figures: Figures) -> str:
    """Write table 3; a label stands in its own column of three, once for all its rows."""
    text = figures.catalog.text
    rows = table_rows(report, "requests")
    depth = max(len(row.heads) for row in rows)
    head = [text(STUB_NOTE), *[""] * (depth - 1), *(text(c.label) for c in rows[0].columns)]
    lines: list[tuple[str, ...]] = []
    above: tuple[str, ...] = ()
    for row in rows:
        labels = [
            "" if row.heads[: level + 1] == above[: level + 1] else inline(text(label))
            for level, label in enumerate(row.heads)
        ]
        labels += [""] * (depth - len(labels))
        lines.append((*labels, *figures.row(row, value(report, row.place))))
        above = row.heads
    return _table(head, lines, labels=depth)


def _disputes(report: Report, figures: Figures) -> str:
    text = figures.catalog.text
    rows = table_rows(report, "disputes")
    lines = [
        (
            inline(SEPARATOR.join(map(text, row.heads))),
            *figures.row(row, value(report, row.place)),
        )
        for row in rows
    ]
    return _table(["", *(text(c.label) for c in rows[0].columns)], lines, labels=1)


def _table(head: Sequence[str], lines: Iterable[tuple[str, ...]], *, labels: int) -> str:
    rule = ["---"] * labels + ["---:"] * (len(head) - labels)
    return "\n".join(f"| {' | '.join(line)} |" for line in (map(inline, head), rule, *lines))
