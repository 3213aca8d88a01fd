from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from opengov import Finding, Report, Suggestion, cells, replace, validate
from opengov.testing import consistent_reports, reports

TABLE_3 = "requests.table."


@st.composite
def _one_wrong(draw: st.DrawFn) -> tuple[Report, str, int]:
    """Draw a consistent report with one wrong cell in table 3, and the figure that was right."""
    report = draw(consistent_reports())
    figures: dict[str, Any] = {p: f for p, f in cells(report) if p.startswith(TABLE_3)}
    place = draw(st.sampled_from(sorted(figures)))
    wrong = draw(st.integers(0, 10**6).filter(lambda figure: figure != figures[place]))
    return replace(report, place, wrong), place, figures[place]


@given(_one_wrong())
def test_one_wrong_cell_is_one_cause_with_its_mend(drawn: tuple[Report, str, int]) -> None:
    """All that it breaks is one group, and the suggestion is the figure that was right."""
    report, place, right = drawn
    wrong: Any = dict(cells(report))[place]

    groups = validate(report, select=["arithmetic"]).groups

    assert [group.suggestion for group in groups] == [
        Suggestion(place=place, actual=wrong, expected=right)
    ]


def _said(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.fingerprint for finding in findings if finding.status == "fail"}


@st.composite
def _some_wrong(draw: st.DrawFn) -> Report:
    """Draw a consistent report in which a few cells are wrong or blank."""
    report = draw(consistent_reports())
    places = sorted(place for place, _ in cells(report) if ".table.outcomes." in place)
    wrong = st.tuples(st.sampled_from(places), st.none() | st.integers(0, 60))
    for place, figure in draw(st.lists(wrong, max_size=4)):
        report = replace(report, place, figure)
    return report


@given(reports() | _some_wrong())
def test_a_suggestion_mends_its_group_and_breaks_nothing(report: Report) -> None:
    """With the change made every finding of the group is gone, and none has come."""
    before = validate(report, select=["arithmetic", "range"])
    for group in before.groups:
        if group.suggestion is not None:
            mended = replace(report, group.suggestion.place, group.suggestion.expected)
            after = validate(mended, select=["arithmetic", "range"])
            assert _said(after.findings) <= _said(before.findings) - _said(group.findings)


@given(reports() | _some_wrong())
def test_every_finding_is_in_one_group(report: Report) -> None:
    """Groups neither lose nor repeat a finding, and keep their order."""
    validation = validate(report)

    grouped = [finding for group in validation.groups for finding in group.findings]

    assert sorted(f.fingerprint for f in grouped) == sorted(
        f.fingerprint for f in validation.findings
    )


def test_totals_left_at_zero_are_one_cause(report: Report) -> None:
    """Nobody filled the column in; no single cell would mend it."""
    for row in ("received", "carried_out", "outcomes.disclosed"):
        report = replace(report, f"requests.table.{row}.total", 0)

    groups = validate(report, select=["arithmetic.applicants"]).groups

    assert [(len(group.findings), group.suggestion) for group in groups] == [(3, None)]


def test_a_group_with_two_mends_has_no_suggestion(report: Report) -> None:
    """Each of the five cells of a proceeding would do, so none is suggested."""
    wrong = replace(report, "disputes.table.reconsideration.total", 11)

    groups = validate(wrong, select=["arithmetic"]).groups

    assert [group.suggestion for group in groups] == [None]


def test_a_mend_below_zero_is_no_suggestion(report: Report) -> None:
    """Only results of 1, 2, 3 and 4 could be lowered by 10: none can."""
    wrong = replace(report, "disputes.table.reconsideration.total", 0)

    groups = validate(wrong, select=["arithmetic"]).groups

    assert [group.suggestion for group in groups] == [
        Suggestion(place="disputes.table.reconsideration.total", actual=0, expected=10)
    ]


def test_two_causes_are_two_groups(report: Report) -> None:
    """Cells far apart have nothing to do with each other."""
    wrong = replace(report, "requests.table.received.natural_person", 19)
    wrong = replace(wrong, "disputes.table.direct_litigation.total", 7)

    groups = validate(wrong, select=["arithmetic"]).groups

    assert sorted(len(group.findings) for group in groups) == [1, 2]


def test_an_uncertain_finding_has_no_suggestion(report: Report) -> None:
    """The blank may hold the difference."""
    wrong = replace(report, "requests.table.received.natural_person", None)

    groups = validate(wrong, select=["arithmetic.applicants"]).groups

    assert [group.suggestion for group in groups] == [None]
