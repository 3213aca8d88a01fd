"""The charts of a report: who asked, what became of it, and how many asked in five years.

What is unknown has no bar and says so; only a zero that was printed is a zero.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Literal, TypeAlias

from attrs import frozen

from ...form.places import table_rows
from ...form.rows import Row
from ...messages.catalog import Catalog
from ...messages.marking import message
from ...model.figures import Figure
from ..figures import Figures
from .comparing import YEAR, Figured, outcome

SPAN = 5
"""The years of a trend, the report's own among them."""

_APPLICANTS = message("本年新收申请（按申请人）")
_OUTCOMES = message("本年度办理结果（按类别）")
_TREND = message("近{count}年新收申请")
_UNKNOWN = message("未知")
_IS = message("：")
_AND = message("；")
_TOLD = message("{title}：{data}。")
_BRACKETS = re.compile(r"(?<=.)\s*[（(][^（）()]*[）)]$")
_TOO_LONG = 10**12
_FULL = 1000

Kind: TypeAlias = Literal["bars", "columns"]


@frozen(kw_only=True)
class Bar:
    """A bar of a chart: its length is in thousandths of the longest, None where it is unknown."""

    label: str
    number: str
    length: int | None


@frozen(kw_only=True)
class Chart:
    """A chart as it is shown; told says all of it in one sentence."""

    kind: Kind
    title: str
    told: str
    bars: tuple[Bar, ...]


def charts(
    report: Figured, earlier: Mapping[int, Figured], figures: Figures
) -> Iterator[Chart]:
    """Yield the charts of a report's requests; earlier reports, by their years, make a trend."""
    rows = table_rows(report.report, "requests")
    if not rows:
        return
    words, year = figures.catalog, report.report.year
    drawing = _Drawing(figures=figures)
    yield drawing.chart("bars", words.text(_APPLICANTS), _applicants(report, rows[0], words))
    yield drawing.chart("bars", words.text(_OUTCOMES), _outcomes(report, rows, words))
    if year is not None and (recent := [past for past in earlier if past > year - SPAN]):
        place = rows[0].places[-1]
        known = {year: report, **earlier}
        data = [
            (words.compose(YEAR, year=each), known[each].figures.get(place) if each in known else None)
            for each in range(min(recent), year + 1)
        ]
        yield drawing.chart("columns", words.compose(_TREND, count=len(data)), data)


def _applicants(report: Figured, row: Row, words: Catalog) -> list[tuple[str, Figure]]:
    """Return the requests received from each kind of applicant, whose total comes last in a row."""
    cells = list(zip(row.columns, row.places, strict=True))
    return [(words.text(column.label), report.figures[place]) for column, place in cells[:-1]]


def _outcomes(
    report: Figured, rows: tuple[Row, ...], words: Catalog
) -> list[tuple[str, Figure]]:
    """Return the requests of each kind of outcome."""
    return [(label, report.total(group)[1]) for label, group in _kinds(rows, words)]


@lru_cache(maxsize=64)
def _kinds(rows: tuple[Row, ...], words: Catalog) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Return the rows of each kind of outcome by a short label; the last is their total."""
    grouped = groupby((row for row in rows if len(row.heads) > 1), outcome)
    found = [(_BRACKETS.sub("", words.text(h[-1])), tuple(group)) for h, group in grouped]
    return tuple(found[:-1])


@frozen(kw_only=True)
class _Drawing:
    figures: Figures

    def chart(self, kind: Kind, title: str, data: Sequence[tuple[str, Figure]]) -> Chart:
        """Return a chart of figures with their labels."""
        words = self.figures.catalog
        longest = max((int(figure) for _, figure in data if figure is not None), default=0)
        bars = tuple(
            Bar(label=label, number=self._number(figure), length=_length(figure, longest))
            for label, figure in data
        )
        colon = words.text(_IS)
        told = words.text(_AND).join(f"{bar.label}{colon}{bar.number}" for bar in bars)
        return Chart(
            kind=kind, title=title, told=words.compose(_TOLD, title=title, data=told), bars=bars
        )

    def _number(self, figure: Figure) -> str:
        """Write a figure so that it fits beside its label."""
        words = self.figures.catalog
        if figure is None:
            return words.text(_UNKNOWN)
        if abs(figure) >= _TOO_LONG:
            return f"{Decimal(figure):.2e}"
        return words.number(figure, grouping=self.figures.grouping)


def _length(figure: Figure, longest: int) -> int | None:
    if figure is None:
        return None
    return max(0, int(figure) * _FULL // longest) if longest > 0 else 0
