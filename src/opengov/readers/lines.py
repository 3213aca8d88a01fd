"""What every reader makes of its source: lines of cells, each with its place in the source."""

from collections.abc import Iterable

from attrs import frozen


@frozen(kw_only=True)
class SourceCell:
    """A text of the source and where it stands there."""

    text: str
    where: str


@frozen(kw_only=True)
class Line:
    """A paragraph, which is one cell, or a row of a table.

    text: the line as it stands in the source. row: whether the source itself says that the cells
    stand side by side, so that empty cells are cells.
    """

    text: str
    cells: tuple[SourceCell, ...]
    row: bool = False

    @property
    def where(self) -> str:
        """Where its first cell stands."""
        return self.cells[0].where

    @property
    def filled(self) -> tuple[SourceCell, ...]:
        """The cells that hold something."""
        return tuple(cell for cell in self.cells if cell.text)


def paragraph(text: str, where: str) -> Line:
    """Return a line that is a paragraph."""
    return Line(text=text, cells=(SourceCell(text=text, where=where),))


def row(text: str, texts: Iterable[str], where: str) -> Line:
    """Return a line that is a row of a table; its cells are numbered from 1."""
    cells = (
        SourceCell(text=each.strip(), where=f"{where} cell {number}")
        for number, each in enumerate(texts, 1)
    )
    return Line(text=text, cells=tuple(cells), row=True)
