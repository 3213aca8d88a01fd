"""The three tables as the form prints them: slots with their spans, derived from rows and columns.

A layout is a grid of equal columns, filled without a hole: a slot spans columns of the grid and
lines of the table. Table 2 has a grid of four columns in the 2021 form and of five in the 2019
form; a report that mixes the two by block is laid out on five.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from ..model.printed import Edition
from ..model.proactive import STUB, ExtraRow
from ..model.report import Report
from ..model.requests import COLUMN_HEAD, STUB_NOTE
from .places import table_rows
from .rows import Row, editions_of, rows

Role: TypeAlias = Literal["caption", "note", "head", "label", "figure"]
Scope: TypeAlias = Literal["col", "row", "colgroup", "rowgroup"]

_GRID: dict[Edition, int] = {"2019": 5, "2021": 4}
"""The columns of the grid of table 2."""


@frozen(kw_only=True)
class Slot:
    """A cell of the printed table: a label with its text, or a figure with its place.

    scope: what a head or label is for, as in HTML; None for a note and a figure.
    """

    role: Role
    text: str = ""
    place: str | None = None
    rowspan: int = 1
    colspan: int = 1
    scope: Scope | None = None


Line: TypeAlias = tuple[Slot, ...]
"""A line of the printed table: the slots that begin in it."""


@frozen(kw_only=True)
class Layout:
    """A printed table: the lines of its head, then its body in groups of lines.

    width: columns of the grid. groups: how many of them stand under each outermost head.
    """

    width: int
    groups: tuple[int, ...]
    head: tuple[Line, ...]
    bodies: tuple[tuple[Line, ...], ...]


@frozen(kw_only=True)
class PrintedBlock:
    """A block of table 2 as a report prints it: rows of the form, then rows of its own.

    A block of nothing but extra rows stands under a caption of its own, or under none.
    """

    caption: str | None
    rows: tuple[Row, ...]
    extra: tuple[ExtraRow, ...]


def printed_blocks(report: Report) -> tuple[PrintedBlock, ...]:
    """Return the blocks of a report's table 2; one without rows is left out.

    An extra row stands after the rows of the block that has its caption, else at the end.
    """
    blocks = _form_blocks(table_rows(report, "proactive"))
    table = report.proactive.table
    if table is None or not table.extra:
        return blocks
    extra: dict[str | None, list[ExtraRow]] = {}
    for row in table.extra:
        extra.setdefault(row.caption, []).append(row)
    found = [evolve(block, extra=tuple(extra.pop(block.caption, ()))) for block in blocks]
    own = (PrintedBlock(caption=c, rows=(), extra=tuple(e)) for c, e in extra.items())
    return (*found, *own)


def proactive_width(blocks: Sequence[PrintedBlock]) -> int:
    """Return the columns that the grid of table 2 needs for the blocks of a report."""
    form = (grid_width(row) for block in blocks for row in block.rows)
    own = (1 + len(row.cells) for block in blocks for row in block.extra)
    return max(_GRID["2021"], *form, *own)


@cache
def grid_width(row: Row) -> int:
    """Return the columns of the grid that a row of table 2 stands in by its edition."""
    return max(_GRID[edition] for edition in editions_of(row.kind))


def spans(count: int, width: int) -> tuple[int, ...]:
    """Share the columns of a grid among some slots as evenly as the form does.

    >>> spans(3, 4), spans(2, 4), spans(1, 3)
    ((1, 2, 1), (2, 2), (3,))
    """
    cuts = [(2 * index * width + count) // (2 * count) for index in range(count + 1)]
    return tuple(end - start for start, end in pairwise(cuts))


@lru_cache(maxsize=256)
def proactive_layout(printed: tuple[Row, ...], width: int) -> Layout:
    """Return the layout of these rows of table 2, a group of lines for each block.

    A block is a caption, a line of heads and the rows; its values share the columns beside the
    label.
    """
    bodies = tuple(_block_lines(group, width) for group in _block_rows(printed))
    return Layout(width=width, groups=(1, width - 1), head=(), bodies=bodies)


@cache
def requests_layout(edition: Edition) -> Layout:
    """Return the layout of table 3: three columns of labels and seven of figures."""
    table = rows("requests", edition)
    columns = table[0].columns
    paths = [(COLUMN_HEAD, *((c.under,) if c.under else ()), c.label) for c in columns]
    head, labels = _heads(paths), _labels([row.heads for row in table])
    depth = max(len(row.heads) for row in table)
    note = Slot(role="note", text=STUB_NOTE, rowspan=len(head), colspan=depth)
    lines = [
        (*slots, *_figures(row, (1,) * len(columns)))
        for row, slots in zip(table, labels, strict=True)
    ]
    outermost = groupby(zip(table, lines, strict=True), key=lambda pair: pair[0].heads[0])
    return Layout(
        width=depth + len(columns),
        groups=(depth, len(columns)),
        head=((note, *head[0]), *head[1:]),
        bodies=tuple(tuple(line for _, line in group) for _, group in outermost),
    )


@cache
def disputes_layout() -> Layout:
    """Return the layout of table 4: one line of 15 figures under three lines of heads."""
    table = rows("disputes", "2021")
    paths = [(*row.heads, column.label) for row in table for column in row.columns]
    line = tuple(slot for row in table for slot in _figures(row, (1,) * len(row.columns)))
    outermost = groupby(path[0] for path in paths)
    return Layout(
        width=len(paths),
        groups=tuple(len(list(group)) for _, group in outermost),
        head=_heads(paths),
        bodies=((line,),),
    )


def _caption(group: Sequence[Row]) -> str | None:
    caption = group[0].caption
    return caption.text if caption else None


@lru_cache(maxsize=256)
def _form_blocks(printed: tuple[Row, ...]) -> tuple[PrintedBlock, ...]:
    return tuple(
        PrintedBlock(caption=_caption(group), rows=group, extra=())
        for group in _block_rows(printed)
    )


def _block_rows(printed: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    groups = groupby(printed, key=lambda row: row.caption)
    return tuple(tuple(group) for _, group in groups)


def _block_lines(group: tuple[Row, ...], width: int) -> tuple[Line, ...]:
    columns = group[0].columns
    shares = spans(len(columns), width - 1)
    caption = Slot(role="caption", text=_caption(group) or "", colspan=width, scope="rowgroup")
    heads = (
        Slot(role="head", text=STUB, scope="col"),
        *(
            Slot(role="head", text=column.label, colspan=share, scope="col")
            for column, share in zip(columns, shares, strict=True)
        ),
    )
    lines = (
        (Slot(role="label", text=row.label, scope="row"), *_figures(row, shares)) for row in group
    )
    return ((caption,), heads, *lines)


def _figures(row: Row, shares: Sequence[int]) -> Iterator[Slot]:
    for place, share in zip(row.places, shares, strict=True):
        yield Slot(role="figure", place=place, colspan=share)


@frozen
class _Branch:
    """A label of a tree: the leaves under it from start on, and the levels that it spans."""

    text: str
    level: int
    start: int
    leaves: int
    levels: int


def _tree(paths: Sequence[tuple[str, ...]]) -> list[_Branch]:
    """Return the labels of a tree in reading order; a leaf spans the levels that it lacks."""
    depth = max(map(len, paths))
    found: list[_Branch] = []
    for index, path in enumerate(paths):
        for level, text in enumerate(path):
            prefix = path[: level + 1]
            if index and paths[index - 1][: level + 1] == prefix:
                continue
            leaves = sum(1 for other in paths if other[: level + 1] == prefix)
            levels = depth - level if prefix == path else 1
            found.append(_Branch(text, level, index, leaves, levels))
    return found


def _heads(paths: Sequence[tuple[str, ...]]) -> tuple[Line, ...]:
    """Turn the paths of columns into lines of heads, the outermost first."""
    lines: list[list[Slot]] = [[] for _ in range(max(map(len, paths)))]
    for branch in _tree(paths):
        outermost = branch.level == 0 and branch.leaves > 1
        lines[branch.level].append(
            Slot(
                role="head",
                text=branch.text,
                rowspan=branch.levels,
                colspan=branch.leaves,
                scope="colgroup" if outermost else "col",
            )
        )
    return tuple(map(tuple, lines))


def _labels(paths: Sequence[tuple[str, ...]]) -> tuple[Line, ...]:
    """Turn the paths of rows into the labels that begin in each line."""
    lines: list[list[Slot]] = [[] for _ in paths]
    for branch in _tree(paths):
        outermost = branch.level == 0 and branch.leaves > 1
        lines[branch.start].append(
            Slot(
                role="label",
                text=branch.text,
                rowspan=branch.leaves,
                colspan=branch.levels,
                scope="rowgroup" if outermost else "row",
            )
        )
    return tuple(map(tuple, lines))
