"""The styles of a Word document by name, each with those that it is based on."""

from collections.abc import Callable, Iterator
from typing import Any, Final

from attrs import define, field

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_LONGEST_LINE = 30
"""So many styles are followed from one to that which it is based on; Word makes no such line."""


@define
class Styles:
    """Finds styles; the part that holds them is loaded when the first is asked for."""

    _load: Callable[[], Any | None]
    _found: dict[str, Any] | None = field(init=False, default=None)
    _root: Any | None = field(init=False, default=None)

    @property
    def root(self) -> Any | None:
        """The whole part, or None where there is none."""
        self._styles()
        return self._root

    def line(self, name: str | None) -> Iterator[Any]:
        """Yield a style (w:style) and those that it is based on; a loop of them ends."""
        styles = self._styles() if name else {}
        for _ in range(_LONGEST_LINE):
            style = styles.get(name or "")
            if style is None:
                return
            yield style
            name = value(style, "basedOn")

    def usual(self) -> str:
        """Return the name of the style of paragraphs that name none."""
        for name, style in self._styles().items():
            if style.get(W + "type") == "paragraph" and style.get(W + "default") is not None:
                return name
        return ""

    def _styles(self) -> dict[str, Any]:
        if self._found is None:
            self._root = self._load()
            styles = () if self._root is None else self._root.iterchildren(W + "style")
            self._found = {each.get(W + "styleId", ""): each for each in styles}
        return self._found


def child(element: Any, name: str) -> Any | None:
    """Return the first child of a name; several times as fast as find, for it is asked often."""
    tag = W + name
    for each in element:
        if each.tag == tag:
            return each
    return None


def value(element: Any, name: str) -> str | None:
    """Return w:val of the child of a name, or None."""
    found = child(element, name)
    said = None if found is None else found.get(W + "val")
    return None if said is None else str(said)
