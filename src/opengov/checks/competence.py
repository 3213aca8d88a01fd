"""competence.*: what a body has the power to do."""

from collections.abc import Iterator

from attrs import frozen

from ..bodies.rulemaking import makes_rules
from ..form.places import table_rows
from ..messages.marking import message
from ..model.report import Report
from .check import Context, Problem, Severity


@frozen(kw_only=True)
class Rules:
    """Only a body that can make 规章 counts any; silent where the body is not surely known."""

    id: str = "competence.rules"
    summary: str = message("只有依法有权制定规章的机关，规章数量才可以不为0")
    clause: str = message("《立法法》第九十一条、第九十三条")
    severity: Severity = "warning"
    requires: tuple[str, ...] = ("agency.name", "proactive.table.rules")

    def check(self, report: Report, context: Context) -> Iterator[Problem]:
        """Yield one problem for the figures of 规章 that are not zero."""
        row = table_rows(report, "proactive")[0]  # 规章 leads, and is required
        values = zip(row.places, context.values, strict=False)
        figures = {place: figure for place, figure in values if figure}
        if figures and makes_rules(report.agency.name or "", report.scope) is False:
            yield Problem(
                places=tuple(figures),
                message=message("“{agency}”无权制定规章，“规章”一行却填有{figures}。"),
                operands=tuple(figures.items()),
                values={
                    "agency": report.agency.name,
                    "figures": tuple(figures.values()),
                },
            )


rules = Rules()
