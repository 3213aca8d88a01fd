"""What every reader makes of its source: lines of cells, each with its place in the source."""

from collections.abc import Iterable
from typing import NamedTuple

from attrs import frozen

from .notes import Note


@frozen(kw_only=True)
class Metadata:
    """What a file says of its report outside the text, as printed; None where it says nothing."""

    title: str | None = None
    agency: str | None = None
    published: str | None = None
    identifier: str | None = None


class SourceCell(NamedTuple):
    """A text of the source and where it stands there.

    column: the first of the columns of its table's grid that it takes, from 0. span: how many.
    """

    text: str
    where: str
    column: int = 0
    span: int = 1


@frozen(kw_only=True)
class Line:
    """A paragraph, which is one cell, or a row of a table.

    text: the line as it stands in the source. row: whether the source itself says that the cells
    stand side by side, so that empty cells are cells. notes: what there is to say of the line,
    should it turn out to be of the report: a picture in it, a hidden row.
    """

    text: str
    cells: tuple[SourceCell, ...]
    row: bool = False
    notes: tuple[Note, ...] = ()

    @property
    def where(self) -> str:
        """Where its first cell stands."""
        return self.cells[0].where

    @property
    def filled(self) -> tuple[SourceCell, ...]:
        """The cells that hold something."""
        return tuple(cell for cell in self.cells if cell.text)


def paragraph(text: str, where: str, *, notes: tuple[Note, ...] = ()) -> Line:
    """Return a line that is a paragraph; one that only carries notes has no text."""
    return Line(text=text, cells=(SourceCell(text=text, where=where),), notes=notes)


def row(text: str, texts: Iterable[str], where: str) -> Line:
    """Return a line that is a row of a table of single cells; they are numbered from 1."""
    cells = (
        SourceCell(text=each.strip(), where=f"{where} cell {number}", column=number - 1)
        for number, each in enumerate(texts, 1)
    )
    return Line(text=text, cells=tuple(cells), row=True)
