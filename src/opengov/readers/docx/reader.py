"""The DOCX reader: paragraphs and tables in the order of the document, each cell once.

Headers, footers and the properties of the file are not read: they outlive the document that they
were made for. A table of one column only frames what is in it, and a row whose cells hold tables of
their own is read as what they hold, cell by cell.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import define, evolve, field, frozen

from ...errors import LimitError
from ..assembling import assemble
from ..lines import Line, SourceCell, paragraph
from ..notes import Note
from ..packages import Package, keep_asides, parted, sniff
from ..reader import Limits, Reading
from .looks import Looks
from .numbering import Numbering, numbering
from .styles import Styles, W, child, value
from .text import Paragraphs, Printed, is_on, unwrapped

_PARAGRAPH, _TABLE, _ROW, _CELL = (W + name for name in ("p", "tbl", "tr", "tc"))
_DELETED = W + "cellDel"
_MERGING = tuple(W + name for name in ("gridSpan", "vMerge", "hMerge", "cellDel"))
_ASIDES = (("footnotes", "footnote"), ("endnotes", "endnote"), ("comments", "comment"))
_FIGURE = tuple("0123456789０１２３４５６７８９+-＋－.．")


class DocxReader:
    """Reads documents of Word and WPS."""

    name = "docx"
    suffixes = (".docx", ".docm")

    def sniff(self, data: bytes, name: str | None) -> float:
        """Take a zip package with a document in it, and the older files that end in an error."""
        return sniff(data, name, "docx")

    def read(self, data: bytes, *, limits: Limits) -> Reading:
        """Read a report from a document. Raises ReadError."""
        package = Package(data, family="docx", limits=limits)
        lines = document_lines(package, limits)
        reading = assemble(lines, format_name=self.name, limits=limits)
        return keep_asides(reading, _asides(package, limits), limits)


reader = DocxReader()


def document_lines(package: Package, limits: Limits) -> list[Line]:
    """Return the lines of the document, read with what it needs of the other parts."""
    root = package.document()
    _drop_placeholders(root)
    lists = package.one_related(package.main, "numbering")
    styles = Styles(lambda: package.one_related(package.main, "styles"))
    turns = Counter(each.get(W + "fldCharType") for each in root.iter(W + "fldChar"))
    document = _Document(
        paragraphs=Paragraphs(
            package.related(package.main),
            limits,
            looks=Looks(styles),
            whole_fields=turns["begin"] == turns["end"],
        ),
        numbering=numbering(lists, styles),
        limits=limits,
    )
    return document.read(root)


def _drop_placeholders(root: Any) -> None:
    """Empty the content controls that only ask for a text: 单击此处输入文字 is none of the report.

    A cell in such a control stays a cell.
    """
    for mark in root.iter(W + "showingPlcHdr"):
        properties = mark.getparent()
        if is_on(properties, "showingPlcHdr"):
            for text in properties.getparent().iter(W + "t"):
                text.text = ""


def _asides(package: Package, limits: Limits) -> Iterator[Note]:
    """Yield footnotes, endnotes and comments: text that stands beside the report."""
    paragraphs = Paragraphs({}, limits, looks=Looks(Styles(lambda: None)), whole_fields=False)
    for part, name in _ASIDES:
        root = package.one_related(package.main, part)
        found = () if root is None else root.iterchildren(W + name)
        for number, each in enumerate((e for e in found if e.get(W + "type") is None), 1):
            where = f"{name} {number}"
            printed = (paragraphs.read(p, where).text for p in each.iter(_PARAGRAPH))
            text = "\n".join(filter(None, printed))
            if text:
                yield Note(code="footnote", raw=text, where=where)


@frozen(kw_only=True)
class _Cell:
    """A cell that begins in its row; number counts from 1, column from 0."""

    blocks: list[Any]
    number: int
    column: int
    span: int


@define(kw_only=True)
class _Document:
    """Turns the parts of a document into lines, counting what it meets."""

    paragraphs: Paragraphs
    numbering: Numbering
    limits: Limits
    _lines: list[Line] = field(init=False, factory=list[Line])
    _paragraphs_met: int = field(init=False, default=0)
    _tables_met: int = field(init=False, default=0)
    _cells_met: int = field(init=False, default=0)

    def read(self, root: Any) -> list[Line]:
        """Return the lines of a document part."""
        for body in root.iterchildren(W + "body"):
            self._blocks(unwrapped(body), 2)
        return self._lines

    def _blocks(self, blocks: Iterable[Any], depth: int) -> None:
        if depth > self.limits.depth:
            self._refuse("nests elements deeper than", self.limits.depth)
        for block in blocks:
            if block.tag == _PARAGRAPH:
                self._paragraph(block, depth)
            elif block.tag == _TABLE:
                self._table(block, depth)

    def _paragraph(self, element: Any, depth: int) -> None:
        self._paragraphs_met += 1
        if self._paragraphs_met > self.limits.lines:
            self._refuse("has more paragraphs than", self.limits.lines)
        where = f"paragraph {self._paragraphs_met}"
        self._keep(self._printed(element, where), where, depth)

    def _keep(self, printed: Printed, where: str, depth: int) -> None:
        """Add what a paragraph prints, line by line; what it hides and its boxes follow."""
        notes = printed.notes
        for text in filter(None, map(str.strip, printed.text.split("\n"))):
            self._add(paragraph(text, where, notes=notes))
            notes = ()
        if notes:
            self._add(paragraph("", where, notes=notes))
        if printed.hidden:
            hidden = Note(code="hidden-cells", raw=printed.hidden, where=where)
            self._add(paragraph(printed.hidden, where, notes=(hidden,)))
        for box in printed.boxes:
            self._blocks(unwrapped(box), depth + 4)

    def _printed(self, element: Any, where: str) -> Printed:
        """Return what a paragraph prints, with the number that Word puts before it."""
        printed = self.paragraphs.read(element, where)
        number = self.numbering.prefix(element)
        if not number or not printed.text:
            return printed
        if printed.text.startswith(_FIGURE) and number[-1] not in "、)）":
            number = number.rstrip(".．") + "、"  # or 1. and 5 would be read as 1.5
        return evolve(printed, text=number + printed.text)

    def _table(self, table: Any, depth: int) -> None:
        """Add a table's rows, and after them what floats over it."""
        self._tables_met += 1
        name = f"table {self._tables_met}"
        rows = [(row, list(_cells_of(row))) for row in _rows_of(table)]
        framing = all(len(cells) < 2 for _, cells in rows)
        floating: list[tuple[Printed, str]] = []
        merged: frozenset[int] = frozenset()
        for number, (row, elements) in enumerate(rows, 1):
            cells, merged = self._begin(row, elements, merged)
            if framing or any(_holds_table(cell.blocks) for cell in cells):
                for cell in cells:
                    self._blocks(cell.blocks, depth + 3)
            elif cells:
                floating += self._row(row, cells, f"{name} row {number}")
        for printed, where in floating:
            self._keep(printed, where, depth)

    def _begin(
        self, row: Any, elements: Sequence[tuple[Any, dict[str, str]]], merged: frozenset[int]
    ) -> tuple[list[_Cell], frozenset[int]]:
        """Return the cells that begin in a row, and the columns of those that may go on below."""
        properties = child(row, "trPr")
        column = self._span(
            None if properties is None else value(properties, "gridBefore"), least=0
        )
        begun: list[_Cell] = []
        going_on: set[int] = set()
        for number, (element, said) in enumerate(elements, 1):
            wide, down, across, _ = map(said.get, _MERGING)
            span = self._span(wide, least=1)
            if down is not None:
                going_on.add(column)
            if across == "continue" and begun:
                begun[-1] = evolve(begun[-1], span=begun[-1].span + span)
            elif down != "continue" or column not in merged:
                blocks = _framed(element)
                begun.append(_Cell(blocks=blocks, number=number, column=column, span=span))
            column += span
        return begun, frozenset(going_on)

    def _span(self, text: str | None, *, least: int) -> int:
        """Return how many columns a cell takes; each counts as a cell."""
        digits = text if text is not None and text.isascii() and text.isdigit() else ""
        span = max(least, int(digits[:12] or "0"))
        self._count_cells(span)
        return span

    def _count_cells(self, more: int) -> None:
        self._cells_met += more
        if self._cells_met > self.limits.cells:
            self._refuse("has more cells than", self.limits.cells)

    def _row(self, row: Any, cells: Sequence[_Cell], where: str) -> list[tuple[Printed, str]]:
        """Add a row; return what is not in the text of its cells, with its place."""
        found: list[SourceCell] = []
        notes: list[Note] = []
        floating: list[tuple[Printed, str]] = []
        for cell in cells:
            at = f"{where} cell {cell.number}"
            printed = self._cell(cell, at)
            if printed.hidden and not printed.text:
                notes.append(Note(code="hidden-cells", raw=printed.hidden, where=at))
                printed = evolve(printed, text=printed.hidden, hidden="")
            if printed.hidden or printed.boxes:
                floating.append((evolve(printed, text="", notes=()), at))
            notes += printed.notes
            said = parted(printed.text)
            found.append(SourceCell(text=said, where=at, column=cell.column, span=cell.span))
        text = "\t".join(cell.text for cell in found if cell.text)
        if is_on(child(row, "trPr"), "hidden"):
            notes.append(Note(code="hidden-cells", raw=text, where=where))
        self._add(Line(text=text, cells=tuple(found), row=True, notes=tuple(notes)))
        return floating

    def _cell(self, cell: _Cell, where: str) -> Printed:
        """Return what the paragraphs of a cell print, line by line."""
        paragraphs = [each for each in cell.blocks if each.tag == _PARAGRAPH]
        if len(paragraphs) == 1:
            return self._printed(paragraphs[0], where)
        self._count_cells(len(paragraphs))
        printed = [self._printed(each, where) for each in paragraphs]
        return Printed(
            text="\n".join(each.text for each in printed if each.text),
            hidden="\n".join(each.hidden for each in printed if each.hidden),
            notes=tuple(note for each in printed for note in each.notes),
            boxes=tuple(box for each in printed for box in each.boxes),
        )

    def _add(self, line: Line) -> None:
        self._lines.append(line)
        if len(self._lines) > self.limits.lines:
            self._refuse("has more lines than", self.limits.lines)

    def _refuse(self, what: str, limit: int) -> None:
        raise LimitError(f"the document {what} {limit}; give limits to read more")


def _rows_of(table: Any) -> Iterator[Any]:
    """Yield the rows of a table that are not deleted."""
    for row in unwrapped(table):
        if row.tag == _ROW and not is_on(child(row, "trPr"), "del"):
            yield row


def _cells_of(row: Any) -> Iterator[tuple[Any, dict[str, str]]]:
    """Yield the cells of a row that are not deleted, with what they say of merging."""
    for cell in unwrapped(row):
        if cell.tag != _CELL:
            continue
        properties = child(cell, "tcPr")
        said: dict[str, str] = {}
        for each in () if properties is None else properties:
            if each.tag in _MERGING:
                said[each.tag] = each.get(W + "val", "continue")
        if _DELETED not in said:
            yield cell, said


def _framed(cell: Any) -> list[Any]:
    """Return the blocks of a cell, or of the only cell of the only table in it, and so on."""
    blocks = list(unwrapped(cell))
    while _holds_table(blocks):
        rows = [row for block in blocks if block.tag == _TABLE for row in _rows_of(block)]
        inner = [each for row in rows for each, _ in _cells_of(row)]
        texts = (text for block in blocks if block.tag == _PARAGRAPH for text in block.itertext())
        if len(inner) != 1 or any(text.strip() for text in texts):
            break
        blocks = list(unwrapped(inner[0]))
    return blocks


def _holds_table(blocks: Iterable[Any]) -> bool:
    return any(block.tag == _TABLE for block in blocks)
