"""The two kinds of figure in a report."""

from decimal import Decimal
from typing import TypeAlias

Count: TypeAlias = int | None
"""A count of any size; None where the source does not say, never a zero that was not printed."""

Money: TypeAlias = Decimal | None
"""An amount with the digits as printed; None where the source does not say."""

Figure: TypeAlias = int | Decimal | None
"""What a cell holds: a count, an amount of money, or None where it is unknown."""


def as_printed(amount: Money) -> str | None:
    """Return the digits of an amount, so that 0 and 0.00 differ as they do on paper."""
    return None if amount is None else format(amount, "f")
