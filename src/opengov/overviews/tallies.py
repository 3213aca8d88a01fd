"""How many findings there are of what, in each report and over all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from attrs import frozen

from ..checks.check import SEVERITIES
from ..checks.finding import Finding, Validation
from ..checks.wording import SEVERITY_WORDS
from ..messages.marking import message
from . import words as w
from .entry import Entry
from .telling import family

Grade: TypeAlias = Literal["error", "warning", "notice", "uncertain"]

GRADES: tuple[Grade, ...] = (*SEVERITIES, "uncertain")
"""The severities of what failed, and what is uncertain, whatever its severity."""


COUNTED: Mapping[Grade, str] = {
    "error": message("错误数"),
    "warning": message("警告数"),
    "notice": message("提示数"),
    "uncertain": message("存疑数"),
}
"""What the number of findings of a grade is called."""


def grade_of(finding: Finding) -> Grade:
    """Return how a finding is counted."""
    return finding.severity if finding.status == "fail" else "uncertain"


def grade_word(grade: Grade) -> str:
    """Return what a grade is called."""
    return w.UNCERTAIN if grade == "uncertain" else SEVERITY_WORDS[grade]


@frozen(kw_only=True)
class CheckTally:
    """How many findings a check has, and in how many reports."""

    check: str
    clause: str
    findings: int
    reports: int


@frozen(kw_only=True)
class Tally:
    """The sums of an overview. families: those that judged any report, in the order of checks."""

    files: int
    with_errors: int
    with_others: int
    clean: int
    unreadable: int
    found: Mapping[Grade, int]
    families: tuple[str, ...]
    checks: tuple[CheckTally, ...]


def tally(entries: Sequence[Entry]) -> Tally:
    """Count what an overview has."""
    validations = [entry.validation for entry in entries if entry.validation is not None]
    errors = sum(1 for each in validations if each.counts["error"])
    clean = sum(1 for each in validations if not each.findings)
    found = Counter(grade_of(finding) for each in validations for finding in each.findings)
    return Tally(
        files=len(entries),
        with_errors=errors,
        with_others=len(validations) - errors - clean,
        clean=clean,
        unreadable=len(entries) - len(validations),
        found={grade: found[grade] for grade in GRADES},
        families=_families(validations),
        checks=_checks(validations),
    )


def _families(validations: Sequence[Validation]) -> tuple[str, ...]:
    named = {
        family(each.check)
        for validation in validations
        for said in (validation.findings, validation.passed, validation.not_assessed)
        for each in said
    }
    return (*(each for each in w.FAMILIES if each in named), *sorted(named - w.FAMILIES.keys()))


def _checks(validations: Sequence[Validation]) -> tuple[CheckTally, ...]:
    findings = [finding for each in validations for finding in each.findings]
    counts = Counter(finding.check for finding in findings)
    reports = Counter(name for each in validations for name in {f.check for f in each.findings})
    clauses = {finding.check: finding.clause for finding in findings}
    return tuple(
        CheckTally(check=name, clause=clauses[name], findings=count, reports=reports[name])
        for name, count in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    )
