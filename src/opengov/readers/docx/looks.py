"""How the text of a Word run looks, by itself and by its styles, where a figure depends on it.

A raised digit is a footnote's mark, whether it is raised by its alignment, by its position or by
the style of the run; a hidden one is not printed. Styles are followed to those that they are based
on. What is hidden in web pages only (w:webHidden) is printed.
"""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from attrs import define, field, frozen

from .styles import Styles, W, child, value

Said: TypeAlias = Mapping[str, str]
"""What properties say of a look, by tag."""

_HIDDEN, _STRUCK = (W + "vanish", W + "specVanish"), (W + "strike", W + "dstrike")
_SHIFT, _POSITION, _COLOUR = (W + name for name in ("vertAlign", "position", "color"))
_GROUND = (W + "shd", W + "highlight")
_RUN_STYLE = W + "rStyle"
_LOOKS = frozenset((*_HIDDEN, *_STRUCK, _SHIFT, _POSITION, _COLOUR, *_GROUND, _RUN_STYLE))
_OFF = ("0", "false", "off")
_MARKS = ("footnote reference", "endnote reference")
_NOTHING: Said = {}
_ORDINARY = 20
_WHITE = 0xE6  # from here on a part of a colour is as good as white
_SMALLER = 0.75


@frozen(kw_only=True)
class Look:
    """How text looks. shift: superscript or subscript. position: how far it is raised, if so.

    white: whether it is, on no ground of its own; what lies under its cell is not known here.
    """

    hidden: bool = False
    struck: bool = False
    shift: str = ""
    position: int = 0
    white: bool = False


_PLAIN: Final = Look()
RAISED: Final = Look(shift="superscript")


@define
class Looks:
    """Tells how runs look, by themselves and by the styles of a document."""

    _styles: Styles
    _of_styles: dict[str, Said] = field(init=False, factory=dict[str, Said])
    _sizes: dict[str, int | None] = field(init=False, factory=dict[str, int | None])

    def of_style(self, name: str | None) -> Said:
        """Return what a style says, with what those say that it is based on."""
        if name is None:
            return _NOTHING
        if name not in self._of_styles:
            said: dict[str, str] = {}
            for style in self._styles.line(name):
                properties = child(style, "rPr")
                own = {} if properties is None else _said(properties)
                if (value(style, "name") or "").lower() in _MARKS:
                    own.setdefault(_SHIFT, RAISED.shift)
                said = {**own, **said}
            self._of_styles[name] = said
        return self._of_styles[name]

    def of(self, run: Any, by_paragraph: Said) -> Look | None:
        """Return how a run looks in a paragraph of a style, or None if as any text does."""
        properties = child(run, "rPr")
        own = _NOTHING if properties is None else _said(properties)
        if not own and not by_paragraph:
            return None
        by_run = self.of_style(own.get(_RUN_STYLE))
        said = {**by_paragraph, **by_run, **own}

        def is_on(name: str) -> bool:
            """Tell whether a switch is on; those of two styles switch each other off."""
            if name in own:
                return own[name] not in _OFF
            by_styles = (each.get(name, "0") not in _OFF for each in (by_paragraph, by_run))
            return sum(by_styles) == 1

        look = Look(
            hidden=any(map(is_on, _HIDDEN)),
            struck=any(map(is_on, _STRUCK)),
            shift=said.get(_SHIFT, ""),
            position=_integer(said.get(_POSITION, "")),
            white=_is_white(said.get(_COLOUR, "")) and not any(each in said for each in _GROUND),
        )
        return None if look == _PLAIN else look

    def differ(self, run: Any, other: Any, style: str | None) -> bool:
        """Tell whether one of two runs of a paragraph is much smaller, as a footnote's mark is."""
        sizes = [self._size(each, style) for each in (run, other)]
        return min(sizes) < _SMALLER * max(sizes)

    def _size(self, run: Any, style: str | None) -> int:
        properties = child(run, "rPr")
        named = None if properties is None else value(properties, "rStyle")
        return (
            _size_in(run)
            or self._size_of(named or "")
            or self._size_of(style or self._styles.usual())
            or self._usual_size()
        )

    def _size_of(self, name: str) -> int | None:
        if name not in self._sizes:
            sizes = [_size_in(style) for style in self._styles.line(name)]
            self._sizes[name] = next((size for size in sizes if size), None)
        return self._sizes[name]

    def _usual_size(self) -> int:
        root = self._styles.root
        defaults = None if root is None else child(root, "docDefaults")
        owner = None if defaults is None else child(defaults, "rPrDefault")
        return (0 if owner is None else _size_in(owner)) or _ORDINARY


def style_of(paragraph: Any) -> str | None:
    """Return the name of the style that a paragraph names."""
    properties = child(paragraph, "pPr")
    return None if properties is None else value(properties, "pStyle")


def _said(properties: Any) -> dict[str, str]:
    return {each.tag: each.get(W + "val", "1") for each in properties if each.tag in _LOOKS}


def _size_in(owner: Any) -> int:
    """Return the size of a font in half points that the properties in an element say, or 0."""
    properties = child(owner, "rPr")
    return 0 if properties is None else _integer(value(properties, "sz") or "")


def _integer(text: str) -> int:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 6):
        return 0
    return int(text)


def _is_white(colour: str) -> bool:
    try:
        parts = bytes.fromhex(colour)
    except ValueError:
        return False
    return len(parts) == 3 and min(parts) >= _WHITE
