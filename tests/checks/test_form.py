from typing import Any

import pytest
from attrs import evolve

from opengov import (
    CatalogueItems,
    Finding,
    Gap,
    Report,
    RequestsTable,
    Section,
    TableSection,
    replace,
    validate,
)
from opengov.testing.tables import requests_of

ITEMS = CatalogueItems(items_last_year=1, change=0, decisions=1)


def _findings(report: Report, check: str) -> list[tuple[str, ...]]:
    return [finding.places for finding in validate(report, select=[check]).findings]


def _titled(report: Report, **titles: str | None) -> Report:
    changed: dict[str, Any] = {
        key: evolve(getattr(report, key), title=title) for key, title in titles.items()
    }
    return evolve(report, **changed)


def test_a_careful_report_has_no_findings(report: Report) -> None:
    """The sample of these tests passes every check, so what a test breaks is what is found."""
    assert validate(report).findings == ()


def test_missing_sections_are_found_once(report: Report) -> None:
    """One problem lists them all."""
    broken = evolve(report, overview=Section(), other_matters=Section())

    assert _findings(broken, "form.sections") == [("overview", "other_matters")]


def test_sections_out_of_order_are_found(report: Report) -> None:
    """Their printed numbers tell the order."""
    broken = _titled(report, problems="六、存在的主要问题", other_matters="五、其他事项")

    assert len(_findings(broken, "form.sections")) == 1


@pytest.mark.parametrize(
    "titles",
    [
        {"requests": "三是收到和处理政府信息公开申请情况"},
        {"overview": "总体情况", "problems": "主要问题和改进措施"},
        {"overview": " （一）、总体情况"},
        {"overview": "１．总体情况"},
        {"disputes": "四.政府信息公开行政复议情况"},
    ],
)
def test_a_title_of_other_wording_is_in_order(report: Report, titles: dict[str, str]) -> None:
    """A title without a number, or with another mark behind it, says nothing on order."""
    assert _findings(_titled(report, **titles), "form.sections") == []


@pytest.mark.parametrize("body", [(), ("",), (" \u3000", "\n")])
def test_an_empty_section_is_found(report: Report, body: tuple[str, ...]) -> None:
    """White space is nothing."""
    broken = evolve(report, overview=Section(title="一、总体情况", body=body))

    assert _findings(broken, "form.empty") == [("overview",)]


@pytest.mark.parametrize("text", ["无", "无。", "没有。", " 暂无 ", "。"])
def test_problems_that_say_only_none_are_found(report: Report, text: str) -> None:
    """Section five is where problems are named."""
    broken = evolve(report, problems=Section(title="五、存在的主要问题", body=(text,)))

    assert _findings(broken, "form.empty") == [("problems",)]


@pytest.mark.parametrize(
    "changes",
    [
        {"other_matters": Section(title="六、其他需要报告的事项", body=("无。",))},
        {"problems": Section(title="五、存在的主要问题", body=("无专职人员，力量不足。",))},
        {"problems": Section()},
        {"requests": TableSection[RequestsTable](title="三、收到和处理", after=("见附件。",))},
    ],
)
def test_a_section_that_says_something_is_not_empty(
    report: Report, changes: dict[str, Any]
) -> None:
    """无 will do in section six; a missing section is another check's matter."""
    assert _findings(evolve(report, **changes), "form.empty") == []


def test_a_table_section_without_its_table_is_empty(report: Report) -> None:
    """There is a heading with nothing under it."""
    broken = evolve(report, disputes=TableSection(title="四、政府信息公开行政复议情况"))

    assert _findings(broken, "form.empty") == [("disputes",)]


def test_blank_and_marked_cells_are_listed_once(report: Report) -> None:
    """Cells that could not be read are no fault of the document."""
    for kind in ("business", "research", "other"):
        report = replace(report, f"requests.table.received.{kind}", None)
    states: list[Any] = ["blank", "marked", "unread"]
    gaps = tuple(evolve(gap, state=state) for gap, state in zip(report.gaps, states, strict=True))
    odd = Gap(place="requests.table.received.total", state="blank")

    assert _findings(evolve(report, gaps=(*gaps, odd)), "form.blank") == [
        ("requests.table.received.business", "requests.table.received.research")
    ]


def test_a_filled_report_has_no_blanks(report: Report) -> None:
    """A gap of a place that is known, or that is no cell, is not a blank cell."""
    gaps = (
        Gap(place="requests.table.received.total", state="blank"),
        Gap(place="overview.body[0]", state="blank"),
    )

    assert _findings(evolve(report, gaps=gaps), "form.blank") == []


def test_an_edition_of_another_year_is_found(report: Report) -> None:
    """The 2021 form was not there for the report on 2020."""
    assert _findings(evolve(report, year=2020), "form.edition") == [("proactive", "requests")]


@pytest.mark.parametrize("year", [2021, 2026, None])
def test_an_edition_of_its_years_fits(report: Report, year: int | None) -> None:
    """It is in use since 2021; where the year is unknown there is nothing to compare."""
    assert _findings(evolve(report, year=year), "form.edition") == []


def _mixed(report: Report) -> Report:
    table = report.proactive.table
    assert table is not None
    old = evolve(table, penalties=ITEMS, coercion=ITEMS)
    return evolve(report, proactive=evolve(report.proactive, table=old))


def test_mixed_editions_are_found_at_the_odd_places(report: Report) -> None:
    """The rows of the edition that fewer parts have are named."""
    assert _findings(_mixed(report), "form.edition") == [
        ("proactive.table.penalties", "proactive.table.coercion")
    ]


def test_the_old_otherwise_row_alone_is_a_mixture(report: Report) -> None:
    """（六）其他处理 as one row under a 2021 table 2 is published so."""
    broken = replace(report, "requests.table", requests_of([[0] * 7] * 23))

    assert _findings(broken, "form.edition") == [("requests.table",)]


def test_an_old_form_in_its_years_fits() -> None:
    """Reports on 2019 and 2020 use it."""
    table = requests_of([[0] * 7] * 23)
    old = replace(Report(year=2019), "requests.table", table)

    assert _findings(old, "form.edition") == []


def test_a_finding_says_which_sections() -> None:
    """Its sentence names them as the form does."""
    found: Finding = validate(Report(), select=["form.sections"]).findings[0]

    assert found.message == (
        "缺少：一、总体情况、二、主动公开政府信息情况、三、收到和处理政府信息公开申请情况、"
        "四、政府信息公开行政复议、行政诉讼情况、五、存在的主要问题及改进情况、六、其他需要报告的事项。"
    )
