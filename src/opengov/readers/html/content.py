"""What an element of a page shows: its paragraphs in order, and the tables between them."""

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from ...errors import LimitError
from ..reader import Limits

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

Kind: TypeAlias = Literal[
    "text",
    "break",
    "block",
    "table",
    "link",
    "kept",
    "image",
    "raised",
    "struck",
    "hidden",
    "input",
    "choice",
    "dropped",
]

KINDS: dict[str, Kind] = {
    # What an element is to its text; those that are not here are inline.
    "-text": "text",
    **dict.fromkeys(("br", "hr"), "break"),
    **dict.fromkeys(
        (
            *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd"),
            *("details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
            *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "html"),
            *("legend", "li", "main", "marquee", "menu", "nav", "ol", "p", "search", "section"),
            *("summary", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
        ),
        "block",
    ),
    **dict.fromkeys(("listing", "plaintext", "pre", "textarea", "xmp"), "kept"),
    "table": "table",
    **dict.fromkeys(
        (
            *("-comment", "-doctype", "audio", "canvas", "col", "colgroup", "datalist", "embed"),
            *("frame", "frameset", "head", "iframe", "link", "math", "meta", "noembed"),
            *("noframes", "noscript", "object", "rp", "rt", "script", "style", "svg"),
            *("template", "title", "video", "xml"),
        ),
        "dropped",
    ),
    "img": "image",
    "a": "link",
    **dict.fromkeys(("sup", "sub"), "raised"),
    **dict.fromkeys(("del", "s", "strike"), "struck"),
    "input": "input",
    "select": "choice",
}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WIDE = "[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n]*(?={_WIDE})")
_MARK = re.compile(r"[\[［(（【〔]\s*注?\s*\d{1,2}\s*[\]］)）】〕]|注\s*\d{0,2}|[①-⑳*＊†‡#※]+")
_UNSEEN = frozenset(("hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file"))
_NOWHERE = ("#", "javascript:")
_BREAK = re.compile(r"\r\n?|\n")
_STYLES: tuple[tuple[bytes, re.Pattern[str], Kind], ...] = (
    (b"display", re.compile(r"display\s*:\s*none", re.IGNORECASE), "hidden"),
    (b"super", re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE), "raised"),
    (
        b"line-through",
        re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE),
        "struck",
    ),
)


@frozen(kw_only=True)
class Aside:
    """What a note will say of a paragraph, as soon as it has its place."""

    code: str
    raw: str
    target: str | None = None


@frozen(kw_only=True)
class Paragraph:
    """A run of text between two breaks; one without text only carries asides."""

    text: str
    asides: tuple[Aside, ...] = ()


@frozen(kw_only=True)
class Table:
    """The element of a table, not looked into yet; hidden: whether it is in what is not shown."""

    node: "LexborNode"
    hidden: bool = False


Item: TypeAlias = Paragraph | Table


def fold(text: str) -> str:
    r"""Return a text with its white space as a browser shows it, none at its ends.

    A line of the source that ends inside Chinese text is no space.

    >>> fold(" 主动\n公开 of\n information\xa0")
    '主动公开 of information'
    """
    if is_folded(text):
        return text
    if "\n" in text or "\r" in text:
        text = _WRAPPED.sub("", text)
    return _SPACES.sub(" ", text).replace("\xa0", " ").strip()


def is_folded(text: str) -> bool:
    """Tell whether a text has no white space at all; most cells have none."""
    return text.isprintable() and " " not in text and text != ""


def styled(tree: "LexborHTMLParser", lower: bytes) -> dict[int, Kind]:
    """Return the elements that a style or an attribute makes hidden, raised or struck, and asides.

    An aside in an article is beside what the article says, as HTML has it, and is dropped; one
    elsewhere may be any part of a page. lower: the page in small letters, to look only for what
    there is.
    """
    found: dict[int, Kind] = {}
    if b"<aside" in lower and b"<article" in lower:
        found.update((node.mem_id, "dropped") for node in tree.css("article aside"))
    if b"hidden" in lower:
        found.update((node.mem_id, "hidden") for node in tree.css("[hidden]"))
    for word, pattern, kind in _STYLES:
        if word in lower:
            for node in tree.css(f'[style*="{word.decode()}" i]'):
                if pattern.search(node.attributes.get("style") or ""):
                    found[node.mem_id] = kind
    return found


class Content:
    """Walks the elements of one page, without recursion, and within limits.

    kinds: of the elements that are something else than their tag says.
    """

    def __init__(self, kinds: dict[int, Kind], limits: Limits) -> None:
        self._kinds = kinds
        self._limit = limits.depth

    def items(
        self, node: "LexborNode", *, cell: bool = False, kept: bool = False, hidden: bool = False
    ) -> list[Item]:
        """Return the paragraphs and tables in an element, in order; those in a table are its own.

        cell: it is one of a table; links are not noted there, and what is raised may not join a
        number. kept: its line breaks are such as in a text. hidden: it is in what is not shown.
        """
        run = _Run(cell=cell, kept=kept)
        kinds, kind_of_tag = self._kinds, KINDS.get
        stack = [(node.iter(include_text=True), True, hidden)]
        blocks = 1
        while stack:
            children, is_block, run.hidden = stack[-1]
            for child in children:
                outer = kind = kind_of_tag(child.tag or "")
                if kind == "text":
                    run.text(child.text_content or "")
                    continue
                if kinds and (other := kinds.get(child.mem_id)):
                    kind = other
                    outer = outer if other == "hidden" else other
                if outer == "table":
                    run.table(child, hidden=run.hidden or kind == "hidden")
                elif outer == "block":
                    run.end()
                    blocks += 1
                    hidden = run.hidden or kind == "hidden"
                    stack.append((child.iter(include_text=True), True, hidden))
                    break
                elif kind is None or kind == "link":
                    run.link(child, kind)
                    stack.append((child.iter(include_text=True), False, run.hidden))
                    break
                else:
                    run.leaf(child, kind)
            else:
                stack.pop()
                if is_block:
                    blocks -= 1
                    run.end()
            if blocks > self._limit:
                raise LimitError(
                    f"the page has more than {self._limit} elements in each other; give limits "
                    "to read more"
                )
        return run.items


class _Run:
    """The text since the last break, and what was complete before it."""

    def __init__(self, *, cell: bool, kept: bool) -> None:
        self.items: list[Item] = []
        self.hidden = False
        self._cell = cell
        self._kept = kept
        self._pieces: list[str] = []
        self._asides: list[Aside] = []
        self._apart: list[Paragraph] = []

    def text(self, text: str) -> None:
        if self._kept and "\n" in text:
            self._lines(text)
        else:
            self._pieces.append(text)

    def end(self) -> None:
        """End the paragraph; what was set apart from it follows."""
        if self._pieces or self._asides:
            text = fold("".join(self._pieces))
            if text and self.hidden:
                self._asides.append(Aside(code="hidden-cells", raw=text))
            if text or self._asides:
                self.items.append(Paragraph(text=text, asides=tuple(self._asides)))
            self._pieces.clear()
            self._asides.clear()
        if self._apart:
            self.items.extend(self._apart)
            self._apart.clear()

    def table(self, node: "LexborNode", *, hidden: bool) -> None:
        self.end()
        self.items.append(Table(node=node, hidden=hidden))

    def link(self, node: "LexborNode", kind: Kind | None) -> None:
        """Note where a link leads, unless it leads nowhere."""
        if kind is None or self._cell:
            return
        target = (node.attributes.get("href") or "").strip()
        if target and not target.lower().startswith(_NOWHERE):
            self._asides.append(Aside(code="link", raw=fold(node.text()), target=target))

    def leaf(self, node: "LexborNode", kind: Kind) -> None:
        """Take an element that has no paragraphs of its own."""
        match kind:
            case "break":
                self.end()
            case "kept":
                self.end()
                self._lines(node.text())
                self.end()
            case "image":
                self._asides.append(Aside(code="image", raw=_picture(node)))
            case "struck":
                self._struck(fold(node.text()))
            case "hidden":
                if text := fold(node.text()):
                    aside = Aside(code="hidden-cells", raw=text)
                    self._apart.append(Paragraph(text=text, asides=(aside,)))
            case "raised":
                self._raised(fold(node.text()))
            case "input" | "choice":
                self._pieces.append(_entered(node, kind))
            case _:
                pass

    def _struck(self, text: str) -> None:
        self._pieces.append(f"~~{text}~~" if text else "")

    def _raised(self, text: str) -> None:
        """Keep a footnote's mark out of a cell's number, and a power from looking like digits."""
        if self._cell and _MARK.fullmatch(text):
            self._asides.append(Aside(code="footnote", raw=text))
        else:
            self._pieces.append(f"^{text}" if self._cell and text else text)

    def _lines(self, text: str) -> None:
        first, *others = _BREAK.split(text)
        self._pieces.append(first)
        for line in others:
            if self._pieces:
                self.end()
            if line:
                self._pieces.append(line)


def _entered(node: "LexborNode", kind: Kind) -> str:
    """Return what a form shows in a field, or as the choice made."""
    if kind == "choice":
        chosen = node.css_first("option[selected]")
        return "" if chosen is None else chosen.text()
    attributes = node.attributes
    unseen = (attributes.get("type") or "").lower() in _UNSEEN
    return "" if unseen else attributes.get("value") or ""


def _picture(node: "LexborNode") -> str:
    """Return what a picture says of itself, or the name of its file."""
    alternative = fold(node.attributes.get("alt") or "")
    source = (node.attributes.get("src") or "").strip()
    if alternative or source.startswith("data:"):
        return alternative
    return source.partition("?")[0].rpartition("/")[2]
