"""The pages, documents and files that reading is measured on: reports laid out by the tests' means.

Each has figures of its own, so that nothing that is remembered of one helps with the next; labels
and headings are the same in all, as they are in life.
"""

from collections.abc import Callable, Iterable, Iterator
from html import escape
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from tests.readers.layouts import HEADINGS, disputes_grid, proactive_grid, requests_grid
from tests.readers.office import TITLE, Grid, merged_ranges, report_in_word, saved
from tests.readers.realistic import realistic_report

from opengov import Report

_GRIDS: tuple[Callable[[Report, str], Grid], ...] = (proactive_grid, requests_grid, disputes_grid)
_PROSE = "这一年的公开工作按计划完成，办事指南及时更新，群众来信都有答复。"
_OPENING = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>'
_SPAN = "<span lang=EN-US style='font-size:10.5pt;font-family:宋体;color:black'>"
_PARAGRAPH = (
    "<p class=MsoNormal align=center style='text-align:center;mso-pagination:widow-orphan'>"
)
_CELL = (
    "<td{spans} width=48 valign=center style='border:solid windowtext 1.0pt;"
    "padding:0cm 5.4pt 0cm 5.4pt;height:18.0pt'>"
)


def reports(count: int, *, seed: int = 2023) -> Iterator[Report]:
    """Yield reports of the 2021 form whose figures are those of agencies of all sizes."""
    random = Random(seed)
    for _ in range(count):
        yield realistic_report(random, "2021")


def plain_page(report: Report) -> bytes:
    """Return a page of some 7 kB: each cell is its text, heads and groups are spanned."""
    return _page(report, "<td{spans}>", escape)


def word_page(report: Report) -> bytes:
    """Return a page of some 120 kB as an editor takes it over from Word.

    Each number is in a span of its own, labels are cut over paragraphs with spaces between.
    """
    return _page(report, _CELL, _pasted)


def word_document(report: Report) -> bytes:
    """Return a document: the styles, settings and themes of a new one, with a report in it."""
    buffer = BytesIO()
    with (
        ZipFile(BytesIO(saved(docx.Document()))) as new,
        ZipFile(BytesIO(report_in_word(report, merged=True))) as written,
        ZipFile(buffer, "w", ZIP_DEFLATED) as file,
    ):
        for name in new.namelist():
            source = written if name == "word/document.xml" else new
            file.writestr(name, source.read(name))
    return buffer.getvalue()


def _pasted(text: str) -> str:
    if not text:
        return f"{_PARAGRAPH}{_SPAN}<o:p>&nbsp;</o:p></span></p>"
    if text.isascii():
        return f"{_PARAGRAPH}<b>{_SPAN}{text}</span></b>{_SPAN}<o:p></o:p></span></p>"
    half = len(text) // 2 if len(text) > 4 and not text[-1].isdigit() else len(text)
    parts = filter(None, (text[:half], text[half:]))
    empty = f"{_PARAGRAPH}{_SPAN}&nbsp;<o:p></o:p></span></p>"
    return empty.join(f"{_PARAGRAPH}{_SPAN}{escape(part)}</span></p>\n" for part in parts)


def _page(report: Report, cell: str, written: Callable[[str], str]) -> bytes:
    parts = [_OPENING, f"<h1>{TITLE}</h1>"]
    for number, heading in enumerate(HEADINGS):
        parts.append(f"<p>{heading}</p>")
        if 1 <= number <= len(_GRIDS):
            grid = _GRIDS[number - 1](report, "")
            parts += ["<table border=1>", *_rows(grid, cell, written), "</table>"]
        else:
            parts.append(f"<p>{_PROSE * 3}</p>")
    return "".join([*parts, "</body></html>"]).encode()


def _rows(grid: Grid, cell: str, written: Callable[[str], str]) -> Iterator[str]:
    """Yield the rows of a table, with cells merged as the form merges them."""
    merged = {(top, left): (bottom, right) for top, left, bottom, right in merged_ranges(grid)}
    covered = {
        (row, column)
        for (top, left), (bottom, right) in merged.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    for row, texts in enumerate(grid):
        yield "<tr>"
        for column, text in enumerate(texts):
            if (row, column) in covered:
                continue
            bottom, right = merged.get((row, column), (row, column))
            spans = _span("colspan", right - column) + _span("rowspan", bottom - row)
            yield f"{cell.format(spans=spans)}{written(text)}</td>"
        yield "</tr>\n"


def _span(name: str, further: int) -> str:
    return f" {name}={further + 1}" if further else ""


def sizes(pages: Iterable[bytes]) -> str:
    """Return how large pages are, in bytes."""
    lengths = [len(page) for page in pages]
    return f"{min(lengths):,} to {max(lengths):,} bytes"
