"""What a page may cost before it is parsed: some markup takes a parser quadratic time or memory.

The tree that the HTML standard asks for can be far larger than the page, because formatting
elements that are left open are opened again in every paragraph; and each tag is checked against all
open elements. What is counted here is rough, and far above every honest page.
"""

import re
from collections import Counter
from collections.abc import Mapping

from attrs import frozen

from ...errors import LimitError
from ..reader import Limits

_FORMATTING = rb"b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u"
_OPENED = re.compile(rb"(?:" + _FORMATTING + rb")(?=[\s/>])")
_STRUCK = re.compile(rb"<(/?)s(?:trike)?(?=[\s/>])", re.IGNORECASE)
_RENAMED = re.compile(rb"<(/?)(?:" + _FORMATTING + rb")(?=[\s/>])", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)([a-z][^\s/>]*)")
_CLOSED_BY_OTHERS = frozenset(
    b"area base br col colgroup dd dt embed hr img input li link meta option p param source tbody "
    b"td tfoot th thead tr wbr".split()
)
_CELL = (b"td", b"th")
_HARMLESS = 2_000
"""So many tags cannot make a large tree, in whatever order."""
_ELEMENTS = 1_000_000
_DEEP = 10_000
"""Of so many tags, all open at once, the parser makes a tree in a fraction of a second."""
_DEPTHS = 10
_REACH = 1 << 15
_ATTRIBUTES = 2_000
_QUOTED = re.compile(rb"""=\s*(?:"[^"]*(?:"|$)|'[^']*(?:'|$))""")


@frozen(kw_only=True)
class Tags:
    """The tags of a page in small letters, each once and with the text behind it.

    There are few in the largest page: most are alike. counts: how often each stands there. cells
    and tables: how many are opened, or more, as some may stand in a comment.
    """

    seen: bytes
    counts: Mapping[bytes, int]
    cells: int
    tables: int


def tags_of(page: bytes) -> Tags:
    """Return the tags of a page."""
    before, *others = page.lower().split(b"<")
    counts = Counter(others)
    cells = tables = 0
    for tag, count in counts.items():
        if not tag.startswith(b"t"):
            continue
        if tag.startswith(b"table"):
            tables += count
        elif tag.startswith(_CELL) and not tag.startswith(b"thead"):
            cells += count
    seen = b"<".join((before, *counts, b""))
    return Tags(seen=seen, counts=counts, cells=cells, tables=tables)


def bounded(data: bytes, limits: Limits) -> tuple[bytes, Tags]:
    """Return a page, in UTF-8, that parses in time and memory in proportion to its size.

    Where formatting elements could multiply they are renamed to such as do not: <s> to <del>, and
    the others to <span>, which changes no text. Raises LimitError.
    """
    count = data.count(b"<")
    if count > limits.cells:
        raise _more(count, "tags", limits.cells)
    _refuse_attributes(data)
    tags = tags_of(data)
    if count > _DEEP:
        _refuse_depth(data.lower(), limits)
    if count > _HARMLESS and _formatting(tags) * count > _ELEMENTS:
        data = _RENAMED.sub(rb"<\1span", _STRUCK.sub(rb"<\1del", data))
        tags = tags_of(data)
    return data, tags


def _formatting(tags: Tags) -> int:
    """Return how many formatting elements are opened."""
    return sum(count for tag, count in tags.counts.items() if _OPENED.match(tag))


def _refuse_depth(lower: bytes, limits: Limits) -> None:
    """Count the elements that are opened and not closed, other than by the next of their kind."""
    depth = 0
    opened: Counter[bytes] = Counter()
    for closing, name in _TAG.findall(lower):
        if name in _CLOSED_BY_OTHERS:
            continue
        if not closing:
            opened[name] += 1
            depth += 1
        elif opened[name]:
            opened[name] -= 1
            depth -= 1
        if depth > _DEPTHS * limits.depth:
            raise _more(depth, "elements open at once", _DEPTHS * limits.depth)


def _refuse_attributes(data: bytes) -> None:
    """Refuse an element whose attributes fill the reach of a look: each is held against all."""
    opened = closed = -1
    for start in range(0, len(data) - _REACH, _REACH):
        end = start + _REACH
        if data.find(b">", start, end) < 0 and opened > closed:
            names = len(_QUOTED.sub(b" ", data[opened:end]).split())
            if names > _ATTRIBUTES:
                raise _more(names, "attributes of one element", _ATTRIBUTES)
        opened = max(opened, data.rfind(b"<", start, end))
        closed = max(closed, data.rfind(b">", start, end))


def _more(found: int, kind: str, limit: int) -> LimitError:
    return LimitError(
        f"the page has {found} {kind}; at most {limit} are read; give limits to read more"
    )
