"""How the text of a Word run looks, by itself and by its styles, where a figure depends on it.

A raised digit is a footnote's mark, whether it is raised by its alignment, by its position or by
the style of the run; a hidden one is not printed. Styles are followed to those that they are based
on. What is hidden in web pages only (w:webHidden) is printed.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from attrs import frozen

from .numbering import W, child, value

_Said: TypeAlias = Mapping[str, str]
"""What properties say of a look, by tag."""

_HIDDEN, _STRUCK = (W + "vanish", W + "specVanish"), (W + "strike", W + "dstrike")
_SHIFT, _POSITION, _COLOUR = (W + name for name in ("vertAlign", "position", "color"))
_GROUND = (W + "shd", W + "highlight")
_SIZE, _RUN_STYLE = W + "sz", W + "rStyle"
_LOOKS = frozenset((*_HIDDEN, *_STRUCK, _SHIFT, _POSITION, _COLOUR, *_GROUND))
_OFF = ("0", "false", "off")
_MARKS = ("footnote reference", "endnote reference")
_NOTHING: _Said = {}
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


@frozen(kw_only=True)
class _Style:
    parent: str | None
    said: _Said
    size: int | None


class Looks:
    """Tells how runs look, by the styles part of a document if it has one."""

    def __init__(self, styles: Any | None) -> None:
        defaults = None if styles is None else child(styles, "docDefaults")
        sizes = () if defaults is None else defaults.iter(_SIZE)
        self._ordinary = next((_half_points(each) for each in sizes), None) or _ORDINARY
        found = dict(_styles(styles))
        self._said = {name: said for name in found if (said := _inherited(found, name))}
        self._sizes = {name: size for name in found if (size := _inherited_size(found, name))}
        self._usual = "" if styles is None else _usual(styles)

    def style_of(self, paragraph: Any) -> str:
        """Return the name of a paragraph's style."""
        properties = child(paragraph, "pPr")
        named = None if properties is None else value(properties, "pStyle")
        return named or self._usual

    def of(self, run: Any, style: str) -> Look | None:
        """Return how a run in a paragraph of a style looks, or None if as any text does."""
        properties = child(run, "rPr")
        own = _NOTHING if properties is None else _said(properties)
        by_paragraph = self._said.get(style, _NOTHING)
        by_run = _NOTHING
        if self._said and properties is not None:
            by_run = self._said.get(value(properties, "rStyle") or "", _NOTHING)
        if not (own or by_paragraph or by_run):
            return None
        said = {**by_paragraph, **by_run, **own}

        def is_on(name: str) -> bool:
            """Tell whether a switch is on; those of two styles switch each other off."""
            if name in own:
                return own[name] not in _OFF
            return any(each.get(name, "0") not in _OFF for each in (by_run, by_paragraph)) and (
                (by_run.get(name, "0") in _OFF) != (by_paragraph.get(name, "0") in _OFF)
            )

        look = Look(
            hidden=any(map(is_on, _HIDDEN)),
            struck=any(map(is_on, _STRUCK)),
            shift=said.get(_SHIFT, ""),
            position=_integer(said.get(_POSITION, "")),
            white=_is_white(said.get(_COLOUR, "")) and not any(each in said for each in _GROUND),
        )
        return None if look == _PLAIN else look

    def differ(self, run: Any, other: Any, style: str) -> bool:
        """Tell whether one of two runs of a paragraph is much smaller, as a footnote's mark is."""
        sizes = [self._size(each, style) for each in (run, other)]
        return min(sizes) < _SMALLER * max(sizes)

    def _size(self, run: Any, style: str) -> int:
        properties = child(run, "rPr")
        own = None if properties is None else child(properties, "sz")
        named = None if properties is None else value(properties, "rStyle")
        return (
            (None if own is None else _half_points(own))
            or self._sizes.get(named or "")
            or self._sizes.get(style)
            or self._ordinary
        )


def _styles(root: Any | None) -> Iterator[tuple[str, _Style]]:
    for style in () if root is None else root.iterchildren(W + "style"):
        properties = child(style, "rPr")
        said = {} if properties is None else _said(properties)
        if (value(style, "name") or "").lower() in _MARKS:
            said.setdefault(_SHIFT, RAISED.shift)
        size = None if properties is None else child(properties, "sz")
        yield (
            style.get(W + "styleId", ""),
            _Style(
                parent=value(style, "basedOn"),
                said=said,
                size=None if size is None else _half_points(size),
            ),
        )


def _line(styles: Mapping[str, _Style], name: str) -> Iterator[_Style]:
    """Yield a style and those that it is based on; a loop of them ends."""
    seen: set[str] = set()
    following: str | None = name
    while following is not None and following in styles and following not in seen:
        seen.add(following)
        yield styles[following]
        following = styles[following].parent


def _inherited(styles: Mapping[str, _Style], name: str) -> _Said:
    said: dict[str, str] = {}
    for style in _line(styles, name):
        said = {**style.said, **said}
    return said


def _inherited_size(styles: Mapping[str, _Style], name: str) -> int | None:
    return next((style.size for style in _line(styles, name) if style.size), None)


def _usual(styles: Any) -> str:
    """Return the name of the style of paragraphs that name none."""
    for style in styles.iterchildren(W + "style"):
        if style.get(W + "type") == "paragraph" and style.get(W + "default", "0") not in _OFF:
            return str(style.get(W + "styleId", ""))
    return ""


def _said(properties: Any) -> dict[str, str]:
    return {each.tag: each.get(W + "val", "1") for each in properties if each.tag in _LOOKS}


def _half_points(element: Any) -> int | None:
    return _integer(element.get(W + "val", "")) or None


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
