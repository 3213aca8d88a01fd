"""The front of a report: its title, agency, year, index number and date of publication."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from attrs import frozen

from ..bodies.kinds import kind_of
from .characters import fold, unified
from .lines import Line, Metadata
from .metadata import (
    agency_of,
    captioned,
    identifier_of,
    is_caption,
    is_captioned,
    is_date_alone,
    published_of,
    says_only,
)
from .titles import Title, differ, is_same_body, title_of, titles, without_banner

_YEAR_ALONE = re.compile(r"[(]?(20\d\d)年度?[)]?")
_PERIOD = re.compile(
    r"(?:期限|统计|所列数据)[^。]{0,20}?(?P<year>20\d\d)年1月1日"
    r"(?:起?(?:至|到|-|—)(?:(?P<end>20\d\d)年)?(?P<month>\d{1,2})月)?"
)
_COMPILER = re.compile(
    r"本报告由([^，。；：,;:（()]{3,30}?)(?:(?:负责|组织|根据|按照|依据|依照)[^。；]{0,60}?)?编制"
)
_SITE = re.compile(
    r"浏览次数|访问量|点击数|点击量|阅读次数|字体\W|字号\W|分享到|扫一扫|二维码|打印本页|关闭窗口"
    r"|当前位置|所在位置|首页\W|[【\[](?:打印|关闭|收藏|大|字体|字号)"
)
_BUTTONS = re.compile(r"(?:打印|关闭|收藏|分享|朗读|返回|大|中|小|图片|正文|\W|_)+")
_SENTENCE = re.compile("[。；]")
_BEGINNING = 1000
_LAST_YEAR = re.compile("上一?年|去年|往年")
_OF_ALL = re.compile("各|汇总|全[省市县区旗州]")
_NEAR = 8
_SITE_NAME = re.compile(r"(?<=报告)\s*[-_|—–].*$")


@frozen(kw_only=True)
class Front:
    """What the lines before section one say; the rest of them is preamble or chrome.

    Lines that say nothing but what is said here are in neither.
    """

    title: str | None
    agency: str | None
    year: int | None
    published: date | None
    identifier: str | None
    preamble: tuple[Line, ...]
    chrome: tuple[Line, ...]


def read_front(lines: Sequence[Line], metadata: Metadata) -> Front:
    """Read the front matter; lines that are neither title nor preamble are the site's chrome.

    What the title says goes first, then what captions say, then what the file says without showing
    it, then the preamble. The title is mended of radicals; the preamble is as printed.
    """
    values = list(captioned(lines))
    given = _given(metadata.title)
    found = _shown(lines, metadata.title)
    title = _own(found)
    preamble, _ = _parted(lines, title)
    beside = "\n".join(line.text for line in preamble)
    stated = agency_of(values, given=metadata.agency, beside=beside)
    published = published_of(values, given=metadata.published)
    identifier = identifier_of(values, given=metadata.identifier)
    title = _without_banner(lines, title, stated)
    preamble, chrome = _parted(lines, title)
    told = [each for each in (title, given) if each is not None]
    others = [*told, *(each for each in found if each.end != (title.end if title else 0))]
    agency = _agency(told, others, stated, _compiler(preamble))
    return Front(
        title=unified(told[0].text) if told else None,
        agency=agency,
        year=_year(told, others, _stated_year(lines, preamble), published),
        published=published,
        identifier=identifier,
        preamble=tuple(preamble),
        chrome=tuple(
            line
            for line in chrome
            if not says_only(line, agency=agency, published=published, identifier=identifier)
        ),
    )


def _shown(lines: Sequence[Line], given: str | None) -> tuple[Title, ...]:
    """Return the titles in lines, or those that the file itself gives; a link is none."""
    found = titles(lines)
    flat = fold((given or "")[:_BEGINNING])
    same = tuple(title for title in found if fold(title.text) in flat)
    unlinked = tuple(
        title for title in found if not all(map(_is_link, lines[title.start : title.end]))
    )
    return same or unlinked or found


def _is_link(line: Line) -> bool:
    linked = "".join(fold(note.raw) for note in line.notes if note.code == "link")
    return linked == fold(line.text)


def _own(found: Sequence[Title]) -> Title | None:
    """Return the report's own title: the last, or what tells more and says the same.

    Lists of other reports stand in the menus above it.
    """
    if not found:
        return None
    last = found[-1]
    alike = [title for title in found if not differ(title, last)]
    if any(differ(one, other) for one, other in combinations(alike, 2)):
        return last
    fuller = [title for title in alike if title.agency or not last.agency]
    return max((t for t in fuller if t.year or not last.year), key=lambda title: title.rank)


def _without_banner(lines: Sequence[Line], title: Title | None, stated: str | None) -> Title | None:
    """Return a title without a name above it that is the site's: a caption names another body."""
    if title is None or stated is None or title.agency is None:
        return title
    if title.agency in stated or stated in title.agency:
        return title
    return without_banner(lines, title) or title


def _agency(
    told: Sequence[Title], others: Sequence[Title], stated: str | None, compiler: str | None
) -> str | None:
    """Return the body that titles, captions or the preamble name, unless titles contradict them.

    told: what the report's own titles say; others: those and all around it.
    """
    known = [name for name in (*(each.agency for each in told), stated, compiler) if name]
    bodies = [each.agency for each in others if each.agency]
    if not known or all(is_same_body(known[0], body) for body in bodies):
        return known[0] if known else None
    confirmed = stated is not None and is_same_body(known[0], stated)
    return known[0] if confirmed else None


def _year(
    told: Sequence[Title], others: Sequence[Title], stated: int | None, published: date | None
) -> int | None:
    """Return the year of a report's title, which others around it may contradict, or the stated.

    A report on a year is published in the next.
    """
    years = {each.year for each in others if each.year}
    own = next((each.year for each in told if each.year), None)
    if own is None or len(years) == 1:
        return own or stated
    evidence = years & {stated, published.year - 1 if published else None}
    return own if evidence == {own} else None


def _given(text: str | None) -> Title | None:
    """Return the title that the file gives without showing it, if it is that of a report.

    The name of the site behind it is no part of it.
    """
    found = title_of(_SITE_NAME.sub("", (text or "").strip()))
    if found is None:
        return None
    text, agency, year = found
    return Title(text=text, start=0, end=0, agency=agency, year=year)


def _parted(lines: Sequence[Line], title: Title | None) -> tuple[list[Line], list[Line]]:
    """Return the lines of the preamble, and those of the site; the title's are neither."""
    start, end = (title.start, title.end) if title else (0, 0)
    whole = fold(title.text) if title else ""
    preamble: list[Line] = []
    chrome: list[Line] = []
    waiting = False
    for index, line in enumerate(lines):
        plain = fold(line.text[:_BEGINNING])
        if start <= index < end or not plain:
            continue
        around = index < start or plain in whole or waiting or _is_of_site(line)
        (chrome if around else preamble).append(line)
        waiting = _is_bare_caption(line)
    return preamble, chrome


def _is_of_site(line: Line) -> bool:
    """Tell whether a line is what a site prints around a report: captions, counters, buttons."""
    plain = fold(line.text[:_BEGINNING])
    if _SENTENCE.search(plain) and not line.row and not is_captioned(line):
        return False
    return (
        is_captioned(line)
        or bool(_SITE.search(plain))
        or _BUTTONS.fullmatch(plain) is not None
        or is_date_alone(line.text)
    )


def _is_bare_caption(line: Line) -> bool:
    """Tell whether the value of a line's caption stands on the next."""
    return not line.row and is_caption(line.text)


def _stated_year(lines: Sequence[Line], preamble: Sequence[Line]) -> int | None:
    """Return the year that stands alone under the title, or that of the period of the data."""
    if preamble and (alone := _YEAR_ALONE.fullmatch(fold(preamble[0].text))):
        return int(alone[1])
    text = fold("\n".join(line.text[:_BEGINNING] for line in lines))
    periods = {
        (int(found["year"]), found["end"] in (None, found["year"]), found["month"] in (None, "12"))
        for found in _PERIOD.finditer(text)
        if not _LAST_YEAR.search(text[max(0, found.start() - _NEAR) : found.end()])
    }
    years = [year for year, *whole in periods if all(whole)]
    return years[0] if len(years) == len(periods) == 1 else None


def _compiler(preamble: Sequence[Line]) -> str | None:
    """Return the body that says it compiled the report, if it can have compiled only its own.

    The office of a government compiles the government's, and so may who sums up what others sent.
    """
    for line in preamble:
        if found := _COMPILER.search(unified(line.text)):
            if _OF_ALL.search(found[0]):
                return None
            name = "".join(found[1].split())
            return name if kind_of(name) in ("department", "township", "institution") else None
    return None
