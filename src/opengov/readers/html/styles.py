"""What styles do to the text of a page: they hide it, raise it, shift it, or strike it out.

Attributes are looked at, and the rules of the page's own <style> elements; nothing is fetched. Of
two rules the later holds, and an attribute holds against both: that is what the standard comes to
in honest pages. Rules for other media, as for printing, are left out.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from .content import KINDS, Kind

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_Effect: TypeAlias = Literal["hidden", "unseen", "raised", "shifted", "struck", "shown"]

_NOTHING = r"[+-]?(?:0+(?:\.0*)?|\.0+)\s*(?:[a-z]+|%)?\s*(?=[;!]|$)"
_LENGTH = r"[+-]?(?=[\d.]*[1-9])[\d.]+"
_EFFECTS: tuple[tuple[_Effect, re.Pattern[str]], ...] = (
    ("hidden", re.compile(r"(?<![\w-])display\s*:\s*none")),
    (
        "unseen",
        re.compile(
            r"(?<![\w-])(?:visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
            r"|clip\s*:\s*rect\s*\(\s*[01](?!\d)|text-indent\s*:\s*-\d{4}"
            rf"|(?:opacity|font-size)\s*:\s*{_NOTHING})"
        ),
    ),
    ("raised", re.compile(r"(?<![\w-])vertical-align\s*:\s*(?:super|sub)\b")),
    (
        "shifted",
        re.compile(
            r"(?<![\w-])(?:vertical-align\s*:\s*text-(?:top|bottom)"
            rf"|(?:vertical-align|mso-text-raise)\s*:\s*{_LENGTH})"
        ),
    ),
    ("struck", re.compile(r"(?<![\w-])text-decoration[\w-]*\s*:[^;]*line-through")),
    ("shown", re.compile(r"(?<![\w-])display\s*:")),
)
_MOVED = re.compile(r"(?<![\w-])position\s*:\s*relative")
_OFFSET = re.compile(rf"(?<![\w-])(?:top|bottom)\s*:\s*{_LENGTH}")
_SUSPECTED = tuple(
    (word, re.compile(word + then))
    for word, then in (
        (b"display", rb"\s*:\s*none"),
        (b"visibility", rb"\s*:\s*[hc]"),
        (b"mso-hide", b""),
        (b"opacity", rb"\s*:\s*\+?[0.]+[^\d.]"),
        (b"font-size", rb"\s*:\s*\+?[0.]+[^\d.]"),
        (b"clip", rb"\s*:"),
        (b"text-indent", rb"\s*:\s*-\d{4}"),
        (b"vertical-align", rb"\s*:\s*(?:su|text|[+-]?[\d.])"),
        (b"text-raise", b""),
        (b"line-through", b""),
        (b"position", rb"\s*:\s*relative"),
    )
)
_NOTED = '[class*="footnote" i],[class*="fnref" i],[class*="noteref" i]'
_REFERENCES = re.compile(rb"footnote|fnref|noteref")
_REMARK = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BRACE = re.compile("([{}])")
_COMBINATOR = re.compile(r"[\s>+~]+")
_COMPOUND = re.compile(r"(?=.)[\w-]*(?:[.#][\w-]+)*")
_MOST_RULES, _LONGEST = 50, 2000
_MOST_LOOKED_INTO = 1 << 25
"""So many characters of what may show again are looked into; what is in each other counts each."""


def styled(tree: "LexborHTMLParser", seen: bytes) -> list[tuple["LexborNode", Kind]]:
    """Return the elements that are something else than their tag says, by style or by place.

    An aside in an article is beside what the article says, as HTML has it, and is dropped; one
    elsewhere may be any part of a page. seen: every tag of the page in small letters, to look only
    for what there is.
    """
    found = _Styles()
    if b"hidden" in seen:
        found.apply("hidden", tree.css("[hidden]"))
    if _is_suspect(seen):
        if b"<style" in seen:
            for selector, effect in _rules(tree):
                found.apply(effect, _selected(tree, selector))
        for node in tree.css("[style]"):
            for effect in _effects(node.attributes.get("style") or ""):
                found.apply(effect, (node,))
    if _REFERENCES.search(seen):
        found.apply("raised", tree.css(_NOTED))
    asides: list[tuple[LexborNode, Kind]] = []
    if b"<aside" in seen and b"<article" in seen:
        asides = [(node, "dropped") for node in tree.css("article aside")]
    return [*found.kinds.values(), *asides]


class _Styles:
    """What elements are by the styles that were applied to them so far."""

    def __init__(self) -> None:
        self.kinds: dict[int, tuple[LexborNode, Kind]] = {}
        self._left = _MOST_LOOKED_INTO

    def apply(self, effect: _Effect, nodes: Iterable["LexborNode"]) -> None:
        """Let a style have its effect on elements, where it has one on such."""
        for node in nodes:
            key = node.mem_id
            if effect == "shown":
                if key in self.kinds and self.kinds[key][1] == "hidden":
                    del self.kinds[key]
            elif effect == "hidden":
                self.kinds[key] = node, effect
            elif self._has_effect(effect, node):
                self.kinds.setdefault(key, (node, effect))

    def _has_effect(self, effect: _Effect, node: "LexborNode") -> bool:
        """Tell whether an element is changed: text is raised in a line, and may show again."""
        if effect == "unseen" and self._left > 0:
            inside = (node.html or "").partition(">")[2].lower()
            self._left -= len(inside)
            return "font-size" not in inside and "visible" not in inside
        of_lines = KINDS.get(node.tag or "") in (None, "link", "shifted")
        return of_lines or effect in ("struck", "unseen")


def _is_suspect(seen: bytes) -> bool:
    """Tell whether a style may have an effect; most pages have none such."""
    told = (pattern.search(seen) for word, pattern in _SUSPECTED if word in seen)
    return b"/*" in seen or any(told)


@lru_cache(maxsize=512)
def _effects(style: str) -> tuple[_Effect, ...]:
    """Return what declarations do; a display that is not none undoes what hid the element."""
    plain = _REMARK.sub("", style[:_LONGEST]).lower()
    found: list[_Effect] = [effect for effect, pattern in _EFFECTS if pattern.search(plain)]
    if "hidden" in found:
        found.remove("shown")
    if _MOVED.search(plain) and _OFFSET.search(plain):
        found.append("shifted")
    return tuple(found)


def _selected(tree: "LexborHTMLParser", selector: str) -> list["LexborNode"]:
    """Return the elements that a selector selects; none where it is broken."""
    from selectolax.lexbor import SelectolaxError

    try:
        return tree.css(selector)
    except SelectolaxError:
        return []


def _rules(tree: "LexborHTMLParser") -> Iterator[tuple[str, _Effect]]:
    """Yield the rules of a page that have an effect, the first of them, in order."""
    left = _MOST_RULES
    for sheet in tree.css("style"):
        for selectors, declared in _blocks(_REMARK.sub("", sheet.text())):
            for effect in _effects(declared):
                for selector in _simple(selectors, effect):
                    left -= 1
                    if left >= 0:
                        yield selector, effect


def _simple(selectors: str, effect: _Effect) -> Iterator[str]:
    """Yield those of selectors that look at one element; what is shown somewhere is not hidden."""
    for selector in selectors.split(","):
        *around, last = _COMBINATOR.split(selector.strip())
        if (effect == "shown" or not around) and _COMPOUND.fullmatch(last):
            yield last


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield selectors with their declarations, of those that hold for every medium."""
    depth, selector = 0, ""
    text = ""
    for piece in _BRACE.split(sheet):
        if piece == "{":
            depth += 1
            if depth == 1:
                selector = text.rpartition(";")[2].strip()
        elif piece == "}":
            if depth == 1:
                yield selector, text
            depth = max(depth - 1, 0)
        text = piece
