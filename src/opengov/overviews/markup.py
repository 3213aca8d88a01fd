"""What the page lets text through to HTML with; nothing else of it does."""

from ..renderers.html.text import safe
from ..renderers.text_grid import plain

__all__ = ["plain", "tag", "text"]


def text(said: str) -> str:
    """Return a text as HTML, fit for an element and for a quoted attribute, on one line."""
    return safe(plain(said))


def tag(name: str, inner: str, /, **attributes: str) -> str:
    """Return an element around HTML; an attribute is a text, class_ and data_x as Python has them.

    >>> tag("td", text("<3"), class_="b", data_key="a&b")
    '<td class="b" data-key="a&amp;b">&lt;3</td>'
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"' for key, value in attributes.items()
    )
    return f"<{name}{said}>{inner}</{name}>"
