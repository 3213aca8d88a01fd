"""The lines of a table's region into rows: from a grid, a cell a line, or running text."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from attrs import evolve

from ..form.rows import TableKey, rows
from ..model.printed import EDITIONS
from .labels import Label, column_of, exactly, is_head, match, partial, place_of
from .lines import Line, SourceCell
from .numbers import is_figure
from .parting import Labelled
from .rows import SourceRow
from .segmenting import Segment, is_aside, is_mixed, segments
from .settling import is_off

_PAGE_DIGITS = 4
_GLUED = re.compile("[一-鿿）][0-9]")


def source_rows(lines: Sequence[Line], table: TableKey) -> Iterator[SourceRow]:
    """Yield the rows of a region.

    In a text where no line holds two filled cells, every cell has a line of its own: a row there is
    a run of labels and the figures after it. Where a line holds a label and figures and nothing
    parts them, the labels of the form do.
    """
    notes = [line for line in lines if is_aside(line)]
    lines = [line for line in lines if not is_aside(line)]
    for line in notes:
        labels = tuple((cell, ()) for cell in line.cells)
        yield SourceRow(cells=line.cells, labels=labels, values=(), side_by_side=False)
    tabular = any(line.row and len(line.filled) > 1 for line in lines)
    if any(is_mixed(line) or (tabular and not line.row) for line in lines):
        yield from _from_text(lines, table)
    elif tabular:
        yield from _from_rows(lines, table)
    else:
        yield from _from_stream([cell for line in lines for cell in line.filled], table)


def _from_text(lines: Sequence[Line], table: TableKey) -> Iterator[SourceRow]:
    """Yield the rows of running text, and of tables that stand in it.

    A row without a label has that of the text just before it. Heads in text beside a table tell no
    order of its columns.
    """
    tabular = any(line.row for line in lines)
    pending: tuple[Labelled, ...] = ()
    for of_table, group in groupby(lines, key=lambda line: line.row):
        if not of_table:
            part = list(group)
            found = list(segments(part, table))
            pending = found.pop().labels if found and not found[-1].figures else ()
            yield from _from_segments(found, table, lossy=_is_apart(part, table))
            continue
        for row in _from_rows(list(group), table):
            takes = not row.labels and any(row.texts)
            if pending and not takes:
                yield _of_labels(pending, tabular=tabular)
            yield evolve(row, labels=pending) if takes else row
            pending = ()
    if pending:
        yield _of_labels(pending, tabular=tabular)


def _of_labels(labels: Sequence[Labelled], *, tabular: bool) -> SourceRow:
    kept = tuple(each for each in labels if not (tabular and is_head(each[1])))
    return SourceRow(cells=_cells(labels), labels=kept, values=(), side_by_side=False)


def _is_apart(lines: Sequence[Line], table: TableKey) -> bool:
    """Tell whether white space parts the heads of columns on a line, and figures from labels."""
    heads = any(
        sum(column_of(match(table, word)) is not None for word in line.text.split()) > 1
        for line in lines
        if " " in line.text
    )
    return heads and not any(_GLUED.search(line.text) for line in lines)


def _from_segments(
    found: Sequence[Segment], table: TableKey, *, lossy: bool
) -> Iterator[SourceRow]:
    """Yield segments as rows; where white space parts the figures of most, it does of all.

    A row with fewer of them than columns may still be fused, or have lost some: of a row of table 2
    without others nobody knows, and where lossy is set it has lost some.
    """
    widths = [_widths(table, each.labels[-1][1] if each.labels else ()) for each in found]
    several = [
        len(each.figures) in wide
        for each, wide in zip(found, widths, strict=True)
        if min(wide, default=0) > 1
    ]
    apart = any(len(each.figures) > 1 for each in found)
    fused = 2 * sum(several) <= len(several) if several else not apart
    torn = _torn(found, table)
    alone = table == "proactive" and sum(bool(each.figures) for each in found) == 1
    for each, wide in zip(found, widths, strict=True):
        figures, others = (each.figures, ()) if fused else _on_one_line(each.figures, wide)
        yield SourceRow(
            cells=_cells(each.labels) + each.figures,
            labels=each.labels,
            values=figures,
            side_by_side=False,
            fused=fused or len(figures) < min(wide, default=0),
            lossy=lossy or not fused or alone,
            torn=each in torn and not others,
        )
        for cell in others:
            yield SourceRow(cells=(cell,), labels=((cell, ()),), values=(), side_by_side=False)


def _torn(found: Sequence[Segment], table: TableKey) -> Sequence[Segment]:
    """Return the segments of which a figure stands on a line of its own, as in few others.

    What is printed alone and is as short as a page's number may be one.
    """
    filled = [each for each in found if each.figures]
    alone = [each for each in filled if _stands_alone(each, table)]
    return alone if 2 * len(alone) < len(filled) or len(filled) == 1 else ()


def _stands_alone(segment: Segment, table: TableKey) -> bool:
    lines = Counter(cell.where for cell in segment.figures)
    if table == "proactive" and segment.labels:
        lines[segment.labels[-1][0].where] += 1
    return len(lines) > 1 and any(
        lines[cell.where] == 1 and len(cell.text) < _PAGE_DIGITS for cell in segment.figures
    )


def _on_one_line(
    figures: tuple[SourceCell, ...], widths: set[int]
) -> tuple[tuple[SourceCell, ...], tuple[SourceCell, ...]]:
    """Return the figures of a row, and the number of a page that stands among them on its own."""
    lines: dict[str, list[SourceCell]] = {}
    for cell in figures:
        lines.setdefault(cell.where, []).append(cell)
    whole = [line for line, cells in lines.items() if len(cells) in widths]
    others = [cell for cell in figures if whole and cell.where != whole[0]]
    alone = all(len(lines[cell.where]) == 1 and len(cell.text) < _PAGE_DIGITS for cell in others)
    if len(figures) in widths or len(whole) != 1 or not alone:
        return figures, ()
    return tuple(lines[whole[0]]), tuple(others)


def _cells(labels: Sequence[Labelled]) -> tuple[SourceCell, ...]:
    return tuple(cell for cell, _ in labels)


def _widths(table: TableKey, labels: tuple[Label, ...]) -> set[int]:
    """Return how many columns the row that labels name has, in either edition."""
    if table == "disputes":
        return {sum(len(row.columns) for row in rows(table, "2021"))}
    place = place_of(labels)
    return {
        len(row.columns)
        for edition in EDITIONS
        for row in rows(table, edition)
        if row.place == place
    }


def _from_rows(lines: Sequence[Line], table: TableKey) -> Iterator[SourceRow]:
    grid = max(line.cells[-1].column + line.cells[-1].span for line in lines)
    for line in lines:
        start, last, figures = 0, -1, False
        for index, cell in enumerate(line.cells):
            text = cell.text
            if not text:
                continue
            if text.isdigit() or is_figure(text):
                figures = True
                continue
            known = match(table, text)
            if figures and place_of(known) is not None and not is_head(known):
                yield _row(line, start, last, index, table=table, grid=grid)
                start, last, figures = index, index, False
            elif last < start or known or partial(table, text):
                last = index
        yield _row(line, start, last, len(line.cells), table=table, grid=grid)


def _row(line: Line, start: int, last: int, end: int, *, table: TableKey, grid: int) -> SourceRow:
    """Return the row of a line's cells from start to end, of which last is the last label."""
    labels = [cell for cell in line.cells[start : last + 1] if cell.text]
    return SourceRow(
        cells=line.cells[start:end],
        labels=tuple((cell, match(table, cell.text)) for cell in labels),
        values=line.cells[max(start, last + 1) : end],
        side_by_side=line.row,
        label_end=line.cells[last].column + line.cells[last].span if labels else 0,
        grid=grid,
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


def with_doubts(
    tables: Mapping[TableKey, Sequence[SourceRow]],
) -> dict[TableKey, list[SourceRow]]:
    """Return the rows, the fused ones marked with what the others tell of them.

    Cells are lost where a row has fewer digits than columns, or none. Sums are no evidence where a
    row of table 3 that can be cut in one way only does not add up: not in that table, nor in the
    next, which has no others to confirm them. Where the cells of table 3 are apart, so are those of
    the other tables.
    """
    long = [row for row in tables["requests"] if row.values and not row.side_by_side]
    apart = 2 * sum(not row.fused for row in long) > len(long)
    fused: list[tuple[SourceRow, TableKey]] = [
        (row, table) for table, found in tables.items() for row in found if row.fused
    ]
    lossy = any(_has_lost(row, table) for row, table in fused)
    names = Counter(_place(row) for row, table in fused if table == "requests")
    doubted = any(
        table == "requests" and names[_place(row)] == 1 and _is_off(row) for row, table in fused
    )

    def marked(row: SourceRow, table: TableKey) -> SourceRow:
        if not row.fused:
            return row
        if apart and table != "requests":
            return evolve(row, fused=False)
        return evolve(row, lossy=row.lossy or lossy, doubted=doubted)

    return {table: [marked(row, table) for row in found] for table, found in tables.items()}


def _place(row: SourceRow) -> str | None:
    return place_of(row.labels[-1][1]) if row.labels else None


def _is_off(row: SourceRow) -> bool:
    columns = rows("requests", "2021")[0].columns
    return _place(row) is not None and bool(row.values) and is_off(row, columns)


def _has_lost(row: SourceRow, table: TableKey) -> bool:
    if row.lossy:
        return False
    *before, (_, labels) = row.labels or ((None, ()),)
    widths = _widths(table, labels)
    digits = sum(len(cell.text) for cell in row.values)
    passed_over = table != "disputes" and any(
        each and all(label.role == "row" for label in each) for _, each in before
    )
    return passed_over or (bool(row.values) and digits < min(widths, default=0))
