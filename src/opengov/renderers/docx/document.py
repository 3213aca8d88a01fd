"""The body of the document: title, imprint, preamble, sections, and the page that they stand on."""

import re
from collections.abc import Iterator
from math import ceil

from ...messages.catalog import Catalog
from ...model.report import Report
from ..figures import Figures
from ..outline import Part, imprint, outline
from .lettering import language
from .measures import (
    BOTTOM,
    FOOT,
    LEFT,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    SIZE_2,
    TEXT_WIDTH,
    TOP,
    ems,
)
from .package import FOOTERS
from .paragraphs import paragraph, run
from .tables import table

_RUN_IN = re.compile(
    r"([（(][一二三四五六七八九十]{1,3}[）)][^。；！？\n]{1,30}。)(?=.)", re.DOTALL
)
_SECOND_LEVEL = re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)][^。；！？\n]{1,30}。?")


def body(report: Report, words: Catalog, figures: Figures) -> str:
    """Return the body of a report's document.

    The report's own text is marked as Chinese where the locale is another.
    """
    own = "" if words.locale == "zh-Hans" else language("zh-Hans")
    return "".join((*_blocks(report, words, figures, own), _section_properties()))


def _blocks(report: Report, words: Catalog, figures: Figures, own: str) -> Iterator[str]:
    yield _title(report.title or "", report.agency.name, own)  # to be typed in where it is not
    for line in imprint(report, words):
        yield paragraph("Imprint", run(line))
    for text in report.preamble:
        yield _prose(text, own)
    for part in outline(report, words):
        yield from _part(part, report, figures, own)


def _title(title: str, agency: str | None, own: str) -> str:
    """Return the title; one that is too long for a line is broken behind the agency.

    Lines of a title end where words do and are about as long as each other (GB/T 9704-2012, 7.3.1).
    """
    room = TEXT_WIDTH / (SIZE_2 * 10)
    if ems(title) <= room:
        return paragraph("Title", run(title, own))
    lines = [title]
    if agency and title.startswith(agency):
        lines = [part for part in (agency, title.removeprefix(agency)) if part]
    widest = max(width / ceil(width / room) for width in map(ems, lines))
    indent = max(0, int((room - ceil(widest)) / 2)) * SIZE_2 * 10
    sides = f'<w:ind w:left="{indent}" w:right="{indent}"/>'
    return paragraph("Title", run("\n".join(lines), own), sides)


def _part(part: Part, report: Report, figures: Figures, own: str) -> Iterator[str]:
    if part.title is not None:
        yield paragraph("Heading1", run(part.title, "" if part.translated else own))
    for text in part.body:
        yield _prose(text, own)
    if part.table is not None:
        yield table(part.table, report, figures, own=own)
    for note in part.notes:
        yield paragraph("FormNote", run(note))
    for text in part.after:
        yield _prose(text, own)
    if not (part.body or part.table or part.notes or part.after):
        yield paragraph("BodyText", "")  # where a writer fills the section in


def _prose(text: str, own: str) -> str:
    """Return a paragraph; （一） heads the second level, also in front of its own text."""
    if _SECOND_LEVEL.fullmatch(text):
        return paragraph("Heading2", run(text, own))
    if found := _RUN_IN.match(text):
        runs = run(found[0], own, style="RunIn") + run(text[found.end() :], own)
        return paragraph("BodyText", runs)
    return paragraph("BodyText", run(text, own))


def _section_properties() -> str:
    footers = "".join(
        f'<w:footerReference w:type="{pages}" r:id="{part}"/>' for pages, part in FOOTERS
    )
    return (
        f'<w:sectPr>{footers}<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/><w:pgMar '
        f'w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="851" '
        f'w:footer="{FOOT}" w:gutter="0"/><w:cols w:space="425"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
    )
