from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from opengov import Gap, Passed, Report, Validation, cells, replace, validate
from opengov.form.identities import identities
from opengov.model.printed import EDITIONS, Edition
from opengov.testing import consistent_reports, reports

from .oracle import judged, sums

_ARITHMETIC = ("arithmetic",)
CHECKS = (
    "arithmetic.balance",
    "arithmetic.outcomes",
    "arithmetic.applicants",
    "arithmetic.disputes",
)
ROW = "requests.table.received"
_CELLS = ("requests.table.", "disputes.table.")


def _verdicts(validation: Validation) -> dict[tuple[str, str], str]:
    """Return what the checks say of each sum, in the words of the oracle."""
    found = {(f.check, f.places[0]): str(f.status) for f in validation.findings}
    found |= {(p.check, p.places[0]): "pass" for p in validation.passed}
    return found | {(n.check, n.places[0]): "unknown" for n in validation.not_assessed}


def _counts(report: Report) -> dict[str, Any]:
    return {place: figure for place, figure in cells(report) if place.startswith(_CELLS)}


@st.composite
def _changed(draw: st.DrawFn) -> tuple[Edition, Report, str]:
    """Draw a consistent report with one figure of tables 3 and 4 changed."""
    edition = draw(st.sampled_from(list(EDITIONS)))
    report = draw(consistent_reports(edition))
    place = draw(st.sampled_from(sorted(_counts(report))))
    wrong = draw(st.integers(0, 10**6).filter(lambda figure: figure != _counts(report)[place]))
    return edition, replace(report, place, wrong), place


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_identities_are_those_written_out_by_hand(edition: Edition) -> None:
    """Check, total and both sides, for every one of the 42 or 40."""
    derived = {(i.check, i.total, frozenset([i.left, i.right])) for i in identities(edition)}
    written = {(s.check, s.total, frozenset([s.left, s.right])) for s in sums(edition)}

    assert {(c, t, frozenset(map(frozenset, sides))) for c, t, sides in derived} == {
        (c, t, frozenset(map(frozenset, sides))) for c, t, sides in written
    }


@given(consistent_reports())
def test_a_consistent_report_has_no_arithmetic_finding(report: Report) -> None:
    """Every one of its identities passes, and none by a blank."""
    validation = validate(report, select=_ARITHMETIC)

    assert (validation.findings, validation.not_assessed) == ((), ())
    assert {(p.check, p.zeros) for p in validation.passed} == {(check, ()) for check in CHECKS}


@given(_changed())
def test_one_changed_cell_breaks_exactly_the_identities_that_hold_it(
    changed: tuple[Edition, Report, str],
) -> None:
    """The oracle is written by hand and imports nothing of the engine."""
    edition, report, place = changed

    validation = validate(report, select=_ARITHMETIC)

    assert {(f.check, f.places[0]) for f in validation.findings} == {
        (each.check, each.total) for each in sums(edition) if place in each.left + each.right
    }


@given(st.sampled_from(list(EDITIONS)).flatmap(lambda e: st.tuples(st.just(e), reports(e))))
def test_any_report_is_judged_as_the_oracle_judges(drawn: tuple[Edition, Report]) -> None:
    """Pass, fail, uncertain and not assessed, with every unknown figure a blank."""
    edition, report = drawn
    if report.requests.table is None or report.disputes.table is None:
        return
    blank = evolve(report, gaps=tuple(evolve(gap, state="blank") for gap in report.gaps))

    assert _verdicts(validate(blank, select=_ARITHMETIC)) == judged(_counts(report), edition)


@given(reports())
def test_a_difference_is_stated_in_numbers(report: Report) -> None:
    """expected, actual and difference are those of the operands."""
    for finding in validate(report, select=_ARITHMETIC).findings:
        figures: list[Any] = [figure for _, figure in finding.operands]
        known = {place: figure or 0 for place, figure in finding.operands}
        balance = finding.check == "arithmetic.balance"
        first = sum(known[place] for place, _ in finding.operands[: 2 if balance else 1])
        second = sum(figure or 0 for figure in figures) - first
        sides = (first, second) if balance else (second, first)
        assert (finding.expected, finding.actual) == sides


def _applicants(report: Report) -> Validation:
    return validate(report, select=["arithmetic.applicants"])


def test_a_blank_total_is_not_assessed(report: Report) -> None:
    """A total that nobody wrote cannot be wrong."""
    validation = _applicants(replace(report, f"{ROW}.total", None))

    assert validation.findings == ()
    assert [n.places for n in validation.not_assessed] == [(f"{ROW}.total",)]


def test_blank_addends_pass_as_zero_and_say_so(report: Report) -> None:
    """A careful reader leaves a zero out and means it."""
    validation = _applicants(replace(report, f"{ROW}.research", None))

    assert validation.findings == ()
    assert [p for p in validation.passed if p.zeros] == [
        Passed(check="arithmetic.applicants", places=(f"{ROW}.total",), zeros=(f"{ROW}.research",))
    ]


def test_a_blank_that_may_hold_the_difference_is_uncertain(report: Report) -> None:
    """It is no failure, and the report is still in order."""
    validation = _applicants(replace(report, f"{ROW}.natural_person", None))

    assert [(f.status, f.expected, f.actual) for f in validation.findings] == [("uncertain", 0, 9)]
    assert (validation.ok, validation.counts["uncertain"]) == (True, 1)


@pytest.mark.parametrize("state", ["unread", "ambiguous", "missing"])
def test_a_figure_that_could_not_be_read_is_no_blank(report: Report, state: Any) -> None:
    """Something stands there, so zero is no guess to make; the identity is not assessed."""
    place = f"{ROW}.research"
    gaps = (Gap(place=place, state=state, raw="?"),)

    validation = _applicants(evolve(replace(report, place, None), gaps=gaps))

    assert validation.findings == ()
    assert [n.places for n in validation.not_assessed] == [(place,)]


def test_a_report_without_tables_is_not_assessed() -> None:
    """There is nothing to add up, and nothing to find."""
    validation = validate(Report(), select=_ARITHMETIC)

    assert tuple(n.check for n in validation.not_assessed) == CHECKS


def test_counts_of_any_size_are_added_up(report: Report) -> None:
    """A sum may have more digits than Python turns into text unasked."""
    validation = _applicants(replace(report, f"{ROW}.natural_person", 10**4300 - 1))

    assert [len(f.fingerprint) for f in validation.findings] == [16]
    assert all(len(f.message) > 4300 for f in validation.findings)
