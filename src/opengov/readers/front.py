"""The front of a report: its title, agency, year, index number and date of publication."""

import re
from collections.abc import Sequence
from datetime import date

from attrs import frozen

from ..bodies.kinds import kind_of
from .lines import Line, Metadata

_REPORT = re.compile(
    r"(?:政府|政务)?信息公开.{0,14}?(?:年度报告|年报|工作报告|情况的?报告)|年度报告\s*$"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*(?:年|(?=\D{0,12}年度))")
_YEAR_PHRASE = re.compile(r"(?<!\d)20\d\d\s*年度?")
_YEAR_ALONE = re.compile(r"[(（]?(20\d\d)\s*年度?[)）]?")
_CAPTION = re.compile(r"[^:：]{1,8}[:：]")
_OPENING = re.compile(r"(?:标题|标 题|名称)\s*[:：]\s*")
_PUBLISHED = re.compile(
    r"(?<![一-鿿])(?:发布|公开|公布)?(?:日期|时间)\s*[:：]\s*"
    r"(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})"
)
_IDENTIFIER = re.compile(r"索\s*引\s*号\s*[:：]?\s*([\w/\-〔〕\[\]()]+)")
_PERIOD_YEAR = re.compile(r"(?:期限|统计|所列数据)[^。]{0,20}?(20\d\d)\s*年\s*1\s*月\s*1\s*日")
_LONGEST = 80


@frozen(kw_only=True)
class Front:
    """What the lines before section one say; the rest of them is preamble or chrome."""

    title: str | None
    agency: str | None
    year: int | None
    published: date | None
    identifier: str | None
    preamble: tuple[Line, ...]
    chrome: tuple[Line, ...]


def read_front(lines: Sequence[Line], metadata: Metadata) -> Front:
    """Read the front matter; lines that are neither title nor preamble are the site's chrome."""
    start, end, title = _title(lines)
    preamble: list[Line] = []
    chrome: list[Line] = []
    for index, line in enumerate(lines):
        if start <= index < end:
            continue
        repeated = title is not None and _flat(line.text) in _flat(title)
        if index < start or repeated or _is_metadata(line.text):
            chrome.append(line)
        else:
            preamble.append(line)
    text = "\n".join(line.text for line in lines)
    title = title or metadata.title
    agency, year = _agency_and_year(title)
    if year is None and preamble and (alone := _YEAR_ALONE.fullmatch(preamble[0].text)):
        year = int(alone[1])
    period = _PERIOD_YEAR.search(text)
    identifier = _IDENTIFIER.search(text)
    return Front(
        title=title,
        agency=agency or metadata.agency,
        year=year if year is not None or period is None else int(period[1]),
        published=_published(text) or _published(f"发布日期：{metadata.published}"),
        identifier=identifier[1] if identifier else metadata.identifier,
        preamble=tuple(preamble),
        chrome=tuple(chrome),
    )


def _title(lines: Sequence[Line]) -> tuple[int, int, str | None]:
    """Return where the title stands, from start up to end, and its text; the last of several."""
    found = [i for i, line in enumerate(lines) if _is_title(line.text)]
    if not found:
        return 0, 0, None
    index = max(found, key=lambda i: (bool(_agency_and_year(lines[i].text)[0]), i))
    title = _OPENING.sub("", lines[index].text).strip()
    start = index
    if index and _agency_and_year(title)[0] is None and _is_name(lines[index - 1].text):
        start = index - 1
        title = lines[start].text.strip() + title
    return start, index + 1, title


def second_title(lines: Sequence[Line]) -> int:
    """Return the index of the first line that is another report's title, else that of the end.

    Another report is another body's, or on another year.
    """
    seen: set[tuple[str, int]] = set()
    for index, line in enumerate(lines):
        if not _is_title(line.text):
            continue
        agency, year = _agency_and_year(_OPENING.sub("", line.text).strip())
        if agency is not None and year is not None:
            seen.add((agency, year))
        if len(seen) > 1:
            return index
    return len(lines)


def _is_title(text: str) -> bool:
    if _CAPTION.match(text) and not _OPENING.match(text):
        return False
    return len(text) <= _LONGEST and bool(_REPORT.search(text)) and not re.search("[。；，]", text)


def _is_name(text: str) -> bool:
    """Tell whether a line above a title can be its first half."""
    return len(text) <= _LONGEST and "信息公开" not in text and kind_of(text) is not None


def _agency_and_year(title: str | None) -> tuple[str | None, int | None]:
    """Return the agency that a title names and its year.

    >>> _agency_and_year("周口市科技局2022年政府信息公开工作年度报告")
    ('周口市科技局', 2022)
    >>> _agency_and_year("2025年度长春新区管委会政府信息公开工作年度报告")
    ('长春新区管委会', 2025)
    """
    if title is None:
        return None, None
    found = _YEAR.search(title)
    subject = re.search("政府信息公开|政务公开|信息公开|年度报告", title)
    head = title[: subject.start()] if subject else ""
    name = re.sub(r"^关于|的$", "", _YEAR_PHRASE.sub("", head).strip(" \u3000:：-—")).strip()
    return name or None, int(found[1]) if found else None


def _published(text: str) -> date | None:
    found = _PUBLISHED.search(text)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _is_metadata(text: str) -> bool:
    """Tell whether a line is what a site prints around a report: dates, counters, sizes."""
    return bool(_PUBLISHED.search(text) or _IDENTIFIER.search(text)) or (
        len(text) <= _LONGEST
        and bool(
            re.search(
                r"浏览次数|瀏覽次數|访问量|点击数|字体|字号|信息来源|来源[:：]|文\s*号\s*[:：]",
                text,
            )
        )
    )


def _flat(text: str) -> str:
    return "".join(text.split())
