"""The drawn objects of a PDF's page: ruling lines, pictures, and text that nobody sees."""

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom; or, before it is placed, left, bottom, right, top."""

Segment: TypeAlias = tuple[float, float, float, float]

_UNSEEN = (3, 7)  # the text render modes that paint nothing
_FILLED = (0, 4)  # those that fill and draw no outline
_LAYER = "OC\0".encode("utf-16-le")
_WHITE = 230  # from here on a colour is not seen on white paper
_GROUNDS = 300
_DEPTH = 8
_THIN = 4.0
_COVERS = 0.7
_LONGEST_PATH = 20_000


class Place(NamedTuple):
    """What moves a point to its place: x to a x + c y + e, and y to b x + d y + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point is moved."""
        a, b, c, d, e, f = self
        return a * x + c * y + e, b * x + d * y + f

    def after(self, inner: "Place") -> "Place":
        """Return what moves a point as another does first and this one then."""
        a, b = self.point(inner.a, inner.b)
        c, d = self.point(inner.c, inner.d)
        e, f = self.point(inner.e, inner.f)
        return Place(a - self.e, b - self.f, c - self.e, d - self.f, e, f)


class Ruling(NamedTuple):
    """A straight line along an axis: at which position, and from where to where."""

    position: float
    start: float
    end: float


def address(pointer: Any) -> int | None:
    """Return where an object of PDFium lives, which tells it from others."""
    return ctypes.cast(pointer, ctypes.c_void_p).value


def placed(place: Place, corners: Box) -> Box:
    """Return the box of two corners after each is placed."""
    a, b, c, d, e, f = place
    left, bottom, right, top = corners
    x0, y0 = a * left + c * bottom + e, b * left + d * bottom + f
    x1, y1 = a * right + c * top + e, b * right + d * top + f
    if x0 > x1:
        x0, x1 = x1, x0
    return (x0, y0, x1, y1) if y0 <= y1 else (x0, y1, x1, y0)


class Drawing:
    """Collects what is drawn on a page; count is told of the objects before they are taken.

    Rulings come as stroked lines, as thin filled boxes or pictures, as the sides of stroked boxes
    and of frames, which are boxes filled but for a box inside. The fill behind a cell is none.
    layers: whether the file may hide some of its layers; PDFium does not say which, so that text on
    any of them counts as hidden.
    """

    def __init__(
        self,
        api: Any,
        place: Place,
        size: tuple[float, float],
        count: Callable[[int], None],
        *,
        layers: bool,
    ) -> None:
        self.across: list[Ruling] = []
        self.down: list[Ruling] = []
        self.pictures: list[Box] = []
        self.figures = 0
        self.hidden: set[int | None] = set()
        self._api = api
        self._bounds_of, self._colour_of = api.FPDFPageObj_GetBounds, api.FPDFPageObj_GetFillColor
        self._mode_of = api.FPDFTextObj_GetTextRenderMode
        self._layers = layers
        self._place = place
        self._area = size[0] * size[1]
        self._count = count
        self._shown: list[Any] = []
        self._grounds: deque[Box] = deque(maxlen=_GROUNDS)
        self._numbers = [ctypes.c_float() for _ in range(4)]
        self._edges = list(map(ctypes.byref, self._numbers))
        self._parts = [ctypes.c_uint() for _ in range(4)]
        self._colour = list(map(ctypes.byref, self._parts))

    def take(self, page: Any) -> None:
        """Take all objects of a page."""
        api = self._api
        amount = api.FPDFPage_CountObjects(page)
        self._count(amount)
        self._objects((api.FPDFPage_GetObject(page, i) for i in range(amount)), self._place, 0)

    def _objects(self, objects: Iterable[Any], place: Place, depth: int) -> None:
        api = self._api
        kind_of = api.FPDFPageObj_GetType
        text, path = api.FPDF_PAGEOBJ_TEXT, api.FPDF_PAGEOBJ_PATH
        for each in objects:
            kind = kind_of(each)
            if kind == text:
                self._text(each, place)
            elif kind == path:
                self._path(each, place)
            elif kind == api.FPDF_PAGEOBJ_IMAGE:
                self._picture(each, place)
            elif kind == api.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                amount = api.FPDFFormObj_CountObjects(each)
                self._count(amount)
                inner = (api.FPDFFormObj_GetObject(each, i) for i in range(amount))
                self._objects(inner, self._inside(each, place), depth + 1)

    def _inside(self, each: Any, place: Place) -> Place:
        """Return what places the points of an object's own space."""
        matrix = self._api.FS_MATRIX()
        self._api.FPDFPageObj_GetMatrix(each, matrix)
        inner = Place(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
        return place.after(inner)

    def _box(self, each: Any, place: Place) -> Box:
        self._bounds_of(each, *self._edges)
        left, bottom, right, top = self._numbers
        return placed(place, (left.value, bottom.value, right.value, top.value))

    def _text(self, each: Any, place: Place) -> None:
        mode = self._mode_of(each)
        if mode in _UNSEEN or (
            (mode in _FILLED and self._is_white(each) and not self._is_on_ground(each, place))
            or (self._layers and self._is_on_layer(each))
        ):
            self.hidden.add(address(each))
        else:
            self._shown.append(each)

    def _is_on_layer(self, each: Any) -> bool:
        """Tell whether an object is marked as one of a layer (optional content)."""
        api, name, length = self._api, (ctypes.c_ushort * 4)(), ctypes.c_ulong()
        for index in range(api.FPDFPageObj_CountMarks(each)):
            mark = api.FPDFPageObj_GetMark(each, index)
            api.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
            if bytes(name).startswith(_LAYER):
                return True
        return False

    def _is_white(self, each: Any) -> bool:
        self._colour_of(each, *self._colour)
        red, green, blue, _ = self._parts
        return min(red.value, green.value, blue.value) >= _WHITE

    def _is_on_ground(self, each: Any, place: Place) -> bool:
        """Tell whether something dark or a picture lies under the middle of an object."""
        left, top, right, bottom = self._box(each, place)
        x, y = (left + right) / 2, (top + bottom) / 2
        return any(box[0] <= x <= box[2] and box[1] <= y <= box[3] for box in self._grounds)

    def _picture(self, each: Any, place: Place) -> None:
        box = self._box(each, place)
        if self._line(box):
            return
        self.pictures.append(box)
        self._grounds.append(box)
        covered = (box[2] - box[0]) * (box[3] - box[1]) / self._area if self._area else 0
        if covered > _COVERS and not self._api.FPDFPageObj_HasTransparency(each):
            self.hidden.update(map(address, self._shown))
            self._shown = []

    def _path(self, each: Any, place: Place) -> None:
        if self._line(box := self._box(each, place)):
            return
        api = self._api
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        api.FPDFPath_GetDrawMode(each, fill, stroke)
        if fill.value and not self._is_white(each):
            self._grounds.append(box)
        amount = api.FPDFPath_CountSegments(each)
        if amount > _LONGEST_PATH or (not stroke.value and amount < 8):
            self.figures += 1
            return
        self._count(amount)
        outlines = list(self._outlines(each, amount, self._inside(each, place)))
        boxes = [_bounds(outline) for outline in outlines]
        if stroke.value:
            for outline in outlines:
                self._sides(outline)
            self.figures += not outlines
        elif any(map(_is_frame, boxes, boxes[1:])):
            for left, top, right, bottom in boxes:
                self._sides([(left, top, right, top), (left, bottom, right, bottom)])
                self._sides([(left, top, left, bottom), (right, top, right, bottom)])
        else:
            self.figures += sum(not self._line(box) for box in boxes)

    def _outlines(self, each: Any, amount: int, place: Place) -> Iterator[list[Segment]]:
        """Yield the straight sides of each part of a path."""
        api = self._api
        x, y = ctypes.c_float(), ctypes.c_float()
        sides: list[Segment] = []
        begin = here = (0.0, 0.0)
        for index in range(amount):
            segment = api.FPDFPath_GetPathSegment(each, index)
            api.FPDFPathSegment_GetPoint(segment, x, y)
            point = place.point(x.value, y.value)
            kind = api.FPDFPathSegment_GetType(segment)
            if kind == api.FPDF_SEGMENT_MOVETO:
                if sides:
                    yield sides
                sides, begin = [], point
            elif kind == api.FPDF_SEGMENT_LINETO:
                sides.append((*here, *point))
            here = point
            if api.FPDFPathSegment_GetClose(segment):
                sides.append((*here, *begin))
                here = begin
        if sides:
            yield sides

    def _sides(self, sides: Iterable[Segment]) -> None:
        for x0, y0, x1, y1 in sides:
            if abs(x1 - x0) < 1 or abs(y1 - y0) < 1:
                self._line((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _line(self, box: Box) -> bool:
        """Take a box as a ruling if it is thin; a dot may be part of a dotted line both ways."""
        left, top, right, bottom = box
        width, height = right - left, bottom - top
        if min(width, height) > _THIN:
            return False
        if height <= width or height <= 2:
            self.across.append(Ruling((top + bottom) / 2, left, right))
        if width <= height or width <= 2:
            self.down.append(Ruling((left + right) / 2, top, bottom))
        return True


def _bounds(outline: Iterable[Segment]) -> Box:
    xs = [x for x0, _, x1, _ in outline for x in (x0, x1)]
    ys = [y for _, y0, _, y1 in outline for y in (y0, y1)]
    return min(xs), min(ys), max(xs), max(ys)


def _is_frame(outer: Box, inner: Box) -> bool:
    """Tell whether one box lies in another with a thin rim left between them."""
    rims = (a - b for a, b in zip((*inner[:2], *outer[2:]), (*outer[:2], *inner[2:]), strict=True))
    return all(0 <= rim <= _THIN for rim in rims)
