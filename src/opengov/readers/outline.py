"""Which lines are the headings of sections; the rows of table 3 that look like them are not."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from attrs import frozen

from ..form.rows import rows, section_titles
from ..model.printed import EDITIONS
from .characters import fold, simplified, unified
from .labels import exactly
from .lines import Line

SectionKey: TypeAlias = str

_NUMERALS = "一二三四五六七八九"
_HEADING = re.compile(
    rf"[^\w]{{0,3}}[a-zA-Z]?[(（]?第?([{_NUMERALS}])(?:部分)?(?:\s*[、.．,，:：是]\s*|\s+)(\S.*)",
    re.DOTALL,
)
_NUMBERED = re.compile(rf"[^\w]{{0,3}}[(（]?([{_NUMERALS}])\s*[、.．,，:：]\s*(\S.*)", re.DOTALL)
_ARABIC = re.compile(r"[1-6]\s*[.．、]\s*")
_TITLES: dict[SectionKey, re.Pattern[str]] = {
    # How published reports word the six titles, folded and without their numerals.
    "overview": re.compile(r"(?:总体|基本)情况|概述|\d{4}年.{0,8}工作开展情况"),
    "proactive": re.compile(r"(?:行政机关)?主动公开(?:政府)?信息(?:的)?情况"),
    "requests": re.compile(r"收到和处理(?:的)?政府信息公开(?:的)?申请(?:的)?(?:情况)?"),
    "disputes": re.compile(
        r"(?:因)?政府信息公开(?:工作)?(?:被申请|申请|被提起)?(?:的)?行政法?复议"
        r"[、,和及与]?(?:被?提起)?行政诉讼(?:的)?情况"
    ),
    "problems": re.compile(
        r"(?:政府信息公开工作)?(?:中)?(?:存在的?)?(?:主要)?问题(?:和|及|与|、)?改进(?:情况|措施|方向)?"
    ),
    "other_matters": re.compile(r"其他(?:需要|应当|须)?报告的?(?:其他)?事项"),
}
_GLUED_HEADING = re.compile(
    rf"(?:^[^\w]{{0,3}}[a-zA-Z]?[(（]?第?[{_NUMERALS}](?:部分)?(?:\s*[、.．,，:：是]\s*|\s+)"
    rf"|(?<![“\"‘《「『（({_NUMERALS}十])[{_NUMERALS}]\s*[、.．]\s*)"
    rf"(?:{'|'.join(pattern.pattern for pattern in _TITLES.values())})"
)
_TEXT = re.compile(
    r"\s|[(（:：]|\d|无[。.]?$|.{0,24}[。；]|.{25}|第二十条|本列数据|行政复议", re.DOTALL
)
_LONGEST, _CONTENTS = 45, 4
_STOPS = ":：。．."
_HINT = re.compile("情[况況]|概述|申[请請]|[问問][题題]|事[项項]")  # one is in every title
_QUOTED = frozenset('”"’》」』）)')


@frozen(kw_only=True)
class Heading:
    """A heading of a section: the line's index, and its title as printed."""

    index: int
    key: SectionKey | None
    title: str


def headings(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """Return the section headings among lines, in order; those after the sixth have no key.

    A line is a heading by its words; among such lines the longest chain in the form's order counts,
    and a fitting numeral counts double. Where no line has a section's words, a line between its
    neighbours with its numeral will do.
    """
    keys = list(section_titles())
    worded = (_worded(i, line.text) for i, line in enumerate(lines) if len(line.cells) == 1)
    chain = _longest_chain(_without_contents([each for each in worded if each]), keys)
    found: list[Heading] = []
    position = -1
    waiting = list(chain)
    for index, line in enumerate(lines):
        if waiting and waiting[0].index == index:
            heading = waiting.pop(0)
            position = keys.index(heading.key or "")
            found.append(heading)
            continue
        short = len(line.cells) == 1 and len(line.text) <= _LONGEST
        number = _numbered(line.text) if short else None
        following = keys.index(waiting[0].key or "") if waiting else len(keys)
        if number is None or number != position + 1:
            continue
        if number < following or position >= len(keys) - 1:
            key = keys[number] if number < len(keys) else None
            found.append(Heading(index=index, key=key, title=line.text))
            position = number
    return tuple(found)


def _without_contents(candidates: Sequence[Heading]) -> Sequence[Heading]:
    """Return headings without tables of contents: one under another, all to come again."""
    to_come = Counter(heading.key for heading in candidates)
    keys: set[SectionKey | None] = set()
    begin = 0
    for number, heading in enumerate(candidates):
        to_come[heading.key] -= 1
        below = number > begin and heading.index == candidates[number - 1].index + 1
        if heading.key in keys or not below:
            keys = set()
        keys.add(heading.key)
        if len(keys) >= _CONTENTS and all(to_come[key] for key in keys):
            begin = number + 1
            keys = set()
    return candidates[begin:]


def glued_headings(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the headings of sections begin and end in a text that they are glued to.

    One that begins the text ends in it only where what follows is text of its own: 总体情况说明 is
    another heading than 总体情况.
    """
    for found in _GLUED_HEADING.finditer(_same_length(text)):
        start, end = found.span()
        if text[end : end + 1] not in _QUOTED:
            yield start, end if _TEXT.match(text, end) else start


def _longest_chain(candidates: Iterable[Heading], keys: list[SectionKey]) -> list[Heading]:
    """Return the weightiest run of candidates whose sections increase; the earlier of equals."""
    ending: list[tuple[int, list[Heading]]] = [(0, []) for _ in keys]
    for heading in candidates:
        number = keys.index(heading.key or "")
        weight, chain = max(ending[:number], key=_weight, default=_NO_CHAIN)
        fits = _HEADING.match(heading.title)
        step = 2 if fits and _NUMERALS.index(fits[1]) == number else 1
        if weight + step > ending[number][0]:
            ending[number] = (weight + step, [*chain, heading])
    return max(ending, key=_weight)[1]


_NO_CHAIN: tuple[int, list[Heading]] = (0, [])


def _weight(chain: tuple[int, list[Heading]]) -> int:
    return chain[0]


def _worded(index: int, text: str) -> Heading | None:
    """Return the section that a line opens by its words."""
    key = _key(text) if len(text) <= _LONGEST else None
    return None if key is None else Heading(index=index, key=key, title=text.strip())


@lru_cache(maxsize=1024)
def _key(text: str) -> SectionKey | None:
    if not _HINT.search(text) or _is_row(text):
        return None
    plain = _same_length(text)
    numbered = _HEADING.match(plain)
    words = fold(numbered[2] if numbered else _ARABIC.sub("", plain, count=1)).strip(_STOPS)
    return next((key for key, pattern in _TITLES.items() if pattern.fullmatch(words)), None)


def _is_row(text: str) -> bool:
    """Tell whether a line is a row of table 3: 一、本年新收 and 四、结转下年度 open no section."""
    return exactly("requests", text) or _bare(text).startswith(_row_labels())


@cache
def _row_labels() -> tuple[str, ...]:
    """Return the labels of table 3 that are numbered as sections are, without numerals."""
    heads = {row.heads[0] for edition in EDITIONS for row in rows("requests", edition)}
    return tuple(_bare(head) for head in heads)


def _bare(text: str) -> str:
    folded = fold(text)
    found = _HEADING.match(folded)
    return found[2] if found else folded


@lru_cache(maxsize=1024)
def _numbered(text: str) -> int | None:
    """Return which section, from 0, the numeral of a short line would open."""
    found = _NUMBERED.fullmatch(_same_length(text))
    if found is None or re.search("[。；;]", text) or _is_row(text):
        return None
    return _NUMERALS.index(found[1])


def _same_length(text: str) -> str:
    """Return a text with radicals and traditional characters made plain, one for one."""
    return simplified(unified(text))
