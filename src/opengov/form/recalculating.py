"""Fill in printed totals from their addends, when asked."""

from ..model.printed import Edition
from ..model.report import Report
from .identities import APPLICANTS, DISPUTES, OUTCOMES, Identity, identities
from .places import figures, replace, table_3_edition


def recalculate(report: Report, *, all: bool = False) -> Report:
    """Return the report with its blank totals filled in; all=True computes every total anew.

    A total is filled only where every addend is known: unknown figures are not taken as zero.
    """
    known = figures(report)
    filled: dict[str, int] = {}
    for identity in totals(table_3_edition(report)):
        if identity.total not in known:  # its table is not there
            continue
        if known[identity.total] is not None and not all:
            continue
        addends = [known[place] for place in identity.right]
        if None not in addends:
            filled[identity.total] = known[identity.total] = sum(addends)  # type: ignore[arg-type]
    for place, total in filled.items():
        report = replace(report, place, total)
    return report


def totals(edition: Edition) -> tuple[Identity, ...]:
    """Return the identities that define a total, in the order in which totals can be filled in.

    The rows of table 3 come first, then its columns, which add the rows up, and the row of their
    totals; then table 4.
    """
    found = identities(edition)
    columns = [i for i in found if i.check == OUTCOMES]
    summed = {i.total for i in columns}
    rows = [i for i in found if i.check == APPLICANTS]
    first = [i for i in rows if i.total not in summed]
    last = [i for i in rows if i.total in summed]
    return (*first, *columns, *last, *(i for i in found if i.check == DISPUTES))
