"""Where the slots of a printed table stand on a sheet, and how much room their texts want."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import ceil
from typing import NamedTuple

from ...form.layout import (
    Line,
    Role,
    disputes_layout,
    proactive_layout,
    requests_layout,
)
from ...form.rows import Row
from ...messages.catalog import Catalog
from ...model.printed import Edition

_WORD = re.compile(r"[!-~]+")
_LINE = 13.5
"""Points that a line of a cell takes."""
_PADDING = 8.0
_LATIN = 0.85
"""The width of a Latin letter in digits, with what is lost at the end of a line."""
_HIGHEST = 400.0
"""Points of the highest row; Excel has none above 409."""


class Box(NamedTuple):
    """A slot and where it stands, rows and columns counted from the first of its part, from 0."""

    top: int
    left: int
    bottom: int
    right: int
    role: Role
    text: str
    place: str | None


@cache
def requests_boxes(edition: Edition) -> tuple[Box, ...]:
    """Return the boxes of table 3, its heads first."""
    layout = requests_layout(edition)
    return boxes((*layout.head, *(line for body in layout.bodies for line in body)))


@cache
def disputes_boxes() -> tuple[Box, ...]:
    """Return the boxes of table 4, its heads first."""
    layout = disputes_layout()
    return boxes((*layout.head, *(line for body in layout.bodies for line in body)))


@lru_cache(maxsize=256)
def block_boxes(rows: tuple[Row, ...], width: int) -> tuple[Box, ...]:
    """Return the boxes of a block of table 2 on a grid of so many columns."""
    (body,) = proactive_layout(rows, width).bodies
    return boxes(body)


def boxes(lines: Sequence[Line]) -> tuple[Box, ...]:
    """Return the boxes of lines; a slot stands in the first columns that none above it covers."""
    return tuple(_boxes(lines))


def _boxes(lines: Sequence[Line]) -> Iterator[Box]:
    covered: set[tuple[int, int]] = set()
    for top, line in enumerate(lines):
        left = 0
        for slot in line:
            while (top, left) in covered:
                left += 1
            bottom, right = top + slot.rowspan - 1, left + slot.colspan - 1
            covered.update(
                (row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)
            )
            yield Box(top, left, bottom, right, slot.role, slot.text, slot.place)


@lru_cache(maxsize=256)
def heights(drawn: tuple[Box, ...], widths: tuple[float, ...], words: Catalog) -> tuple[float, ...]:
    """Return the height of each row in points, so that every label in it is seen whole."""
    found = [_LINE + _PADDING] * (max(box.bottom for box in drawn) + 1)
    for box in drawn:
        rows = box.bottom - box.top + 1
        room = sum(widths[box.left : box.right + 1])
        each = height(lines(words.text(box.text), room)) / rows
        for row in range(box.top, box.bottom + 1):
            found[row] = max(found[row], each)
    return tuple(found)


def widened(usual: Sequence[float], drawn: Iterable[Box], words: Catalog) -> tuple[float, ...]:
    """Return the widths of columns so that no word of a label of one column is broken."""
    found = list(usual)
    for box in drawn:
        if box.left == box.right and box.text:
            longest = max(map(len, _WORD.findall(words.text(box.text))), default=0)
            found[box.left] = max(found[box.left], longest + 1.0)
    return tuple(found)


def height(count: int) -> float:
    """Return the points that so many lines of a cell take, at most those of the highest row."""
    return min(count * _LINE + _PADDING, _HIGHEST)


def lines(text: str, width: float) -> int:
    """Return how many lines a text takes: a Chinese character is as wide as two digits."""
    room = max(width - 2.0, 2)
    return sum(max(1, ceil(_width(line) / room)) for line in text.split("\n"))


def _width(text: str) -> float:
    narrow = len(text.encode("ascii", "ignore"))
    return 2 * (len(text) - narrow) + _LATIN * narrow
