from typing import Any

import pytest
from attrs import evolve

from opengov import Agency, DisclosedDocuments, Report, replace, validate


def _finds(report: Report, name: str | None, **changes: Any) -> bool:
    changed = evolve(report, agency=Agency(name=name), **changes)
    return bool(validate(changed, select=["competence.rules"]).findings)


@pytest.mark.parametrize("name", ["周口市科技局", "沭阳县人民政府", "鸭南乡人民政府"])
def test_a_body_that_cannot_make_rules_is_found(report: Report, name: str) -> None:
    """A city's department, a county, a township."""
    assert _finds(report, name, scope="agency")


@pytest.mark.parametrize(
    "name",
    [
        "宿迁市人民政府",
        "上海市人民政府办公厅",
        "东莞市人民政府",
        "某某",
        "张家港市人民政府",
        "",
    ],
)
def test_a_body_that_can_or_is_not_known_is_let_be(report: Report, name: str) -> None:
    """A false finding costs more than a missed one."""
    assert not _finds(report, name, scope="agency")


def test_no_rules_are_no_matter(report: Report) -> None:
    """Zeros and blanks, of either edition, are in order for every body."""
    blank = DisclosedDocuments(produced=0, disclosed=None, total_disclosed=0)
    cleared = replace(report, "proactive.table.normative_documents", None)

    assert not _finds(replace(cleared, "proactive.table.rules", blank), "周口市科技局")


def test_the_figures_are_named(report: Report) -> None:
    """Only those that are not zero."""
    changed = evolve(report, agency=Agency(name="周口市科技局"), scope="agency")
    found = validate(changed, select=["competence.rules"]).findings[0]

    assert (found.places, found.operands, found.message) == (
        ("proactive.table.rules.issued", "proactive.table.rules.in_force"),
        (("proactive.table.rules.issued", 2), ("proactive.table.rules.in_force", 11)),
        "“周口市科技局”无权制定规章，“规章”一行却填有2、11。",
    )


def test_a_report_without_a_name_is_not_assessed(report: Report) -> None:
    """Nobody is known to lack the power."""
    changed = evolve(report, agency=Agency())

    assert len(validate(changed, select=["competence.rules"]).not_assessed) == 1
