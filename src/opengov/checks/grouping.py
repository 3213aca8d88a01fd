"""Join findings by cause, and find the one change of one cell that mends a group, if there is one.

One wrong cell breaks up to three identities. Two broken identities have one cause where a cell that
they share, changed by one amount, would mend both. Totals of table 3 left at zero along a row or a
column are one cause too, though no single cell mends them.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from ..form.identities import APPLICANTS, OUTCOMES, Identity, identities
from ..model.figures import Figure
from ..model.printed import Edition
from .finding import Finding, Group, Suggestion


def group(findings: Sequence[Finding], figures: Mapping[str, Figure]) -> tuple[Group, ...]:
    """Return the findings joined by cause, each in one group, in their order."""
    broken = [finding for finding in findings if _identity(finding) and finding.status == "fail"]
    parents = {finding.fingerprint: finding.fingerprint for finding in findings}

    def root(fingerprint: str) -> str:
        while parents[fingerprint] != fingerprint:
            fingerprint = parents[fingerprint]
        return fingerprint

    for index, one in enumerate(broken):
        for other in broken[:index]:
            if _left_at_zero(one, other) or _share_a_mend(one, other, figures):
                parents[root(one.fingerprint)] = root(other.fingerprint)
    joined: dict[str, list[Finding]] = {}
    for finding in findings:
        joined.setdefault(root(finding.fingerprint), []).append(finding)
    return tuple(
        Group(findings=tuple(members), suggestion=_suggestion(members, figures))
        for members in joined.values()
    )


def _identity(finding: Finding) -> Identity | None:
    return _by_places(finding.edition).get((finding.check, frozenset(finding.places)))


@cache
def _by_places(edition: Edition) -> dict[tuple[str, frozenset[str]], Identity]:
    return {(each.check, frozenset(each.places)): each for each in identities(edition)}


def _left_at_zero(one: Finding, other: Finding) -> bool:
    """Tell whether both say that a total of table 3 is zero, in one row or one column of it."""
    if one.check != other.check or one.check not in (APPLICANTS, OUTCOMES):
        return False
    return one.actual == other.actual == 0


def _share_a_mend(one: Finding, other: Finding, figures: Mapping[str, Figure]) -> bool:
    shared = set(one.places) & set(other.places)
    return any(_needed(one, place, figures) == _needed(other, place, figures) for place in shared)


def _needed(finding: Finding, place: str, figures: Mapping[str, Figure]) -> int:
    """Return by how much a cell would have to change for an identity to hold."""
    identity = _identity(finding)
    assert identity is not None
    left = sum(int(figures[p] or 0) for p in identity.left)
    right = sum(int(figures[p] or 0) for p in identity.right)
    return right - left if place in identity.left else left - right


def _suggestion(members: Sequence[Finding], figures: Mapping[str, Figure]) -> Suggestion | None:
    """Return the only change of one cell that mends every member and breaks nothing else."""
    if any(_identity(member) is None or member.status != "fail" for member in members):
        return None
    ours = {frozenset(member.places) for member in members}
    shared = set(members[0].places).intersection(*(member.places for member in members))
    mends: list[Suggestion] = []
    for place in sorted(shared):
        figure = figures[place]
        assert isinstance(figure, int)  # an identity with an unknown figure does not fail
        expected = figure + _needed(members[0], place, figures)  # as every member needs of it
        touched = _touched(place, members[0].edition, figures)
        if expected >= 0 and touched <= ours:
            mends.append(Suggestion(place=place, actual=figure, expected=expected))
    return mends[0] if len(mends) == 1 else None


def _touched(place: str, edition: Edition, figures: Mapping[str, Figure]) -> set[frozenset[str]]:
    """Return the identities that hold a cell and whose printed totals let them be judged."""
    return {
        frozenset(identity.places)
        for identity in identities(edition)
        if place in identity.places and figures.get(identity.total) is not None
    }
