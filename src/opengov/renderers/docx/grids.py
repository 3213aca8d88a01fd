"""The cells of a table as Word wants them: one for each line that a merged cell runs through."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["Head", "Label", "Group", "Item", "Figure"]
"""What a box is; a group is the label of many lines, an item that of one among them."""


class Box(NamedTuple):
    """A cell of the form with what stands in it.

    reason: why the figure is unknown, where it is. own: whether the text is the report's own, not
    the form's.
    """

    kind: Kind
    text: str
    reason: str = ""
    colspan: int = 1
    rowspan: int = 1
    own: bool = False


class Piece(NamedTuple):
    """The part of a box that stands in one line; below the first it is empty.

    lasts: in how many lines below the box stands as well.
    """

    box: Box
    column: int
    begins: bool
    lasts: int


def pieces(lines: Sequence[Sequence[Box]], width: int) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces of each line, of boxes that fill a grid of so many columns."""
    above: dict[int, tuple[Box, int]] = {}
    for line in lines:
        found: list[Piece] = []
        waiting = iter(line)
        below: dict[int, tuple[Box, int]] = {}
        column = 0
        while column < width:
            box, left = above.get(column) or (next(waiting), 0)
            lasts = (left or box.rowspan) - 1
            found.append(Piece(box, column, begins=not left, lasts=lasts))
            if lasts:
                below[column] = (box, lasts)
            column += box.colspan
        above = below
        yield tuple(found)
