"""Findings and what stands beside them as lines of words, the same for every format."""

from collections.abc import Iterator

from attrs import frozen

from ..checks.check import Severity, Status
from ..checks.finding import Finding
from ..checks.wording import cell_of, degree, suggested
from ..messages.catalog import Catalog
from ..model.figures import Figure
from ..renderers.text_grid import plain
from .entry import Entry


@frozen(kw_only=True)
class Told:
    """A finding as an overview tells it; every text is one line and holds nothing invisible.

    cause: findings of one cause have one number. place: the one to mend first, and label what it is
    called on paper. printed, expected: the two sides that should be equal, where there are such.
    source: where the place stands in the file. suggestion: the change that would mend the cause.
    """

    cause: int
    check: str
    severity: Severity
    status: Status
    grade: str
    place: str
    label: str
    printed: Figure
    expected: Figure
    clause: str
    message: str
    suggestion: str
    source: str
    fingerprint: str


def causes(entry: Entry, words: Catalog) -> Iterator[tuple[Told, ...]]:
    """Yield the findings of a file, those of one cause together."""
    groups = () if entry.validation is None else entry.validation.groups
    for number, group in enumerate(groups, 1):
        suggestion = suggested(group, words)
        yield tuple(
            _told(finding, entry, words, cause=number, suggestion=suggestion)
            for finding in group.findings
        )


def _told(finding: Finding, entry: Entry, words: Catalog, *, cause: int, suggestion: str) -> Told:
    place = finding.places[0] if finding.places else ""
    return Told(
        cause=cause,
        check=plain(finding.check),
        severity=finding.severity,
        status=finding.status,
        grade=degree(finding.severity, finding.status, words),
        place=plain(place),
        label=plain(cell_of(finding, words)),
        printed=finding.actual,
        expected=finding.expected,
        clause=plain(words.text(finding.clause)),
        message=plain(finding.describe(words.locale)),
        suggestion=plain(suggestion),
        source=plain(entry.sources.get(place, "")),
        fingerprint=finding.fingerprint,
    )


@frozen(kw_only=True)
class Unassessed:
    """What a check could not judge for one reason, and how many statements."""

    check: str
    reason: str
    count: int
    fault: bool


def unassessed(entry: Entry, words: Catalog) -> tuple[Unassessed, ...]:
    """Return what could not be judged of a file, by check and reason."""
    counts: dict[tuple[str, str, bool], int] = {}
    for each in () if entry.validation is None else entry.validation.not_assessed:
        key = (each.check, each.reason, each.fault)
        counts[key] = counts.get(key, 0) + 1
    return tuple(
        Unassessed(check=plain(check), reason=plain(words.text(reason)), count=count, fault=fault)
        for (check, reason, fault), count in counts.items()
    )


def family(check: str) -> str:
    """Return the family of a check, which its id begins with."""
    return check.partition(".")[0]


def name_of(entry: Entry) -> str:
    """Return what a file is called: by the agency of its report, its title, or its own name."""
    return plain(entry.agency or "") or plain(entry.title or "") or plain(entry.file)
