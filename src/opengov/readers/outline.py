"""Which lines are the headings of sections; the rows of table 3 that look like them are not."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias

from attrs import frozen

from ..form.rows import rows, section_titles
from ..model.printed import EDITIONS
from .labels import exactly, fold
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
        r"[、,和及]?(?:被?提起)?行政诉讼(?:的)?情况"
    ),
    "problems": re.compile(
        r"(?:政府信息公开工作)?(?:中)?(?:存在的?)?(?:主要)?问题(?:和|及|与|、)?改进(?:情况|措施|方向)?"
    ),
    "other_matters": re.compile(r"其他(?:需要|应当|须)?报告的?(?:其他)?事项"),
}
_LONGEST, _GLUED = 45, 20_000
_STOPS = " :：。．.\u3000"


@frozen(kw_only=True)
class Heading:
    """A heading of a section: the line's index, its title as printed, and text glued behind it."""

    index: int
    key: SectionKey | None
    title: str
    rest: str


def headings(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """Return the section headings among lines, in order; those after the sixth have no key.

    A line is a heading by its words; among such lines the longest chain in the form's order counts,
    and a fitting numeral counts double. Where no line has a section's words, a line between its
    neighbours with its numeral will do.
    """
    keys = list(section_titles())
    worded = (_worded(index, line.text) for index, line in enumerate(lines))
    chain = _longest_chain([heading for heading in worded if heading], keys)
    found: list[Heading] = []
    position = -1
    waiting = list(chain)
    for index, line in enumerate(lines):
        if waiting and waiting[0].index == index:
            heading = waiting.pop(0)
            position = keys.index(heading.key or "")
            found.append(heading)
            continue
        number = _numbered(line.text)
        following = keys.index(waiting[0].key or "") if waiting else len(keys)
        if number is None or number != position + 1:
            continue
        if number < following or position >= len(keys) - 1:
            key = keys[number] if number < len(keys) else None
            found.append(Heading(index=index, key=key, title=line.text, rest=""))
            position = number
    return tuple(found)


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
    """Return the section that a line opens by its words, with the title and what is glued to it."""
    if len(text) > _GLUED or _is_row(text):
        return None
    text = _same_length(text)
    numbered = _HEADING.match(text)
    bare = numbered[2] if numbered else _ARABIC.sub("", text, count=1)
    for key, pattern in _TITLES.items():
        words = pattern.match(fold(bare))
        if words is None:
            continue
        length = _unfolded_length(bare, words.end())
        rest = bare[length:]
        if rest.strip(_STOPS) and not (numbered and _opens(rest)):
            continue
        title = text[: len(text) - len(rest)].strip()
        return Heading(index=index, key=key, title=title, rest=rest.lstrip(_STOPS).rstrip())
    return None


def _opens(rest: str) -> bool:
    """Tell whether what follows the words of a title is text of its own: a gap or a bracket."""
    return rest[:1].isspace() or rest[:1] in "(（:："


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


def _numbered(text: str) -> int | None:
    """Return which section, from 0, the numeral of a short line would open."""
    found = _NUMBERED.fullmatch(_same_length(text))
    if found is None or len(text) > _LONGEST or re.search("[。；;]", text) or _is_row(text):
        return None
    return _NUMERALS.index(found[1])


def _same_length(text: str) -> str:
    """Return a text with its compatibility characters replaced, such as ⼆ for 二, one for one."""
    if unicodedata.is_normalized("NFKC", text):
        return text
    return "".join(
        plain if len(plain := unicodedata.normalize("NFKC", c)) == 1 and plain.isalpha() else c
        for c in text
    )


def _unfolded_length(text: str, folded_length: int) -> int:
    """Return how much of a text folds to a length."""
    length = 0
    for position, character in enumerate(text):
        if length >= folded_length:
            return position
        length += len(fold(character))
    return len(text)
