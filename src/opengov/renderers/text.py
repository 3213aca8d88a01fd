"""The plain-text renderer: paragraphs of one line each, and tables drawn for a terminal."""

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from ..messages.catalog import catalog
from ..model.report import Report
from .figures import Figures
from .options import read_options
from .outline import Part, imprint, outline
from .text_grid import cell, plain
from .text_tables import table


@frozen(kw_only=True)
class TextOptions:
    """width: of the tables, in characters of a terminal. grouping: digits in groups."""

    width: int = 100
    grouping: bool = False


@frozen(kw_only=True)
class TextRenderer:
    """Lays a report out for a terminal, where a Chinese character is two columns wide."""

    name: str = "text"
    media_type: str = "text/plain"
    suffix: str = ".txt"

    def render(self, report: Report, *, locale: str, **options: Any) -> str:
        """Return the report as text; a paragraph is never broken.

        Invisible characters are left out, and a control character is U+FFFD.
        """
        chosen = read_options(TextOptions, self.name, options)
        words = catalog(locale)
        figures = Figures.of(
            report, words, grouping=chosen.grouping, write=lambda text, _: cell(text)
        )
        found = [] if report.title is None else [plain(report.title)]
        found.extend(map(plain, (*imprint(report, words), *report.preamble)))
        for part in outline(report, words):
            found.extend(_section(part, report, figures, chosen.width))
        return "\n\n".join(filter(None, found)) + "\n"


renderer = TextRenderer()


def _section(part: Part, report: Report, figures: Figures, width: int) -> Iterator[str]:
    if part.title is not None:
        yield plain(part.title)
    yield from map(plain, part.body)
    if part.table is not None:
        yield table(part.table, report, figures, width)
    yield from map(plain, (*part.notes, *part.after))
