"""Lay the tables of a report out as sites, offices and text extractors do."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from opengov.form.rows import TableKey
from opengov.model.report import Report

from .loose_layouts import apart, cut_grid, fused, spaced
from .sheets import HEADINGS, PrintedRow, Sheet, is_printed, sheet_of, whole

__all__ = ["HEADINGS", "LAYOUTS", "SIDE_BY_SIDE", "STACKED", "lay_out"]

Grid = list[list[str]]
Kind: TypeAlias = Literal["cells", "cut", "lines", "spaces", "fused"]
"""What a layout keeps: each cell, all cells but the last of some rows, the cells that are not
empty, blanks between them, or nothing."""

_WIDTHS: Mapping[TableKey, int] = {"proactive": 4, "requests": 10, "disputes": 15}


def proactive_grid(report: Report, blank: str) -> Grid:
    """Return table 2 as rows of cells, captions and heads with empty tails for merged cells."""
    return _grid(sheet_of(report, blank=blank), "proactive")


def requests_grid(report: Report, blank: str) -> Grid:
    """Return table 3 as rows of ten cells, group labels where their rows begin."""
    return _grid(sheet_of(report, blank=blank), "requests")


def disputes_grid(report: Report, blank: str) -> Grid:
    """Return table 4 as three rows of heads and one of 15 figures."""
    return _grid(sheet_of(report, blank=blank), "disputes")


def _grid(sheet: Sheet, table: TableKey) -> Grid:
    return [cells for _, cells in grid_rows(sheet.tables[table], table)]


def grid_rows(
    printed: Iterable[PrintedRow], table: TableKey, *, width: int = 0, breaks: bool = False
) -> Iterator[tuple[PrintedRow, list[str]]]:
    """Yield each row with its cells; captions, heads and short rows have empty tails.

    A row that has lost or won a cell is as much shorter or longer than the grid. breaks: whether
    the line breaks in labels are kept.
    """
    width = width or _WIDTHS[table]
    joint = "\n" if breaks else ""
    shown: tuple[str, ...] = ()
    for row in printed:
        if row.kind != "figures":
            labels = [label.replace("\n", joint) for label in row.labels]
            shown = () if row.kind == "heads" and row.anew else shown
            yield row, labels + [""] * (width - len(labels))
            continue
        before = () if row.anew else shown
        heads = [
            label.replace("\n", joint) if before[: index + 1] != row.labels[: index + 1] else ""
            for index, label in enumerate(row.labels[:-1])
        ]
        heads += [label.replace("\n", joint) for label in row.labels[-1:]]
        shown = row.labels
        stub = heads + [""] * (3 - len(heads)) if table == "requests" else heads
        tail = width - len(stub) - len(row.places)
        yield row, [*stub, *row.figures, *[""] * tail]


def tabbed(grid: Grid) -> str:
    """Return a grid as a browser's copy gives it."""
    return "\n".join("\t".join(row) for row in grid)


def piped(grid: Grid) -> str:
    """Return a grid with a bar behind each cell."""
    return "\n".join(" | ".join(row) + " |" for row in grid)


def fenced(grid: Grid) -> str:
    """Return a grid with a bar before and behind each cell."""
    return "\n".join("| " + " | ".join(row) + " |" for row in grid)


def with_tails(grid: Grid) -> str:
    """Return a grid with a bar behind each cell, the empty tails of merged cells as bare bars."""
    return "\n".join(_tail(row, " |") for row in grid)


def markdown(grid: Grid) -> str:
    """Return a grid as a Markdown table, its first row over the rule."""
    lines = fenced(grid).split("\n")
    return "\n".join([lines[0], "|" + "---|" * len(grid[0]), *lines[1:]]) if any(grid) else ""


def stacked(grid: Grid) -> str:
    """Return each cell on a line of its own, with blank lines between."""
    return "\n\n".join(cell for row in grid for cell in row if cell)


def stacked_closely(grid: Grid) -> str:
    """Return each cell on a line of its own."""
    return "\n".join(cell for row in grid for cell in row if cell)


def stacked_with_bars(grid: Grid) -> str:
    """Return each cell on a line of its own, a bar alone on the line after it."""
    return "\n|\n".join(cell for row in grid for cell in row if cell)


def stacked_before_bars(grid: Grid) -> str:
    """Return each cell on a line of its own, a bar behind it."""
    return "\n".join(f"{cell} |" for row in grid for cell in row if cell)


def stacked_with_tails(grid: Grid) -> str:
    """Return cells and bars on lines of their own, the tails of merged cells as a run of bars."""
    return "\n".join(_tail(row, "\n|") for row in grid)


def stacked_before_bars_with_tails(grid: Grid) -> str:
    """Return each cell with its bar on a line, the tails of merged cells as a run of bars."""
    return "\n".join(_tail(row, " |").replace(" | ", " |\n") for row in grid)


def _tail(row: Sequence[str], bar: str) -> str:
    """Return a row with a bar behind each cell, its empty last cells as bars without a space."""
    filled = max((i for i, cell in enumerate(row) if is_printed(cell)), default=0) + 1
    gap = " " if bar.startswith(" ") else "\n"
    head = gap.join(cell + bar for cell in row[:filled])
    empty = "|" * (len(row) - filled)
    return head + (gap + empty if empty else "")


SIDE_BY_SIDE: dict[str, Callable[[Grid], str]] = {
    "tabbed": tabbed,
    "piped": piped,
    "fenced": fenced,
    "piped with tails": with_tails,
    "Markdown": markdown,
}
STACKED: dict[str, Callable[[Grid], str]] = {
    "stacked": stacked,
    "stacked closely": stacked_closely,
    "stacked with bars": stacked_with_bars,
    "stacked before bars": stacked_before_bars,
    "stacked with tails": stacked_with_tails,
    "stacked before bars with tails": stacked_before_bars_with_tails,
}


def lay_out(report: Report, layout: Callable[[Grid], str], *, blank: str = "") -> str:
    """Return a whole report as text, its tables in a layout of grids."""
    sheet = sheet_of(report, blank=blank)
    return whole(sheet, {table: layout(_grid(sheet, table)) for table in sheet.tables})


@frozen(kw_only=True)
class Layout:
    """A way to write a whole report, and what is out of reach in it.

    kind: how much of the cells it keeps. write: takes the sheet. loses: the places of a sheet whose
    figures a reader of this layout may leave unknown.
    """

    kind: Kind
    write: Callable[[Sheet], str]
    loses: Callable[[Sheet], frozenset[str]]

    def __call__(self, printed: Report | Sheet) -> str:
        """Return the text of a report, or of a damaged sheet of one."""
        return self.write(printed if isinstance(printed, Sheet) else sheet_of(printed))


def _side_by_side(sheet: Sheet, *, join: Callable[[Grid], str], width: int = 4) -> str:
    """Write every table in rows; what stands between its rows is a line of its own."""
    tables: dict[TableKey, str] = {}
    for table, printed in sheet.tables.items():
        blocks: list[str] = []
        grid: Grid = []
        for row, cells in grid_rows(printed, table, width=width if table == "proactive" else 0):
            if row.kind == "dirt":
                blocks.extend([join(grid)] if grid else [])
                blocks.append(row.labels[0])
                grid = []
            else:
                grid.append(cells)
        blocks.extend([join(grid)] if grid else [])
        tables[table] = "\n".join(blocks)
    return whole(sheet, tables)


def _one_a_line(sheet: Sheet, *, join: Callable[[Grid], str], width: int = 4) -> str:
    """Write every cell on a line of its own, and a label that is broken on several."""
    tables: dict[TableKey, str] = {}
    for table, printed in sheet.tables.items():
        rows = grid_rows(printed, table, width=width if table == "proactive" else 0, breaks=True)
        tables[table] = join([[c if is_printed(c) else "" for c in cells] for _, cells in rows])
    return whole(sheet, tables)


def _in_two(sheet: Sheet) -> str:
    """Write table 3 broken in two, its heads and the caption of the outcomes printed again."""

    def broken(table: TableKey, row: PrintedRow) -> tuple[PrintedRow, ...]:
        if table != "requests" or not row.place.endswith(".not_held"):
            return (row,)
        heads = tuple(head for head in sheet.tables[table] if head.kind == "heads")[:3]
        gap = PrintedRow(kind="dirt", labels=("",))
        return (gap, *(evolve(head, anew=True) for head in heads), row)

    return _side_by_side(sheet.each_row(broken), join=tabbed)


def _nothing(_: Sheet) -> frozenset[str]:
    return frozenset()


def _rows_with_blanks(sheet: Sheet) -> frozenset[str]:
    """Return the places of rows that show a blank, where a layout shows no blanks."""
    return frozenset(
        place
        for _, row in sheet.rows
        for place in row.places
        if row.is_blank or row.place in sheet.broken
    )


def _torn_apart(sheet: Sheet) -> frozenset[str]:
    """Return what Markdown by OCR loses besides: rows whose label lies in pieces among others."""
    torn = {p for _, row in sheet.rows for p in row.places if len("".join(row.labels[-1:])) >= 32}
    return _rows_with_blanks(sheet) | torn


def _all(sheet: Sheet) -> frozenset[str]:
    return frozenset(sheet.truth)


def _totals_cut_off(sheet: Sheet) -> frozenset[str]:
    """Return what a grid of ten columns cut to nine loses: 总计 of each row with two labels.

    Six figures of which the last is the sum of the others may be those without the first columns.
    """
    lost = set(_rows_with_blanks(sheet))
    for table, row in sheet.rows:
        if table == "requests" and (len(row.labels) == 3 or row.place.endswith(".total")):
            known = [
                figure for place in row.places[:6] if isinstance(figure := sheet.truth[place], int)
            ]
            lost.update(row.places if sum(known) == 2 * sum(known[-1:]) else row.places[-1:])
    return frozenset(lost)


def _of_cells(join: Callable[[Grid], str], width: int = 4) -> Layout:
    return Layout(
        kind="cells", write=partial(_side_by_side, join=join, width=width), loses=_nothing
    )


def _of_lines(join: Callable[[Grid], str], width: int = 4) -> Layout:
    return Layout(
        kind="lines", write=partial(_one_a_line, join=join, width=width), loses=_rows_with_blanks
    )


LAYOUTS: dict[str, Layout] = {
    **{name: _of_cells(join) for name, join in SIDE_BY_SIDE.items()},
    "piped with tails, 5 columns": _of_cells(with_tails, 5),
    "piped with tails, 6 columns": _of_cells(with_tails, 6),
    "table 3 in two": Layout(kind="cells", write=_in_two, loses=_nothing),
    "10 columns cut to 9": Layout(kind="cut", write=cut_grid, loses=_totals_cut_off),
    "Markdown apart": Layout(kind="cells", write=apart, loses=_torn_apart),
    **{name: _of_lines(join) for name, join in STACKED.items()},
    "stacked with tails, 6 columns": _of_lines(stacked_with_tails, 6),
    "spaces": Layout(kind="spaces", write=spaced, loses=_rows_with_blanks),
    "spaces, groups cut by pages": Layout(
        kind="spaces", write=partial(spaced, width=19, cut=True), loses=_rows_with_blanks
    ),
    "fused": Layout(kind="fused", write=fused, loses=_all),
    "fused by section": Layout(kind="fused", write=partial(fused, between="\n"), loses=_all),
    "fused, blanks but before 总计": Layout(
        kind="fused", write=partial(fused, gaps="inside"), loses=_all
    ),
    "fused, blanks round 总计": Layout(
        kind="fused", write=partial(fused, gaps="total"), loses=_all
    ),
    "fused, table 4 spaced": Layout(
        kind="fused", write=partial(fused, between="\n", gaps="disputes"), loses=_all
    ),
}
"""Every layout of text, by its name."""
