"""One sheet: texts and boxes put on it from the top, as paper of A4 prints it."""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import define, field

from ..characters import fit
from .grid import Box, height, lines
from .styles import SIZES, Look, Styles

_LONGEST = 16_000
"""Characters of a cell. Excel counts 32 767 units of UTF-16, which may be half as many."""
_LINES = 24
"""Lines of text in a row, which has a greatest height; a page holds two such rows."""
_LIVE = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")
_MARGIN = 0.6
_A4 = 9
_CUT = "…"


@define(kw_only=True)
class Page:
    """A sheet of a workbook; row is the next that is free, widths are those of its columns.

    cut: what is left of texts that are too long for one cell.
    """

    sheet: Any
    styles: Styles
    widths: Sequence[float]
    row: int = 0
    cut: list[str] = field(factory=list[str])

    def __attrs_post_init__(self) -> None:
        """Set the page up: A4, as wide as the paper, its number at the foot, columns, no lines."""
        sheet = self.sheet
        for column, width in enumerate(self.widths):
            sheet.set_column(column, column, width, self.styles.look("paragraph"))
        sheet.set_paper(_A4)
        if len(self.widths) > 1:
            sheet.fit_to_pages(1, 0)
        sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN + 0.2)
        sheet.center_horizontally()
        sheet.set_footer("&C— &P —")
        sheet.hide_gridlines(2)

    def prose(self, text: str, look: Look = "paragraph") -> None:
        """Write a paragraph over the whole width; one without text takes no room.

        One that is too long for a row is merged over two, one too long for a page goes on in the
        next cell.
        """
        size = SIZES[look] / SIZES["label"]
        width = sum(self.widths) / size
        for piece in _paged(fit(text), width):
            needed = lines(piece, width)
            rows = -(-needed // _LINES)
            bottom = self.row + rows - 1
            if rows > 1 or len(self.widths) > 1:
                style = self.styles.look(look)
                self.sheet.merge_range(self.row, 0, bottom, len(self.widths) - 1, "", style)
            if rows > 1:
                self.sheet.set_h_pagebreaks([self.row])  # some programs do not go on overleaf
            if rows > 1 or len(self.widths) > 1 or look in ("title", "heading"):
                for row in range(self.row, bottom + 1):
                    self.sheet.set_row(row, height(-(-needed // rows)) * size)
            self.text(self.row, 0, piece, look)
            self.row = bottom + 1 + (rows > 1)  # else the rest of its rows would part the next

    def box(self, box: Box, top: int, look: Look) -> tuple[int, int]:
        """Merge the cells of a box, if it has several, and return the first."""
        row, bottom = top + box.top, top + box.bottom
        if (row, box.left) != (bottom, box.right):
            self.sheet.merge_range(row, box.left, bottom, box.right, "", self.styles.look(look))
        return row, box.left

    def text(self, row: int, column: int, text: str, look: Look) -> None:
        """Write a text into a cell; it stays a text, whatever it begins with."""
        text = fit(text)
        if not text:
            self.sheet.write_blank(row, column, None, self.styles.look(look))
            return
        if len(text) > _LONGEST:
            first, *rest = _pieces(text)
            text = f"{first}{_CUT}"
            self.cut.extend(f"{_CUT}{piece}" for piece in rest)
        style = self.styles.look(look, quoted=text.startswith(_LIVE))
        self.sheet.write_string(row, column, text, style)

    def flush(self) -> None:
        """Write what is left of texts that were too long."""
        texts, self.cut = self.cut, []
        for text in texts:
            self.prose(text, "note")


def _paged(text: str, width: float) -> Iterator[str]:
    """Yield a text in pieces that each fit a page, most texts as they are."""
    if lines(text, width) <= 2 * _LINES:
        if text:
            yield text
        return
    most = int(width - 2) * _LINES  # of Chinese characters, each as wide as two digits, on two rows
    for line in filter(None, text.split("\n")):
        rest = line
        while len(rest) > most:
            end = rest.rfind("。", 0, most) + 1 or most
            yield rest[:end]
            rest = rest[end:]
        yield rest


def _pieces(text: str) -> Iterator[str]:
    for start in range(0, len(text), _LONGEST):
        yield text[start : start + _LONGEST]
