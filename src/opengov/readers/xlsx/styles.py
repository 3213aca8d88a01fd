"""How the cells of a workbook look, as far as it tells what is printed of what they hold."""

import re
from collections.abc import Iterator
from typing import Any, Final

from attrs import frozen

from ..numbers import is_figure
from .formats import PLAIN, NumberFormat, format_of, marked, shown, worded

_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_UNSEEN = ";;;"  # the format that shows nothing
_YES = ("1", "true")
_WHITE = 0xE6  # from here on a part of a colour is as good as white
_WHITES = (("theme", "0"), ("indexed", "1"), ("indexed", "9"))


@frozen(kw_only=True)
class CellStyle:
    """A style that cells can have.

    unseen: whether its text is white on white. bordered: whether it draws a border.
    """

    format: NumberFormat = PLAIN
    struck: bool = False
    unseen: bool = False
    bordered: bool = False

    def number(self, raw: str, *, from_1904: bool) -> str:
        """Return what is printed of a stored number."""
        return self._looking(shown(raw, self.format, from_1904=from_1904))

    def text(self, text: str) -> str:
        """Return what is printed of a stored text."""
        if not text or self is USUAL:
            return text
        return self._looking(worded(text, self.format))

    def _looking(self, text: str) -> str:
        """Return a text so that it is no figure where it is struck out or nobody sees it."""
        if self.struck:
            return f"~~{text}~~"
        return marked(text, _UNSEEN) if self.unseen and is_figure(text) else text


USUAL: Final = CellStyle()


def cell_styles(root: Any | None) -> Iterator[CellStyle]:
    """Yield the styles of a workbook by its styles part, in their order."""
    if root is None:
        return
    codes = {
        _integer(each.get("numFmtId"), -1): str(each.get("formatCode", ""))
        for each in _listed(root, "numFmts")
    }
    fonts = [_Font.of(each) for each in _listed(root, "fonts")]
    grounds = [_has_ground(each) for each in _listed(root, "fills")]
    borders = [_draws(each) for each in _listed(root, "borders")]
    for each in _listed(root, "cellXfs"):
        font, fill, border = (
            _integer(each.get(name), 0) for name in ("fontId", "fillId", "borderId")
        )
        look = fonts[font] if font < len(fonts) else _Font()
        grounded = grounds[fill] if fill < len(grounds) else False
        style = CellStyle(
            format=format_of(_integer(each.get("numFmtId"), 0), codes),
            struck=look.struck,
            unseen=look.white and not grounded,
            bordered=border < len(borders) and borders[border],
        )
        yield USUAL if style == USUAL else style


def is_white(colour: Any | None) -> bool:
    """Tell whether a colour is white, as far as it says so without the theme."""
    if colour is None or colour.get("tint", "0") != "0":
        return False
    if any(colour.get(name) == said for name, said in _WHITES):
        return True
    try:
        parts = bytes.fromhex(colour.get("rgb", ""))[-3:]
    except ValueError:
        return False
    return len(parts) == 3 and min(parts) >= _WHITE


@frozen(kw_only=True)
class _Font:
    struck: bool = False
    white: bool = False

    @classmethod
    def of(cls, element: Any) -> "_Font":
        strike = element.find(_S + "strike")
        return cls(
            struck=strike is not None and strike.get("val", "1") in _YES,
            white=is_white(element.find(_S + "color")),
        )


def _has_ground(fill: Any) -> bool:
    """Tell whether a fill paints anything that white is seen on."""
    pattern = fill.find(_S + "patternFill")
    if pattern is None:
        return True
    if pattern.get("patternType", "none") == "none":
        return False
    return not is_white(pattern.find(_S + "fgColor"))


def _draws(border: Any) -> bool:
    return any(side.get("style", "none") != "none" for side in border)


def _listed(root: Any, name: str) -> Iterator[Any]:
    for group in root.iterchildren(_S + name):
        yield from group.iterchildren("*")


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch("[0-9]{1,9}", text) else default
