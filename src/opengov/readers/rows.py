"""The rows of a table's region: which label leads them, and which figures stand in which column.

A row is read by order within it, never by grid column: pasted grids shift, and merged heads leave
padding. Where the figures do not fill the columns one by one, nothing is put anywhere.
"""

import re
from collections.abc import Sequence

from attrs import Factory, field, frozen

from .labels import column_of, is_head, place_of
from .lines import SourceCell
from .parting import Labelled

_YEAR = re.compile(r"[上去前]一?年|20\d\d")
_FEW = 4  # columns of table 2, whose tails are those of merged cells


@frozen(kw_only=True)
class SourceRow:
    """A row of the source: the label cells before its figures, and the cells of figures.

    labels: what each label cell may be, in order. side_by_side: whether the source says which cells
    stand in the row, so that an empty cell is a cell and not a lost one. fused: whether a cell may
    hold the figures of several columns; lossy: and whether empty cells left no trace; doubted: and
    whether others like it do not add up. torn: whether what may be a page's number stands on a line
    of its own, as in no other row. label_end: how many columns of the grid there are up to the last
    label. grid: how many columns the longest row beside it takes: one that is shorter and ends in
    an empty cell has lost another.
    """

    cells: tuple[SourceCell, ...]
    labels: tuple[Labelled, ...]
    values: tuple[SourceCell, ...]
    side_by_side: bool
    fused: bool = False
    lossy: bool = False
    doubted: bool = False
    torn: bool = False
    label_end: int = 0
    grid: int = 0
    texts: tuple[str, ...] = field(
        init=False,
        repr=False,
        default=Factory(lambda row: tuple([cell.text for cell in row.values]), takes_self=True),
    )
    """What its cells of figures say."""

    @property
    def where(self) -> str:
        """Where the row begins."""
        return self.cells[0].where

    @property
    def end(self) -> int:
        """The column of the grid after its last cell."""
        return self.cells[-1].column + self.cells[-1].span

    @property
    def raw(self) -> str:
        """The row as text, its cells parted by bars."""
        return "|".join(cell.text for cell in self.cells if cell.text)


def align(
    row: SourceRow,
    width: int,
    *,
    lost: int = 0,
    label_columns: int = 1,
    first_column: int | None = None,
    head_column: int | None = None,
    heads: Sequence[SourceCell] = (),
) -> tuple[SourceCell, ...] | None:
    """Return the cells of a row's figures, one for each of the columns, or None.

    Empty cells that merged labels left before the figures, or merged heads behind them, are
    dropped where that can be done in one way only. lost: how many columns at the end the heads show
    to be cut off. label_columns: how many columns of a grid labels take. first_column: where the
    figures begin in rows that leave no doubt, which settles it for the others. head_column: where
    the head of the first column stands. heads: those of all columns, where they are known.
    """
    values = row.values
    if row.torn or not _are_in_a_line(row):
        return None
    if len(values) == width and "" not in row.texts:
        return values
    if not row.side_by_side:
        fits = len(values) == width or (lost and len(values) == width - lost)
        return values if fits else None
    filled = [index for index, cell in enumerate(values) if cell.text]
    if not filled:
        return values[:width] if len(values) >= width else None
    if width == 1:
        return (values[filled[0]],) if len(filled) == 1 else None
    labels_end = label_columns if first_column is None else max(label_columns, first_column)
    padding = min(filled[0], max(0, labels_end - row.label_end))
    sizes = (width, width - lost) if lost else (width,)
    chosen = _only_way(values, filled, sizes, padding, first_column)
    if chosen is None:
        return None
    if _may_begin_later(row, chosen, label_columns, head_column):
        return None
    whole = all(cell.text for cell in chosen)
    if not whole and any(cell.span > 1 for cell in chosen) and not _stand_under(heads, chosen):
        return None  # a figure may stand over two columns
    if chosen[-1].text:
        return chosen
    one_short = width > _FEW and len(filled) == width - 1 and chosen[-1] is not values[-1]
    return None if one_short or row.end < row.grid else chosen


def _only_way(
    values: tuple[SourceCell, ...],
    filled: Sequence[int],
    sizes: Sequence[int],
    padding: int,
    first_column: int | None,
) -> tuple[SourceCell, ...] | None:
    """Return the cells of so many columns if only empty ones can be dropped in one way, or None.

    padding: how many may be dropped before the first.
    """
    leading, trailing = filled[0], len(values) - 1 - filled[-1]
    ways = [
        values[before : before + size]
        for size in sizes
        for before in range(padding + 1)
        if 0 <= len(values) - before - size <= trailing
    ]
    sure = [way for way in ways if way[0].column == first_column]
    if len(ways) > 1 and len(sure) == 1:
        return sure[0]
    alike = {(way[0].column, tuple(cell.text for cell in way if cell.text)) for way in ways}
    if len(alike) != 1 or (not ways[0][0].text and leading <= padding):
        return None  # the second: what would be an empty first cell may be padding as well
    return ways[0]


def _may_begin_later(
    row: SourceRow, chosen: Sequence[SourceCell], label_columns: int, head_column: int | None
) -> bool:
    """Tell whether the empty cell that ends a row may be its last figure, and not padding.

    Then what begins it is the number of the row, a year, or padding of its labels. Padding makes up
    for the columns of labels that a row lacks, and stands under no head.
    """
    surplus = len(row.values) - len(chosen)
    if len(chosen) <= _FEW or surplus == 0 or chosen[-1] is row.values[-1]:
        return False
    return surplus != label_columns - row.label_end and chosen[0].column != head_column


def _stand_under(heads: Sequence[SourceCell], cells: Sequence[SourceCell]) -> bool:
    """Tell whether each cell has a head of its own, over the same columns of the grid."""
    return [(cell.column, cell.span) for cell in cells] == [
        (head.column, head.span) for head in heads
    ]


def _are_in_a_line(row: SourceRow) -> bool:
    """Tell whether no cell of another row reaches down between the figures of a row."""
    if not row.side_by_side or not row.values:
        return True
    ends = row.label_end if row.labels else row.values[0].column
    for cell in row.values:
        if cell.column != ends:
            return False
        ends += cell.span
    return True


def first_column(rows: Sequence[SourceRow], width: int, *, key: str) -> int | None:
    """Return the column of the grid in which figures begin, if it is the same in all rows.

    The rows that have all of their figures tell it; where there is none, and no row is shorter than
    another, the head of the first column does. key: of that column.
    """
    grids = [row for row in rows if row.side_by_side]
    found: set[int] = set()
    for row in grids:
        filled = [index for index, cell in enumerate(row.values) if cell.text]
        if len(filled) == width == filled[-1] - filled[0] + 1:
            found.add(row.values[filled[0]].column)
    if not found and all(row.end == row.grid for row in grids):
        return head_column(rows, key=key)
    return found.pop() if len(found) == 1 else None


def head_column(rows: Sequence[SourceRow], *, key: str) -> int | None:
    """Return the column of the grid in which the heads with a column's key begin; the first one.

    None where no head is in a grid.
    """
    return min(
        (
            cell.column
            for row in rows
            if row.side_by_side
            for cell, labels in row.labels
            if column_of(labels) == key
        ),
        default=None,
    )


def is_of_another_year(row: SourceRow) -> bool:
    """Tell whether a row has a label of its own that is a year's, as 上年 or 2021年."""
    return any(not labels and _YEAR.search(cell.text) for cell, labels in row.labels)


def named_place(row: SourceRow) -> tuple[str, SourceCell] | None:
    """Return the place of the form's row that a row names, and the cell that names it.

    The label next to the figures names them; 总计 or 其他 behind heads is a head as well.
    """
    if not row.labels:
        return None
    cell, labels = row.labels[-1]
    place = place_of(labels)
    if place is None:
        return None
    if column_of(labels) is not None and any(is_head(before) for _, before in row.labels[:-1]):
        return None
    if row.side_by_side and any(is_head(each) for _, each in row.labels):
        return None
    return place, cell
