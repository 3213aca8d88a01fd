"""The contract of a check as a test."""

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from ..checks.builtin import CHECKS
from ..checks.check import Check, Context, NotAssessed, Outcome, Passed, Problem, check_fault
from ..checks.profile import Profile
from ..checks.validating import stamped
from ..errors import PlaceError
from ..form.places import cells, value
from ..messages.catalog import LOCALES
from ..model.report import Report
from .holding import attempt, hold, require
from .reports import consistent_reports, reports

_ID = re.compile(r"[a-z_0-9-]+\.[a-z_0-9-]+")


def check_check(check: Check) -> None:
    """Hold a check against its contract. Raises AssertionError with what it breaks.

    It has the members of the Protocol, its id as family.name; takes every report that holds what it
    requires, with and without the year before and parts; yields only Problem, Passed and
    NotAssessed, whose places the report has and whose messages compose in every language; yields
    the same each time, whatever other checks did; and leaves the figures as they are.
    """
    require(lack := check_fault(check), f"the object is no check: {lack}")
    who = f"the check {check.id!r}"
    require(not _ID.fullmatch(check.id), f"the id of {who} is not family.name, in small letters")
    for place in check.requires:
        attempt(f"{who}, which requires {place!r},", partial(value, Report(), place))

    def takes(report: Report) -> None:
        if not _applies(check, report):
            return
        alone = _outcomes(check, who, Context(report=report))
        context = Context(report=report)
        for other in map(CHECKS.get, CHECKS.builtin):
            if _applies(other, report):
                _outcomes(other, other.id, context)
        beside = _outcomes(check, who, context)
        require(alone != beside, f"{who} yields otherwise the second time, or after other checks")
        require(context.figures != dict(cells(report)), f"{who} changed the figures of the context")
        compared = Context(report=report, previous=report, parts=(report,), parts_complete=True)
        for outcome in (*alone, *_outcomes(check, who, compared)):
            _check_outcome(outcome, check, who, report)

    takes(Report())
    hold(takes, reports() | consistent_reports())


def _applies(check: Check, report: Report) -> bool:
    return all(value(report, place) is not None for place in check.requires)


def _outcomes(check: Check, who: str, context: Context) -> Sequence[Outcome]:
    found: list[Any] = attempt(who, lambda: list(check.check(context.report, context)))
    for outcome in found:
        require(
            not isinstance(outcome, Problem | Passed | NotAssessed),
            f"{who} yielded {type(outcome).__name__}; expected Problem, Passed or NotAssessed",
        )
    return found


def _check_outcome(outcome: Outcome, check: Check, who: str, report: Report) -> None:
    places = [*outcome.places, *(outcome.zeros if isinstance(outcome, Passed) else ())]
    if isinstance(outcome, Problem):
        places += [place for place, _ in outcome.operands]
        finding = stamped(outcome, check, Profile(), report)
        for locale in LOCALES:
            attempt(f"{who}, composing a message,", partial(finding.describe, locale))
    for place in places:
        try:
            value(report, place)
        except PlaceError as error:
            raise AssertionError(f"{who} names a place of no report: {error}") from error
