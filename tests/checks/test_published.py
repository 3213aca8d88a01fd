"""Figures that agencies published: what is clean stays clean, and what is wrong is found."""

from pathlib import Path

import pytest

from opengov import Validation, load, validate


@pytest.fixture(scope="module")
def judged(request: pytest.FixtureRequest, root: Path) -> Validation:
    """Validate a document of the corpus."""
    return validate(load(root / request.param))


def _findings(validation: Validation) -> list[tuple[str, str]]:
    return [(f.check, f.places[0]) for f in validation.findings if f.severity == "error"]


@pytest.mark.parametrize(
    "judged",
    [
        "examples/suqian-2023.json",
        "tests/corpus/reports/huaian-2024.json",
        "tests/corpus/reports/shanghai-office-2025.json",
        "tests/corpus/reports/jtj-2021.json",
    ],
    indirect=True,
)
def test_clean_reports_have_no_finding_at_all(judged: Validation) -> None:
    """Reports that add up have nothing against them, rules of an office included."""
    assert judged.findings == ()


@pytest.mark.parametrize(
    ("judged", "broken"),
    [
        (
            "tests/corpus/reports/pingtan-2020.json",
            [
                ("arithmetic.outcomes", "requests.table.outcomes.total.natural_person"),
                ("arithmetic.outcomes", "requests.table.outcomes.total.total"),
            ],
        ),
        (
            "tests/corpus/reports/hongze-2023.json",
            [
                ("arithmetic.disputes", "disputes.table.litigation_after_reconsideration.total"),
                ("arithmetic.disputes", "disputes.table.reconsideration.total"),
            ],
        ),
        (
            "tests/corpus/reports/hzs-2024.json",
            [("arithmetic.disputes", "disputes.table.reconsideration.total")],
        ),
        (
            "tests/corpus/reports/jjf-2024.json",
            [
                ("arithmetic.balance", "requests.table.outcomes.total.natural_person"),
                ("arithmetic.balance", "requests.table.outcomes.total.total"),
                ("arithmetic.outcomes", "requests.table.outcomes.total.natural_person"),
                ("arithmetic.outcomes", "requests.table.outcomes.total.total"),
            ],
        ),
        (
            "tests/corpus/reports/nyn-2024.json",
            [
                ("arithmetic.applicants", "requests.table.outcomes.disclosed.total"),
                (
                    "arithmetic.applicants",
                    "requests.table.outcomes.refused.third_party_rights.total",
                ),
                ("arithmetic.applicants", "requests.table.outcomes.total.total"),
                ("arithmetic.applicants", "requests.table.received.total"),
            ],
        ),
    ],
    indirect=["judged"],
)
def test_what_was_published_wrong_is_found(
    judged: Validation, broken: list[tuple[str, str]]
) -> None:
    """The sums that are broken as published are the findings, and no others."""
    assert _findings(judged) == broken


@pytest.mark.parametrize("judged", ["tests/corpus/reports/nyn-2024.json"], indirect=True)
def test_a_column_of_totals_left_at_zero_is_one_cause(judged: Validation) -> None:
    """Four rows whose 总计 stands at zero are one group, and no one cell mends them."""
    group = judged.groups[0]
    assert (len(group.findings), group.suggestion) == (4, None)


@pytest.mark.parametrize("judged", ["tests/corpus/reports/hongze-2023.json"], indirect=True)
def test_a_total_left_at_zero_is_suggested_where_nothing_else_would_do(
    judged: Validation,
) -> None:
    """No result of 行政复议 is as large as what is missing, so only the total can be wrong."""
    found = [(g.suggestion.place, g.suggestion.expected) for g in judged.groups if g.suggestion]
    assert found == [("disputes.table.reconsideration.total", 11)]
