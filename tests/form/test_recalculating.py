from hypothesis import given

from opengov import Report, cells, recalculate, replace, validate, value
from opengov.testing import consistent_reports, reports

TOTAL = "requests.table.outcomes.total.total"
SUMS = ("arithmetic.outcomes", "arithmetic.applicants", "arithmetic.disputes")


def _totals(report: Report) -> list[str]:
    return [place for place, _ in cells(report) if place.endswith(".total") or ".total." in place]


@given(consistent_reports())
def test_blank_totals_are_filled_in_as_they_were(report: Report) -> None:
    """Every total of a consistent report comes back, from its leaves alone."""
    bare = report
    for place in _totals(report):
        bare = replace(bare, place, None)

    assert recalculate(bare) == report


@given(consistent_reports())
def test_a_consistent_report_stays_as_it_is(report: Report) -> None:
    """Also where every total is computed anew."""
    assert (recalculate(report), recalculate(report, all=True)) == (report, report)


@given(reports())
def test_only_blank_totals_are_filled_in_unasked(report: Report) -> None:
    """No figure that was printed changes, and none but totals is made."""
    before, after = dict(cells(report)), dict(cells(recalculate(report)))

    changed = {place for place in before if before[place] != after[place]}

    assert {before[place] for place in changed} <= {None}
    assert changed <= set(_totals(report))


@given(consistent_reports())
def test_every_total_is_computed_anew_when_asked(report: Report) -> None:
    """Wrong totals are no more, and the sums hold."""
    wrong = replace(replace(report, TOTAL, 10**9), "disputes.table.direct_litigation.total", -1)

    mended = recalculate(wrong, all=True)

    assert (mended, validate(mended, select=SUMS).findings) == (report, ())


def test_unknown_figures_are_not_taken_as_zero(report: Report) -> None:
    """A total without one of its addends is left as it is."""
    row = "requests.table.received"
    bare = replace(replace(report, f"{row}.other", None), f"{row}.total", None)

    assert value(recalculate(bare, all=True), f"{row}.total") is None


def test_a_report_without_tables_has_no_totals() -> None:
    """There is nothing to fill in."""
    assert recalculate(Report(), all=True) == Report()
