"""Run the checks over a report."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from ..errors import PluginError
from ..form.places import table_3_edition, value
from ..messages.marking import message
from ..model.report import Report
from .builtin import CHECKS
from .check import SEVERITIES, Check, Context, NotAssessed, Outcome, Passed, Problem
from .finding import Finding, Validation
from .grouping import group
from .profile import Profile

RULESET = "opengov/checks/1"
"""The name of this set of checks, as validation documents carry it."""

_ABSENT = message("报告没有这项检查所需的内容")
_EVERYTHING = Profile()
_OUTCOMES = (Problem, Passed, NotAssessed)


def validate(
    report: Report,
    *,
    previous: Report | None = None,
    parts: Iterable[Report] = (),
    parts_complete: bool = False,
    profile: Profile | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Validation:
    """Hold a report against the checks and return what they say.

    previous is the report of the year before, and parts are the units' reports of a region, for the
    checks that compare. profile chooses checks and levels; select and ignore name ids or families
    beside it. A check that breaks is not assessed and stops nobody. Raises ProfileError for an
    unknown name.
    """
    chosen = (profile or _EVERYTHING).narrowed(select, ignore)
    context = Context(
        report=report, previous=previous, parts=tuple(parts), parts_complete=parts_complete
    )
    findings: list[Finding] = []
    passed: list[Passed] = []
    not_assessed: list[NotAssessed] = []
    for name, check in CHECKS.working():
        if not chosen.runs(name):
            continue
        if isinstance(check, PluginError):
            not_assessed.append(NotAssessed(check=name, reason=str(check), fault=True))
            continue
        said = _said if name in CHECKS.builtin else _said_by_plugin
        for outcome in said(name, check, context):
            if isinstance(outcome, Passed):
                passed.append(outcome)
            elif isinstance(outcome, NotAssessed):
                not_assessed.append(outcome)
            else:
                findings.append(stamped(outcome, check, chosen, report))
    findings.sort(key=_order)
    return Validation(
        findings=tuple(findings),
        groups=group(findings, context.figures) if findings else (),
        passed=tuple(passed),
        not_assessed=tuple(not_assessed),
    )


def _said_by_plugin(name: str, check: Check, context: Context) -> Sequence[Outcome]:
    """Return what a plugin says; the statement of one that breaks is not assessed."""
    try:
        outcomes = _said(name, check, context)
        kinds = {type(outcome).__name__ for outcome in outcomes if type(outcome) not in _OUTCOMES}
        fault = f"it yielded {', '.join(sorted(kinds))}; expected Problem" if kinds else None
    except Exception as error:  # noqa: BLE001 - whatever it is, it stops nobody else
        outcomes, fault = (), f"{type(error).__name__}: {error}"
    if fault is None:
        return outcomes
    return [NotAssessed(check=name, reason=f"the check {name!r} broke: {fault}", fault=True)]


def _said(name: str, check: Check, context: Context) -> Sequence[Outcome]:
    """Return what a check yields; one that yields nothing has passed."""
    for place in check.requires:
        if not _holds(context.report, place):
            return [NotAssessed(check=name, reason=_ABSENT, places=check.requires)]
    return list(check.check(context.report, context)) or [_passed(name)]


@cache
def _passed(name: str) -> Passed:
    return Passed(check=name)


def _holds(report: Report, place: str) -> bool:
    try:
        return _getter(place)(report) is not None
    except AttributeError:  # a list's item, a table that is not there, or no place at all
        return value(report, place) is not None


@cache
def _getter(place: str) -> Callable[[Report], Any]:
    return attrgetter(place)


def stamped(problem: Problem, check: Check, profile: Profile, report: Report) -> Finding:
    """Return the finding of a problem: who found it, how grave it is, and in which edition."""
    return Finding(
        check=check.id,
        severity=profile.level(check.id, check.severity),
        status=problem.status,
        places=problem.places,
        expected=problem.expected,
        actual=problem.actual,
        operands=problem.operands,
        clause=getattr(check, "clause", ""),
        template=problem.message,
        values=problem.values,
        edition=table_3_edition(report),
    )


def _order(finding: Finding) -> tuple[int, str, tuple[str, ...]]:
    return SEVERITIES.index(finding.severity), finding.check, finding.places
