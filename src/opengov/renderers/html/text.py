"""Make text safe to stand in HTML; nothing else in the HTML renderer lets text through."""

from ..characters import fit


def safe(text: str) -> str:
    """Return a text as HTML, fit for an element and for a quoted attribute."""
    if not text.isprintable():
        text = fit(text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#x27;")


def element(name: str, text: str, attributes: str = "") -> str:
    """Return an element that holds a text."""
    return f"<{name}{attributes}>{safe(text)}</{name}>\n"


def span(name: str, count: int) -> str:
    """Return rowspan or colspan as an attribute, if a cell has more than one."""
    return f' {name}="{count}"' if count > 1 else ""


def escaped(text: str) -> str:
    """Return a text as HTML in a template of the % operator."""
    return safe(text).replace("%", "%%")
