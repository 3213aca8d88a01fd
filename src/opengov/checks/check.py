"""What a check is, and what it yields."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Literal, Protocol, TypeAlias, runtime_checkable

from attrs import define, field, frozen

from ..form.places import Wiring, wiring_of
from ..model.figures import Figure
from ..model.report import GapState, Report

Severity: TypeAlias = Literal["error", "warning", "notice"]
Status: TypeAlias = Literal["fail", "uncertain"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "notice")


@frozen(kw_only=True)
class Problem:
    """What a check found wrong; the engine adds who found it and how grave it is.

    places: in the report, the one to mend first. message: a sentence with {named} fields, in
    simplified Chinese for the catalogs or in a plugin's own words. expected, actual: the two sides
    that should be equal, where there are such. operands: the figures that were added up. values:
    what the message names besides. status: "uncertain" where an unknown figure may explain it.
    """

    places: tuple[str, ...]
    message: str
    expected: Figure = None
    actual: Figure = None
    operands: tuple[tuple[str, Figure], ...] = ()
    values: Mapping[str, Any] = field(factory=dict[str, Any], hash=False)
    status: Status = "fail"


@frozen(kw_only=True)
class Passed:
    """A statement of a check that holds; zeros are places of blanks that were tried as zero."""

    check: str
    places: tuple[str, ...] = ()
    zeros: tuple[str, ...] = ()


@frozen(kw_only=True)
class NotAssessed:
    """A statement of a check that could not be judged, and why.

    fault: whether the check itself broke, which is no matter of the report.
    """

    check: str
    reason: str
    places: tuple[str, ...] = ()
    fault: bool = False


Outcome: TypeAlias = Problem | Passed | NotAssessed


@define(slots=False)
class Context:
    """What a check may look at beside the report.

    previous: the same body's report of the year before, or None. parts: the reports of a region's
    units, and whether they are all of them.
    """

    report: Report
    previous: Report | None = None
    parts: tuple[Report, ...] = ()
    parts_complete: bool = False

    @cached_property
    def wiring(self) -> Wiring:
        """The places of all printed figures, in the order of values."""
        return wiring_of(self.report)

    @cached_property
    def values(self) -> tuple[Figure, ...]:
        """Every printed figure; for checks that go through all of them, quicker than by place."""
        return self.wiring.values(self.report)

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every printed figure by its place."""
        return dict(zip(self.wiring.places, self.values, strict=True))

    @cached_property
    def gaps(self) -> dict[str, GapState]:
        """Why figures are unknown, by place."""
        return {gap.place: gap.state for gap in self.report.gaps}


@runtime_checkable
class Check(Protocol):
    """Judges a report. It knows nothing of profiles, languages or output.

    It may have a clause and a summary besides: what it rests on, and what must hold.
    """

    @property
    def id(self) -> str:
        """Its name for good, family.name."""
        ...

    @property
    def severity(self) -> Severity:
        """How grave its findings are, unless a profile says otherwise."""
        ...

    @property
    def requires(self) -> tuple[str, ...]:
        """The places that must hold something, or the check is not assessed."""
        ...

    def check(self, report: Report, context: Context) -> Iterable[Outcome]:
        """Yield a Problem for each broken statement; Passed and NotAssessed for others, at will."""
        ...


def check_fault(plugin: Any) -> str | None:
    """Say why an object is no check, or None."""
    from ..registry import lacks

    if getattr(plugin, "severity", None) not in SEVERITIES:
        return f"its severity is {getattr(plugin, 'severity', None)!r}"
    return lacks(plugin, id=str, requires=tuple, check=None)
