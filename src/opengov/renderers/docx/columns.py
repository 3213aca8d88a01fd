"""How wide the columns of a table are, which heads stand upright, and how large figures print.

A figure is never broken over two lines while it can be helped: its column takes from the labels,
then its size goes down. Words that are wider than their cell are turned by a quarter.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from .grids import Box, Piece
from .measures import TEXT_WIDTH, ems, longest_word

PADDING: Final = 36
"""What a cell keeps free at each side."""

_SLACK = 24
_GROUP, _WIDEST_LABEL, _LEAST_ITEM = 400, 1380, 2000
_FIGURE = 640
_SMALLEST = 8


class Columns(NamedTuple):
    """The edges of the columns, and the size of the text in half points."""

    edges: tuple[int, ...]
    size: int

    def width(self, piece: Piece) -> int:
        """Return how wide a cell is."""
        return self.edges[piece.column + piece.box.colspan] - self.edges[piece.column]

    def is_too_narrow(self, piece: Piece) -> bool:
        """Tell whether a word of a cell is wider than the cell."""
        return _twips(longest_word(piece.box.text), self.size) + 2 * PADDING > self.width(piece)

    def fitting_size(self, piece: Piece) -> int:
        """Return the size in which a figure fits its cell, within reason."""
        room = self.width(piece) - 2 * PADDING - _SLACK
        width = ems(piece.box.text)
        if _twips(width, self.size) <= room:
            return self.size
        return max(_SMALLEST, int(room / width / 10))

    def narrowing(self, piece: Piece) -> int:
        """Return how far in from both sides a Chinese head stands, to be broken between words.

        Words have two characters, so 社会公益组织 is broken in three where four would not fit.
        """
        count = len(piece.box.text)
        room = self.width(piece) - 2 * PADDING
        if count % 2 or ems(piece.box.text) < count or _twips(count, self.size) <= room:
            return 0
        fits = room // (self.size * 10) // 2 * 2
        return max(0, room - fits * self.size * 10 - _SLACK) // 2 if fits else 0

    def turned_height(self, boxes: Iterable[Box]) -> int:
        """Return the height of a line in which these texts stand upright, on two lines each."""
        longest = (max(longest_word(box.text), ems(box.text) * 0.6) for box in boxes)
        return _twips(max(longest, default=0.0), self.size) + 6 * PADDING


def even_columns(count: int, *, size: int) -> Columns:
    """Share the width of the text among columns."""
    return Columns(tuple(TEXT_WIDTH * index // count for index in range(count + 1)), size)


def stub_columns(
    labels: Iterable[Box], count: int, figures: Iterable[str], *, size: int
) -> Columns:
    """Lay out three columns of labels and some of figures, as table 3 has them.

    labels: those of the second column, which stand in one line if that is not too wide.
    """
    widest = max((ems(box.text) for box in labels), default=0.0)
    second = min(_twips(widest, size) + 2 * PADDING + _SLACK, _WIDEST_LABEL)
    longest = max(map(ems, figures), default=0.0)
    most = (TEXT_WIDTH - _GROUP - second - _LEAST_ITEM) // count
    figure = min(max(_FIGURE, _twips(longest, size) + 2 * PADDING + _SLACK), most)
    first = TEXT_WIDTH - count * figure
    edges = (0, _GROUP, _GROUP + second, *(first + figure * index for index in range(count + 1)))
    return Columns(edges, size)


def _twips(width: float, half_points: int) -> int:
    return int(width * half_points * 10) + 1
