"""The numbers that Word prints before paragraphs and does not write: 一、 of a numbered heading."""

import re
from collections.abc import Callable
from typing import Any

from attrs import define, field, frozen

from .styles import Styles, W, child, value

_DIGITS = "零一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LEVEL = re.compile(r"%([1-9])")


def _chinese(number: int) -> str | None:
    """Return a number from 1 to 99 as the counting formats print it.

    >>> [_chinese(number) for number in (6, 10, 14, 20, 99, 100)]
    ['六', '十', '十四', '二十', '九十九', None]
    """
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return None
    before = "" if tens < 2 else _DIGITS[tens]
    return before + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def _stem(number: int) -> str | None:
    return _STEMS[number - 1] if 0 < number <= len(_STEMS) else None


def _decimal(number: int) -> str | None:
    return str(number)


def _circled(number: int) -> str | None:
    return chr(0x2460 + number - 1) if 0 < number <= 20 else None


_FORMATS: dict[str, Callable[[int], str | None]] = {
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "decimal": _decimal,
    "decimalEnclosedCircleChinese": _circled,
    "ideographTraditional": _stem,
    "japaneseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
}


@frozen(kw_only=True)
class _Level:
    start: int
    format: str
    pattern: str


@frozen(kw_only=True)
class _List:
    """A numbered list; those of one abstract count together."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    styles: dict[str, int]


@define
class Numbering:
    """Counts a document's numbered paragraphs; ask for each paragraph once and in order.

    Numbers of a format that is not listed here, and bullets, are not printed. styles: those that
    paragraphs may have their numbers from.
    """

    _lists: dict[str, _List]
    _styles: Styles
    _of_styles: dict[str, tuple[str | None, int | None]] = field(
        init=False, factory=dict[str, tuple[str | None, int | None]]
    )
    _counters: dict[str, dict[int, int]] = field(init=False, factory=dict[str, dict[int, int]])
    _begun: set[str] = field(init=False, factory=set[str])

    def prefix(self, paragraph: Any) -> str:
        """Return the number before a paragraph (w:p), or an empty text."""
        properties = child(paragraph, "pPr") if self._lists else None
        if properties is None:
            return ""
        number, level = self._numbered(properties)
        found = self._lists.get(number or "")
        if found is None or level not in found.levels:
            return ""
        counters = self._counters.setdefault(found.abstract, {})
        if number not in self._begun:
            self._begun.add(number or "")
            counters.update({each: start - 1 for each, start in found.starts.items()})
        counters[level] = counters.get(level, found.levels[level].start - 1) + 1
        for deeper in [each for each in counters if each > level]:
            del counters[deeper]
        return _printed(found.levels, counters, level)

    def _numbered(self, properties: Any) -> tuple[str | None, int]:
        """Return the list and the level of a paragraph: its own, or those of its style."""
        style = value(properties, "pStyle")
        number, level = _number(properties)
        if number is None and style is not None:
            number, inherited = self._of_style(style)
            level = inherited if level is None else level
        if level is None:
            found = self._lists.get(number or "")
            level = found.styles.get(style or "", 0) if found else 0
        return number, level

    def _of_style(self, name: str) -> tuple[str | None, int | None]:
        """Return the list and the level of a style, or of one that it is based on."""
        if name not in self._of_styles:
            number: str | None = None
            level: int | None = None
            for style in self._styles.line(name):
                properties = child(style, "pPr")
                if properties is not None and number is None:
                    number, inherited = _number(properties)
                    level = inherited if level is None else level
            self._of_styles[name] = number, level
        return self._of_styles[name]


def numbering(lists: Any | None, styles: Styles) -> Numbering:
    """Return the numbering that a document's numbering part and styles part define."""
    if lists is None:
        return Numbering({}, styles)
    abstracts = {
        each.get(W + "abstractNumId"): each for each in lists.iterchildren(W + "abstractNum")
    }
    found: dict[str, _List] = {}
    for each in lists.iterchildren(W + "num"):
        abstract = value(each, "abstractNumId") or ""
        if abstract in abstracts:
            found[each.get(W + "numId", "")] = _list(abstract, abstracts[abstract], each)
    return Numbering(found, styles)


def _list(name: str, abstract: Any, number: Any) -> _List:
    elements = list(abstract.iterchildren(W + "lvl"))
    overrides = list(number.iterchildren(W + "lvlOverride"))
    starts = {
        _integer(each.get(W + "ilvl")): _integer(start)
        for each in overrides
        if (start := value(each, "startOverride")) is not None
    }
    elements += [level for each in overrides for level in each.iterchildren(W + "lvl")]
    return _List(
        abstract=name,
        levels={_integer(each.get(W + "ilvl")): _level(each) for each in elements},
        starts=starts,
        styles={
            style: _integer(each.get(W + "ilvl"))
            for each in elements
            if (style := value(each, "pStyle")) is not None
        },
    )


def _level(element: Any) -> _Level:
    return _Level(
        start=_integer(value(element, "start"), 1),
        format=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "",
    )


def _number(properties: Any) -> tuple[str | None, int | None]:
    """Return the list and level that properties state, each None where they leave it out."""
    element = child(properties, "numPr")
    if element is None:
        return None, None
    level = value(element, "ilvl")
    return value(element, "numId"), None if level is None else _integer(level)


def _printed(levels: dict[int, _Level], counters: dict[int, int], level: int) -> str:
    """Return a level's pattern with its numbers, or nothing where one cannot be told."""
    text = levels[level].pattern
    for mark in set(_LEVEL.findall(text)):
        at = int(mark) - 1
        shape = _FORMATS.get(levels[at].format) if at in levels else None
        number = shape(counters.get(at, levels[at].start)) if shape else None
        if number is None:
            return ""
        text = text.replace(f"%{mark}", number)
    return text.strip() if _LEVEL.search(levels[level].pattern) else ""


def _integer(text: str | None, default: int = 0) -> int:
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,6}", text) else default
