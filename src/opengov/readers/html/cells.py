"""What a cell of a page says by its text and markup alone: its paragraphs, its spans."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from .content import KINDS

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

EDGE = "\0"
"""Stands between the texts of a cell's elements; no text of a parsed page holds it."""

SENTENCE = re.compile("[。；！？]")
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534
"""What one cell may span, in the HTML standard; more counts as so many."""
_DIGITS = re.compile(r"[ \t\r\n\f]*\+?([0-9]{1,9})")
_PROSE_LINES, _PROSE_LENGTH = 8, 200
_CAPTION = re.compile(r"[^:：]{1,8}[:：]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_PIECES = re.compile(r"<([^\s>]*)[^>]*>([^<]*)")
"""Finds the name of each tag as the parser writes it, with its slash, and the text behind it."""
_ESCAPES = (("&nbsp;", "\xa0"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_BREAKING = frozenset(
    slash + name
    for name, kind in KINDS.items()
    if kind in ("block", "break")
    for slash in ("", "/")
)


def is_clean(text: str) -> bool:
    """Tell whether texts of cells have no white space, and stand in one element each."""
    return text.isprintable() and " " not in text


def has_runs(text: str) -> bool:
    """Tell whether more than one of a cell's elements shows something."""
    return len([run for run in text.split(EDGE) if run and not run.isspace()]) > 1


def marked_paragraphs(markup: str) -> list[str]:
    """Return the texts between the blocks and breaks of a cell without any other elements."""
    pieces: list[tuple[str, str]] = _PIECES.findall(markup)
    marked = "".join([EDGE + text if name in _BREAKING else text for name, text in pieces])
    if "&" in marked:
        for written, meant in _ESCAPES:
            marked = marked.replace(written, meant)
    return marked.split(EDGE)


def is_prose(texts: Sequence[str]) -> bool:
    """Tell whether the paragraphs of a cell are those of a part of the page."""
    if len(texts) < 2:
        return False
    many = len(texts) > _PROSE_LINES or sum(map(len, texts)) > _PROSE_LENGTH
    return many or any(SENTENCE.search(text) for text in texts)


def joined(texts: Sequence[str]) -> str:
    """Return the paragraphs of a cell as one text; a word cut in Chinese text is one again."""
    joined = "".join(texts[:1])
    for text in texts[1:]:
        cut = _IDEOGRAPH.match(joined[-1]) and _IDEOGRAPH.match(text) and not _CAPTION.match(text)
        joined += text if cut else f"\n{text}"
    return joined


def spans_of(cell: "LexborNode") -> tuple[int, int]:
    """Return how many columns and rows a cell spans."""
    attributes = cell.attributes
    columns = min(_number(attributes.get("colspan")) or 1, _MOST_COLUMNS)
    return columns, min(_number(attributes.get("rowspan")) or _MOST_ROWS, _MOST_ROWS)


@lru_cache(maxsize=256)
def _number(text: str | None) -> int:
    """Return the number of a span; 1 where it is none, as 0 means something."""
    found = _DIGITS.match(text or "")
    return int(found[1]) if found else 1
