"""Ruling lines into grids: the boxes between them, joined where a ruling is left out."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from attrs import field, frozen

from ...errors import LimitError
from .drawings import Box, Ruling

_NEAR = 0.25
_SHORT = 0.6
_COVERED = 0.5


@frozen(kw_only=True)
class GridCell:
    """A cell of a grid: the first row and column that it takes, and how many of them."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@frozen(kw_only=True)
class Grid:
    """The cells between rulings, in reading order; xs and ys are where the rulings stand.

    owners: the cell that each field of the grid belongs to, row by row.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    owners: tuple[int, ...] = field(repr=False)

    @property
    def box(self) -> Box:
        """The whole grid."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def cell_at(self, x: float, y: float) -> int | None:
        """Return the number of the cell around a point."""
        xs, ys = self.xs, self.ys
        if not (xs[0] <= x < xs[-1] and ys[0] <= y < ys[-1]):
            return None
        return self.owners[(bisect_right(ys, y) - 1) * (len(xs) - 1) + bisect_right(xs, x) - 1]


def grids(
    across: Sequence[Ruling], down: Sequence[Ruling], *, size: float, limit: int
) -> tuple[Grid, ...]:
    """Return the grids that rulings make; size is that of the characters, the measure of nearness.

    A single box is no grid. A side without a ruling is where the rulings that end there end.
    Raises LimitError where a grid has more than limit fields.
    """
    level, upright = _merged(across, size), _merged(down, size)
    found = (_grid(*part, size=size, limit=limit) for part in _crossing(level, upright, size))
    return tuple(sorted((each for each in found if each), key=lambda grid: grid.ys[0]))


def _merged(rulings: Iterable[Ruling], size: float) -> list[Ruling]:
    """Join rulings that lie on each other or go on in one line; drop what is shorter than text."""
    near = _NEAR * size
    merged: list[Ruling] = []
    ordered = sorted(rulings)
    begin = 0
    for end in range(1, len(ordered) + 1):
        if end < len(ordered) and (
            ordered[end].position - ordered[end - 1].position <= near
            and ordered[end].position - ordered[begin].position <= 1.5 * near
        ):
            continue
        merged.extend(_in_line(ordered[begin:end], 1.5 * near))
        begin = end
    return sorted(each for each in merged if each.end - each.start >= _SHORT * size)


def _in_line(rulings: Sequence[Ruling], gap: float) -> list[Ruling]:
    """Join the rulings of one line that touch; the longest tells where it stands."""
    joined: list[Ruling] = []
    longest = 0.0
    for position, start, end in sorted(rulings, key=lambda each: each.start):
        if not joined or start > joined[-1].end + gap:
            joined.append(Ruling(position, start, end))
            longest = end - start
            continue
        last = joined[-1]
        place = position if end - start > longest else last.position
        longest = max(longest, end - start)
        joined[-1] = Ruling(place, last.start, max(last.end, end))
    return joined


def _crossing(
    level: Sequence[Ruling], upright: Sequence[Ruling], size: float
) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Return the sets of rulings that are connected by crossing or touching."""
    near = _NEAR * size
    parents = list(range(len(level) + len(upright)))
    positions = [each.position for each in upright]  # they are in order
    for index, (y, left, right) in enumerate(level):
        for other in range(bisect_right(positions, left - near), len(upright)):
            x, top, bottom = upright[other]
            if x > right + near:
                break
            if top - near <= y <= bottom + near:
                parents[_root(parents, index)] = _root(parents, len(level) + other)
    parts: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for index, each in enumerate([*level, *upright]):
        part = parts.setdefault(_root(parents, index), ([], []))
        part[index >= len(level)].append(each)
    return [part for part in parts.values() if all(part)]


def _root(parents: list[int], index: int) -> int:
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def _grid(
    level: Sequence[Ruling], upright: Sequence[Ruling], *, size: float, limit: int
) -> Grid | None:
    xs = _positions(upright, level, size)
    ys = _positions(level, upright, size)
    columns, rows = len(xs) - 1, len(ys) - 1
    if columns * rows > limit:
        raise LimitError(
            f"a table of the PDF has {columns * rows} cells; at most {limit} are read; "
            "give limits to read more"
        )
    if columns < 1 or rows < 1 or columns * rows < 2:
        return None
    right_of = _barriers(upright, xs, ys, size)
    below = _barriers(level, ys, xs, size)
    parents = list(range(columns * rows))
    for row in range(rows):
        for column in range(columns - 1):
            if (column + 1, row) not in right_of:
                here = row * columns + column
                parents[_root(parents, here)] = _root(parents, here + 1)
    by_rows = list(parents)
    for row in range(rows - 1):
        for column in range(columns):
            if (row + 1, column) not in below:
                here = row * columns + column
                parents[_root(parents, here)] = _root(parents, here + columns)
    return _cells(xs, ys, parents, by_rows)


def _positions(along: Sequence[Ruling], ending: Sequence[Ruling], size: float) -> list[float]:
    """Return where the rulings of one direction stand, with the open sides of the others."""
    found: list[float] = []
    begin = -math.inf
    for position in sorted(each.position for each in along):
        if found and position - begin <= 2 * _NEAR * size:
            found[-1] = (begin + position) / 2
        else:
            found.append(begin := position)
    first, last = min(each.start for each in ending), max(each.end for each in ending)
    if first < found[0] - size * _SHORT:
        found.insert(0, first)
    if last > found[-1] + size * _SHORT:
        found.append(last)
    return found


def _barriers(
    rulings: Iterable[Ruling], positions: Sequence[float], steps: Sequence[float], size: float
) -> set[tuple[int, int]]:
    """Return which position is ruled at which step of the other direction, for half or more."""
    lengths: dict[tuple[int, int], float] = {}
    for position, start, end in rulings:
        line = bisect_right(positions, position + _NEAR * size) - 1
        first = max(0, bisect_right(steps, start) - 1)
        for step in range(first, len(steps) - 1):
            if steps[step] >= end:
                break
            shared = min(end, steps[step + 1]) - max(start, steps[step])
            lengths[line, step] = lengths.get((line, step), 0.0) + shared
    return {
        (line, step)
        for (line, step), length in lengths.items()
        if length >= _COVERED * (steps[step + 1] - steps[step])
    }


def _cells(
    xs: Sequence[float], ys: Sequence[float], parents: list[int], by_rows: list[int]
) -> Grid:
    """Return the grid of joined fields; what does not join to a box is joined only in its rows."""
    columns = len(xs) - 1
    roots = [_root(parents, index) for index in range(len(parents))]
    fields: dict[int, list[int]] = {}
    for index, root in enumerate(roots):
        fields.setdefault(root, []).append(index)
    for same in list(fields.values()):
        left, top, right, bottom = _extent(same, columns)
        if len(same) != (right - left) * (bottom - top):
            for index in same:
                roots[index] = -1 - _root(by_rows, index)
    numbers: dict[int, int] = {}
    members: list[list[int]] = []
    for index, root in enumerate(roots):
        if root not in numbers:
            numbers[root] = len(members)
            members.append([])
        members[numbers[root]].append(index)
    cells: list[GridCell] = []
    for same in members:
        left, top, right, bottom = _extent(same, columns)
        box = (xs[left], ys[top], xs[right], ys[bottom])
        cells.append(
            GridCell(row=top, column=left, rows=bottom - top, columns=right - left, box=box)
        )
    owners = tuple(numbers[root] for root in roots)
    return Grid(xs=tuple(xs), ys=tuple(ys), cells=tuple(cells), owners=owners)


def _extent(fields: Sequence[int], columns: int) -> tuple[int, int, int, int]:
    """Return the first column and row that fields take, and those after their last."""
    across = [index % columns for index in fields]
    down = [index // columns for index in fields]
    return min(across), min(down), max(across) + 1, max(down) + 1
