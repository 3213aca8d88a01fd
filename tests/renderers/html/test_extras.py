"""Findings, comparisons and charts: what is shown beside the report, and what is not."""

import re
from typing import Any

import pytest
from attrs import evolve

from opengov import Report
from opengov.checks.validating import validate
from opengov.errors import RenderError
from opengov.form.places import figures, replace
from opengov.messages.catalog import catalog
from opengov.model.proactive import DisclosedDocuments, FeeItems
from opengov.model.report import TableSection
from opengov.renderers.html.charts import bars, series
from opengov.renderers.html.comparing import Quantity, change, quantities, rate, summed
from opengov.renderers.html.renderer import renderer

RECEIVED = "requests.table.received."


def _html(report: Report, locale: str = "zh-Hans", **options: Any) -> str:
    return renderer.render(report, locale=locale, **options)


def test_a_mark_and_its_finding_lead_to_each_other(faulty: Report) -> None:
    """The mark stands beside the figure to mend first, and says what is wrong."""
    html = _html(faulty, findings=True)
    marks = dict(re.findall(r'id="(og-m[\d-]+)" href="#(og-f\d+)"', html))
    back = re.findall(r'<li id="(og-f\d+)"|<li><a href="#(og-m[\d-]+)">', html)
    numbers = [found for found, _ in back if found]
    assert set(marks.values()) <= set(numbers)
    assert sorted(marks) == sorted(mark for _, mark in back if mark)


def test_the_cell_keeps_its_figure(faulty: Report) -> None:
    """A mark follows the figure, as a note does."""
    assert re.search(
        r'>7<sup><a class="mark error" [^>]*title="错误：“', _html(faulty, findings=True)
    )


@pytest.mark.parametrize(
    ("locale", "degree"), [("zh-Hans", "错误"), ("zh-Hant", "錯誤"), ("en", "error")]
)
def test_findings_speak_the_language_of_the_page(faulty: Report, locale: str, degree: str) -> None:
    """Degree, sentence and clause are in the words of the locale."""
    assert f'<strong class="error">{degree}</strong>' in _html(faulty, locale, findings=True)


def test_a_validation_is_shown_as_it_was_given(faulty: Report) -> None:
    """Findings that were left out do not come back."""
    validation = validate(faulty, select=["range.negative"])
    html = _html(faulty, findings=validation)
    assert set(re.findall(r"<code>(.*?)</code>", html)) == {"range.negative"}


def test_nothing_found_is_said(report: Report) -> None:
    """A page of a validation without findings is no page without a validation."""
    assert "没有发现问题。" in _html(report, findings=validate(report, select=["arithmetic"]))


def test_a_finding_of_no_printed_section_stands_first(report: Report) -> None:
    """A section that is missing has no place of its own."""
    missing = evolve(report, disputes=TableSection())
    html = _html(missing, findings=True)
    assert html.index("<code>form.sections</code>") < html.index("<h2>一、")


def test_what_editions_share_is_compared(report: Report) -> None:
    """Acts issued are the acts produced of the 2019 form; what is in force is not what is out."""
    assert report.proactive.table is not None
    row = DisclosedDocuments(produced=5, disclosed=5, total_disclosed=40)
    earlier = evolve(report.proactive.table, rules=None, normative_documents=row)
    earlier = evolve(earlier, fees=FeeItems(items_last_year=1, change=0))
    before = evolve(report, year=2020, proactive=evolve(report.proactive, table=earlier))
    found = [
        (each.heads[0], each.earlier, each.later)
        for each in quantities("proactive", before, report)
    ]
    places = (
        "proactive.table.normative_documents.produced",
        "proactive.table.normative_documents.issued",
    )
    assert found[0] == ("行政规范性文件", places[:1], places[1:])
    assert [heads for heads, *_ in found] == ["行政规范性文件", "行政许可", "行政处罚", "行政强制"]


def test_an_outcome_that_is_divided_otherwise_is_a_sum(report: Report) -> None:
    """（六）其他处理 is one row of the 2019 form and three of the 2021 form."""
    assert report.requests.table is not None
    outcomes = report.requests.table.outcomes
    table = evolve(report.requests.table, outcomes=evolve(outcomes, otherwise=outcomes.disclosed))
    before = evolve(report, requests=evolve(report.requests, table=table))
    sums = [each for each in quantities("requests", before, report) if len(each.later) > 1]
    assert [(each.heads[-1], len(each.earlier), len(each.later)) for each in sums] == [
        ("（六）其他处理", 1, 3)
    ]
    assert summed(sums[0].later, figures(report))[1] == 341


def test_a_sum_with_an_unknown_figure_is_unknown(report: Report) -> None:
    """It has the place of what is unknown, whose gap tells the reason."""
    place = "requests.table.received.total"
    other = "requests.table.carried_in.total"
    known = figures(replace(report, other, None))
    assert summed((place, other), known) == (other, None)


def test_no_table_compares_with_nothing(report: Report) -> None:
    """A year that lacks a table has nothing to compare."""
    empty = evolve(report, requests=TableSection(), year=2022)
    found: list[tuple[Quantity, ...]] = [quantities("requests", empty, report)]
    html = _html(report, previous=(empty,))
    assert (found, html.count('class="comparison"')) == ([()], 2)


def test_a_change_of_an_unknown_figure_is_unknown(faulty: Report, previous: Any) -> None:
    """Neither a change nor a rate is made up; from nothing there is no rate."""
    assert (change(None, 3), rate(None, 3), rate(0, 3), rate(8, None)) == (None,) * 4
    wanted = "<td>?</td>"
    unknown = replace(faulty, RECEIVED + "total", None)
    html = _html(unknown, previous=previous)
    assert "—</td><td>—</td>" in html, wanted


def test_a_rate_rounds_half_up() -> None:
    """Counts and amounts alike."""
    from decimal import Decimal

    found = rate(2000, 1), rate(2000, -1), rate(Decimal(2000), Decimal("1.0"))
    assert found == (1, 0, 1)


def test_an_unknown_figure_has_no_bar(faulty: Report) -> None:
    """It is drawn as an empty place and says so; a zero has a bar of no length."""
    words = catalog("zh-Hans")
    applicants = next(series(faulty, figures(faulty), {}, words))
    found = {
        bar.label: (bar.number, bar.length) for bar in bars(applicants.data, words, grouping=False)
    }
    assert (found["商业企业"], found["科研机构"]) == (("未知", None), ("0", 0))


def test_a_year_without_a_report_is_no_zero(report: Report, previous: tuple[Report, ...]) -> None:
    """The trend begins with the first report of the five years."""
    by_year = {each.year: each for each in (previous[0], previous[1], previous[3]) if each.year}
    *_, trend = series(report, figures(report), by_year, catalog("en"))
    assert [number for _, number in trend.data] == [2106, 2457, None, 3159, 3511]


def test_an_endless_number_fits_its_chart() -> None:
    """Its digits stand in the table; a bar of a figure below zero has no length."""
    words = catalog("zh-Hans")
    found = bars([("a", 10**5000), ("b", -1)], words, grouping=False)
    assert [tuple(bar) for bar in found] == [("a", "1.00e+5000", 1000), ("b", "-1", 0)]


def test_a_report_without_requests_has_no_charts() -> None:
    """Nor has it an empty frame for them."""
    assert "<svg" not in _html(Report(), charts=True)


def test_a_chart_says_what_it_shows(report: Report) -> None:
    """Title and description name every figure."""
    html = _html(report, charts=True)
    assert "自然人：3402；商业企业：99；科研机构：0；" in html


@pytest.mark.parametrize("year", [2023, 2024, None])
def test_a_previous_report_is_of_an_earlier_year(report: Report, year: int | None) -> None:
    """The years are named."""
    with pytest.raises(RenderError, match="the report on 2023; expected reports of earlier years"):
        _html(report, previous=(evolve(report, year=year),))


def test_a_report_of_no_year_has_no_previous(report: Report) -> None:
    """What is earlier cannot be told."""
    with pytest.raises(RenderError, match="the report on an unknown year"):
        _html(evolve(report, year=None), previous=(report,))


def test_two_reports_of_a_year_differ(report: Report) -> None:
    """Which is right cannot be told; the same one twice is one."""
    old = evolve(report, year=2022)
    assert _html(report, previous=(old, old)) == _html(report, previous=(old, evolve(old)))
    with pytest.raises(RenderError, match="two previous reports on 2022 differ"):
        _html(report, previous=(old, evolve(old, title="甲")))
