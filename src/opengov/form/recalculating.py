"""Fill in printed totals from their addends, when asked."""

from ..model.report import Report
from .identities import APPLICANTS, OUTCOMES, Identity, dispute_identities, request_identities
from .places import cells, replace
from .rows import requests_edition


def recalculate(report: Report, *, all: bool = False) -> Report:
    """Return the report with its blank totals filled in; all=True computes every total anew.

    A total is filled only where every addend is known: unknown figures are not taken as zero.
    """
    known = dict(cells(report))
    filled: dict[str, int] = {}
    for identity in _totals(report):
        if known[identity.total] is not None and not all:
            continue
        addends = [known[place] for place in identity.right]
        if None not in addends:
            filled[identity.total] = known[identity.total] = sum(addends)  # type: ignore[arg-type]
    for place, total in filled.items():
        report = replace(report, place, total)
    return report


def _totals(report: Report) -> tuple[Identity, ...]:
    """Return the identities that define a total: rows first, then columns, which add rows up."""
    table = report.requests.table
    requests = () if table is None else request_identities(requests_edition(table))
    columns = [i for i in requests if i.check == OUTCOMES]
    summed = {i.total for i in columns}
    rows = [i for i in requests if i.check == APPLICANTS]
    first = [i for i in rows if i.total not in summed]
    last = [i for i in rows if i.total in summed]
    disputes = () if report.disputes.table is None else dispute_identities()
    return (*first, *columns, *last, *disputes)
