"""The rows of a table's region: which label leads them, and which figures stand in which column.

A row is read by order within it, never by grid column: pasted grids shift, and merged heads leave
padding. Where the figures do not fill the columns one by one, nothing is put anywhere.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from ..form.rows import TableKey
from .labels import Label, column_of, exactly, is_head, match, place_of
from .lines import Line, SourceCell
from .numbers import is_figure


@frozen(kw_only=True)
class SourceRow:
    """A row of the source: the label cells before its figures, and the cells of figures.

    labels: what each label cell may be, in order. side_by_side: whether the source says which cells
    stand in the row, so that an empty cell is a cell and not a lost one. label_end: how many columns
    of the grid there are up to the last label.
    """

    cells: tuple[SourceCell, ...]
    labels: tuple[tuple[SourceCell, tuple[Label, ...]], ...]
    values: tuple[SourceCell, ...]
    side_by_side: bool
    label_end: int = 0

    @property
    def where(self) -> str:
        """Where the row begins."""
        return self.cells[0].where

    @property
    def texts(self) -> tuple[str, ...]:
        """What its cells of figures say."""
        return tuple(cell.text for cell in self.values)

    @property
    def raw(self) -> str:
        """The row as text, its cells parted by bars."""
        return "|".join(cell.text for cell in self.cells if cell.text)


def source_rows(lines: Sequence[Line], table: TableKey) -> Iterator[SourceRow]:
    """Yield the rows of a region.

    In a text where no line holds two filled cells, every cell has a line of its own: a row there is
    a run of labels and the figures after it.
    """
    if any(line.row and len(line.filled) > 1 for line in lines):
        yield from _from_rows(lines, table)
    else:
        yield from _from_stream([cell for line in lines for cell in line.filled], table)


def _from_rows(lines: Sequence[Line], table: TableKey) -> Iterator[SourceRow]:
    for line in lines:
        last = -1
        for index, cell in enumerate(line.cells):
            if cell.text and not is_figure(cell.text) and (last < 0 or match(table, cell.text)):
                last = index
        labels = [cell for cell in line.cells[: last + 1] if cell.text]
        yield SourceRow(
            cells=line.cells,
            labels=tuple((cell, match(table, cell.text)) for cell in labels),
            values=line.cells[last + 1 :],
            side_by_side=line.row,
            label_end=line.cells[last].column + line.cells[last].span if labels else 0,
        )


def _from_stream(cells: Sequence[SourceCell], table: TableKey) -> Iterator[SourceRow]:
    labels: list[SourceCell] = []
    values: list[SourceCell] = []
    for cell in cells:
        if is_figure(cell.text):
            values.append(cell)
            continue
        if values or (labels and _lost(labels[-1], cell, table)):
            yield _stream_row(labels, values, table)
            labels, values = [], []
        labels.append(cell)
    yield _stream_row(labels, values, table)


def _lost(label: SourceCell, following: SourceCell, table: TableKey) -> bool:
    """Tell whether a row's cells are lost: another label follows its own at once."""
    labels = match(table, label.text)
    only_row = bool(labels) and all(each.role == "row" for each in labels)
    return only_row and bool(match(table, following.text))


def _stream_row(labels: list[SourceCell], values: list[SourceCell], table: TableKey) -> SourceRow:
    return SourceRow(
        cells=(*labels, *values),
        labels=tuple(_whole_labels(labels, table)),
        values=tuple(values),
        side_by_side=False,
    )


def _whole_labels(
    cells: list[SourceCell], table: TableKey
) -> Iterator[tuple[SourceCell, tuple[Label, ...]]]:
    """Yield the labels among cells, those that were broken over two or three lines joined."""
    index = 0
    while index < len(cells):
        taken, text = 1, cells[index].text
        for length in (2, 3):
            joined = "".join(part.text for part in cells[index : index + length])
            if exactly(table, joined) or not match(table, text):
                taken, text = (length, joined) if match(table, joined) else (taken, text)
        yield SourceCell(text=text, where=cells[index].where), match(table, text)
        index += taken


def align(
    row: SourceRow, width: int, *, lost: int = 0, label_columns: int = 1
) -> tuple[SourceCell, ...] | None:
    """Return the cells of a row's figures, one for each of the columns, or None.

    Empty cells that merged labels left before the figures, or merged heads behind them, are
    dropped where that can be done in one way only. lost: how many columns at the end the heads show
    to be cut off. label_columns: how many columns of a grid labels take.
    """
    values = row.values
    if not row.side_by_side:
        fits = len(values) == width or (lost and len(values) == width - lost)
        return values if fits else None
    filled = [index for index, cell in enumerate(values) if cell.text]
    if not filled:
        return values[:width] if len(values) >= width else None
    if width == 1:
        return (values[filled[0]],) if len(filled) == 1 else None
    leading, trailing = filled[0], len(values) - 1 - filled[-1]
    padding = min(leading, max(0, label_columns - row.label_end))
    ways = [
        (before, values[before : before + size])
        for size in (width, width - lost)
        for before in range(padding + 1)
        if 0 <= len(values) - before - size <= trailing
    ]
    texts = {(before, tuple(cell.text for cell in cells if cell.text)) for before, cells in ways}
    if len(texts) != 1 or ways[0][0] < leading <= padding:
        return None  # the second: what would be an empty first cell may be padding as well
    return ways[0][1]


def named_place(row: SourceRow) -> tuple[str, SourceCell] | None:
    """Return the place of the form's row that a row names, and the cell that names it.

    The label next to the figures names them; 总计 or 其他 behind heads is a head as well.
    """
    if not row.labels:
        return None
    cell, labels = row.labels[-1]
    place = place_of(labels)
    behind_heads = any(is_head(before) for _, before in row.labels[:-1])
    if place is None or (behind_heads and column_of(labels) is not None):
        return None
    if row.side_by_side and any(is_head(each) for _, each in row.labels):
        return None
    return place, cell
