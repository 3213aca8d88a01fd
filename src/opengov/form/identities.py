"""The sums that the form's figures must obey, as data.

A 2021 form has 42 (7 balances, 7 columns of outcomes, 25 rows, 3 proceedings), a 2019 form 40.
"""

from functools import cache

from attrs import frozen

from ..model.printed import Edition
from .rows import Row, rows

BALANCE = "arithmetic.balance"
OUTCOMES = "arithmetic.outcomes"
APPLICANTS = "arithmetic.applicants"
DISPUTES = "arithmetic.disputes"

_TOTAL = "total"
_OUTCOMES = "requests.table.outcomes."
_OUTCOMES_TOTAL = "requests.table.outcomes.total"


@frozen(kw_only=True, eq=False)
class Identity:
    """Two sums of places that are equal; total is the printed total among them.

    check: the id of the check that it belongs to.
    """

    check: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    total: str

    @property
    def places(self) -> tuple[str, ...]:
        """Every place of the identity, the left side first."""
        return self.left + self.right


@cache
def request_identities(edition: Edition) -> tuple[Identity, ...]:
    """Return the identities of table 3: balances, columns of outcomes, rows of applicants."""
    table = rows("requests", edition)
    leaves = [
        row.place
        for row in table
        if row.place.startswith(_OUTCOMES) and row.place != _OUTCOMES_TOTAL
    ]
    keys = [column.key for column in table[0].columns]
    balances = [
        Identity(
            check=BALANCE,
            left=(f"requests.table.received.{key}", f"requests.table.carried_in.{key}"),
            right=(f"{_OUTCOMES_TOTAL}.{key}", f"requests.table.carried_out.{key}"),
            total=f"{_OUTCOMES_TOTAL}.{key}",
        )
        for key in keys
    ]
    outcomes = [
        Identity(
            check=OUTCOMES,
            left=(f"{_OUTCOMES_TOTAL}.{key}",),
            right=tuple(f"{leaf}.{key}" for leaf in leaves),
            total=f"{_OUTCOMES_TOTAL}.{key}",
        )
        for key in keys
    ]
    return (*balances, *outcomes, *(_row_total(APPLICANTS, row) for row in table))


@cache
def dispute_identities() -> tuple[Identity, ...]:
    """Return the identities of table 4: each total is the sum of the four results."""
    return tuple(_row_total(DISPUTES, row) for row in rows("disputes", "2021"))


def identities(edition: Edition) -> tuple[Identity, ...]:
    """Return every identity of an edition, table 3 first.

    >>> [len(identities(edition)) for edition in ("2019", "2021")]
    [40, 42]
    """
    return request_identities(edition) + dispute_identities()


def _row_total(check: str, row: Row) -> Identity:
    total = f"{row.place}.{_TOTAL}"
    return Identity(
        check=check,
        left=(total,),
        right=tuple(place for place in row.places if place != total),
        total=total,
    )
