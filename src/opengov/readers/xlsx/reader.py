"""The XLSX reader: sheets in order, the rows of each with their cells, and prose typed in cells.

A cell is read with the value that the file keeps, also that of a formula. Where a workbook asks for
its formulas to be computed on opening and keeps 0 for every one of them, the program that wrote it
computed none, and their cells are unread. Hidden sheets are read behind the visible ones, and only
where figures come of it: an old copy of the report hides there as often as a part of it.
"""

from collections.abc import Iterator, Sequence

from attrs import define, evolve, field, frozen

from ...errors import LimitError, OutOfScopeError
from ...form.places import cells as figures_of
from ..assembling import assemble
from ..lines import Line, SourceCell, paragraph
from ..notes import Note
from ..packages import Package, keep_asides, sniff
from ..reader import Limits, Reading
from .asides import asides
from .sheets import Range, Sheet, SheetCell, SheetRow, Workbook, letters


class XlsxReader:
    """Reads workbooks of Excel and WPS."""

    name = "xlsx"
    suffixes = (".xlsx", ".xlsm")

    def sniff(self, data: bytes, name: str | None) -> float:
        """Take a zip package with a workbook in it, and the older files that end in an error."""
        return sniff(data, name, "xlsx")

    def read(self, data: bytes, *, limits: Limits) -> Reading:
        """Read a report from a workbook. Raises ReadError."""
        package = Package(data, family="xlsx", limits=limits)
        workbook = Workbook(package, limits)
        sheets = list(workbook.sheets())
        if workbook.recomputes and not _computed(sheets):
            sheets = [_without_results(sheet) for sheet in sheets]
        grid = Grid(limits=limits)
        lines = {sheet.part: list(grid.lines(sheet)) for sheet in sheets}
        shown = [line for sheet in sheets if not sheet.hidden for line in lines[sheet.part]]
        hidden = [line for sheet in sheets if sheet.hidden for line in lines[sheet.part]]
        beside = (note for sheet in sheets for note in asides(package, sheet))
        return keep_asides(_read(shown, hidden, limits), beside, limits)


reader = XlsxReader()


def _read(shown: Sequence[Line], hidden: Sequence[Line], limits: Limits) -> Reading:
    """Read the visible lines; the hidden ones too where no figure comes of those."""
    try:
        reading = assemble(shown, format_name=reader.name, limits=limits)
    except OutOfScopeError:
        if not hidden:
            raise
        return assemble((*shown, *hidden), format_name=reader.name, limits=limits)
    if hidden and not _known(reading):
        whole = assemble((*shown, *hidden), format_name=reader.name, limits=limits)
        if _known(whole):
            return whole
    left = (Note(code="text-unplaced", raw=line.text, where=line.where) for line in hidden)
    return keep_asides(reading, (note for note in left if note.raw), limits)


def _known(reading: Reading) -> int:
    return sum(figure is not None for _, figure in figures_of(reading.report))


def _computed(sheets: Sequence[Sheet]) -> bool:
    """Tell whether a formula of the workbook has a result other than 0."""
    cells = (cell for sheet in sheets for row in sheet.rows for cell in row.cells)
    return any(cell.formula is not None and cell.valued and cell.text != "0" for cell in cells)


def _without_results(sheet: Sheet) -> Sheet:
    def without(cell: SheetCell) -> SheetCell:
        return cell if cell.formula is None else evolve(cell, text=cell.formula, valued=False)

    rows = (evolve(row, cells=tuple(map(without, row.cells))) for row in sheet.rows)
    return evolve(sheet, rows=tuple(rows))


@frozen(kw_only=True)
class _Block:
    """Rows that follow each other without a gap, and the columns from left to right of them.

    A row of one cell, such as a title, does not count for the width.
    """

    rows: tuple[SheetRow, ...]
    left: int
    right: int


def _blocks(sheet: Sheet) -> Iterator[_Block]:
    rights = {(each.top, each.left): each.right for each in sheet.merged}
    start = 0
    for index, row in enumerate(sheet.rows):
        following = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else None
        if following is not None and following.number == row.number + 1:
            continue
        rows = sheet.rows[start : index + 1]
        wide = [each.cells for each in rows if len(each.cells) > 1] or [each.cells for each in rows]
        filled = [cell for cells in wide for cell in cells]
        yield _Block(
            rows=rows,
            left=min(cell.column for each in rows for cell in each.cells),
            right=max(rights.get((cell.row, cell.column), cell.column) for cell in filled),
        )
        start = index + 1


@define(kw_only=True)
class Grid:
    """Lays the rows of sheets out as lines, counting the cells with those that merging covers."""

    limits: Limits
    _cells: int = field(init=False, default=0)
    _lines: int = field(init=False, default=0)

    def lines(self, sheet: Sheet) -> Iterator[Line]:
        """Yield the lines of a sheet: a row that is one cell alone is a paragraph.

        Under a row of several cells it is the label of a row without figures, where it has empty
        cells with borders beside it.
        """
        merged = _Merged(list(reversed(sheet.merged)))
        for block in _blocks(sheet):
            single = _single(block, sheet)
            edges = [True, *single, True]
            for index, row in enumerate(block.rows):
                merged.go_to(row.number)
                if single[index] and (edges[index] or edges[index + 2]):
                    found = self._alone(sheet, block, row, merged)
                else:
                    found = self._row(sheet, block, row, merged)
                for line in found:
                    self._count(lines=1)
                    yield line

    def _alone(
        self, sheet: Sheet, block: _Block, row: SheetRow, merged: "_Merged"
    ) -> Iterator[Line]:
        """Yield the lines of a row's only cell, if merging does not cover it."""
        last = row.cells[0].column
        column = block.left
        while merged.is_open and column <= last:
            self._count(cells=1)
            over = merged.at(column)
            reached = column if over is None else over.right
            if over is not None and reached >= last and (over.top, column) != (row.number, last):
                return
            column = reached + 1
        yield from _paragraphs(sheet, row)

    def _row(self, sheet: Sheet, block: _Block, row: SheetRow, merged: "_Merged") -> Iterator[Line]:
        self._count(cells=block.right - block.left + 1)
        filled = {cell.column: cell for cell in row.cells}
        found: list[SourceCell] = []
        column = block.left
        while column <= block.right:
            over = merged.at(column)
            span = 1 if over is None else min(over.right, block.right) - column + 1
            if over is None or over.top == row.number:
                cell = filled.get(column)
                found.append(
                    SourceCell(
                        text="" if cell is None else cell.text,
                        where=_where(sheet, row.number, column),
                        column=column - block.left,
                        span=span,
                    )
                )
            column += span
        if found:
            text = "\t".join(cell.text for cell in found if cell.text)
            yield Line(text=text, cells=tuple(found), row=True, notes=_notes(sheet, row))

    def _count(self, *, cells: int = 0, lines: int = 0) -> None:
        self._cells += cells
        self._lines += lines
        if self._cells > self.limits.cells or self._lines > self.limits.lines:
            raise LimitError(
                f"the workbook has more than {self.limits.cells} cells or "
                f"{self.limits.lines} lines; give limits to read more"
            )


def _single(block: _Block, sheet: Sheet) -> list[bool]:
    """Tell of each row of a block whether it is one cell alone."""
    rights = {(each.top, each.left): each.right for each in sheet.merged}
    found: list[bool] = []
    for row in block.rows:
        alone = len(row.cells) == 1
        if alone and found and not found[-1]:
            column = row.cells[0].column
            end = rights.get((row.number, column), column)
            alone = all(empty <= end for empty in row.boxes)
        found.append(alone)
    return found


@define
class _Merged:
    """The merged ranges that a row crosses, by their first column; waiting are those below it."""

    _waiting: list[Range]
    _open: dict[int, Range] = field(init=False, factory=dict[int, Range])
    _row: int = field(init=False, default=0)

    def go_to(self, row: int) -> None:
        """Go down to a row."""
        self._row = row
        while self._waiting and self._waiting[-1].top <= row:
            opened = self._waiting.pop()
            self._open[opened.left] = opened

    @property
    def is_open(self) -> bool:
        """Whether any range may reach the row."""
        return bool(self._open)

    def at(self, column: int) -> Range | None:
        """Return the range that begins in a column and reaches the row."""
        found = self._open.get(column)
        return found if found is not None and found.bottom >= self._row else None


def _paragraphs(sheet: Sheet, row: SheetRow) -> Iterator[Line]:
    """Yield the lines of the text of a row's only cell."""
    cell = row.cells[0]
    notes = _notes(sheet, row)
    for text in filter(None, map(str.strip, cell.text.split("\n"))):
        yield paragraph(text, _where(sheet, row.number, cell.column), notes=notes)
        notes = ()


def _notes(sheet: Sheet, row: SheetRow) -> tuple[Note, ...]:
    """Return what there is to say of a row: what is hidden, linked, or a formula without result."""
    found: list[Note] = []
    hidden = [
        cell
        for cell in row.cells
        if sheet.hidden or row.hidden or any(cell.column in each for each in sheet.hidden_columns)
    ]
    if hidden:
        raw = "\t".join(cell.text for cell in hidden)
        where = _where(sheet, row.number, hidden[0].column)
        found.append(Note(code="hidden-cells", raw=raw, where=where))
    for cell in row.cells:
        target = sheet.links.get((cell.row, cell.column))
        if target is None and cell.valued:
            continue
        where = _where(sheet, row.number, cell.column)
        if not cell.valued:
            found.append(Note(code="formula-unvalued", raw=cell.text, where=where))
        if target is not None:
            values = {"target": target}
            found.append(Note(code="link", raw=cell.text, where=where, values=values))
    return tuple(found)


def _where(sheet: Sheet, row: int, column: int) -> str:
    return f"{sheet.name}!{letters(column)}{row}"
