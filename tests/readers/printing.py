"""Print reports as PDF: ruled tables over pages, wrapped labels, numbers in the middle of rows."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from io import BytesIO
from itertools import groupby, pairwise
from typing import Any

from attrs import define, field, frozen

from opengov.model.report import Report

from .layouts import HEADINGS, disputes_grid, proactive_grid, requests_grid
from .office import TITLE, Grid, merged_ranges

_canvas: Any = import_module("reportlab.pdfgen.canvas")
_metrics: Any = import_module("reportlab.pdfbase.pdfmetrics")
_cid: Any = import_module("reportlab.pdfbase.cidfonts")

SONG = "STSong-Light"
_metrics.registerFont(_cid.UnicodeCIDFont(SONG))

_LEFT, _RIGHT = 72.0, 522.0
_SIZE, _LEADING, _PADDING = 9.0, 12.0, 4.0
_WIDTHS = {4: [135.0] + [105.0] * 3, 10: [26.0, 48.0, 117.0] + [37.0] * 7, 15: [30.0] * 15}
_HEAD, _FOOT = 72.0, 60.0
PROSE = "这一年的公开工作按计划完成，办事指南及时更新，群众来信都有答复。"

Parts = Sequence[bytes]
Rule = Callable[[Any, float, float, float, float], None]
"""Draws a ruling line on a canvas from one point to another."""


def stroked(canvas: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw a line."""
    canvas.line(x0, y0, x1, y1)


def filled(canvas: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw a thin box."""
    canvas.rect(x0 - 0.25, y0 - 0.25, x1 - x0 + 0.5, y1 - y0 + 0.5, stroke=0, fill=1)


def dashed(canvas: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw a line as many short ones."""
    length = max(x1 - x0, y1 - y0)
    steps = [min(length, 3.0 * n) for n in range(int(length / 3) + 2)]
    along = (x1 - x0) / length, (y1 - y0) / length
    for begin, end in list(pairwise(steps))[::2]:
        canvas.line(
            x0 + begin * along[0], y0 + begin * along[1], x0 + end * along[0], y0 + end * along[1]
        )


def doubled(canvas: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw two lines side by side."""
    aside = (0, 1.5) if y0 == y1 else (1.5, 0)
    canvas.line(x0, y0, x1, y1)
    canvas.line(x0 + aside[0], y0 + aside[1], x1 + aside[0], y1 + aside[1])


def with_gaps(canvas: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw a line that does not reach the others."""
    gap = (1.0, 0.0) if y0 == y1 else (0.0, 1.0)
    canvas.line(x0 + gap[0], y0 + gap[1], x1 - gap[0], y1 - gap[1])


def unruled(canvas: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw nothing."""


RULES: dict[str, Rule] = {
    "stroked": stroked,
    "filled": filled,
    "dashed": dashed,
    "doubled": doubled,
    "with gaps": with_gaps,
}


@frozen(kw_only=True)
class _Band:
    """A part of a row on a page, with its place; goes_on if the rest is on the next."""

    page: int
    row: int
    top: float
    bottom: float
    goes_on: bool = False


@define
class Printer:
    """Puts paragraphs and tables on pages from top to bottom.

    height: of a page; a low one breaks tables often. rule: draws the rulings. sides: whether tables
    have rulings at their left and right. heads: how many rows are printed again after a break.
    broken: whether rows may break inside.
    """

    height: float = 842.0
    rule: Rule = stroked
    sides: bool = True
    repeated: bool = False
    broken: bool = False
    buffer: BytesIO = field(factory=BytesIO)
    canvas: Any = None
    _y: float = 0.0

    def __attrs_post_init__(self) -> None:
        self.canvas = _canvas.Canvas(self.buffer, pagesize=(595, self.height), invariant=1)
        self._y = self.height - _HEAD

    def done(self) -> bytes:
        """Return the file."""
        self._end_page()
        self.canvas.save()
        return self.buffer.getvalue()

    def paragraph(self, text: str, *, indent: float = 28.0, size: float = 14.0) -> None:
        """Print a paragraph whose lines run from margin to margin."""
        for number, line in enumerate(_wrapped(text, _RIGHT - _LEFT, size, indent)):
            self._room(size * 1.5)
            self.canvas.setFont(SONG, size)
            self._y -= size * 1.5
            self.canvas.drawString(_LEFT + (0 if number else indent), self._y, line)

    def table(self, grid: Grid) -> None:
        """Print a table of the form with the cells merged that the form merges."""
        widths = _WIDTHS[len(grid[0])]
        xs = [_LEFT + sum(widths[:n]) for n in range(len(widths) + 1)]
        cells = list(_cells(grid))
        texts = {
            (row, column): _wrapped(grid[row][column], xs[right + 1] - xs[column] - 2, _SIZE, 0)
            for row, column, _, right in cells
        }
        heads = {4: 1, 10: 3, 15: 3}[len(widths)] if self.repeated else 0
        self._y -= _PADDING
        bands = self._bands(_heights(len(grid), cells, texts), heads)
        for page, same in groupby(bands, key=lambda band: band.page):
            if page:
                self._end_page()
            on_page = list(same)
            for row, column, bottom, right in cells:
                parts = [band for band in on_page if row <= band.row <= bottom]
                if not parts:
                    continue
                box = xs[column], parts[0].top, xs[right + 1], parts[-1].bottom
                lines = texts[row, column]
                last = parts[-1].row == bottom and not parts[-1].goes_on
                fits = len(lines) if last else int((box[1] - box[3] - 2) / _LEADING)
                self._cell(box, lines[:fits])
                if bottom >= heads:
                    texts[row, column] = lines[fits:]
            self._y = on_page[-1].bottom

    def _bands(self, heights: Sequence[float], heads: int) -> Iterator[_Band]:
        """Yield the parts of rows page by page, with the heads that are printed again."""
        page, y = 0, self._y
        for row, height in enumerate(heights):
            left = height
            if left > y - _FOOT:
                first = _PADDING + _LEADING * int((y - _FOOT - _PADDING) / _LEADING)
                if self.broken and left > first > _PADDING:
                    yield _Band(page=page, row=row, top=y, bottom=y - first, goes_on=True)
                    left -= first - _PADDING
                page, y = page + 1, self.height - _HEAD
                for head in range(heads if row >= heads else 0):
                    yield _Band(page=page, row=head, top=y, bottom=y - heights[head])
                    y -= heights[head]
            yield _Band(page=page, row=row, top=y, bottom=y - left)
            y -= left

    def _cell(self, box: tuple[float, float, float, float], lines: Sequence[str]) -> None:
        left, top, right, bottom = box
        for x in (left, right):
            if self.sides or _LEFT < x < _RIGHT - 1:
                self.rule(self.canvas, x, bottom, x, top)
        for y in (top, bottom):
            self.rule(self.canvas, left, y, right, y)
        self.canvas.setFont(SONG, _SIZE)
        y = (top + bottom) / 2 + _LEADING * len(lines) / 2
        for line in lines:
            y -= _LEADING
            middle = left + (right - left - _width(line, _SIZE)) / 2
            self.canvas.drawString(middle if len(lines) == 1 else left + 1, y + 3, line)

    def _room(self, height: float) -> None:
        if self._y - height < _FOOT:
            self._end_page()

    def _end_page(self) -> None:
        self.canvas.setFont(SONG, 10)
        self.canvas.drawCentredString(297, 30, f"- {self.canvas.getPageNumber()} -")
        self.canvas.showPage()
        self._y = self.height - _HEAD


def _width(text: str, size: float) -> float:
    return float(_metrics.stringWidth(text, SONG, size))


def _wrapped(text: str, width: float, size: float, indent: float) -> list[str]:
    lines = [""]
    room = width - indent
    for character in text:
        if _width(lines[-1] + character, size) > room and lines[-1]:
            lines.append("")
            room = width
        lines[-1] += character
    return lines if text else []


def _heights(
    rows: int,
    cells: Iterable[tuple[int, int, int, int]],
    texts: dict[tuple[int, int], list[str]],
) -> list[float]:
    heights = [_LEADING + _PADDING] * rows
    for row, column, bottom, _ in sorted(cells, key=lambda cell: cell[2] - cell[0]):
        wanted = len(texts[row, column]) * _LEADING + _PADDING
        heights[bottom] += max(0.0, wanted - sum(heights[row : bottom + 1]))
    return heights


def _cells(grid: Grid) -> Iterator[tuple[int, int, int, int]]:
    """Yield the top, left, bottom and right of each cell that a table shows."""
    merged = {(top, left): (bottom, right) for top, left, bottom, right in merged_ranges(grid)}
    covered = {
        (row, column)
        for (top, left), (bottom, right) in merged.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    for row, texts in enumerate(grid):
        for column in range(len(texts)):
            if (row, column) not in covered:
                yield row, column, *merged.get((row, column), (row, column))


def printed(report: Report, *, blank: str = "", **options: Any) -> bytes:
    """Return a report as a PDF."""
    printer = Printer(**options)
    printer.paragraph(TITLE, size=18, indent=40)
    tables: dict[int, tuple[object, Callable[[Report, str], Grid]]] = {
        1: (report.proactive.table, proactive_grid),
        2: (report.requests.table, requests_grid),
        3: (report.disputes.table, disputes_grid),
    }
    for number, heading in enumerate(HEADINGS):
        printer.paragraph(heading)
        if number not in tables:
            printer.paragraph(PROSE * (number + 1))
        elif tables[number][0] is not None and (grid := tables[number][1](report, blank)):
            printer.table(grid)
    return printer.done()


def page_of(content: bytes, *, packing: bytes = b"", page: bytes = b"", parts: Parts = ()) -> bytes:
    """Return a PDF of one page: what draws it, how that is packed, and objects from number 6 on.

    Its font is /F, in number 5; page is more of the page's dictionary.
    """
    return file_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> " + page + b" >>",
        stream_of(content, packing),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *parts,
    )


def stream_of(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream with entries in its dictionary."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def file_of(*objects: bytes) -> bytes:
    """Return a PDF of objects, numbered from 1, the first of which is the catalog."""
    data = b"%PDF-1.7\n"
    places: list[int] = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF" % (len(places) + 1, table, len(places) + 1, len(data))
    )
