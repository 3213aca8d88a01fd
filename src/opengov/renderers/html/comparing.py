"""Set the figures of a report beside those of an earlier one, where the form lets them be compared.

Within an edition every count of a year may be. Across the editions only those may that both ask
for: acts issued, which the 2019 form calls produced, decisions, requests with （六）其他处理 as a
sum, and disputes. An amount whose unit the form leaves open is not compared.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import MAX_PREC, Context, Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from math import floor
from typing import NamedTuple

from attrs import frozen

from ...form.places import table_rows
from ...form.rows import Row, TableKey
from ...model.figures import Figure
from ...model.report import Report

_EXACT = Context(prec=MAX_PREC)
_ACROSS = {"issued": "produced", "produced": "issued", "decisions": "decisions"}
"""The columns of table 2 that both editions have, each with its key in the other."""


@frozen(kw_only=True, eq=False)
class Quantity:
    """What two reports both say: the labels that lead to it, and the places that make it up.

    There is one object for each that the form knows, so that tables of them are found quickly.
    """

    heads: tuple[str, ...]
    earlier: tuple[str, ...]
    later: tuple[str, ...]


class Compared(NamedTuple):
    """The figures of a quantity in two reports, the earlier first.

    places: where each stands, or what leaves it unknown. A tuple is the quickest to make.
    """

    places: tuple[str, str]
    figures: tuple[Figure, Figure]


def change(earlier: Figure, later: Figure) -> Figure:
    """Return by how much a figure grew; None where one is unknown."""
    if earlier is None or later is None:
        return None
    if isinstance(earlier, int) and isinstance(later, int):
        return later - earlier
    return _EXACT.subtract(Decimal(later), Decimal(earlier))


def rate(earlier: Figure, change: Figure) -> int | None:
    """Return a change in thousandths of the earlier figure; None where there is no such rate.

    >>> rate(8, 1), rate(8, -1), rate(0, 1)
    (125, -125, None)
    """
    if earlier is None or change is None or earlier <= 0:
        return None
    if isinstance(earlier, int) and isinstance(change, int):
        return (2000 * change + earlier) // (2 * earlier)
    return floor(Fraction(change) * 1000 / Fraction(earlier) + Fraction(1, 2))


def quantities(key: TableKey, earlier: Report, later: Report) -> tuple[Quantity, ...]:
    """Return what is comparable in a table of two reports, in the order of the later one."""
    return _quantities(key, table_rows(earlier, key), table_rows(later, key))


def compared(
    found: Sequence[Quantity], earlier: Mapping[str, Figure], later: Mapping[str, Figure]
) -> Iterator[Compared]:
    """Yield the figures of quantities, from those of both reports by place."""
    for each in found:
        place, figure = summed(each.earlier, earlier)
        other, later_figure = summed(each.later, later)
        yield Compared((place, other), (figure, later_figure))


def summed(places: Sequence[str], figures: Mapping[str, Figure]) -> tuple[str, Figure]:
    """Return the sum of some counts and the first place; or None and the place that is unknown."""
    first = places[0]
    if len(places) == 1:
        return first, figures[first]
    added = 0
    for place in places:
        figure = figures[place]
        if figure is None:
            return place, None
        added += int(figure)
    return first, added


def outcome(row: Row) -> tuple[str, ...]:
    """Return the labels of a row of table 3 down to its outcome, as in （三）不予公开."""
    return row.heads[:2]


@lru_cache(maxsize=256)
def _quantities(
    key: TableKey, before: tuple[Row, ...], after: tuple[Row, ...]
) -> tuple[Quantity, ...]:
    if key == "requests":
        return tuple(_totals(before, after)) if before else ()
    rows = {row.place: row for row in before}
    return tuple(
        quantity
        for row in after
        if row.place in rows
        for quantity in _of_columns(rows[row.place], row)
    )


def _of_columns(before: Row, after: Row) -> Iterator[Quantity]:
    """Yield the columns of a row that are comparable."""
    known = set(before.places)
    for column, place in zip(after.columns, after.places, strict=True):
        key = column.key if before.kind is after.kind else _ACROSS.get(column.key)
        other = f"{before.place}.{key}"
        if other in known and not column.signed and (column.unit or not column.money):
            yield Quantity(heads=(*after.heads, column.label), earlier=(other,), later=(place,))


def _totals(before: Sequence[Row], after: Sequence[Row]) -> Iterator[Quantity]:
    """Yield the totals of table 3; an outcome that the editions divide otherwise is a sum."""
    outcomes = {heads: tuple(rows) for heads, rows in groupby(before, outcome)}
    for heads, rows in groupby(after, outcome):
        own = tuple(rows)
        ours, theirs = _last(own), _last(outcomes[heads])
        if ours == theirs:
            for row, place in zip(own, ours, strict=True):
                yield Quantity(heads=row.heads, earlier=(place,), later=(place,))
        else:
            yield Quantity(heads=heads, earlier=theirs, later=ours)


def _last(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the places of the totals of rows, which come last."""
    return tuple(row.places[-1] for row in rows)
