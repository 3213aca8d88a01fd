"""A report with a fault, a gap and four earlier years."""

from decimal import Decimal

import pytest
from attrs import evolve

from opengov.form.places import cells, replace
from opengov.model.report import Gap, Report


def of_year(report: Report, year: int, percent: int) -> Report:
    """Return a report as one of another year, with a share of its counts."""
    changed = evolve(report, year=year, title=f"某市人民政府{year}年政府信息公开工作年度报告")
    for place, figure in cells(report):
        if isinstance(figure, int):
            changed = replace(changed, place, figure * percent // 100)
    return changed


@pytest.fixture(scope="session")
def previous(report: Report) -> tuple[Report, ...]:
    """Return the reports of the four years before, each with fewer counts."""
    years = zip((2019, 2020, 2021, 2022), (60, 70, 80, 90), strict=True)
    return tuple(of_year(report, year, percent) for year, percent in years)


@pytest.fixture(scope="session")
def faulty(report: Report) -> Report:
    """Return a report with a wrong total, a wrong amount and a figure that could not be read."""
    place = "requests.table.received.business"
    changed = replace(report, "requests.table.outcomes.refused.state_secret.total", 7)
    changed = replace(changed, "proactive.table.fees.amount", Decimal("-1.5"))
    gap = Gap(place=place, state="unread", raw="9 9?")
    return evolve(replace(changed, place, None), gaps=(gap,))
