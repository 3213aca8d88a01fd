from collections.abc import Iterator
from importlib.metadata import EntryPoint
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from opengov import Passed, Problem, Report, Validation, replace, validate
from opengov.checks import validating
from opengov.checks.builtin import CHECKS
from opengov.testing import consistent_reports, reports


@frozen
class _Plugin:
    """A check that yields some outcomes, or raises."""

    outcomes: Any
    id: str = "mine.check"
    severity: str = "warning"
    requires: tuple[str, ...] = ()

    def check(self, report: Report, context: Any) -> Iterator[Any]:
        if isinstance(self.outcomes, Exception):
            raise self.outcomes
        yield from self.outcomes


def _with(monkeypatch: pytest.MonkeyPatch, plugin: Any) -> None:
    """Install a plugin named mine.check."""

    class _Entry(EntryPoint):
        def load(self) -> Any:
            loaded: Any = plugin
            if isinstance(loaded, ImportError):
                raise loaded
            return loaded

    entry = _Entry(name="mine.check", value="mine:check", group="opengov.checks")

    def entries(_group: str) -> tuple[EntryPoint, ...]:
        return (entry,)

    monkeypatch.setattr("opengov.registry._entry_points", entries)


def _mine(validation: Validation) -> list[Any]:
    every: tuple[Any, ...] = (*validation.findings, *validation.passed, *validation.not_assessed)
    return [outcome for outcome in every if outcome.check == "mine.check"]


def test_a_plugin_joins_the_checks(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its problem is stamped with its id and severity, and its own words are the message."""
    problem = Problem(places=("title",), message="{what} is odd", values={"what": "it"})
    _with(monkeypatch, _Plugin([problem]))

    found = _mine(validate(report))

    assert [(f.severity, f.clause, f.message) for f in found] == [("warning", "", "it is odd")]


def test_a_plugin_that_yields_nothing_has_passed(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a built-in check has."""
    _with(monkeypatch, _Plugin([]))

    assert _mine(validate(report)) == [Passed(check="mine.check")]


@pytest.mark.parametrize(
    ("plugin", "said"),
    [
        (_Plugin(KeyError("x")), "the check 'mine.check' broke: KeyError: 'x'"),
        (_Plugin([1]), "the check 'mine.check' broke: it yielded int; expected Problem"),
        (_Plugin([], severity="fatal"), "the check 'mine.check' (mine:check) is no check"),
        (ImportError("no mine"), "the check 'mine.check' (mine:check) broke: ImportError: no mine"),
    ],
)  # fmt: skip
def test_a_plugin_that_breaks_stops_nobody(
    report: Report, monkeypatch: pytest.MonkeyPatch, plugin: Any, said: str
) -> None:
    """It is not assessed, with its fault; every other check says what it says without it."""
    alone = validate(report)
    _with(monkeypatch, plugin)

    validation = validate(report)

    assert [(n.fault, n.reason[: len(said)]) for n in _mine(validation)] == [(True, said)]
    assert (validation.findings, validation.passed) == (alone.findings, alone.passed)


def test_a_plugin_may_be_chosen(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its id or its family."""
    _with(monkeypatch, _Plugin([]))

    assert validate(report, select=["mine"]).passed == (Passed(check="mine.check"),)


def test_a_plugin_that_requires_what_is_not_there_is_not_run(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That is no fault of it."""
    _with(monkeypatch, _Plugin(KeyError("x"), requires=("identifier",)))

    assert [(n.places, n.fault) for n in _mine(validate(report))] == [(("identifier",), False)]


def test_a_built_in_check_that_breaks_is_our_fault(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is raised and not hidden."""
    monkeypatch.setattr(validating, "CHECKS", evolve(CHECKS, builtin={"mine.check": "here:check"}))

    def imported(_target: str) -> _Plugin:
        return _Plugin(KeyError("x"))

    monkeypatch.setattr("opengov.registry._imported", imported)

    with pytest.raises(KeyError):
        validate(report)


@given(reports() | consistent_reports(), st.permutations(list(CHECKS.builtin)))
def test_the_order_of_checks_does_not_matter(report: Report, order: list[str]) -> None:
    """In any order, and each by itself, they say the same."""
    whole = validate(report)
    shuffled = evolve(CHECKS, builtin={name: CHECKS.builtin[name] for name in order})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(validating, "CHECKS", shuffled)
        other = validate(report)
    single = [validate(report, select=[name]) for name in order]

    assert other.findings == whole.findings
    assert set(map(repr, (*other.passed, *other.not_assessed))) == set(
        map(repr, (*whole.passed, *whole.not_assessed))
    )
    assert sorted(repr(f) for each in single for f in each.findings) == sorted(
        map(repr, whole.findings)
    )


@given(reports() | consistent_reports())
def test_checking_changes_nothing_and_says_the_same_again(report: Report) -> None:
    """Findings, groups and fingerprints are the same in every run."""
    first, second = validate(report), validate(report)

    assert first == second
    assert [f.fingerprint for f in first.findings] == [f.fingerprint for f in second.findings]


def test_findings_stand_gravest_first(report: Report) -> None:
    """Then by check, then by place."""
    broken = replace(replace(report, "problems.title", None), "requests.table.received.total", -9)
    broken = replace(broken, "year", 2020)

    severities = [finding.severity for finding in validate(broken).findings]

    assert severities == sorted(severities, key=["error", "warning", "notice"].index)
    assert set(severities) == {"error", "warning"}


def test_counts_tell_how_many_there_are(report: Report) -> None:
    """Uncertain findings are counted apart."""
    blank = replace(report, "requests.table.received.natural_person", None)

    assert validate(blank).counts == {
        "error": 0,
        "warning": 0,
        "notice": 1,
        "uncertain": 2,
        "passed": 49,
        "not_assessed": 0,
    }


def test_fingerprints_are_stable(report: Report) -> None:
    """Those that systems stored long ago still hold."""
    broken = replace(report, "disputes.table.reconsideration.total", 11)

    assert [f.fingerprint for f in validate(broken).findings] == ["3eaafa7a18a1c386"]


def test_a_finding_of_no_place_has_a_sentence(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plugin may speak of the report as a whole."""
    _with(monkeypatch, _Plugin([Problem(places=(), message="odd")]))

    assert [f.message for f in _mine(validate(report))] == ["odd"]


def test_severities_are_asked_for_by_rank(report: Report) -> None:
    """at_least gives a severity and the graver ones, and no uncertain finding."""
    broken = replace(replace(report, "requests.table.received.total", 8), "year", 2020)
    validation = validate(broken)

    assert [len(validation.at_least(s)) for s in ("error", "warning", "notice")] == [
        validation.counts["error"],
        validation.counts["error"] + validation.counts["warning"],
        len(validation.findings),
    ]
