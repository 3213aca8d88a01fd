"""deadline.*: when a report had to be out (Regulations, Article 49)."""

from collections.abc import Iterator
from datetime import date

from attrs import frozen

from ..bodies.kinds import kind_of
from ..messages.marking import message
from ..model.report import Report
from .check import Context, Problem, Severity

_DEPARTMENTS = (1, 31)
_GOVERNMENTS = (3, 31)


@frozen(kw_only=True)
class Published:
    """A department publishes by 31 January, a government by 31 March of the next year.

    Silent for townships, whose dates local orders set, and where the kind of body is unknown. An
    office publishes for itself or for its government, and is held to the later date.
    """

    id: str = "deadline.published"
    summary: str = message("部门的报告1月31日前公布，政府的报告3月31日前公布")
    clause: str = message("《政府信息公开条例》第四十九条")
    severity: Severity = "warning"
    requires: tuple[str, ...] = ("year", "published")

    def check(self, report: Report, context: Context) -> Iterator[Problem]:
        """Yield a problem where the date of publication is after the deadline."""
        kind = report.agency.kind or kind_of(report.agency.name or "")
        year, day = report.year, report.published
        if year is None or day is None or not 0 <= year < date.max.year:
            return
        if kind == "department" and report.scope != "region":
            deadline = date(year + 1, *_DEPARTMENTS)
        elif kind in ("government", "office", "department"):
            deadline = date(year + 1, *_GOVERNMENTS)
        else:
            return
        if day > deadline:
            yield Problem(
                places=("published",),
                message=message("报告于{published}公布，应在{deadline}前公布。"),
                values={"published": day, "deadline": deadline},
            )


published = Published()
