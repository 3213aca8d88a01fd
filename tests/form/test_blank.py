from typing import Any, get_args

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from opengov import EditionError, blank_report, cells, dumps, loads, replace, validate
from opengov.form.rows import rows, section_titles
from opengov.model.printed import EDITIONS, Edition
from opengov.model.report import Agency, Report
from opengov.testing import consistent_reports, reports


@pytest.mark.parametrize(("edition", "count"), [("2019", 198), ("2021", 200)])
def test_every_cell_of_the_edition_is_blank(edition: Edition, count: int) -> None:
    """None of them is known, and each has its reason."""
    blank = blank_report(edition=edition)

    assert {figure for _, figure in cells(blank)} == {None}
    assert [(gap.place, gap.state, gap.raw) for gap in blank.gaps] == [
        (place, "blank", "") for place, _ in cells(blank)
    ]
    assert len(blank.gaps) == count


def test_the_sections_have_the_titles_of_the_form() -> None:
    """Nothing else is in them."""
    blank = blank_report(edition="2021")
    parts = {key: getattr(blank, key) for key in section_titles()}

    assert {key: part.title for key, part in parts.items()} == section_titles()
    assert {part.body for part in parts.values()} == {()}


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_blank_report_is_a_document(edition: Edition) -> None:
    """It loads as it was written."""
    blank = blank_report(edition=edition)

    assert loads(dumps(blank)) == blank


def test_no_sum_of_a_blank_report_is_judged() -> None:
    """A blank is not zero."""
    arithmetic = validate(blank_report(edition="2021"), select=("arithmetic",))

    assert (arithmetic.findings, arithmetic.passed) == ((), ())


def test_an_unknown_edition_is_refused() -> None:
    """The editions that there are stand in the message."""
    edition: Any = "2020"
    with pytest.raises(EditionError, match="no edition of the form is named '2020'; known: 2019, "):
        blank_report(edition=edition)


@given(previous=consistent_reports())
def test_what_is_carried_over_is_last_years(previous: Report) -> None:
    """The agency, the scope, the year and what was left over; no figure besides."""
    previous = evolve(previous, scope="agency")
    blank = blank_report(edition="2021", previous=previous)
    assert previous.year is not None
    assert previous.requests.table is not None
    assert blank.requests.table is not None

    assert (blank.agency, blank.scope, blank.year) == (previous.agency, "agency", previous.year + 1)
    assert blank.requests.table.carried_in == previous.requests.table.carried_out
    known = [place for place, figure in cells(blank) if figure is not None]
    assert known == list(_carried_in())


@pytest.mark.parametrize(
    ("title", "carried"),
    [
        ("甲局2023年政府信息公开工作年度报告", "甲局2024年政府信息公开工作年度报告"),
        ("甲局2023年报告（2023年度）", None),
        ("甲局二〇二三年报告", None),
        (None, None),
    ],
)
def test_the_title_is_that_of_the_next_year(title: str | None, carried: str | None) -> None:
    """Where last year's says its year once."""
    previous = Report(title=title, year=2023)

    assert blank_report(edition="2021", previous=previous).title == carried


@given(previous=consistent_reports("2019"))
def test_items_are_carried_over_in_the_2019_form(previous: Report) -> None:
    """The items of this year's last year are last year's and their change."""
    blank = blank_report(edition="2019", previous=previous)
    before, now = dict(cells(previous)), dict(cells(blank))
    rows_of_items = ("licensing", "other_services", "penalties", "coercion", "fees")

    for row in (f"proactive.table.{key}" for key in rows_of_items):
        items, change = before[f"{row}.items_last_year"], before[f"{row}.change"]
        assert isinstance(items, int)
        assert isinstance(change, int)
        assert now[f"{row}.items_last_year"] == items + change


@given(data=st.data(), edition=st.sampled_from(get_args(Edition)))
def test_nothing_unknown_is_carried_over(data: st.DataObject, edition: Edition) -> None:
    """Any report may be last year's; what it does not say stays blank."""
    previous = data.draw(reports())
    blank = blank_report(edition=edition, previous=previous)
    before = dict(cells(previous))
    carried = dict(cells(blank))

    assert loads(dumps(blank)) == blank
    for now, last in _carried_in().items():
        assert carried[now] == before.get(last)


def test_one_known_number_of_items_is_not_enough() -> None:
    """A change that is unknown may be any."""
    previous = blank_report(edition="2019")
    items = "proactive.table.fees.items_last_year"
    blank = blank_report(edition="2019", previous=replace(previous, items, 3))

    assert dict(cells(blank))[items] is None


def test_the_year_is_left_open_where_last_year_is() -> None:
    """A report without a year is before none."""
    blank = blank_report(edition="2021", previous=Report(agency=Agency(name="甲局")))

    assert (blank.year, blank.agency.name) == (None, "甲局")


def _carried_in() -> dict[str, str]:
    """Return each cell of 二、上年结转 with the cell of last year that it repeats."""
    columns = rows("requests", "2021")[0].columns
    return {
        f"requests.table.carried_in.{column.key}": f"requests.table.carried_out.{column.key}"
        for column in columns
    }
