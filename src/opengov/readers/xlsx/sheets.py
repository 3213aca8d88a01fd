"""The sheets of a workbook: rows of cells with their texts, merged ranges, and what is hidden."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from attrs import define, field, frozen

from ...errors import LimitError, ReadError
from ..packages import RELATION, Package, Relationship, parted
from ..reader import Limits
from .formats import plain_number
from .styles import USUAL, CellStyle, cell_styles, is_white

_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_CELL, _VALUE, _FORMULA, _INLINE = (_S + name for name in ("c", "v", "f", "is"))
_COLUMN, _ROW, _MERGED, _VIEW, _LINK = (
    _S + name for name in ("col", "row", "mergeCell", "sheetView", "hyperlink")
)
_REFERENCE = re.compile(r"\$?([A-Z]{1,7})\$?([0-9]{1,9})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SHIFTED = {
    "superscript": str.maketrans("0123456789０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2),
    "subscript": str.maketrans("0123456789０１２３４５６７８９", "₀₁₂₃₄₅₆₇₈₉" * 2),
}
_SMALLER = 0.75
_NOTHING = re.compile(r"0+(?:\.0*)?")
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
    _styles: list[CellStyle] = field(init=False, factory=list[CellStyle])
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
        self._styles = list(cell_styles(self._package.one_related(self._package.main, "styles")))
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
                    unseen = _hides(element, "ht")
                    rows.append(SheetRow(number=number, cells=cells, hidden=unseen, boxes=boxes))
            elif element.tag == _MERGED:
                merged.append(self._merged(element.get("ref", "")))
            elif element.tag == _COLUMN and _hides(element, "width"):
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
            if not filled and style < len(self._styles) and self._styles[style].bordered:
                yield column

    def _text(self, cell: Any, inside: Mapping[str, Any], *, zeros: bool) -> tuple[str, bool]:
        """Return the text of a cell with its elements, and whether the file has a value for it."""
        kind = cell.get("t", "n")
        value = inside.get(_VALUE)
        number = _integer(cell.get("s"), 0)
        style = self._styles[number] if number < len(self._styles) else USUAL
        if kind == "inlineStr":
            inline = inside.get(_INLINE)
            return ("" if inline is None else style.text(rich_text(inline))), True
        raw = "" if value is None else value.text or ""
        if kind in ("str", "d", "e"):
            return style.text(parted(unescaped(raw).strip())), value is not None
        if not raw.strip():
            return "", False
        if kind == "s":
            return style.text(self._string(raw)), True
        if kind == "b":
            return ("TRUE" if raw.strip() in _YES else "FALSE"), True
        if not zeros and plain_number(raw) == "0":
            return "", True
        return style.number(raw, from_1904=self._from_1904), True

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


def _hides(element: Any, size: str) -> bool:
    """Tell whether a row or a column is hidden, or is nothing high or wide."""
    return element.get("hidden") in _YES or _NOTHING.fullmatch(element.get(size, "")) is not None


def rich_text(item: Any) -> str:
    """Return the text of a string with runs, without its phonetic guide."""
    runs = list(item.iterchildren(_S + "t", _S + "r"))
    if len(runs) == 1 and runs[0].tag == _S + "t":
        return parted(unescaped(runs[0].text or "").strip())
    looks = [run.find(_S + "rPr") for run in runs]
    mixed = len(set(map(_is_white, looks))) > 1
    parts: list[str] = []
    size = 0.0
    for run, look in zip(runs, looks, strict=True):
        text = run.text if run.tag == _S + "t" else run.findtext(_S + "t")
        text = _looking(unescaped(text or ""), look, doubtful=mixed and _is_white(look))
        before, size = size, _size(look) or size
        small = min(before, size) < _SMALLER * max(before, size)
        if small and text[:1].isdecimal() and parts and parts[-1][-1:].isdecimal():
            parts.append("^")
        parts.append(text)
    return parted("".join(parts).strip())


def _is_white(look: Any | None) -> bool:
    return look is not None and is_white(look.find(_S + "color"))


def _size(look: Any | None) -> float:
    size = None if look is None else look.find(_S + "sz")
    said = "" if size is None else size.get("val", "")
    return float(said) if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,3})?", said) else 0.0


def _looking(text: str, look: Any | None, *, doubtful: bool) -> str:
    """Return a text so that raised and struck digits, and doubtful ones, join no others."""
    if look is None:
        return text
    align = look.find(_S + "vertAlign")
    if align is not None:
        text = text.translate(_SHIFTED.get(align.get("val"), {}))
    struck = look.find(_S + "strike")
    is_struck = struck is not None and struck.get("val", "1") in _YES
    return f"~~{text}~~" if is_struck or doubtful else text


def unescaped(text: str) -> str:
    """Return a stored text with its escaped characters, such as _x000D_ for a line's end."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: _character(int(found[1], 16)), text).replace("\r\n", "\n")


def _character(code: int) -> str:
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch("[0-9]{1,9}", text) else default
