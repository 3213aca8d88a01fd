"""Lay the three tables out as plain text that fits a width where its figures allow."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen
from wcwidth import wcswidth

from ..form.layout import PrintedBlock, printed_blocks, spans
from ..form.naming import SEPARATOR
from ..form.places import table_rows, value
from ..form.rows import Row, TableKey
from ..model.proactive import STUB
from ..model.report import Report
from ..model.requests import STUB_NOTE
from .figures import Figures
from .text_grid import Box, BoxLine, across, cell, draw, outer

_INDENT = 2
_NARROW = 2
"""The least width of a column: one Chinese character."""
_FIT = 6
"""The width of a column that heads of three characters ask for."""
_WORD = re.compile(r"[!-~]+")


@frozen(kw_only=True)
class _Entry:
    """A line of a table: a label with its figures, or without them over the lines of a group."""

    label: str
    indent: int = 0
    figures: tuple[str, ...] = ()


def table(key: TableKey, report: Report, figures: Figures, width: int) -> str:
    """Return a table of a report; one whose figures do not fit the width is wider."""
    if key == "proactive":
        return _proactive(report, figures, width)
    rows = table_rows(report, key)
    found = [figures.row(row, value(report, row.place)) for row in rows]
    text = figures.catalog.text
    heads = [cell(text(column.label)) for column in rows[0].columns]
    if key == "requests":
        return _flat([cell(text(STUB_NOTE)), *heads], list(_grouped(rows, found, figures)), width)
    paths = (cell(SEPARATOR.join(map(text, row.heads))) for row in rows)
    entries = [_Entry(label=p, figures=f) for p, f in zip(paths, found, strict=True)]
    return _flat(["", *heads], entries, width)


def _grouped(
    rows: Sequence[Row], found: Sequence[tuple[str, ...]], figures: Figures
) -> Iterator[_Entry]:
    """Yield the rows of table 3, each group under a line of its own."""
    above: tuple[str, ...] = ()
    for row, cells in zip(rows, found, strict=True):
        for level, label in enumerate(row.heads):
            own = level == len(row.heads) - 1
            if own or row.heads[: level + 1] != above[: level + 1]:
                yield _Entry(
                    label=cell(figures.catalog.text(label)),
                    indent=level * _INDENT,
                    figures=cells if own else (),
                )
        above = row.heads


def _flat(heads: Sequence[str], entries: Sequence[_Entry], width: int) -> str:
    """Draw a table of one head line, a column of labels and columns of figures."""
    widths = _widths(heads[1:], entries, width)
    lines: list[BoxLine] = [
        tuple(
            Box(text=head, width=column, align="center")
            for head, column in zip(heads, widths, strict=True)
        )
    ]
    for entry in entries:
        label = Box(
            text=entry.label,
            width=widths[0] if entry.figures else across(widths),
            indent=entry.indent,
        )
        lines.append((label, *_right(entry.figures, widths[1:])))
    return draw(lines, heads=1)


def _right(texts: Sequence[str], widths: Sequence[int]) -> Iterator[Box]:
    for text, width in zip(texts, widths, strict=False):
        yield Box(text=text, width=width, align="right")


def _widths(heads: Sequence[str], entries: Sequence[_Entry], width: int) -> tuple[int, ...]:
    """Share a width among the columns: whole figures, then heads, then labels, then room to spare.

    Labels and heads wrap, so they give way; a figure never does.
    """
    wanted = max(entry.indent + wcswidth(entry.label) for entry in entries if entry.figures)
    least = min(wanted, max(width // 4, 12))
    figures = [
        max(_firm(entry.figures[index]) for entry in entries if entry.figures)
        for index in range(len(heads))
    ]
    words = [max(_FIT, _firm(head)) for head in heads]
    columns = _shared(figures, words, width - outer((least,)) - 3 * len(heads))
    label = max(least, min(wanted, width - outer((0, *columns))))
    room = width - outer((label,)) - 3 * len(heads)
    return (label, *_shared(columns, list(map(wcswidth, heads)), room))


def _shared(least: Sequence[int], wanted: Sequence[int], room: int) -> list[int]:
    """Widen columns alike towards what they want, as far as there is room."""
    best = [max(narrow, _NARROW) for narrow in least]
    for cap in range(_NARROW, max(wanted) + 1):
        widened = [max(a, min(b, cap)) for a, b in zip(best, wanted, strict=True)]
        if sum(widened) > room:
            break
        best = widened
    return best


def _firm(text: str) -> int:
    """Return the least width that keeps every number and word of ASCII in a text whole."""
    return max(map(len, _WORD.findall(text)), default=_NARROW)


@frozen(kw_only=True)
class _Block:
    """A block of table 2 in texts: a caption, and lines of a label and values."""

    caption: str | None
    lines: tuple[tuple[str, ...], ...]


def _proactive(report: Report, figures: Figures, width: int) -> str:
    """Draw table 2 block by block; the values of each line share the width beside the labels."""
    blocks = [_block(block, report, figures) for block in printed_blocks(report)]
    lines = [line for block in blocks for line in block.lines]
    if not lines:
        return ""
    wanted = max(_FIT, *(wcswidth(line[0]) for line in lines))
    label = min(wanted, max(width // 3, 12))
    least = max(_beside(line, max(map(_firm, line[1:]))) for line in lines)
    room = max(_beside(line, max(map(wcswidth, line[1:]))) for line in lines)
    values = max(least, min(room, width - outer((label, 0))))
    return draw([boxes for block in blocks for boxes in _boxes(block, label, values)])


def _block(block: PrintedBlock, report: Report, figures: Figures) -> _Block:
    text = figures.catalog.text
    lines: list[tuple[str, ...]] = []
    if block.rows:
        lines.append((cell(text(STUB)), *(cell(text(c.label)) for c in block.rows[0].columns)))
    lines.extend(
        (cell(text(row.label)), *figures.row(row, value(report, row.place))) for row in block.rows
    )
    lines.extend(
        (cell(extra.label or ""), *map(cell, extra.cells or ("",))) for extra in block.extra
    )
    caption = text(block.caption or "") if block.rows else block.caption
    return _Block(caption=None if caption is None else cell(caption), lines=tuple(lines))


def _beside(line: Sequence[str], each: int) -> int:
    """Return the width that the values of a line need if each is so wide."""
    return across([max(each, _NARROW)] * (len(line) - 1))


def _boxes(block: _Block, label: int, values: int) -> Iterator[BoxLine]:
    if block.caption is not None:
        yield (Box(text=block.caption, width=across((label, values)), align="center"),)
    for line in block.lines:
        count = len(line) - 1
        widths = spans(count, values - across((0,) * count))
        yield (Box(text=line[0], width=label), *_right(line[1:], widths))
