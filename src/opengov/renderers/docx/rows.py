"""Rows and cells of a table: their widths, merging, direction, and what stands in them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .columns import Columns
from .grids import Piece
from .measures import SIZE_5, longest_word
from .paragraphs import paragraph, run

_KEEP = "<w:keepNext/>"
_TURNED, _DOWNWARD = (f'<w:textDirection w:val="{way}"/>' for way in ("btLr", "tbRl"))
_MIDDLE = '<w:vAlign w:val="center"/>'
_LEAST_HEIGHT = 360
_SMALL = '<w:sz w:val="13"/><w:szCs w:val="13"/>'


class Rows(NamedTuple):
    """Writes the rows of one table; own: properties of a run that is the report's own text."""

    columns: Columns
    own: str

    def head(self, lines: Sequence[tuple[Piece, ...]]) -> Iterator[str]:
        """Yield the lines of the head, which stand again on every page.

        Where one head over a single column is too wide for it, all of them stand upright.
        """
        leaves = [piece for line in lines for piece in line if piece.box.colspan == 1]
        turned = any(map(self.columns.is_too_narrow, leaves))
        for number, line in enumerate(lines, 1):
            last = turned and number == len(lines)
            height = self.columns.turned_height(piece.box for piece in leaves) if last else 0
            yield self.row(line, keep=True, head=True, turned=turned, height=height)

    def row(
        self,
        line: Sequence[Piece],
        *,
        keep: bool,
        head: bool = False,
        turned: bool = False,
        height: int = 0,
    ) -> str:
        """Return a row that no page breaks; with keep it stays with the next."""
        height = max(height, _LEAST_HEIGHT)
        repeated = "<w:tblHeader/>" if head else ""
        cells = "".join(self._cell(piece, keep=keep, turned=turned) for piece in line)
        return (
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>'
            f"{repeated}</w:trPr>{cells}</w:tr>"
        )

    def _cell(self, piece: Piece, *, keep: bool, turned: bool) -> str:
        box = piece.box
        span = f'<w:gridSpan w:val="{box.colspan}"/>' if box.colspan > 1 else ""
        merged = ""
        if box.rowspan > 1:
            merged = '<w:vMerge w:val="restart"/>' if piece.begins else "<w:vMerge/>"
        small = "" if self.columns.size == SIZE_5 else "Small"
        kept = _KEEP if keep else ""
        inner = paragraph(
            f"Form{'Label' if box.kind == 'Group' else box.kind}{small}",
            self._runs(piece) if piece.begins else "",
            kept + self._narrowing(piece, turned=turned),
        )
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{self.columns.width(piece)}" w:type="dxa"/>{span}{merged}'
            f"{_direction(piece, turned=turned)}{_MIDDLE}</w:tcPr>{inner}</w:tc>"
        )

    def _narrowing(self, piece: Piece, *, turned: bool) -> str:
        if turned or piece.box.kind != "Head":
            return ""
        narrower = self.columns.narrowing(piece)
        return f'<w:ind w:left="{narrower}" w:right="{narrower}"/>' if narrower else ""

    def _runs(self, piece: Piece) -> str:
        box = piece.box
        properties = self.own if box.own else ""
        if box.kind == "Figure":
            size = self.columns.fitting_size(piece)
            if size != self.columns.size:
                properties = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{properties}'
        if not box.reason:
            return run(box.text, properties)
        return run(box.text, properties) + run(f" {box.reason}", _SMALL)


def _direction(piece: Piece, *, turned: bool) -> str:
    """Return the direction of a text that does not run across: Chinese runs down, other up."""
    box = piece.box
    if box.kind == "Group":
        return _DOWNWARD if longest_word(box.text) == 1 else _TURNED
    return _TURNED if turned and box.colspan == 1 else ""
