"""Tables that go on over the end of a page: repeated heads, broken rows, and labels cut in two."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from attrs import evolve

from ..numbers import is_figure
from .tables import TableCell, TableRow
from .text import fills, joined

_SAME_EDGE = 6.0
ORDINAL = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}\s*[)）、.．:：]|第")


def continued(items: Iterable[Any]) -> list[Any]:
    """Return what stands on all pages in order, with the tables that a page's end breaks mended.

    A table goes on where nothing stands between its rows but the page's end, and its sides are
    where they were. Heads that are printed again are dropped. What is joined must look broken:
    the words above fill their line and those below open no new item.
    """
    found: list[Any] = []
    begin = 0
    repeated: int | None = None
    for item in items:
        last = found[-1] if found else None
        if not isinstance(item, TableRow) or not isinstance(last, TableRow):
            begin, repeated = len(found), None
            found.append(item)
            continue
        if item.page != last.page:
            if not _goes_on(last, item):
                begin, repeated = len(found), None
                found.append(item)
                continue
            if repeated is None:
                repeated = 0
            head = found[begin + repeated]
            if _is_head(item) and head.page != item.page and head.texts == item.texts:
                repeated += 1
                continue
            upper = [row for row in found[begin:] if row.page == last.page]
            found[len(found) - len(upper) :] = _mended(upper, item)
            repeated = None
        else:
            if item.bounds != last.bounds:
                begin = len(found)
            found.append(item)
    return found


def _goes_on(last: TableRow, row: TableRow) -> bool:
    sides = all(abs(last.bounds[side] - row.bounds[side]) <= _SAME_EDGE for side in (0, 2))
    return last.ruled and row.ruled and row.page == last.page + 1 and sides


def _is_head(row: TableRow) -> bool:
    return any(row.texts) and not _has_figures(row)


def _has_figures(row: TableRow) -> bool:
    return any(cell.text and is_figure(cell.text) for cell in row.cells)


def _labels(row: TableRow) -> list[TableCell]:
    return [cell for cell in row.cells if cell.text and not is_figure(cell.text)]


def _mended(upper: list[TableRow], row: TableRow) -> list[TableRow]:
    """Return the rows of a page with the first row of the next, joined where a label is cut."""
    for cell in _labels(row)[:-1]:
        at = _cut_above(upper, cell)
        if at is not None:
            whole = upper[at[0]].cells[at[1]]
            upper[at[0]] = _replaced(upper[at[0]], whole, _joined_cells(whole, cell))
            row = _replaced(row, cell, evolve(cell, lines=(), text=""))
    if _is_broken(upper[-1], row):
        return [*upper[:-1], _joined_rows(upper[-1], row)]
    return [*upper, row]


def _cut_above(upper: Sequence[TableRow], cell: TableCell) -> tuple[int, int] | None:
    """Return the row and number of the cell that goes down to the page's end and is cut there."""
    for index in reversed(range(len(upper))):
        for number, above in enumerate(upper[index].cells):
            reaches = abs(above.box[3] - upper[index].bounds[3]) <= _SAME_EDGE
            beside = upper[index].cells[number + 1 :]
            labelled = any(other.text and not is_figure(other.text) for other in beside)
            if reaches and labelled and _same_column(above, cell):
                return (index, number) if _is_cut(above, cell) else None
    return None


def _same_column(above: TableCell, below: TableCell) -> bool:
    return all(abs(above.box[side] - below.box[side]) <= _SAME_EDGE for side in (0, 2))


def _is_cut(above: TableCell, below: TableCell) -> bool:
    """Tell whether the words below go on those above: they would not have stood on one line."""
    return (
        bool(above.lines and below.lines)
        and not ORDINAL.match(below.text)
        and fills(above.lines[-1], below.lines[0], above.width)
    )


def _is_broken(last: TableRow, row: TableRow) -> bool:
    """Tell whether a row is the rest of the one before the page's end.

    Then only one of the two has figures; the labels of the other go on, or it has none.
    """
    if _has_figures(last) == _has_figures(row):
        return False
    if not all(_partner(last, cell) for cell in row.cells if cell.text):
        return False
    if not _labels(last) or not _labels(row):
        return bool(_labels(last) or _labels(row)) and not (
            (_has_figures(last) and _labels(last)) or (_has_figures(row) and _labels(row))
        )
    pairs = [(_partner(last, cell), cell) for cell in _labels(row)]
    return all(above is not None and _is_cut(above, cell) for above, cell in pairs)


def _partner(last: TableRow, cell: TableCell) -> TableCell | None:
    return next((above for above in last.cells if _same_column(above, cell)), None)


def _joined_rows(last: TableRow, row: TableRow) -> TableRow:
    for cell in row.cells:
        above = _partner(last, cell)
        if above is not None and cell.text:
            last = _replaced(last, above, _joined_cells(above, cell))
    return last


def _joined_cells(above: TableCell, below: TableCell) -> TableCell:
    lines = (*above.lines, *below.lines)
    return evolve(above, lines=lines, text=joined(lines, above.width))


def _replaced(row: TableRow, cell: TableCell, by: TableCell) -> TableRow:
    return evolve(row, cells=tuple(by if each is cell else each for each in row.cells))
