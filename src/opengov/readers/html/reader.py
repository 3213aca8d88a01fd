"""The HTML reader: the pages of sites, fragments of them, and what office programs save as HTML."""

import re
from typing import TYPE_CHECKING

from ...bodies.kinds import kind_of
from ...errors import FormatError, LimitError, OutOfScopeError
from ..assembling import assemble
from ..encodings import BYTE_ORDER_MARKS, decode_text, encoding_notes
from ..lines import Line, Metadata
from ..reader import Limits, Reading
from .limits import bounded
from .tables import page_lines

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_TABLE = re.compile(rb"<table[\s>].*?<t[dh][\s>]", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(rb"\s*<(?:thead|tbody|t[rdh])[\s>]", re.IGNORECASE)
_OTHERS = (b"{", b"[{", b'["', b"%PDF", b"PK\x03\x04", b"<?xml", b"{\\rtf", b"MIME-")
_DECLARED = re.compile(
    rb"<(?:meta\b[^<>]*?\bcharset|\?xml\b[^<>]*?\bencoding)\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_MARKUP = re.compile(rb"<(?:html|body|p|div|br|h[1-6]|li)\b")
_CELL_TAG = re.compile(rb"<(?=t[rdh][\s>])", re.IGNORECASE)
_TO_FILL_IN = re.compile(rb'<meta name="generator" content="opengov form"')
_HEAD, _SNIFFED = 4096, 1 << 18
_TITLES = re.compile(r"\s*(?:[_|｜–—]|\s-{1,2}\s|-{1,2}(?=[^-]*$))\s*")
_REPORT = re.compile("报告|年报")
_SITE = re.compile("网|平台|本站|原创")


class HtmlReader:
    """Reads HTML as sites print it and office programs paste it. Nothing is ever fetched."""

    name = "html"
    suffixes = (".html", ".htm", ".shtml", ".xhtml")

    def sniff(self, data: bytes, name: str | None) -> float:
        """Take what begins as a page or has a table of HTML in it, whatever its file is called."""
        start = data[:_SNIFFED]
        for mark in BYTE_ORDER_MARKS:
            start = start.removeprefix(mark)
        if b"\x00" in start[:_HEAD]:
            start = start.replace(b"\x00", b"")
        if _PAGE.match(start[:_HEAD]):
            return 0.97
        if start.lstrip().startswith(_OTHERS):
            return 0.0
        if _TABLE.search(start) or _FRAGMENT.match(start):
            return 0.95
        return 0.9 if name is not None and name.lower().endswith(self.suffixes) else 0.0

    def read(self, data: bytes, *, limits: Limits) -> Reading:
        """Read a report from a page. Raises ReadError."""
        if len(data) > limits.bytes:
            raise LimitError(
                f"the page has more than {limits.bytes} bytes; give limits to read more"
            )
        if _TO_FILL_IN.search(data[:_HEAD]):  # a browser saves it without what was typed
            raise OutOfScopeError(
                "the page is opengov's form to fill in, and what was typed into it is not in its "
                "file; open it in a browser, save the report there, and read that JSON file"
            )
        declared = _DECLARED.search(data[:_HEAD])
        text, encoding = decode_text(data, declared=declared and declared[1].decode("ascii"))
        page = data if encoding == "utf-8" else text.encode()
        lines, metadata = read_page(page, limits)
        return assemble(
            lines,
            format_name=self.name,
            metadata=metadata,
            notes=encoding_notes(text, encoding),
            limits=limits,
        )


reader = HtmlReader()


def read_page(page: bytes, limits: Limits) -> tuple[list[Line], Metadata]:
    """Return the lines of a page in UTF-8 and what its head says of it. Raises ReadError."""
    page = bounded(page, limits)
    if _FRAGMENT.match(page):
        page = b"<table>" + page
    tree, lower = _parsed(page), page.lower()
    kept = not _MARKUP.search(lower)
    if len(tree.css("td")) < lower.count(b"<td"):  # some are in no table, and would be fused
        page = _CELL_TAG.sub(b"<br><", page)
        tree = _parsed(page)
    lines = page_lines(tree, lower, limits, kept=kept)
    return lines, _metadata(tree)


def _parsed(page: bytes) -> "LexborHTMLParser":
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise FormatError(
            'the html reader needs selectolax; pip install "opengov-report[html]"'
        ) from None
    return LexborHTMLParser(page)


def _metadata(tree: "LexborHTMLParser") -> Metadata:
    """Return what the head of a page says: the names that the rules for government sites set.

    The title of the window is taken only where a part of it is that of a report, and a source only
    where it is a body and no site.
    """
    said: dict[str, str] = {}
    for node in tree.css("meta[name]"):
        attributes = node.attributes
        name, content = attributes.get("name"), attributes.get("content")
        if name and content and content.strip():
            said.setdefault(name.strip().lower(), content.strip())
    title = said.get("articletitle")
    if title is None and (window := tree.css_first("title")) is not None:
        parts = _TITLES.split(window.text().strip())
        title = next((part for part in parts if _REPORT.search(part)), None)
    source = said.get("contentsource")
    if source is not None and (_SITE.search(source) or kind_of(source) is None):
        source = None
    return Metadata(title=title, agency=source, published=said.get("pubdate"))
