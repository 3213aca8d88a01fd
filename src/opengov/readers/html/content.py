"""What an element of a page shows: its paragraphs in order, and the tables between them."""

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from ...errors import LimitError
from ..reader import Limits

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Kind: TypeAlias = Literal[
    "text",
    "break",
    "block",
    "table",
    "link",
    "kept",
    "image",
    "raised",
    "shifted",
    "struck",
    "hidden",
    "unseen",
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
    "small": "shifted",
    **dict.fromkeys(("del", "s", "strike"), "struck"),
    "input": "input",
    "select": "choice",
}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_WIDE = "[\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n]*(?={_WIDE})")
_MARK = re.compile(r"[\[［(（【〔]\s*注?\s*\d{1,2}\s*[\]］)）】〕]|注\s*\d{0,2}|[①-⑳*＊†‡#※]+")
_BUTTONS = frozenset(("hidden", "checkbox", "radio", "button", "submit", "reset", "image", "file"))
HIDDEN: frozenset[Kind | None] = frozenset(("hidden", "unseen"))
"""What is not shown; what is unseen keeps its place."""
_INLINE: frozenset[Kind | None] = frozenset((None, "text", "shifted"))
_NOWHERE = ("#", "javascript:")
_BREAK = re.compile(r"\r\n?|\n")


@frozen(kw_only=True)
class Aside:
    """What a note will say of a paragraph, as soon as it has its place."""

    code: str
    raw: str
    target: str | None = None


@frozen(kw_only=True)
class Paragraph:
    """A run of text between two breaks; one without text only carries asides.

    hidden: whether it is in what is not shown.
    """

    text: str
    asides: tuple[Aside, ...] = ()
    hidden: bool = False


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
    text = text.strip()
    if "\n" in text or "\r" in text:
        text = _WRAPPED.sub("", text)
    return text if is_folded(text) else _SPACES.sub(" ", text).replace("\xa0", " ")


def is_folded(text: str) -> bool:
    """Tell whether a text has no white space at all; most cells have none."""
    return text.isprintable() and " " not in text and text != ""


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
                    outer = outer if other in HIDDEN else other
                if outer == "table":
                    run.table(child, hidden=run.hidden or kind in HIDDEN)
                elif outer == "block":
                    run.end()
                    blocks += 1
                    hidden = run.hidden or kind in HIDDEN
                    stack.append((child.iter(include_text=True), True, hidden))
                    break
                elif kind is None or kind == "link" or (kind == "shifted" and not cell):
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
        self._shifted: set[int] = set()
        self._links: list[tuple[str, Aside | None]] = []
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
            if self._shifted:
                self._settle()
            text = fold("".join(self._pieces))
            if len(self._links) > 1:
                text = self._last_link(text)
            if text and self.hidden:
                self._asides.append(Aside(code="hidden-cells", raw=text))
            if text or self._asides:
                asides = tuple(self._asides)
                self.items.append(Paragraph(text=text, asides=asides, hidden=self.hidden))
            self._pieces.clear()
            self._asides.clear()
            self._links.clear()
        if self._apart:
            self.items.extend(self._apart)
            self._apart.clear()

    def table(self, node: "LexborNode", *, hidden: bool) -> None:
        self.end()
        self.items.append(Table(node=node, hidden=hidden))

    def link(self, node: "LexborNode", kind: Kind | None) -> None:
        """Note where a link leads, unless it leads nowhere."""
        if kind != "link" or self._cell:
            return
        text, aside = fold(node.text()), None
        target = (node.attributes.get("href") or "").strip()
        if target and not target.lower().startswith(_NOWHERE):
            aside = Aside(code="link", raw=text, target=target)
            self._asides.append(aside)
        if text:
            self._links.append((text, aside))

    def _last_link(self, text: str) -> str:
        """Return the last of several links that say all of a text; the others stand before it.

        They are a menu or the crumbs of a site, and no sentence or title.
        """
        if "".join("".join(link for link, _ in self._links).split()) != "".join(text.split()):
            return text
        *others, (last, aside) = self._links
        for link, other in others:
            asides = () if other is None else (other,)
            self.items.append(Paragraph(text=link, asides=asides, hidden=self.hidden))
        self._asides = [each for each in self._asides if each.code != "link" or each is aside]
        return last

    def leaf(self, node: "LexborNode", kind: Kind) -> None:
        """Take an element that has no paragraphs of its own."""
        match kind:
            case "break":
                self.end()
            case "kept" if not self._cell or node.tag != "textarea":
                self.end()
                self._lines(node.text())
                self.end()
            case "image":
                self._asides.append(Aside(code="image", raw=_picture(node)))
            case "hidden" | "unseen":
                self._hide(fold(node.text()))
            case "shifted":
                self._shift(node)
            case "dropped":
                pass
            case _:
                self._pieces.append(self._written(node, kind))

    def _written(self, node: "LexborNode", kind: Kind) -> str:
        """Return the text of an element with the signs that keep it apart from its neighbours."""
        match kind:
            case "raised":
                return self._raised(fold(node.text()))
            case "struck":
                text = fold(node.text())
                return f"~~{text}~~" if text else ""
            case "choice":
                chosen = node.css_first("option[selected]")
                return "" if chosen is None else _field(chosen.text())
            case "input":
                attributes = node.attributes
                unseen = (attributes.get("type") or "").lower() in _BUTTONS
                return "" if unseen else _field(attributes.get("value") or "")
            case _:
                return _field(node.text())

    def _hide(self, text: str) -> None:
        if text:
            aside = Aside(code="hidden-cells", raw=text)
            self._apart.append(Paragraph(text=text, asides=(aside,), hidden=True))

    def _raised(self, text: str) -> str:
        """Keep a footnote's mark out of a cell's number, and a power from looking like digits."""
        if not self._cell or not text:
            return text
        if not _MARK.fullmatch(text):
            return f"^{text}"
        self._asides.append(Aside(code="footnote", raw=text))
        return ""

    def _shift(self, node: "LexborNode") -> None:
        """Take what is smaller or off the line: a cell's text may all be so, a part is a mark."""
        if all(KINDS.get(each.tag or "") in _INLINE for each in node.traverse(include_text=True)):
            self._shifted.add(len(self._pieces))
            self._pieces.append(node.text())
        else:
            self._pieces.append(self._raised(fold(node.text())))

    def _settle(self) -> None:
        """Raise what is shifted, where something is not."""
        shifted, pieces = self._shifted, self._pieces
        if any(index not in shifted and fold(piece) for index, piece in enumerate(pieces)):
            for index in sorted(shifted):
                pieces[index] = self._raised(fold(pieces[index]))
        shifted.clear()

    def _lines(self, text: str) -> None:
        first, *others = _BREAK.split(text)
        self._pieces.append(first)
        for line in others:
            if self._pieces:
                self.end()
            if line:
                self._pieces.append(line)


def _field(text: str) -> str:
    """Return what stands in a field so that it is no printed figure: it may be a default."""
    text = fold(text)
    return f"{{{text}}}" if text else ""


def _picture(node: "LexborNode") -> str:
    """Return what a picture says of itself, or the name of its file."""
    alternative = fold(node.attributes.get("alt") or "")
    source = (node.attributes.get("src") or "").strip()
    if alternative or source.startswith("data:"):
        return alternative
    return source.partition("?")[0].rpartition("/")[2]
