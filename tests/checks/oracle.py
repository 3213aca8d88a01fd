"""The sums of the form written out by hand, without the library's own identities."""

from collections.abc import Mapping
from typing import NamedTuple

APPLICANTS = (
    "natural_person",
    "business",
    "research",
    "public_interest",
    "legal_service",
    "other",
)
RESULTS = ("upheld", "corrected", "other", "pending")
PROCEEDINGS = ("reconsideration", "direct_litigation", "litigation_after_reconsideration")
LEAVES = (
    "disclosed",
    "partially_disclosed",
    "refused.state_secret",
    "refused.prohibited_by_law",
    "refused.security_and_stability",
    "refused.third_party_rights",
    "refused.internal_affairs",
    "refused.process_information",
    "refused.enforcement_files",
    "refused.administrative_inquiry",
    "unavailable.not_held",
    "unavailable.requires_creation",
    "unavailable.unclear_after_correction",
    "not_processed.petition",
    "not_processed.repeat",
    "not_processed.publication",
    "not_processed.excessive",
    "not_processed.confirm_or_reissue",
)
OTHERWISE = {
    "2019": ("otherwise",),
    "2021": ("otherwise.correction_overdue", "otherwise.fee_overdue", "otherwise.other"),
}


class Sum(NamedTuple):
    """Two lists of places whose figures add up to the same."""

    check: str
    total: str
    left: tuple[str, ...]
    right: tuple[str, ...]


def sums(edition: str) -> list[Sum]:
    """Return the 42 sums of the 2021 edition or the 40 of the 2019 edition."""
    found: list[Sum] = []
    leaves = [f"requests.table.outcomes.{leaf}" for leaf in LEAVES + OTHERWISE[edition]]
    total = "requests.table.outcomes.total"
    received, before = "requests.table.received", "requests.table.carried_in"
    after = "requests.table.carried_out"
    for kind in (*APPLICANTS, "total"):
        ends = (f"{total}.{kind}", f"{after}.{kind}")
        comes = (f"{received}.{kind}", f"{before}.{kind}")
        found.append(Sum("arithmetic.balance", ends[0], comes, ends))
        column = tuple(f"{leaf}.{kind}" for leaf in leaves)
        found.append(Sum("arithmetic.outcomes", ends[0], (ends[0],), column))
    for row in (received, before, *leaves, total, after):
        six = tuple(f"{row}.{kind}" for kind in APPLICANTS)
        found.append(Sum("arithmetic.applicants", f"{row}.total", (f"{row}.total",), six))
    for proceeding in PROCEEDINGS:
        row = f"disputes.table.{proceeding}"
        four = tuple(f"{row}.{result}" for result in RESULTS)
        found.append(Sum("arithmetic.disputes", f"{row}.total", (f"{row}.total",), four))
    return found


def judged(figures: Mapping[str, int | None], edition: str) -> dict[tuple[str, str], str]:
    """Return pass, fail, uncertain or unknown for each sum; blanks are tried as zero."""
    return {(each.check, each.total): _judge(each, figures) for each in sums(edition)}


def _judge(each: Sum, figures: Mapping[str, int | None]) -> str:
    if figures[each.total] is None:
        return "unknown"
    known = {place: figures[place] for place in each.left + each.right}
    difference = sum(known[p] or 0 for p in each.left) - sum(known[p] or 0 for p in each.right)
    if difference == 0:
        return "pass"
    return "uncertain" if None in known.values() else "fail"
