"""The sheets of a workbook: rows of cells with their texts, merged ranges, and what is hidden."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from attrs import define, field, frozen

from ...errors import LimitError, ReadError
from ..packages import RELATION, Package, Relationship
from ..reader import Limits
from .formats import PLAIN, NumberFormat, format_of, shown

_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL, _VALUE, _FORMULA, _INLINE = (_S + name for name in ("c", "v", "f", "is"))
_COLUMN, _ROW, _MERGED, _VIEW, _LINK = (
    _S + name for name in ("col", "row", "mergeCell", "sheetView", "hyperlink")
)
_REFERENCE = re.compile(r"\$?([A-Z]{1,7})\$?([0-9]{1,9})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_YES = ("1", "true")
_ROWS = 3
"""So many rows, which may all be empty, are passed for each cell that the limits allow."""


@frozen(kw_only=True)
class SheetCell:
    """A filled cell. row and column count from 1.

    formula: of a cell whose text is the cached result of it, or is the formula for want of one.
    """

    row: int
    column: int
    text: str
    formula: str | None = None
    valued: bool = True


@frozen(kw_only=True)
class SheetRow:
    """A row with filled cells, or one of formatted cells that are empty.

    boxes: the columns of empty cells that have borders, as those of a table have.
    """

    number: int
    cells: tuple[SheetCell, ...]
    hidden: bool
    boxes: tuple[int, ...] = ()


@frozen(kw_only=True)
class Range:
    """A merged range: the top left cell and the last row and column."""

    top: int
    left: int
    bottom: int
    right: int


@frozen(kw_only=True)
class Sheet:
    """A sheet: its rows from the top, merged ranges by their top, and which columns are hidden.

    links: the targets of linked cells, by row and column.
    """

    name: str
    hidden: bool
    part: str
    rows: tuple[SheetRow, ...]
    merged: tuple[Range, ...]
    hidden_columns: tuple[range, ...]
    links: Mapping[tuple[int, int], str]
    related: Mapping[str, Relationship]


@define
class Workbook:
    """Reads the sheets of a workbook; cells counts what was met in them."""

    _package: Package
    _limits: Limits
    _strings: list[str] = field(init=False, factory=list[str])
    _formats: list[NumberFormat] = field(init=False, factory=list[NumberFormat])
    _bordered: list[bool] = field(init=False, factory=list[bool])
    _from_1904: bool = field(init=False, default=False)
    recomputes: bool = field(init=False, default=False)
    _cells: int = field(init=False, default=0)
    _rows: int = field(init=False, default=0)
    _characters: int = field(init=False, default=0)

    def sheets(self) -> Iterator[Sheet]:
        """Yield the worksheets in their order."""
        root = self._package.document()
        related = self._package.related(self._package.main)
        self._strings = list(self._shared(related))
        styles = self._package.one_related(self._package.main, "styles")
        self._formats, self._bordered = list(_formats(styles)), list(_bordered(styles))
        properties, calculation = root.find(_S + "workbookPr"), root.find(_S + "calcPr")
        self._from_1904 = properties is not None and properties.get("date1904") in _YES
        self.recomputes = calculation is not None and calculation.get("fullCalcOnLoad") in _YES
        for entry in root.iter(_S + "sheet"):
            to = related.get(entry.get(RELATION + "id", ""))
            if to is not None and to.kind == "worksheet":
                hidden = entry.get("state", "visible") != "visible"
                yield self._sheet(entry.get("name", ""), to.target, hidden=hidden)

    def _shared(self, related: Mapping[str, Relationship]) -> Iterator[str]:
        part = next((each.target for each in related.values() if each.kind == "sharedStrings"), "")
        for number, item in enumerate(self._package.elements(part, _S + "si")):
            if number > self._limits.cells:
                self._refuse("texts", self._limits.cells)
            yield rich_text(item)

    def _sheet(self, name: str, part: str, *, hidden: bool) -> Sheet:
        rows: list[SheetRow] = []
        merged: list[Range] = []
        columns: list[range] = []
        links: list[tuple[str, str]] = []
        zeros = True
        elements = self._package.elements(part, _COLUMN, _ROW, _MERGED, _VIEW, _LINK)
        number = 0
        for element in elements:
            if element.tag == _ROW:
                number = _integer(element.get("r"), number + 1)
                self._rows += 1
                if self._rows > _ROWS * self._limits.cells:
                    self._refuse("rows", _ROWS * self._limits.cells)
                cells = tuple(self._row(element, number, zeros=zeros)) if len(element) else ()
                boxes = tuple(self._boxes(element)) if len(cells) == 1 else ()
                if cells or (
                    rows and rows[-1].cells and rows[-1].number == number - 1 and len(element)
                ):
                    hidden_row = element.get("hidden") in _YES
                    rows.append(
                        SheetRow(number=number, cells=cells, hidden=hidden_row, boxes=boxes)
                    )
            elif element.tag == _MERGED:
                merged.append(self._merged(element.get("ref", "")))
            elif element.tag == _COLUMN and element.get("hidden") in _YES:
                columns.append(
                    range(_integer(element.get("min"), 1), _integer(element.get("max"), 1) + 1)
                )
            elif element.tag == _VIEW:
                zeros = element.get("showZeros", "1") in _YES
            elif element.tag == _LINK:
                links.append((element.get("ref", ""), element.get(RELATION + "id", "")))
        related = self._package.related(part)
        return Sheet(
            name=name,
            hidden=hidden,
            part=part,
            rows=tuple(sorted(rows, key=lambda row: row.number)),
            merged=tuple(sorted(merged, key=lambda each: each.top)),
            hidden_columns=tuple(columns),
            links={
                place(reference): related[key].target
                for reference, key in links
                if key in related and related[key].outside
            },
            related=related,
        )

    def _row(self, row: Any, number: int, *, zeros: bool) -> Iterator[SheetCell]:
        """Yield the filled cells of a row; a row of empty ones is passed without a look at each."""
        if next(row.iter(_VALUE, _INLINE, _FORMULA), None) is None:
            return
        column = 0
        for element in row.iterchildren(_CELL):
            reference = element.get("r")
            column = column + 1 if reference is None else place(reference)[1]
            inside = {each.tag: each for each in element}
            text, valued = self._text(element, inside, zeros=zeros)
            formula = inside.get(_FORMULA)
            code = None if formula is None else f"={formula.text or ''}"
            if code is not None and not valued:
                text = code
            if text:
                self._count(text)
                yield SheetCell(row=number, column=column, text=text, formula=code, valued=valued)

    def _boxes(self, row: Any) -> Iterator[int]:
        """Yield the columns of the empty cells of a row that have borders."""
        column = 0
        for element in row.iterchildren(_CELL):
            reference = element.get("r")
            column = column + 1 if reference is None else place(reference)[1]
            style = _integer(element.get("s"), 0)
            filled = (element.findtext(_VALUE) or "").strip() or element.find(_INLINE) is not None
            if not filled and style < len(self._bordered) and self._bordered[style]:
                yield column

    def _text(self, cell: Any, inside: Mapping[str, Any], *, zeros: bool) -> tuple[str, bool]:
        """Return the text of a cell with its elements, and whether the file has a value for it."""
        kind = cell.get("t", "n")
        value = inside.get(_VALUE)
        if kind == "inlineStr":
            inline = inside.get(_INLINE)
            return ("" if inline is None else rich_text(inline)), True
        raw = "" if value is None else value.text or ""
        if kind in ("str", "d", "e"):
            return unescaped(raw).strip(), value is not None
        if not raw.strip():
            return "", False
        if kind == "s":
            return self._string(raw), True
        if kind == "b":
            return ("TRUE" if raw.strip() in _YES else "FALSE"), True
        style = _integer(cell.get("s"), 0)
        look = self._formats[style] if style < len(self._formats) else PLAIN
        text = shown(raw, look, from_1904=self._from_1904)
        return ("" if text == "0" and not zeros else text), True

    def _string(self, raw: str) -> str:
        number = _integer(raw.strip(), -1)
        if not 0 <= number < len(self._strings):
            raise ReadError(
                f"a cell holds text {raw[:20]!r} of {len(self._strings)}; the file is damaged; "
                "save the workbook again with the program that wrote it"
            )
        return self._strings[number]

    def _count(self, text: str) -> None:
        self._cells += 1
        self._characters += len(text)
        if self._cells > self._limits.cells:
            self._refuse("filled cells", self._limits.cells)
        if self._characters > self._limits.unpacked:
            self._refuse("characters in its cells", self._limits.unpacked)

    def _merged(self, reference: str) -> Range:
        first, _, last = reference.partition(":")
        top, left = place(first)
        bottom, right = place(last or first)
        self._cells += 1
        if self._cells > self._limits.cells:
            self._refuse("cells and merged ranges", self._limits.cells)
        return Range(top=top, left=left, bottom=bottom, right=right)

    def _refuse(self, what: str, limit: int) -> None:
        raise LimitError(f"the workbook has more than {limit} {what}; give limits to read more")


def place(reference: str) -> tuple[int, int]:
    """Return the row and column of a reference such as B7, from 1. Raises ReadError.

    >>> place("B7"), place("AA1")
    ((7, 2), (1, 27))
    """
    found = _REFERENCE.match(reference.upper())
    if found is None:
        raise ReadError(
            f"the reference {reference[:20]!r} names no cell; one such as B7 is expected; "
            "save the workbook again with the program that wrote it"
        )
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """Return the name of a column by its number from 1.

    >>> letters(2), letters(27)
    ('B', 'AA')
    """
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def rich_text(item: Any) -> str:
    """Return the text of a string with runs, without its phonetic guide."""
    parts: list[str] = []
    for child in item.iterchildren(_S + "t", _S + "r"):
        text = child.text if child.tag == _S + "t" else child.findtext(_S + "t")
        look = child.find(_S + "rPr")
        parts.append(_looking(unescaped(text or ""), look))
    return "".join(parts).strip()


def _looking(text: str, look: Any | None) -> str:
    """Return a text so that superscript and struck digits join no others."""
    if look is None:
        return text
    align = look.find(_S + "vertAlign")
    if align is not None and align.get("val") == "superscript":
        text = text.translate(_RAISED)
    struck = look.find(_S + "strike")
    return f"~~{text}~~" if struck is not None and struck.get("val", "1") in _YES else text


def unescaped(text: str) -> str:
    """Return a stored text with its escaped characters, such as _x000D_ for a line's end."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: _character(int(found[1], 16)), text).replace("\r\n", "\n")


def _character(code: int) -> str:
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def _formats(styles: Any | None) -> Iterator[NumberFormat]:
    """Yield the number format of each style that a cell can have."""
    if styles is None:
        return
    codes = {
        _integer(each.get("numFmtId"), -1): str(each.get("formatCode", ""))
        for group in styles.iterchildren(_S + "numFmts")
        for each in group.iterchildren(_S + "numFmt")
    }
    for group in styles.iterchildren(_S + "cellXfs"):
        for each in group.iterchildren(_S + "xf"):
            yield format_of(_integer(each.get("numFmtId"), 0), codes)


def _bordered(styles: Any | None) -> Iterator[bool]:
    """Yield of each style that a cell can have whether it draws a border."""
    if styles is None:
        return
    drawn = [
        any(side.get("style", "none") != "none" for side in border)
        for group in styles.iterchildren(_S + "borders")
        for border in group.iterchildren(_S + "border")
    ]
    for group in styles.iterchildren(_S + "cellXfs"):
        for each in group.iterchildren(_S + "xf"):
            number = _integer(each.get("borderId"), 0)
            yield number < len(drawn) and drawn[number]


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch("[0-9]{1,9}", text) else default
