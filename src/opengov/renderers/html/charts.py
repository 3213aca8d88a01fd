"""The charts of a report: who asked, what became of it, and how many asked in five years.

What is unknown has no bar and says so; only a zero that was printed is a zero.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from typing import Literal, NamedTuple, TypeAlias

from ...form.places import table_rows
from ...form.rows import Row
from ...messages.catalog import Catalog
from ...messages.marking import message
from ...model.figures import Figure
from ...model.report import Report
from .comparing import outcome, summed
from .comparison import YEAR

SPAN = 5
"""The years of a trend, the report's own among them."""

_APPLICANTS = message("本年新收申请（按申请人）")
_OUTCOMES = message("本年度办理结果（按类别）")
_TREND = message("近{count}年新收申请")
_UNKNOWN = message("未知")
_IS = message("：")
_AND = message("；")
_END = message("。")
_BRACKETS = re.compile(r"(?<=.)\s*[（(][^（）()]*[）)]$")
_TOO_LONG = 10**12
_FULL = 1000

Kind: TypeAlias = Literal["bars", "columns"]


class Series(NamedTuple):
    """What a chart shows: its kind, its title, and figures with their labels."""

    kind: Kind
    title: str
    data: Sequence[tuple[str, Figure]]


class Bar(NamedTuple):
    """A bar of a chart: its length is in thousandths of the longest, None where it is unknown."""

    label: str
    number: str
    length: int | None


def series(
    report: Report, known: Mapping[str, Figure], earlier: Mapping[int, Report], words: Catalog
) -> Iterator[Series]:
    """Yield what is charted of a report's requests; known are its figures by place.

    Earlier reports, by their years, make a trend.
    """
    rows = table_rows(report, "requests")
    if not rows:
        return
    received = rows[0]
    kinds = zip(received.columns[:-1], received.places[:-1], strict=True)  # their total is last
    applicants = [(words.text(column.label), known[place]) for column, place in kinds]
    yield Series("bars", words.text(_APPLICANTS), applicants)
    outcomes = [(label, summed(places, known)[1]) for label, places in _outcomes(rows, words)]
    yield Series("bars", words.text(_OUTCOMES), outcomes)
    if trend := _trend(report, earlier):
        data = [(words.compose(YEAR, year=year), figure) for year, figure in trend]
        yield Series("columns", words.compose(_TREND, count=len(data)), data)


def bars(data: Sequence[tuple[str, Figure]], words: Catalog, *, grouping: bool) -> list[Bar]:
    """Return the bars of figures."""
    longest = max((int(figure) for _, figure in data if figure is not None), default=0)
    return [
        Bar(label, _number(figure, words, grouping=grouping), _length(figure, longest))
        for label, figure in data
    ]


def told(title: str, found: Sequence[Bar], words: Catalog) -> str:
    """Return a sentence that says all that a chart shows."""
    colon = words.text(_IS)
    data = words.text(_AND).join([f"{bar.label}{colon}{bar.number}" for bar in found])
    return f"{title}{colon}{data}{words.text(_END)}"


def _number(figure: Figure, words: Catalog, *, grouping: bool) -> str:
    """Write a figure so that it fits beside its label."""
    if figure is None:
        return words.text(_UNKNOWN)
    if abs(int(figure)) >= _TOO_LONG:
        return f"{Decimal(figure):.2e}"
    return words.number(figure, grouping=grouping)


def _length(figure: Figure, longest: int) -> int | None:
    if figure is None:
        return None
    return max(0, int(figure) * _FULL // longest) if longest > 0 else 0


def _trend(report: Report, earlier: Mapping[int, Report]) -> list[tuple[int, Figure]]:
    """Return the requests received in each year; those of a year without a report are unknown."""
    recent = [year for year in earlier if year > (report.year or 0) - SPAN]
    if report.year is None or not recent:
        return []
    reports = {**earlier, report.year: report}
    years = range(min(recent), report.year + 1)
    return [(year, _received(reports[year]) if year in reports else None) for year in years]


def _received(report: Report) -> Figure:
    table = report.requests.table
    return None if table is None else table.received.total


@lru_cache(maxsize=64)
def _outcomes(rows: tuple[Row, ...], words: Catalog) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the places of each kind of outcome, by a short label, without that of their total."""
    grouped = groupby((row for row in rows if len(row.heads) > 1), outcome)
    found = [
        (_BRACKETS.sub("", words.text(heads[-1])), tuple(row.places[-1] for row in group))
        for heads, group in grouped
    ]
    return tuple(found[:-1])
