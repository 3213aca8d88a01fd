"""The text of a Word paragraph as it is printed, and what hangs on it: pictures, links, boxes.

Insertions are accepted and deletions dropped; of a field the result counts, and of alternative
contents the first. A table of contents repeats the headings, so it is left out. Figures are kept
from running together: superscript digits become ¹²³, and struck text stands between ~~.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import define, field, frozen

from ...errors import LimitError
from ..notes import Note
from ..packages import MARKUP_COMPATIBILITY, RELATION, Relationship
from ..reader import Limits
from .numbering import W, child, value

_DOCUMENT_PROPERTIES: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
)
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ALTERNATE = MARKUP_COMPATIBILITY + "AlternateContent"
_RUN, _TEXT, _HYPERLINK, _BOX = (W + name for name in ("r", "t", "hyperlink", "txbxContent"))
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
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "sym": "\ufffd",  # of a symbol font: whatever it shows, no digit of a figure
}
_LOOKS = frozenset(W + name for name in ("vanish", "strike", "dstrike", "vertAlign"))
_LONGEST_CODE = 4096
_OUTSIDE = 2  # elements around a paragraph at least: w:document and w:body
_OFF = ("0", "false", "off")
_SHIFTED = {
    "superscript": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
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


@frozen
class _Look:
    """How the text of a run looks, where that matters."""

    hidden: bool
    struck: bool
    shifted: dict[int, int] | None


@define
class _Field:
    """A field that is open, by its code; begins is where its result does."""

    begins: int
    code: str = ""
    is_contents: bool = False


@define
class _Gathered:
    where: str
    text: list[str] = field(factory=list[str])
    hidden: list[str] = field(factory=list[str])
    notes: list[Note] = field(factory=list[Note])
    boxes: list[Any] = field(factory=list[Any])


@define
class Paragraphs:
    """Reads the paragraphs of a document in order, for fields run on from one to the next.

    contents: whether the document's fields are whole, so that a table of contents is known to end.
    """

    _related: Mapping[str, Relationship]
    _limits: Limits
    _contents: bool = field(kw_only=True, alias="contents")
    _open: list[_Field] = field(init=False, factory=list[_Field])
    _contents_open: int = field(init=False, default=0)

    def read(self, element: Any, where: str) -> Printed:
        """Return what a paragraph (w:p) prints. Raises LimitError where it nests too deep."""
        found = _Gathered(where)
        self._walk(element, found, None, _OUTSIDE + 1)
        return Printed(
            text="".join(found.text).strip(),
            hidden="".join(found.hidden).strip(),
            notes=tuple(found.notes),
            boxes=tuple(found.boxes),
        )

    def _walk(self, parent: Any, found: _Gathered, look: _Look | None, depth: int) -> None:
        if depth > self._limits.depth:
            raise LimitError(
                f"{found.where} nests elements deeper than {self._limits.depth}; "
                "give limits to read deeper"
            )
        for each in parent:
            tag = each.tag
            if tag == _RUN:
                self._walk(each, found, _look(each), depth + 1)
            elif tag in (_TEXT, _MATH_TEXT):
                self._add(each.text or "", found, look)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag], found, None)
            elif tag in _DRAWINGS:
                _draw(each, found)
            elif tag in _FIELD_PARTS:
                self._turn(each, found)
            elif tag == _HYPERLINK:
                self._link(each, found, depth)
            elif tag not in _DROPPED:
                inner = _chosen(each) if tag == _ALTERNATE else each
                self._walk(inner, found, look, depth + 1)

    def _add(self, text: str, found: _Gathered, look: _Look | None) -> None:
        if self._contents_open:
            return
        if look is None:
            found.text.append(text)
        elif look.hidden:
            found.hidden.append(text)
        else:
            text = text.translate(look.shifted) if look.shifted else text
            found.text.append(f"~~{text}~~" if look.struck and text.strip() else text)

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
            self._open.append(_Field(len(found.text)))
        elif element.tag == _FIELD_CODE and self._open:
            self._hear(self._open[-1], element.text or "")
        elif kind == "end" and self._open:
            closed = self._open.pop()
            self._contents_open -= closed.is_contents
            if link := _LINK.match(closed.code):
                _note_link("".join(found.text[closed.begins :]), link[1], found)

    def _hear(self, open_field: _Field, code: str) -> None:
        """Add to what an open field does; its result is left out if that is a list of contents."""
        open_field.code = (open_field.code + code)[:_LONGEST_CODE]
        if self._contents and not open_field.is_contents:
            open_field.is_contents = open_field.code.lstrip().startswith("TOC")
            self._contents_open += open_field.is_contents


def _look(run: Any) -> _Look | None:
    """Return how a run looks, or None where it looks like any text."""
    properties = child(run, "rPr")
    if properties is None or not any(each.tag in _LOOKS for each in properties):
        return None
    align = value(properties, "vertAlign") or ""
    return _Look(
        hidden=is_on(properties, "vanish"),
        struck=is_on(properties, "strike") or is_on(properties, "dstrike"),
        shifted=_SHIFTED.get(align),
    )


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
