"""What stands on the pages of a PDF: characters, ruling lines and pictures, each with its place.

Places are in points from the top left corner of the page, turned so that most of its text is
upright. What no reader of the printed page sees is not there: text that is invisible, white on
white, or lies under a picture, as text recognition leaves it, and text beyond the page's edge.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from importlib import import_module
from typing import Any, NamedTuple

from attrs import frozen

from ...errors import LimitError
from .drawings import Box, Drawing, Place, Ruling, address, placed

UNKNOWN = "\ufffd"
_IDEOGRAPHS = 0x2E80  # from here on most characters are as wide as their font is high
_BLANK = 0x20  # the characters up to it are those that PDFium adds between others
_LARGE, _HUGE = 16.5, 60.0
_HYPHEN = 2  # what PDFium says of a hyphen at the end of a line


class Glyph(NamedTuple):
    """A character; base is its base line, size about the height of its font, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        """A point that is inside of its shape."""
        return (self.left + self.right) / 2, self.base - 0.3 * self.size


@frozen(kw_only=True)
class Page:
    """A page; number counts from 1. across, down: its level and its upright ruling lines.

    figures: how much is drawn there that is neither text nor a line.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    across: tuple[Ruling, ...] = ()
    down: tuple[Ruling, ...] = ()
    pictures: tuple[Box, ...] = ()
    figures: int = 0

    @property
    def is_picture(self) -> bool:
        """Whether it shows something and holds no text."""
        return bool(self.pictures or self.figures) and not self.glyphs

    @property
    def garbled(self) -> float:
        """The share of its characters of which nobody says which they are."""
        if not self.glyphs:
            return 0.0
        return sum(map(_is_garbled, self.glyphs)) / len(self.glyphs)


class Pages:
    """Takes the pages of an open document one by one; drawn is how much they may hold in all.

    layers: whether the file may hide some of its layers.
    """

    def __init__(self, document: Any, *, drawn: int, layers: bool) -> None:
        self._layers = layers
        self._api: Any = import_module("pypdfium2.raw")
        self._angle_of: Any = self._api.FPDFText_GetCharAngle
        self._document = document
        self._limit = drawn
        self._drawn = 0

    def __iter__(self) -> Iterator[Page]:
        for index in range(len(self._document)):
            yield self._page(index)

    def _page(self, index: int) -> Page:
        page = self._document[index]
        text = page.get_textpage()
        try:
            return self._taken(page, text, index + 1)
        finally:
            text.close()
            page.close()

    def _taken(self, page: Any, text: Any, number: int) -> Page:
        amount = text.count_chars()
        self._count(amount)
        page, text = page.raw, text.raw
        angles = [self._angle(text, index) for index in range(amount)]
        turn = Counter(angles).most_common(1)[0][0] if angles else 0
        bounds = self._bounds(page)
        place, width, height = _upright(bounds, (4 - (turn or 0)) % 4)
        drawing = Drawing(self._api, place, (width, height), self._count, layers=self._layers)
        drawing.take(page)
        hidden = drawing.hidden
        inside = tuple(
            glyph
            for glyph in self._glyphs(text, angles, place, turn or 0, hidden)
            if 0 <= glyph[1] <= glyph[2] < math.inf
            and glyph[1] <= width
            and 0 <= glyph[3] <= height
        )
        return Page(
            number=number,
            width=width,
            height=height,
            glyphs=inside,
            across=tuple(drawing.across),
            down=tuple(drawing.down),
            pictures=tuple(drawing.pictures),
            figures=drawing.figures,
        )

    def _count(self, drawn: int) -> None:
        self._drawn += drawn
        if self._drawn > self._limit:
            raise LimitError(
                f"the PDF has more than {self._limit} characters and drawn objects; "
                "give limits with more cells to read more"
            )

    def _bounds(self, page: Any) -> Box:
        """Return the visible part of a page in its own space: left, bottom, right, top."""
        box = self._api.FS_RECTF()
        self._api.FPDF_GetPageBoundingBox(page, box)
        return box.left, box.bottom, box.right, box.top

    def _angle(self, text: Any, index: int) -> int | None:
        """Return by how many quarters a character is turned clockwise; None for a slanted one."""
        angle: float = self._angle_of(text, index)
        if not angle:
            return 0
        quarters = angle / (math.pi / 2)
        nearest = round(quarters)
        return nearest % 4 if abs(quarters - nearest) < 0.05 else None

    def _glyphs(
        self,
        text: Any,
        angles: Sequence[int | None],
        place: Place,
        turn: int,
        hidden: AbstractSet[int | None],
    ) -> Iterator[Glyph]:
        api = self._api
        box, x, y = api.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        at_box, at_x, at_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
        unicode, generated, loose = (
            api.FPDFText_GetUnicode,
            api.FPDFText_IsGenerated,
            api.FPDFText_GetLooseCharBox,
        )
        faulty, origin = api.FPDFText_HasUnicodeMapError, api.FPDFText_GetCharOrigin
        a, b, c, d, e, f = place
        for index, angle in enumerate(angles):
            code = unicode(text, index)
            if code <= _BLANK and generated(text, index) == 1:
                continue
            if angle is None or (
                hidden and address(api.FPDFText_GetTextObject(text, index)) in hidden
            ):
                continue
            loose(text, index, at_box)
            left, top, right, bottom = placed(place, (box.left, box.bottom, box.right, box.top))
            base = bottom
            if code >= _IDEOGRAPHS and right - left > _LARGE and (ink := self._ink(text, index)):
                left, _, right, base = placed(place, ink)
            elif angle == turn:
                origin(text, index, at_x, at_y)
                px, py = x.value, y.value
                left, base = a * px + c * py + e, b * px + d * py + f
            character = UNKNOWN if faulty(text, index) == 1 else _character(code)
            size = _size(code, right - left, bottom - top)
            yield Glyph(character, left, max(left, right), base, size)

    def _ink(self, text: Any, index: int) -> Box | None:
        """Return what an ideograph paints, if it is much less than its box.

        PDFium does not scale the boxes of vertical writing.
        """
        edges = [ctypes.c_double() for _ in range(4)]
        self._api.FPDFText_GetCharBox(text, index, *edges)
        left, right, bottom, top = (edge.value for edge in edges)
        self._api.FPDFText_GetLooseCharBox(text, index, box := self._api.FS_RECTF())
        large = box.right - box.left
        within = 1.8 * max(right - left, top - bottom) < large
        return (
            (left, bottom, right, top) if within and (large > _HUGE or right - left > 4) else None
        )


def _is_garbled(glyph: Glyph) -> bool:
    return glyph.text == UNKNOWN or "\ue000" <= glyph.text <= "\uf8ff"


def _character(code: int) -> str:
    """Return the character of a code; what is none, or half of one, is unknown."""
    if code == _HYPHEN:
        return "-"
    if 0x20 <= code < 0xD800:
        return chr(code)
    if code < 0x20 or 0xD800 <= code < 0xE000 or code & 0xFFFE == 0xFFFE:
        return " " if code == 9 else UNKNOWN
    return chr(code)


def _size(code: int, width: float, height: float) -> float:
    """Return the size of a font by a character's box; what fonts say of their height may be odd."""
    if code >= _IDEOGRAPHS and width:
        return width
    return max(0.8 * width, min(height, 2.8 * width)) if width else height


def _upright(bounds: Box, turn: int) -> tuple[Place, float, float]:
    """Return what moves a point of a page to its place after quarter turns clockwise, and sizes."""
    left, bottom, right, top = bounds
    places = (
        Place(1, 0, 0, -1, -left, top),
        Place(0, 1, 1, 0, -bottom, -left),
        Place(-1, 0, 0, 1, right, -bottom),
        Place(0, -1, -1, 0, top, right),
    )
    width, height = right - left, top - bottom
    return places[turn], *((width, height) if turn % 2 == 0 else (height, width))
