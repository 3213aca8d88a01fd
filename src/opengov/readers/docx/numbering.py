"""The numbers that Word prints before paragraphs and does not write: 一、 of a numbered heading."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from attrs import define, field, frozen

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

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


@frozen(kw_only=True)
class _Style:
    parent: str | None
    number: tuple[str | None, int | None]


_NO_STYLE = _Style(parent=None, number=(None, None))


@define
class Numbering:
    """Counts a document's numbered paragraphs; ask for each paragraph once and in order.

    Numbers of a format that is not listed here, and bullets, are not printed. styles: those that
    paragraphs may have their numbers from.
    """

    _lists: dict[str, _List]
    _styles: dict[str, _Style]
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
        style = name = value(properties, "pStyle")
        number, level = _number(properties)
        seen: set[str] = set()
        while number is None and name is not None and name not in seen:
            seen.add(name)
            known = self._styles.get(name, _NO_STYLE)
            number, inherited = known.number
            level = inherited if level is None else level
            name = known.parent
        if level is None:
            found = self._lists.get(number or "")
            level = found.styles.get(style or "", 0) if found else 0
        return number, level


def numbering(lists: Any | None, styles: Any | None) -> Numbering:
    """Return the numbering that a document's numbering part and styles part define."""
    if lists is None:
        return Numbering({}, {})
    abstracts = {
        each.get(W + "abstractNumId"): each for each in lists.iterchildren(W + "abstractNum")
    }
    found: dict[str, _List] = {}
    for each in lists.iterchildren(W + "num"):
        abstract = value(each, "abstractNumId") or ""
        if abstract in abstracts:
            found[each.get(W + "numId", "")] = _list(abstract, abstracts[abstract], each)
    return Numbering(found, {} if styles is None else dict(_styles(styles)))


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


def _styles(root: Any) -> Iterator[tuple[str, _Style]]:
    for style in root.iterchildren(W + "style"):
        properties = child(style, "pPr")
        number = (None, None) if properties is None else _number(properties)
        yield style.get(W + "styleId", ""), _Style(parent=value(style, "basedOn"), number=number)


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


def child(element: Any, name: str) -> Any | None:
    """Return the first child of a name; several times as fast as find, for it is asked often."""
    tag = W + name
    for each in element:
        if each.tag == tag:
            return each
    return None


def value(element: Any, name: str) -> str | None:
    """Return w:val of the child of a name, or None."""
    found = child(element, name)
    said = None if found is None else found.get(W + "val")
    return None if said is None else str(said)


def _integer(text: str | None, default: int = 0) -> int:
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,6}", text) else default
