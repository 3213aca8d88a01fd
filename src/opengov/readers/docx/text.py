"""The text of a Word paragraph as it is printed, and what hangs on it: pictures, links, boxes.

Insertions are accepted and deletions dropped; of a field the result counts, and of alternative
contents the first. A table of contents repeats the headings, so it is left out. Figures are kept
from running together: raised digits become ¹²³, struck text stands between ~~, digits much smaller
than those before them behind ^, and the parts of a formula in braces.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final

from attrs import define, field, frozen

from ...errors import LimitError
from ..notes import Note
from ..packages import MARKUP_COMPATIBILITY, RELATION, Relationship
from ..reader import Limits
from .looks import RAISED, Look, Looks, Said, style_of
from .styles import W, child

_DOCUMENT_PROPERTIES: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
)
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATE = MARKUP_COMPATIBILITY + "AlternateContent"
_HYPERLINK, _BOX = W + "hyperlink", W + "txbxContent"
_RUNS, _TEXTS = (W + "r", _M + "r"), (W + "t", _M + "t")
_REFERENCES = (W + "footnoteReference", W + "endnoteReference")
_FIELD_CODE = W + "instrText"
_FIELD_PARTS = (W + "fldChar", _FIELD_CODE)
_DRAWINGS = frozenset(W + name for name in ("drawing", "pict", "object"))
_DROPPED = frozenset(
    W + name for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "del", "delText", "moveFrom", "rt")
)
_LOOKED_THROUGH = _DROPPED.union(
    (W + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")),
    (_ALTERNATE,),
)
UNKNOWN: Final = "\ufffd"
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "sym": UNKNOWN,  # of a symbol font: whatever it shows, no digit of a figure
}
_PARTS_OF_FORMULAS = {
    _M + "e": "{",
    _M + "num": "{",
    _M + "den": "/{",
    _M + "sup": "^{",
    _M + "sub": "_{",
    _M + "deg": "√{",
    _M + "fName": "{",
    _M + "lim": "{",
}
_LONGEST_CODE = 4096
_OUTSIDE = 2  # elements around a paragraph at least: w:document and w:body
_OFF = ("0", "false", "off")
_SHIFTED = {
    "superscript": str.maketrans("0123456789０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2),
    "subscript": str.maketrans("0123456789０１２３４５６７８９", "₀₁₂₃₄₅₆₇₈₉" * 2),
}
_MARK = "^"
_USUAL = Look()
_DRAWN_BY_CODE = ("EQ ", "SYMBOL ")
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"')


def unwrapped(parent: Any) -> Iterator[Any]:
    """Yield the elements in a part of a document, out of content controls and tracked changes."""
    for each in parent:
        tag = each.tag
        if tag not in _LOOKED_THROUGH:
            yield each
        elif tag not in _DROPPED:
            yield from unwrapped(_chosen(each) if tag == _ALTERNATE else each)


def is_on(properties: Any | None, name: str) -> bool:
    """Tell whether properties switch something on, such as w:hidden."""
    found = None if properties is None else child(properties, name)
    return found is not None and found.get(W + "val", "1") not in _OFF


def _chosen(alternatives: Any) -> Any:
    """Return the first of the alternatives that holds something: they all say the same."""
    return next((part for part in alternatives if len(part)), ())


@frozen(kw_only=True)
class Printed:
    """What a paragraph prints; hidden is text that it does not, boxes are the text boxes on it."""

    text: str
    hidden: str
    notes: tuple[Note, ...]
    boxes: tuple[Any, ...]


@define
class _Field:
    """A field that is open, by its code; begins is where its result does."""

    begins: int
    code: str = ""
    is_contents: bool = False
    in_code: bool = True


@define
class _Gathered:
    """What was met in a paragraph so far.

    style: of the paragraph. said: what that says of looks. runs: the run of each piece of text.
    odd: how pieces look of which their neighbours tell what that means.
    """

    where: str
    style: str | None
    said: Said
    run: Any = None
    text: list[str] = field(factory=list[str])
    runs: list[Any] = field(factory=list[Any])
    odd: dict[int, Look] = field(factory=dict[int, Look])
    hidden: list[str] = field(factory=list[str])
    notes: list[Note] = field(factory=list[Note])
    boxes: list[Any] = field(factory=list[Any])


@define
class Paragraphs:
    """Reads the paragraphs of a document in order, for fields run on from one to the next.

    whole_fields: whether each of the document's fields is known to end.
    """

    _related: Mapping[str, Relationship]
    _limits: Limits
    _looks: Looks = field(kw_only=True, alias="looks")
    _whole: bool = field(kw_only=True, alias="whole_fields")
    _open: list[_Field] = field(init=False, factory=list[_Field])
    _contents_open: int = field(init=False, default=0)
    _codes_open: int = field(init=False, default=0)

    def read(self, element: Any, where: str) -> Printed:
        """Return what a paragraph (w:p) prints. Raises LimitError where it nests too deep."""
        style = style_of(element)
        found = _Gathered(where, style, self._looks.of_style(style))
        for each in self._open:  # a code does not go on in another paragraph
            each.in_code = False
        self._codes_open = 0
        self._walk(element, found, None, _OUTSIDE + 1)
        if found.odd:
            _keep_odd_apart(found)
        if len(found.text) > 1:
            self._keep_small_apart(found)
        return Printed(
            text="".join(found.text).strip(),
            hidden="".join(found.hidden).strip(),
            notes=tuple(found.notes),
            boxes=tuple(found.boxes),
        )

    def _walk(self, parent: Any, found: _Gathered, look: Look | None, depth: int) -> None:
        if depth > self._limits.depth:
            raise LimitError(
                f"{found.where} nests elements deeper than {self._limits.depth}; "
                "give limits to read deeper"
            )
        for each in parent:
            tag = each.tag
            if tag in _RUNS:
                found.run = each
                self._walk(each, found, self._looks.of(each, found.said), depth + 1)
            elif tag in _TEXTS:
                self._add(each.text or "", found, look)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], found, None)
            elif tag in _FIELD_PARTS:
                self._turn(each, found)
            elif tag == _HYPERLINK:
                self._link(each, found, depth)
            elif tag in _REFERENCES:
                look = RAISED  # a mark of the writer's own follows it
            elif tag not in _DROPPED:
                self._inside(each, found, look, depth)

    def _inside(self, each: Any, found: _Gathered, look: Look | None, depth: int) -> None:
        """Go on in an element that holds others; the parts of a formula stand in braces."""
        if each.tag in _DRAWINGS:
            _draw(each, found)
            return
        opening = _PARTS_OF_FORMULAS.get(each.tag)
        if opening is not None:
            self._add(opening, found, None)
        self._walk(_chosen(each) if each.tag == _ALTERNATE else each, found, look, depth + 1)
        if opening is not None:
            self._add("}", found, None)

    def _add(self, text: str, found: _Gathered, look: Look | None) -> None:
        if self._contents_open or self._codes_open:
            return
        if look is not None and look.hidden:
            found.hidden.append(text)
            return
        if look is not None:
            if look.position or look.white:
                found.odd[len(found.text)] = look
            text = text.translate(_SHIFTED.get(look.shift, {}))
            text = _struck(text) if look.struck else text
        found.text.append(text)
        found.runs.append(found.run)

    def _keep_small_apart(self, found: _Gathered) -> None:
        """Part digits from those of another run that are much smaller."""
        filled = [index for index, text in enumerate(found.text) if text]
        for before, after in pairwise(filled):
            if (
                found.text[before][-1].isdecimal()
                and found.text[after][0].isdecimal()
                and found.runs[before] is not found.runs[after]
                and self._looks.differ(found.runs[before], found.runs[after], found.style)
            ):
                found.text[after] = _MARK + found.text[after]

    def _link(self, element: Any, found: _Gathered, depth: int) -> None:
        start = len(found.text)
        self._walk(element, found, None, depth + 1)
        to = self._related.get(element.get(RELATION + "id", ""))
        if to is not None and to.outside:
            _note_link("".join(found.text[start:]), to.target, found)

    def _turn(self, element: Any, found: _Gathered) -> None:
        """Open a field, hear what it does, or close it."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._open.append(_Field(len(found.text), in_code=self._whole))
            self._codes_open += self._whole
        elif element.tag == _FIELD_CODE and self._open:
            self._hear(self._open[-1], element.text or "")
        elif kind == "separate" and self._open:
            self._end_code(self._open[-1])
        elif kind == "end" and self._open:
            self._close(self._open.pop(), found)

    def _end_code(self, open_field: _Field) -> None:
        self._codes_open -= open_field.in_code
        open_field.in_code = False

    def _close(self, closed: _Field, found: _Gathered) -> None:
        self._end_code(closed)
        self._contents_open -= closed.is_contents
        if link := _LINK.match(closed.code):
            _note_link("".join(found.text[closed.begins :]), link[1], found)
        drawn = closed.code.lstrip().upper().startswith(_DRAWN_BY_CODE)
        if drawn and len(found.text) == closed.begins:
            self._add(UNKNOWN, found, None)

    def _hear(self, open_field: _Field, code: str) -> None:
        """Add to what an open field does; its result is left out if that is a list of contents."""
        open_field.code = (open_field.code + code)[:_LONGEST_CODE]
        if self._whole and not open_field.is_contents:
            open_field.is_contents = open_field.code.lstrip().startswith("TOC")
            self._contents_open += open_field.is_contents


def _keep_odd_apart(found: _Gathered) -> None:
    """Keep digits that are raised by hand, or white beside others, from joining these.

    A paragraph that is raised or white as a whole is text like any other.
    """
    filled = [index for index, text in enumerate(found.text) if text.strip()]
    looks = {index: found.odd.get(index, _USUAL) for index in filled}
    positions = {look.position for look in looks.values()}
    base = 0 if 0 in positions else min(positions, default=0)
    mixed = len({look.white for look in looks.values()}) > 1
    for index, look in looks.items():
        if look.position != base:
            shift = "superscript" if look.position > base else "subscript"
            found.text[index] = found.text[index].translate(_SHIFTED[shift])
        if mixed and look.white:
            found.text[index] = _struck(found.text[index])


def _struck(text: str) -> str:
    return f"~~{text}~~" if text.strip() else text


def _note_link(text: str, target: str, found: _Gathered) -> None:
    found.notes.append(
        Note(code="link", raw=text.strip(), where=found.where, values={"target": target})
    )


def _draw(drawing: Any, found: _Gathered) -> None:
    """Keep the text boxes of a drawing; say where it shows a picture."""
    found.boxes.extend(_boxes(drawing))
    if drawing.tag == W + "object" or next(drawing.iter(*_PICTURES), None) is not None:
        named = next(drawing.iter(_DOCUMENT_PROPERTIES), None)
        name = "" if named is None else named.get("descr") or named.get("name", "")
        found.notes.append(Note(code="image", raw=name, where=found.where))


def _boxes(parent: Any) -> Iterator[Any]:
    for each in unwrapped(parent):
        if each.tag == _BOX:
            yield each
        else:
            yield from _boxes(each)
