"""The front of a report: its title, agency, year, index number and date of publication."""

import re
from collections.abc import Sequence
from datetime import date

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
from .titles import Title, title_of, titles, without_banner

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
    stated = agency_of(values, given=metadata.agency)
    given = _given(metadata.title)
    title = _chosen(lines, metadata.title, stated)
    told = [each for each in (title, given) if each is not None]
    preamble, chrome = _parted(lines, title)
    agencies = (each.agency for each in told if each.agency)
    years = (each.year for each in told if each.year)
    agency = next(agencies, None) or stated or _compiler(preamble)
    published = published_of(values, given=metadata.published)
    identifier = identifier_of(values, given=metadata.identifier)
    return Front(
        title=unified(told[0].text) if told else None,
        agency=agency,
        year=next(years, None) or _stated_year(lines, preamble),
        published=published,
        identifier=identifier,
        preamble=tuple(preamble),
        chrome=tuple(
            line
            for line in chrome
            if not says_only(line, agency=agency, published=published, identifier=identifier)
        ),
    )


def _chosen(lines: Sequence[Line], given: str | None, stated: str | None) -> Title | None:
    """Return the title that tells most, or the one that the file itself gives.

    Where a caption names another body, a name above the title is the banner of the site.
    """
    found = titles(lines)
    flat = fold((given or "")[:_BEGINNING])
    same = [title for title in found if fold(title.text) in flat]
    chosen = max(same or found, key=lambda title: title.rank, default=None)
    if chosen is None or stated is None or chosen.agency is None:
        return chosen
    if chosen.agency in stated or stated in chosen.agency:
        return chosen
    return without_banner(lines, chosen) or chosen


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
    found = _PERIOD.search(fold("\n".join(line.text[:_BEGINNING] for line in lines)))
    if found is None or found["end"] not in (None, found["year"]):
        return None
    return int(found["year"]) if found["month"] in (None, "12") else None


def _compiler(preamble: Sequence[Line]) -> str | None:
    """Return the body that says it compiled the report, if it can have compiled only its own.

    The office of a government compiles the government's.
    """
    for line in preamble:
        if found := _COMPILER.search(unified(line.text)):
            name = "".join(found[1].split())
            return name if kind_of(name) in ("department", "township", "institution") else None
    return None
