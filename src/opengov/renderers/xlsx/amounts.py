"""What a figure is on a sheet: a number with its number format, or a text where none holds it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import frozen

from ...form.places import table_rows, value
from ...form.rows import Column, TableKey
from ...messages.catalog import Catalog
from ...model.figures import Figure
from ...model.proactive import MoneyUnit, Procurement
from ...model.report import Report
from ..figures import WITH_UNIT, Figures

_DIGITS = 15
"""A spreadsheet keeps so many digits of a number and turns the others into zeros."""


@frozen(kw_only=True)
class Amount:
    """A figure with its column; unit is what is printed behind it."""

    place: str
    column: Column
    figure: Figure
    unit: MoneyUnit | None

    @property
    def number(self) -> int | float | None:
        """The figure as a number of a sheet, if one holds it."""
        return sheet_number(self.figure)

    def number_format(self, words: Catalog, *, grouping: bool) -> str:
        """Return the format that prints the number with the digits that it has, and its unit."""
        decimals = format(self.figure, "f").partition(".")[2] if self.column.money else ""
        code = "#,##0" if grouping else "0"
        if decimals:
            code = f"{code}.{'0' * len(decimals)}"
        if self.unit is None:
            return code
        before, after = words.compose(WITH_UNIT[self.unit], amount="\0").split("\0")
        return f"{_quoted(before)}{code}{_quoted(after)}"

    def text(self, figures: Figures) -> str:
        """Return the figure as the other renderers write it."""
        return figures.figure(self.place, self.figure, unit=self.unit)


def sheet_number(figure: Figure) -> int | float | None:
    """Return a figure as a sheet's number; None where it is unknown or no number keeps its digits.

    Nor does one keep the zeros that fill up 1.50: they would be the format's, not the figure's.

    >>> sheet_number(7), sheet_number(Decimal("1.5")), sheet_number(Decimal("1.50"))
    (7, 1.5, None)
    """
    if isinstance(figure, int):
        return figure if abs(figure) < 10**_DIGITS else None
    if figure is None or len(digits := format(figure, "f")) > _DIGITS:
        return None
    number = float(figure)
    return number if format(Decimal(repr(number)).normalize() + 0, "f") == digits else None


def amounts(report: Report, table: TableKey) -> Mapping[str, Amount]:
    """Return the figures of a table by their places."""
    return {amount.place: amount for amount in _amounts(report, table)}


def _amounts(report: Report, table: TableKey) -> Iterator[Amount]:
    for row in table_rows(report, table):
        owner = value(report, row.place)
        unit = owner.unit if isinstance(owner, Procurement) else None
        cells = zip(row.columns, row.places, row.figures(owner), strict=True)
        for column, place, figure in cells:
            yield Amount(
                place=place, column=column, figure=figure, unit=unit if column.money else None
            )


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""
