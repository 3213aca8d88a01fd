"""The pages of a PDF into lines: paragraphs, rows of tables and pictures in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import TypeAlias

from ...errors import LimitError
from ..lines import Line, SourceCell, paragraph
from ..notes import Note
from ..reader import Limits
from .columns import aligned
from .drawings import Box
from .grids import Grid, grids
from .pages import Glyph, Page
from .prose import PageText, Paragraph, paragraphs, right_margin, without_marks
from .spans import continued
from .tables import TableRow, place, table_rows
from .text import TextLine, text_lines

_ORDINARY = 12.0
_SMALL_PICTURE = 60.0

_Item: TypeAlias = TableRow | tuple[int, TextLine] | Line


def lines_of(pages: Sequence[Page], limits: Limits) -> list[Line]:
    """Return the lines of a document. Raises LimitError."""
    tables: list[list[TableRow]] = []
    texts: list[PageText] = []
    for page in pages:
        rows, loose, boxes = _split(page, limits)
        tables.append(rows)
        texts.append(PageText(page=page, lines=loose, tables=boxes))
    texts = without_marks(texts)
    items = [
        item for rows, text in zip(tables, texts, strict=True) for item in _in_order(rows, text)
    ]
    lines = list(_lines(continued(items), texts))
    _refuse_more("lines", len(lines), limits.lines)
    _refuse_more("cells", sum(len(line.cells) for line in lines), limits.cells)
    return lines


def _refuse_more(kind: str, found: int, limit: int) -> None:
    if found > limit:
        raise LimitError(
            f"the PDF has {found} {kind}; at most {limit} are read; give limits to read more"
        )


def _split(
    page: Page, limits: Limits
) -> tuple[list[TableRow], tuple[TextLine, ...], tuple[Box, ...]]:
    """Return the rows of a page's tables, the lines beside them, and where the tables are."""
    size = median(glyph.size for glyph in page.glyphs) if page.glyphs else _ORDINARY
    found = sorted(grids(page.across, page.down, size=size, limit=limits.cells), key=_area)
    inside: list[list[Glyph]] = [[] for _ in found]
    loose: list[Glyph] = []
    homes = list(zip([grid.cell_at for grid in found], inside, strict=True))
    for glyph in page.glyphs:
        x, y = glyph.middle
        for cell_at, glyphs in homes:
            if cell_at(x, y) is not None:
                glyphs.append(glyph)
                break
        else:
            loose.append(glyph)
    for grid, glyphs in zip(found, inside, strict=True):
        if len(grid.xs) == 2 and aligned(text_lines(glyphs), page.number)[0]:
            loose += glyphs  # only its rows are ruled
            glyphs.clear()
    rows = [
        row
        for grid, glyphs in zip(found, inside, strict=True)
        if any(not glyph.text.isspace() for glyph in glyphs)
        for row in table_rows(grid, glyphs, page.number)
    ]
    boxes = tuple(grid.box for grid, glyphs in zip(found, inside, strict=True) if glyphs)
    unruled, beside = aligned(text_lines(loose), page.number)
    return [*rows, *unruled], beside, (*boxes, *(row.bounds for row in unruled))


def _area(grid: Grid) -> float:
    left, top, right, bottom = grid.box
    return (right - left) * (bottom - top)


def _in_order(rows: Iterable[TableRow], text: PageText) -> list[_Item]:
    """Return what stands on a page from top to bottom."""
    page = text.page
    found: list[tuple[float, _Item]] = [(row.top, row) for row in rows]
    found += [(line.top, (page.number, line)) for line in text.lines]
    if not page.is_picture:
        found += [
            (box[1], _picture(page.number, box)) for box in page.pictures if _counts(box, page)
        ]
    return [item for _, item in sorted(found, key=lambda each: each[0])]


def _counts(box: Box, page: Page) -> bool:
    """Tell whether a picture is one to speak of: not small, and not what text is printed on."""
    if min(box[2] - box[0], box[3] - box[1]) < _SMALL_PICTURE:
        return False
    return not any(
        box[0] <= glyph.left <= box[2] and box[1] <= glyph.base <= box[3] for glyph in page.glyphs
    )


def _picture(number: int, box: Box) -> Line:
    where = place(number, box)
    size = f"{round(box[2] - box[0])}×{round(box[3] - box[1])}"
    return paragraph("", where, notes=(Note(code="image", raw=size, where=where),))


def _lines(items: Iterable[_Item], texts: Sequence[PageText]) -> Iterator[Line]:
    left = min((line.left for text in texts for line in text.lines), default=0.0)
    right = right_margin(texts)
    prose: list[tuple[int, TextLine]] = []
    for item in [*items, None]:
        if isinstance(item, tuple):
            prose.append(item)
            continue
        yield from map(_paragraph, paragraphs(prose, left=left, right=right))
        prose = []
        if isinstance(item, TableRow):
            yield from _row(item)
        elif item is not None:
            yield item


def _row(row: TableRow) -> Iterator[Line]:
    """Yield a row; one that is a single cell of many lines holds paragraphs."""
    cell, *others = row.cells
    if others or len(cell.lines) < 3:
        yield row.line
        return
    lines = [(row.page, line) for line in cell.lines]
    left = min(line.left for _, line in lines)
    right = max(line.right for _, line in lines)
    yield from map(_paragraph, paragraphs(lines, left=left, right=right))


def _paragraph(found: Paragraph) -> Line:
    """Return a paragraph; where gaps part a line as columns do, it is a row of its parts.

    They stand side by side, so that none of them is several figures run together.
    """
    where = place(found.pages[0], found.box)
    cells = tuple(
        SourceCell(text=text, where=where, column=number)
        for number, text in enumerate(found.text.split("  "))
    )
    return Line(text=found.text, cells=cells, row=len(cells) > 1)
