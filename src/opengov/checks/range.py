"""range.*: figures that cannot be what they are."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import cast

from attrs import frozen

from ..form.rows import TABLES, rows
from ..messages.marking import message
from ..model.printed import EDITIONS
from ..model.report import Report
from .check import Context, Problem, Severity

_SIGNED = frozenset(
    place
    for edition in EDITIONS
    for table in TABLES
    for row in rows(table, edition)
    for column, place in zip(row.columns, row.places, strict=True)
    if column.signed
)


@frozen(kw_only=True)
class Negative:
    """No count and no amount is below zero; 本年增/减 of the 2019 form may be."""

    id: str = "range.negative"
    summary: str = message("除“本年增/减”外，各项数据不得小于0")
    clause: str = message("由表格推出")
    severity: Severity = "error"
    requires: tuple[str, ...] = ()

    def check(self, report: Report, context: Context) -> Iterator[Problem]:
        """Yield a problem for each figure below zero."""
        known = cast("Iterable[int | Decimal]", filter(None, context.values))
        if min(known, default=0) >= 0:
            return
        for place, figure in context.figures.items():
            if figure is not None and figure < 0 and place not in _SIGNED:
                yield Problem(
                    places=(place,),
                    message=message("“{cell}”为{actual}，小于0。"),
                    actual=figure,
                )


negative = Negative()
