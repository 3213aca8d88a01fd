"""Paragraphs and runs; nothing else lets a text of a report into the document."""

import re

from ..characters import fit

_PIECE = re.compile(r"[^\n\t]+|[\n\t]")
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_EITHER = re.compile(r"[“”‘’…—·×÷°]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_HINT = '<w:rFonts w:hint="eastAsia"/>'


def safe(text: str) -> str:
    """Return a text as XML, fit for an element and for a quoted attribute."""
    text = fit(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def run(text: str, properties: str = "", *, style: str | None = None) -> str:
    """Return a run of a text in a style of characters; line breaks and tabs stay what they are.

    properties: its own, without fonts. Marks that Chinese and Latin print share, such as “ and —,
    are wide in Chinese; only a hint says so.
    """
    if not text:
        return ""
    if _EITHER.search(text) and _CHINESE.search(text):
        properties = f"{_HINT}{properties}"
    if style is not None:
        properties = f'<w:rStyle w:val="{style}"/>{properties}'
    before = f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
    return f"{before}{_content(text)}</w:r>"


def _content(text: str) -> str:
    written = safe(text)
    if "\n" not in written and "\t" not in written:
        return _piece(written)
    pieces: list[str] = _PIECE.findall(written)
    return "".join(_BREAKS.get(piece) or _piece(piece) for piece in pieces)


def _piece(written: str) -> str:
    kept = ' xml:space="preserve"' if written[:1].isspace() or written[-1:].isspace() else ""
    return f"<w:t{kept}>{written}</w:t>"


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """Return a paragraph of a style; properties are its own, beside those of the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'
