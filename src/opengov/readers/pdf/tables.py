"""Grids and characters into rows of cells, and the rows of a table that goes over pages joined."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from ..lines import Line, SourceCell
from ..numbers import is_figure
from .drawings import Box
from .grids import Grid, GridCell
from .pages import Glyph
from .text import PARTED, WIDE, TextLine, fills, joined, text_lines

_TOUCHING = 0.06
_CUT = 0.12
_NUMERIC = frozenset("0123456789.,")


@frozen(kw_only=True)
class TableCell:
    """A cell of a row with its lines; rows is how many rows it takes, width what text has."""

    lines: tuple[TextLine, ...]
    text: str
    column: int
    span: int
    rows: int
    box: Box

    @property
    def width(self) -> float:
        """The width of the box."""
        return self.box[2] - self.box[0]


@frozen(kw_only=True)
class TableRow:
    """The cells that begin in a row of a table; top is where the row does.

    bounds: of the table on its page. ruled: whether rulings tell which words belong together.
    """

    cells: tuple[TableCell, ...]
    page: int
    top: float
    bounds: Box
    ruled: bool = True

    @property
    def texts(self) -> tuple[str, ...]:
        """What its cells say."""
        return tuple(cell.text for cell in self.cells)

    @property
    def line(self) -> Line:
        """The row as every reader gives it."""
        cells = tuple(
            SourceCell(
                text=cell.text, where=place(self.page, cell.box), column=cell.column, span=cell.span
            )
            for cell in self.cells
        )
        return Line(text="  ".join(filter(None, self.texts)), cells=cells, row=True)


def place(page: int, box: Box) -> str:
    """Return a box of a page as words."""
    left, top, right, bottom = map(round, box)
    return f"page {page} box {left},{top},{right},{bottom}"


def table_rows(grid: Grid, glyphs: Iterable[Glyph], page: int) -> list[TableRow]:
    """Return the rows of a grid that hold the characters which stand in it."""
    contents: list[list[Glyph]] = [[] for _ in grid.cells]
    for glyph, number in _housed(grid, glyphs):
        contents[number].append(glyph)
    begun: list[list[tuple[GridCell, tuple[TextLine, ...]]]] = [[] for _ in grid.ys]
    for cell, content in zip(grid.cells, contents, strict=True):
        begun[cell.row].append((cell, text_lines(content) if content else ()))
    rows: list[TableRow] = []
    for number, beside in enumerate(begun):
        for cells in _parted(beside):
            if not any(cell.lines for cell in cells):
                continue
            rows.append(
                TableRow(cells=tuple(cells), page=page, top=grid.ys[number], bounds=grid.box)
            )
    return rows


def _housed(grid: Grid, glyphs: Iterable[Glyph]) -> Iterable[tuple[Glyph, int]]:
    """Yield each character with its cell.

    A number that a ruling cuts through a digit of runs over the edge of its cell, which is where
    its middle is. Where a ruling stands between two digits that touch, nobody can tell: a bar
    between them leaves both cells unread.
    """
    glyphs = list(glyphs)
    if not any(glyph.text in _NUMERIC and _is_at_ruling(grid, glyph) for glyph in glyphs):
        yield from _at_home(grid, glyphs)
        return
    for line in text_lines(glyphs):
        for run in _runs(line.glyphs):
            homes = _at_home(grid, run)
            if len({home for _, home in homes}) > 1 and all(each.text in _NUMERIC for each in run):
                homes = _settled(grid, homes)
            yield from homes


def _at_home(grid: Grid, glyphs: Iterable[Glyph]) -> list[tuple[Glyph, int]]:
    """Return characters with the cells that they stand in; those beside the grid are left out."""
    homes = [(glyph, grid.cell_at(*glyph.middle)) for glyph in glyphs]
    return [(glyph, home) for glyph, home in homes if home is not None]


def _is_at_ruling(grid: Grid, glyph: Glyph) -> bool:
    near = bisect_left(grid.xs, glyph.left - _TOUCHING * glyph.size)
    return near < len(grid.xs) and grid.xs[near] < glyph.right + _TOUCHING * glyph.size


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Return the characters of a line in runs that touch, figures apart from words."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        if (
            last is not None
            and glyph.left - last.right < _TOUCHING * glyph.size
            and (glyph.text in _NUMERIC) == (last.text in _NUMERIC)
        ):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _settled(grid: Grid, homes: Sequence[tuple[Glyph, int]]) -> list[tuple[Glyph, int]]:
    """Return the digits of a number that stands in several cells with the cells they count for."""
    run = [glyph for glyph, _ in homes]
    if any(
        glyph.left + _CUT * glyph.size < x < glyph.right - _CUT * glyph.size
        for glyph in run
        for x in grid.xs
    ):
        middle = (run[0].left + run[-1].right) / 2
        _, home = min(homes, key=lambda each: abs(each[0].middle[0] - middle))
        return [(glyph, home) for glyph in run]
    marked = [
        glyph if home == after else glyph._replace(text=glyph.text + PARTED)
        for (glyph, home), (_, after) in pairwise([*homes, homes[-1]])
    ]
    return [(glyph, home) for home in dict.fromkeys(home for _, home in homes) for glyph in marked]


def _parted(begun: Sequence[tuple[GridCell, tuple[TextLine, ...]]]) -> list[list[TableCell]]:
    """Return a row of cells, or several where the rulings between rows are left out.

    They are, where every cell that holds anything has the same two or more base lines, and its
    lines do not look like broken ones.
    """
    pieces = [piece for cell, lines in begun for piece in _pieces(cell, lines)]
    filled = [piece for piece in pieces if piece.lines]
    size = max((line.size for piece in filled for line in piece.lines), default=0.0)
    amount = len(filled[0].lines) if filled else 0
    if (
        amount < 2
        or not any(all(is_figure(line.text) for line in piece.lines) for piece in filled)
        or any(len(piece.lines) != amount for piece in filled)
        or any(
            abs(line.base - beside.base) > size / 2
            for piece in filled
            for line, beside in zip(piece.lines, filled[0].lines, strict=True)
        )
        or any(
            fills(line, following, piece.width)
            for piece in filled
            for line, following in pairwise(piece.lines)
        )
    ):
        return [[*pieces]]
    return [
        [
            evolve(
                piece, lines=piece.lines[n : n + 1], text=piece.lines[n].text if piece.lines else ""
            )
            for piece in pieces
        ]
        for n in range(amount)
    ]


def _pieces(cell: GridCell, lines: tuple[TextLine, ...]) -> list[TableCell]:
    """Return a cell, or the cells that it is where rulings beside figures are left out.

    Then a gap as wide as an ideograph goes down through all its lines, and the last part holds
    nothing but figures.
    """
    parts = _between_gutters(lines)
    if len(parts) > 1 and not all(is_figure(line.text) for line in parts[-1]):
        parts = [lines]
    left, top, right, bottom = cell.box
    edges = [left, *(min(line.left for line in part) for part in parts[1:]), right]
    return [
        TableCell(
            lines=part,
            text=joined(part, end - begin),
            column=cell.column + number,
            span=cell.columns if len(parts) == 1 else 1,
            rows=cell.rows,
            box=(begin, top, end, bottom),
        )
        for number, (part, begin, end) in enumerate(zip(parts, edges, edges[1:], strict=False))
    ]


def _between_gutters(lines: tuple[TextLine, ...]) -> list[tuple[TextLine, ...]]:
    if not any("  " in line.text for line in lines):
        return [lines]
    size = max(line.size for line in lines)
    glyphs = sorted((glyph for line in lines for glyph in line.glyphs), key=lambda each: each.left)
    parts: list[list[Glyph]] = [[]]
    reached = glyphs[0].left
    for glyph in glyphs:
        if glyph.left - reached >= WIDE * size:
            parts.append([])
        parts[-1].append(glyph)
        reached = max(reached, glyph.right)
    return [text_lines(part) for part in parts]
