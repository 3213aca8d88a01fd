"""Why lines are no report in a documented form, said so that one knows what they are instead."""

import re
from collections.abc import Sequence

from ..form.editions import INSTRUMENTS
from .characters import fold
from .front import Front
from .lines import Line
from .titles import Title, titles

_FIRST_YEAR = min(instrument.first_year for instrument in INSTRUMENTS.values())
_OLD_PARTS = {
    # The parts and heads of reports on 2008 to 2018, which had no common form.
    "历年累计": re.compile("历年累计"),
    "收费及减免": re.compile(r"收费(?:及|和|与)?减免(?:的)?情况"),
    "依申请公开": re.compile(r"依申请公开(?:政府信息)?(?:的)?(?:办理)?情况$"),
    "咨询处理": re.compile(r"政府信息公开咨询(?:处理)?情况"),
    "复议、诉讼和申诉": re.compile(
        r"(?:复议|诉讼)[、和及](?:提起)?(?:行政)?(?:诉讼|申诉).{0,6}情况$"
    ),
    "附表": re.compile(r"^附[表件]?[:一二]?.{0,6}(?:统计表|指标)"),
    "统计指标": re.compile("统计指标"),
}
_KINDS = {
    "a guide to open government information": re.compile("公开指南"),
    "a catalogue of information": re.compile("公开目录"),
    "a form of application": re.compile("申请表"),
    "a notice": re.compile("通知$|公告$|公示$"),
    "an explanation": re.compile("解读|图解|读懂"),
    "a page that was not found": re.compile(
        r"(?<!\d)404(?!\d)|页面(?:不存在|未找到|无法)|找不到(?:该|您)?.{0,6}页|notfound",
        re.IGNORECASE,
    ),
}
_ELSEWHERE = re.compile(r"附件|下载|\.(?:pdf|docx?|xlsx?|wps|zip|rar)\b|点击查看", re.IGNORECASE)
_LIST, _OLD, _SHORT, _EXCERPT, _LOOKED_AT = 3, 3, 60, 30, 40


def refusal(lines: Sequence[Line], front: Front, *, sections: int, tables: int) -> str | None:
    """Return why lines are not read as a report, or None where they are one.

    sections, tables: how many of the form's were found. A title alone is no report, and neither is
    one section without a title; one table is a fragment of a report.
    """
    if front.year is not None and front.year < _FIRST_YEAR:
        return (
            f"the report is on {front.year}; a documented form exists since {_FIRST_YEAR}; "
            "its text is kept in this error"
        )
    if tables:
        return None
    if front.year is None and len(parts := _old_parts(lines)) >= _OLD:
        return (
            f"the report has parts of the time before {_FIRST_YEAR}: {', '.join(parts)}; a "
            f"documented form exists since {_FIRST_YEAR}; its text is kept in this error"
        )
    if sections > 1 or (front.title is not None and sections):
        return None
    listed = _listed(lines)
    if len(listed) >= _LIST:
        return (
            f"the page is a list of {len(listed)} reports, the first {listed[0].text!r}; "
            "expected one report; read the page of each"
        )
    if front.title is not None:
        return _title_alone(lines, front.title)
    return (
        f"the text holds no report; {_what(lines)}; "
        "expected a title, numbered sections or one of the tables"
    )


def _title_alone(lines: Sequence[Line], title: str) -> str | None:
    """Say that a page has the title of a report and no text, or return None where it has text."""
    if any("。" in line.text for line in lines):
        return None
    elsewhere = next((line.text for line in lines if _ELSEWHERE.search(line.text)), None)
    place = f"it may be in {elsewhere[:_SHORT]!r}" if elsewhere else "it may be a picture or a file"
    return (
        f"the page has the title {title!r} and no report; {place}; "
        "expected sections or one of the tables"
    )


def _old_parts(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return the parts of an old report that lines name."""
    texts = [fold(line.text) for line in lines if len(line.text) <= _SHORT]
    return tuple(
        name for name, words in _OLD_PARTS.items() if any(words.search(text) for text in texts)
    )


def _listed(lines: Sequence[Line]) -> tuple[Title, ...]:
    """Return the titles of different reports."""
    found: dict[tuple[str | None, int | None], Title] = {}
    for title in titles(lines):
        if title.agency is not None or title.year is not None:
            found.setdefault((title.agency, title.year), title)
    return tuple(found.values())


def _what(lines: Sequence[Line]) -> str:
    """Say what a text is that is no report: its kind, and how it begins."""
    texts = [text for line in lines if (text := line.text.strip())]
    if not texts:
        return "it is empty"
    begins = f"it begins {texts[0][:_EXCERPT]!r}"
    for text in texts[:_LOOKED_AT]:
        plain = fold(text) if len(text) <= _SHORT else ""
        kind = next((kind for kind, words in _KINDS.items() if plain and words.search(plain)), None)
        if kind is not None:
            return f"{begins} and seems to be {kind}"
    return begins
