from datetime import date
from typing import Any

import pytest
from attrs import evolve

from opengov import Agency, Report, validate
from opengov.checks.check import Context
from opengov.checks.deadline import published


def _late(report: Report, name: str, day: date, **changes: Any) -> bool:
    changed = evolve(report, agency=Agency(name=name), published=day, **changes)
    return bool(validate(changed, select=["deadline.published"]).findings)


@pytest.mark.parametrize(
    ("name", "last", "first_late"),
    [
        ("周口市科技局", date(2024, 1, 31), date(2024, 2, 1)),
        ("宿迁市人民政府", date(2024, 3, 31), date(2024, 4, 1)),
        ("上海市人民政府办公厅", date(2024, 3, 31), date(2024, 4, 1)),
    ],
)
def test_the_day_after_the_deadline_is_late(
    report: Report, name: str, last: date, first_late: date
) -> None:
    """31 January for a department, 31 March for a government and its office."""
    assert (
        _late(report, name, last, scope="agency"),
        _late(report, name, first_late, scope="agency"),
    ) == (False, True)


@pytest.mark.parametrize("name", ["鸭南乡人民政府", "某某", "某某开发区管委会", "某市第一中学"])
def test_other_bodies_have_no_deadline_here(report: Report, name: str) -> None:
    """Local orders set those of townships; an unknown body is let be."""
    assert not _late(report, name, date(2025, 12, 31))


def test_a_departments_name_over_a_region_has_the_later_date(report: Report) -> None:
    """Its report is the government's."""
    assert not _late(report, "周口市科技局", date(2024, 3, 31), scope="region")


def test_the_stated_kind_goes_before_the_name(report: Report) -> None:
    """A document may say what its body is."""
    agency = Agency(name="某某", kind="department")
    changed = evolve(report, agency=agency, scope="agency", published=date(2024, 2, 1))

    assert validate(changed, select=["deadline.published"]).findings[0].message == (
        "报告于2024年2月1日公布，应在2024年1月31日前公布。"
    )


@pytest.mark.parametrize("year", [-1, 9999, 10**30])
def test_a_year_of_no_calendar_has_no_deadline(report: Report, year: int) -> None:
    """Loading takes any integer, so checking must."""
    assert not _late(report, "周口市科技局", date(2024, 2, 1), year=year)


def test_without_a_date_there_is_nothing_to_judge(report: Report) -> None:
    """Also where the check is called outside the engine."""
    undated = evolve(report, published=None)

    assert list(published.check(undated, Context(report=undated))) == []
