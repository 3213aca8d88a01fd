"""form.*: what the form prints and a report has to have."""

import re
from collections import Counter
from collections.abc import Iterator

from attrs import frozen

from ..form.editions import INSTRUMENTS
from ..form.places import printed_editions
from ..form.rows import TABLES, section_titles
from ..messages.marking import message
from ..model.report import Report
from .check import Context, Problem, Severity

_NUMERALS = "一二三四五六"
_POINTS = ("、", ".", "．", ",", "，")
_NOTHING = re.compile(r"[\s。.;；]*(?:无|没有|暂无)?[\s。.;；]*")
_FORM = message("国办公开办函〔2021〕30号")


@frozen(kw_only=True)
class Sections:
    """The six sections are there, in order."""

    id: str = "form.sections"
    summary: str = message("报告有六个部分，按顺序排列")
    clause: str = _FORM
    severity: Severity = "error"
    requires: tuple[str, ...] = ()

    def check(self, report: Report, context: Context) -> Iterator[Problem]:
        """Yield a problem for the sections that are missing, and one for those out of order."""
        titles = {key: getattr(report, key).title for key in section_titles()}
        missing = tuple(key for key, title in titles.items() if title is None)
        if missing:
            yield Problem(places=missing, message=message("缺少：{sections}。"))
        numbered = [
            (key, number)
            for key, title in titles.items()
            if title is not None and (number := _number(title)) is not None
        ]
        numbers = [number for _, number in numbered]
        if numbers != sorted(numbers):
            yield Problem(
                places=tuple(key for key, _ in numbered),
                message=message("各部分的顺序与规定不符：{sections}。"),
            )


@frozen(kw_only=True)
class Empty:
    """No section is empty, and section five says more than 无."""

    id: str = "form.empty"
    summary: str = message("各部分都有内容，第五部分不能只写“无”")
    clause: str = message("惯例")
    severity: Severity = "warning"
    requires: tuple[str, ...] = ()

    def check(self, report: Report, context: Context) -> Iterator[Problem]:
        """Yield a problem for each section that has a title and nothing under it."""
        for key in section_titles():
            section = getattr(report, key)
            if section.title is None or getattr(section, "table", None) is not None:
                continue
            text = [
                each for each in (*section.body, *getattr(section, "after", ())) if each.strip()
            ]
            if not text:
                yield Problem(places=(key,), message=message("“{section}”没有内容。"))
            elif key == "problems" and _NOTHING.fullmatch("".join(text)):
                yield Problem(places=(key,), message=message("“{section}”只写了“无”。"))


@frozen(kw_only=True)
class Blank:
    """The form's cells are filled; a zero is printed as 0."""

    id: str = "form.blank"
    summary: str = message("表格的每一格都应填写，没有的填0")
    clause: str = message("惯例")
    severity: Severity = "notice"
    requires: tuple[str, ...] = ()

    def check(self, report: Report, context: Context) -> Iterator[Problem]:
        """Yield one problem that lists every cell left blank or marked in the document."""
        places = tuple(
            gap.place
            for gap in report.gaps
            if gap.state in ("blank", "marked") and context.figures.get(gap.place, 0) is None
        )
        if places:
            yield Problem(
                places=places,
                message=message("有{count}格空白或以符号代替：{cell}等。"),
                values={"count": len(places)},
            )


@frozen(kw_only=True)
class EditionFits:
    """The tables are of the edition for the year, and of one edition throughout."""

    id: str = "form.edition"
    summary: str = message("表格的版本与年度相符，且不混用")
    clause: str = _FORM
    severity: Severity = "warning"
    requires: tuple[str, ...] = ()

    def check(self, report: Report, context: Context) -> Iterator[Problem]:
        """Yield a problem for parts of an edition not made for the year, or one for a mixture."""
        editions = printed_editions(report)
        if len(set(editions.values())) > 1:
            usual = Counter(editions.values()).most_common(1)[0][0]
            odd = tuple(place for place, edition in editions.items() if edition != usual)
            yield Problem(places=odd, message=message("混用了2019年版和2021年版的表格：{rows}。"))
        elif editions and report.year is not None:
            edition = next(iter(editions.values()))
            if not INSTRUMENTS[edition].fits(report.year):
                yield Problem(
                    places=tuple(key for key in TABLES if any(p.startswith(key) for p in editions)),
                    message=message("{year}年度的报告用了{instrument}的表格。"),
                    values={"year": report.year, "instrument": INSTRUMENTS[edition].number},
                )


def _number(title: str) -> int | None:
    """Return which section the numeral of a title names, from 0; None where it has none."""
    start = title.lstrip(" (（")[:2]
    return _NUMERALS.find(start[0]) if start[1:] in _POINTS and start[0] in _NUMERALS else None


sections = Sections()
empty = Empty()
blank = Blank()
edition = EditionFits()
