"""Findings, the groups that join them by cause, and the outcome of a validation."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from attrs import field, frozen

from ..form.naming import heads_of
from ..messages.marking import message
from ..model.figures import Figure
from ..model.printed import Edition
from .check import SEVERITIES, NotAssessed, Passed, Severity, Status

if TYPE_CHECKING:
    from ..messages.catalog import Catalog

_BETWEEN = " · "
_LISTED = message("、")
_LISTS = re.compile(r"\{(?:sections|rows)\}")
"""The fields that name many places; to compose them takes longer than all the rest."""


@frozen(kw_only=True)
class Finding:
    """One broken identity or fact, or one that an unknown figure leaves uncertain.

    places: the one to mend first leads. expected, actual: the two sides that should be equal.
    operands: the figures that were added up. clause: what the check rests on, in simplified
    Chinese. fingerprint: the same for the same fault in every run and re-reading.
    """

    check: str
    severity: Severity
    status: Status
    places: tuple[str, ...]
    expected: Figure
    actual: Figure
    operands: tuple[tuple[str, Figure], ...]
    clause: str
    template: str
    values: Mapping[str, Any] = field(hash=False)
    edition: Edition = field(repr=False)

    @property
    def message(self) -> str:
        """The finding as a sentence in simplified Chinese."""
        return self.describe("zh-Hans")

    def describe(self, locale: str) -> str:
        """Return the finding as a sentence in a language."""
        from ..messages.catalog import catalog

        words = catalog(locale)
        first = self.places[0] if self.places else ""
        heads = [words.text(head) for head in heads_of(first, self.edition)]
        between = words.text(_LISTED)
        names = self._listed(between, words) if _LISTS.search(self.template) else ""
        known: dict[str, Any] = {
            "cell": _BETWEEN.join(heads),
            "column": heads[-1],
            "row": _BETWEEN.join(heads[:-1]) or heads[-1],
            "section": heads[0],
            "sections": names,
            "rows": names,
            "expected": "" if self.expected is None else self.expected,
            "actual": "" if self.actual is None else self.actual,
        }
        for name, value in self.values.items():
            listed = cast("tuple[object, ...]", value) if isinstance(value, tuple) else None
            known[name] = value if listed is None else between.join(map(str, listed))
        return words.compose(self.template, **known)

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that tell this fault from every other."""
        from hashlib import sha256

        sides = (None if side is None else Decimal(side) for side in (self.expected, self.actual))
        said = (self.check, *self.places, *map(str, sides), self.status)
        return sha256("\n".join(said).encode()).hexdigest()[:16]

    def _listed(self, between: str, words: "Catalog") -> str:
        """Return the names of the first places."""
        heads = (heads_of(place, self.edition) for place in self.places[:6])
        return between.join(_BETWEEN.join(map(words.text, each)) for each in heads)


@frozen(kw_only=True)
class Suggestion:
    """The one change of one cell that would satisfy every broken identity of a group."""

    place: str
    actual: int
    expected: int


@frozen(kw_only=True)
class Group:
    """Findings of one cause; suggestion is there only where exactly one change would do."""

    findings: tuple[Finding, ...]
    suggestion: Suggestion | None = None


@frozen(kw_only=True)
class Validation:
    """What the checks say of a report.

    findings: one for each broken identity or fact. groups: the same joined by cause. passed: what
    holds, and which blanks were tried as zero for it. not_assessed: what could not be judged, and
    why. counts: findings by severity, uncertain ones apart, and how many passed or were not judged.
    """

    findings: tuple[Finding, ...]
    groups: tuple[Group, ...]
    passed: tuple[Passed, ...]
    not_assessed: tuple[NotAssessed, ...]

    @property
    def ok(self) -> bool:
        """Whether no error failed; an uncertain finding is no failure."""
        return not self.at_least("error")

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each: error, warning, notice, uncertain, passed, not_assessed."""
        certain = [finding for finding in self.findings if finding.status == "fail"]
        counted: dict[str, int] = {
            severity: sum(found.severity == severity for found in certain)
            for severity in SEVERITIES
        }
        return {
            **counted,
            "uncertain": len(self.findings) - len(certain),
            "passed": len(self.passed),
            "not_assessed": len(self.not_assessed),
        }

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the failed findings of a severity or a graver one."""
        grave = _GRAVITY[severity]
        return tuple(
            finding
            for finding in self.findings
            if finding.status == "fail" and _GRAVITY[finding.severity] <= grave
        )


_GRAVITY: dict[str, int] = {"error": 0, "warning": 1, "notice": 2}
