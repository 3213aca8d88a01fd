"""The HTML reader: the pages of sites, fragments of them, and what office programs save as HTML."""

import re
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from attrs import frozen

from ...bodies.kinds import kind_of
from ...errors import FormatError, LimitError, OutOfScopeError
from ...model.report import Report
from ..assembling import assemble
from ..encodings import BYTE_ORDER_MARKS, decode_text, encoding_notes
from ..lines import Line, Metadata
from ..reader import Limits, Reading
from .content import fold
from .limits import Tags, bounded
from .tables import page_lines

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

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
_UNSCRIPTED = re.compile(rb"<(/?)noscript\b", re.IGNORECASE)
"""Before the body a parser takes it as such a browser does that runs no scripts."""
_CELL_TAG = re.compile(rb"<(?=t[rdh][\s>])", re.IGNORECASE)
_TO_FILL_IN = re.compile(rb'<meta name="generator" content="opengov form"')
_HEAD, _SNIFFED = 4096, 1 << 18
_TITLES = re.compile(r"\s*(?:[_|｜–—]|\s-{1,2}\s|-{1,2}(?=[^-]*$))\s*")
_REPORT = re.compile("报告|年报")
_YEAR = re.compile(r"20\d\d")
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
        page = read_page(data if encoding == "utf-8" else text.encode(), limits)
        assembled = partial(
            assemble,
            format_name=self.name,
            metadata=page.metadata,
            notes=encoding_notes(text, encoding),
            limits=limits,
        )
        if len(page.shown) < len(page.lines):
            with suppress(OutOfScopeError):
                reading = assembled(page.shown)
                if _has_table(reading.report):
                    return reading
        return assembled(page.lines)


reader = HtmlReader()


@frozen(kw_only=True)
class Page:
    """The lines of a page, those of them that it shows, and what its head says."""

    lines: Sequence[Line]
    shown: Sequence[Line]
    metadata: Metadata


def read_page(page: bytes, limits: Limits) -> Page:
    """Return what a page, in UTF-8, says. Raises ReadError."""
    if _FRAGMENT.match(page):
        page = b"<table>" + page
    page, tags = bounded(page, limits)
    if b"<noscript" in tags.seen:
        page = _UNSCRIPTED.sub(rb"<\1template", page)
    tree = _parsed(page)
    kept = not _MARKUP.search(tags.seen)
    lines = page_lines(tree, tags, limits, kept=kept)
    if lines.cells < tags.cells and len(tree.css("td")) < page.lower().count(b"<td"):
        tree = _parsed(_CELL_TAG.sub(b"<br><", page))  # some are in no table, and would be fused
        lines = page_lines(tree, tags, limits, kept=kept)
    return Page(lines=lines.all, shown=lines.shown, metadata=_metadata(tree, tags))


def _parsed(page: bytes) -> "LexborHTMLParser":
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        raise FormatError(
            'the html reader needs selectolax; pip install "opengov-report[html]"'
        ) from None
    return LexborHTMLParser(page)


def _has_table(report: Report) -> bool:
    tables = report.proactive.table, report.requests.table, report.disputes.table
    return any(table is not None for table in tables)


def _metadata(tree: "LexborHTMLParser", tags: Tags) -> Metadata:
    """Return what the head of a page says: the names that the rules for government sites set.

    The title of the window is taken only where a part of it is that of a report, and a source only
    where it is a body and no site.
    """
    said: dict[str, str] = {}
    for node in _metas(tree, tags):
        attributes = node.attributes
        name, content = attributes.get("name"), attributes.get("content")
        if name and content and content.strip():
            said.setdefault(name.strip().lower(), content.strip())
    title = said.get("articletitle")
    if title is None and b"<title" in tags.seen:
        title = _title(tree)
    source = said.get("contentsource")
    if source is not None and (_SITE.search(source) or kind_of(source) is None):
        source = None
    return Metadata(title=title, agency=source, published=said.get("pubdate"))


def _metas(tree: "LexborHTMLParser", tags: Tags) -> Sequence["LexborNode"]:
    """Return what a page says of itself; in broken pages some of it is in their body."""
    count = sum(count for tag, count in tags.counts.items() if tag.startswith(b"meta"))
    nodes = tree.head.css("meta") if tree.head is not None else []
    return nodes if len(nodes) == count else tree.css("meta")


def _title(tree: "LexborHTMLParser") -> str | None:
    """Return the part of the window's title that is a report's; a heading that tells more of it."""
    window = tree.css_first("title")
    parts = _TITLES.split(window.text().strip()) if window is not None else ()
    title = next((part for part in parts if _REPORT.search(part)), None)
    if title is None or _YEAR.search(title):
        return title
    headings = (fold(node.text()) for node in tree.css("h1"))
    return next((text for text in headings if _REPORT.search(text) and _YEAR.search(text)), title)
