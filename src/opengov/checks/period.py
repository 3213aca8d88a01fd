"""period.*: the year that a report is on."""

import re
from collections.abc import Iterator

from attrs import frozen

from ..messages.marking import message
from ..model.report import Report
from .check import Context, Problem, Severity

_TITLE_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_PERIOD = re.compile(
    r"(?<!\d)(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[起]?\s*(?:至|到|—|－|-|~)+\s*"
    r"(?:(20\d\d)\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_EARLIER = re.compile("上一|上年|去年|往年|以往|历年")
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]?")


@frozen(kw_only=True)
class Year:
    """The title, the period in the text and the year agree; the period is the calendar year."""

    id: str = "period.year"
    summary: str = message("标题、正文所列期限与年度一致，期限为1月1日至12月31日")
    clause: str = message("主管部门要求")
    severity: Severity = "warning"
    requires: tuple[str, ...] = ("year",)

    def check(self, report: Report, context: Context) -> Iterator[Problem]:
        """Yield a problem for a title or a stated period that is of another year or not a year."""
        titled = [int(found) for found in _TITLE_YEAR.findall(report.title or "")]
        if titled and report.year not in titled:
            yield Problem(
                places=("title", "year"),
                message=message("标题写的是{found}年，报告年度是{year}年。"),
                values={"found": titled[0], "year": report.year},
            )
        for place, first, last in _periods(report):
            if (first, last) != ((report.year, 1, 1), (report.year, 12, 31)):
                yield Problem(
                    places=(place, "year"),
                    message=message(
                        "正文所列期限是{first}至{last}，应为{year}年1月1日至12月31日。"
                    ),
                    values={"first": _written(first), "last": _written(last), "year": report.year},
                )


year = Year()

_Day = tuple[int, int, int]


def _periods(report: Report) -> Iterator[tuple[str, _Day, _Day]]:
    """Yield the periods that sentences about the period of the data state, with their places."""
    for key in ("preamble", "overview.body"):
        paragraphs = report.preamble if key == "preamble" else report.overview.body
        for index, paragraph in enumerate(paragraphs):
            if not _is_about_period(paragraph):
                continue
            for sentence in _SENTENCE.findall(paragraph):
                found = _PERIOD.search(sentence)
                if found and _is_about_period(sentence) and not _EARLIER.search(sentence):
                    first = (int(found[1]), int(found[2]), int(found[3]))
                    last = (int(found[4] or found[1]), int(found[5]), int(found[6]))
                    yield f"{key}[{index}]", first, last


def _is_about_period(text: str) -> bool:
    return (
        "所列数据" in text
        or "统计期限" in text
        or "统计时限" in text
        or "数据期限" in text
        or "报告期" in text
    )


def _written(day: _Day) -> str:
    return "{}年{}月{}日".format(*day)
