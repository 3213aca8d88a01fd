"""arithmetic.*: the sums that the form's figures must obey, one finding for each that is broken.

The identities themselves are data, derived from the form in form/identities.py.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import repeat
from operator import itemgetter
from typing import Any

from attrs import frozen

from ..form.identities import (
    APPLICANTS,
    BALANCE,
    DISPUTES,
    OUTCOMES,
    Identity,
    identities,
)
from ..form.places import Wiring, table_3_edition
from ..form.rows import each
from ..messages.marking import message
from ..model.figures import Figure
from ..model.printed import Edition
from ..model.report import Report
from .check import Context, NotAssessed, Outcome, Passed, Problem, Severity

_NO_TOTAL = message("总计未填")
_UNREAD = message("有缺失或无法读取的数")
_Sums = Callable[[tuple[Figure, ...]], list[Any]]


@frozen(kw_only=True)
class IdentityCheck:
    """Holds one kind of identity against the printed figures.

    A blank total is not assessed. Blank addends are tried as zero: if the identity holds so, it
    passes and says so; if not, it is uncertain, for the blank may hold the difference. A figure
    that is there but could not be read is no blank, and the identity is not assessed.
    """

    id: str
    summary: str
    clause: str
    requires: tuple[str, ...]
    sentence: str
    severity: Severity = "error"

    def check(self, report: Report, context: Context) -> Sequence[Outcome]:
        """Return an outcome for each identity of the report's edition."""
        edition = table_3_edition(report)
        sums = _summing(self.id, edition, context.wiring)
        try:
            if sums.lefts(context.values) == sums.rights(context.values):
                return sums.passed
        except TypeError:  # a figure is None
            pass
        return [self._judge(identity, context) for identity in _identities(self.id, edition)]

    def _judge(self, identity: Identity, context: Context) -> Outcome:
        figures = context.figures
        blanks = tuple(place for place in identity.places if figures[place] is None)
        if blanks:
            return self._with_blanks(identity, context, blanks)
        if _sum(identity.left, figures) == _sum(identity.right, figures):
            return Passed(check=self.id, places=(identity.total,))
        return self._problem(identity, figures, ())

    def _with_blanks(
        self, identity: Identity, context: Context, blanks: tuple[str, ...]
    ) -> Outcome:
        if any(context.gaps.get(place, "blank") not in ("blank", "marked") for place in blanks):
            return NotAssessed(check=self.id, reason=_UNREAD, places=blanks)
        if identity.total in blanks:
            return NotAssessed(check=self.id, reason=_NO_TOTAL, places=(identity.total,))
        if _sum(identity.left, context.figures) == _sum(identity.right, context.figures):
            return Passed(check=self.id, places=(identity.total,), zeros=blanks)
        return self._problem(identity, context.figures, blanks)

    def _problem(
        self, identity: Identity, figures: Mapping[str, Figure], blanks: tuple[str, ...]
    ) -> Problem:
        left, right = _sum(identity.left, figures), _sum(identity.right, figures)
        stated, summed = (right, left) if self.id == BALANCE else (left, right)
        return Problem(
            places=(identity.total, *(p for p in identity.places if p != identity.total)),
            message=self.sentence,
            expected=summed,
            actual=stated,
            operands=tuple((place, figures[place]) for place in identity.places),
            values={"difference": stated - summed},
            status="uncertain" if blanks else "fail",
        )


balance = IdentityCheck(
    id=BALANCE,
    summary=message("表三各列：本年新收与上年结转之和，等于办理结果总计与结转下年度之和"),
    clause=message("表三表头“勾稽关系”"),
    requires=("requests.table",),
    sentence=message(
        "“{column}”一列：本年新收与上年结转之和为{expected}，办理结果总计与结转下年度之和为{actual}，"
        "相差{difference}。"
    ),
)
outcomes = IdentityCheck(
    id=OUTCOMES,
    summary=message("表三各列：办理结果总计等于各项办理结果之和"),
    clause=message("由表三推出"),
    requires=("requests.table",),
    sentence=message(
        "“{column}”一列：各项办理结果之和为{expected}，（七）总计为{actual}，相差{difference}。"
    ),
)
applicants = IdentityCheck(
    id=APPLICANTS,
    summary=message("表三各行：总计等于六类申请人之和"),
    clause=message("由表三推出"),
    requires=("requests.table",),
    sentence=message("“{row}”一行：六类申请人之和为{expected}，总计为{actual}，相差{difference}。"),
)
disputes = IdentityCheck(
    id=DISPUTES,
    summary=message("表四各项：总计等于四种结果之和"),
    clause=message("由表四推出"),
    requires=("disputes.table",),
    sentence=message("“{row}”：四种结果之和为{expected}，总计为{actual}，相差{difference}。"),
)


def _sum(places: Iterable[str], figures: Mapping[str, Figure]) -> int:
    """Return the sum of counts, blanks taken as zero."""
    return sum(int(figures[place] or 0) for place in places)


@cache
def _identities(check: str, edition: Edition) -> tuple[Identity, ...]:
    return tuple(identity for identity in identities(edition) if identity.check == check)


@frozen(kw_only=True, eq=False)
class _Summing:
    """What adds up all left and all right sides of a check, and what to say if they agree."""

    lefts: _Sums
    rights: _Sums
    passed: tuple[Passed, ...]


@lru_cache(maxsize=1024)
def _summing(check: str, edition: Edition, wiring: Wiring) -> _Summing:
    found = _identities(check, edition)
    position = {place: number for number, place in enumerate(wiring.places)}
    return _Summing(
        lefts=_sums([[position[place] for place in identity.left] for identity in found]),
        rights=_sums([[position[place] for place in identity.right] for identity in found]),
        passed=tuple(Passed(check=check, places=(identity.total,)) for identity in found),
    )


def _sums(sides: Sequence[Sequence[int]]) -> _Sums:
    """Return what adds up the figures at positions; it raises TypeError where one is None."""
    if all(len(side) == 1 for side in sides):
        single = itemgetter(*(position for side in sides for position in side))
        return lambda values: list(single(values))
    getters = [itemgetter(*side) for side in sides]
    return lambda values: list(map(sum, each(getters, repeat(values))))
