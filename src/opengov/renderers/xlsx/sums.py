"""Live sums: formulas for the totals, marks where an identity is broken, and what may be typed in.

They come of the same identities as the checks.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from attrs import frozen

from ...form.identities import BALANCE, Identity, dispute_identities, request_identities
from ...form.places import table_3_edition
from ...form.rows import TableKey
from ...messages.catalog import Catalog
from ...messages.marking import message
from ...model.report import Report
from .amounts import Amount
from .styles import FAILED, UNCERTAIN, Styles

Spots = Mapping[str, tuple[int, int]]
"""The row and column of each place on a sheet, from 0."""

_NOTHING = " "
"""The result that is kept of a formula that shows nothing; XlsxWriter keeps no empty text."""

_MOST = 10**9
_COUNT_WANTED = message("请填写不小于0的整数；没有的填0。")
_CHANGE_WANTED = message("请填写整数；减少的填负数。")
_MONEY_WANTED = message("请填写不小于0的数；没有的填0。")
_TOTAL = message("应等于各项之和。不相等时此格变红；有空格而未能确定时变黄。")


@cache
def identities_of(table: TableKey, report_edition: Any) -> tuple[Identity, ...]:
    """Return the identities of a table; table 2 has none."""
    if table == "requests":
        return request_identities(report_edition)
    return dispute_identities() if table == "disputes" else ()


@frozen(kw_only=True)
class Sums:
    """The sums of one table on a sheet."""

    identities: tuple[Identity, ...]
    amounts: Mapping[str, Amount]
    blank: frozenset[str]
    spots: Spots

    @classmethod
    def of(
        cls,
        table: TableKey,
        report: Report,
        *,
        amounts: Mapping[str, Amount],
        spots: Spots,
    ) -> "Sums":
        """Return the sums of a report's table."""
        filled = {gap.place for gap in report.gaps if gap.state != "blank"}
        return cls(
            identities=identities_of(table, table_3_edition(report)),
            amounts=amounts,
            blank=frozenset(
                place for place, each in amounts.items() if each.figure is None
            ).difference(filled),
            spots=spots,
        )

    def formulas(self) -> dict[str, tuple[str, int | str]]:
        """Return the formula of each total that prints what its formula gives, with the result.

        A total that prints something else, or nothing where its addends are known, is left as it
        is: a formula would put our figure in the place of the report's.
        """
        found: dict[str, tuple[str, int | str]] = {}
        for identity in self.identities:
            total = identity.total
            if identity.left != (total,) or total in found:
                continue
            addends = [self.amounts[place] for place in identity.right]
            if any(each.figure is not None and each.number is None for each in addends):
                continue
            numbers = [int(each.number) for each in addends if each.number is not None]
            if not self._prints(total, sum(numbers) if numbers else None):
                continue
            cells = references(self.spots[place] for place in identity.right)
            formula = f'=IF(COUNT({cells})=0,"",SUM({cells}))'
            found[total] = (formula, sum(numbers) if numbers else _NOTHING)
        return found

    def _prints(self, total: str, result: int | None) -> bool:
        if result is None:
            return total in self.blank
        return self.amounts[total].number == result

    def mark(self, sheet: Any, styles: Styles) -> None:
        """Let the cells of an identity that fails turn red, and of one with blanks, yellow."""
        for identity in self.identities:
            left, right, whole = (
                references(self.spots[place] for place in places)
                for places in (identity.left, identity.right, identity.places)
            )
            size = len(identity.places)
            differ = f"SUM({left})<>SUM({right})"
            failed = f"=AND(COUNT({whole})={size},{differ})"
            some = f"COUNT({left})>0,COUNT({right})>0"
            uncertain = f"=AND({some},COUNT({whole})<{size},{differ})"
            marked = [self.spots[place] for place in _marked(identity)]
            for criteria, look in ((failed, FAILED), (uncertain, UNCERTAIN)):
                sheet.conditional_format(
                    *marked[0],
                    *marked[0],
                    {
                        "type": "formula",
                        "criteria": criteria,
                        "format": styles.mark(look),
                        "multi_range": " ".join(_name(*cell) for cell in marked).replace("$", ""),
                    },
                )

    def guide(self, sheet: Any, words: Catalog) -> None:
        """Refuse what is no number in the cells to fill in, and say at a total what it must be."""
        totals = {identity.total for identity in self.identities}
        kinds: dict[str, list[str]] = {}
        for place, amount in self.amounts.items():
            kinds.setdefault("total" if place in totals else _kind(amount), []).append(place)
        for kind, places in kinds.items():
            cells = [self.spots[place] for place in places]
            first = cells[0]
            others = [[*cell, *cell] for cell in cells[1:]]
            sheet.data_validation(*first, *first, {**_rule(kind, words), "other_cells": others})


def _marked(identity: Identity) -> tuple[str, ...]:
    """Return the places that show that an identity is broken: the total, or all of a balance."""
    return identity.places if identity.check == BALANCE else (identity.total,)


def _kind(amount: Amount) -> str:
    if amount.column.money:
        return "money"
    return "change" if amount.column.signed else "count"


def _rule(kind: str, words: Catalog) -> dict[str, object]:
    if kind == "total":
        return {"validate": "any", "input_message": words.text(_TOTAL)}
    if kind == "change":
        return {
            "validate": "integer",
            "criteria": "between",
            "minimum": -_MOST,
            "maximum": _MOST,
            "error_message": words.text(_CHANGE_WANTED),
        }
    whole = kind == "count"
    return {
        "validate": "integer" if whole else "decimal",
        "criteria": ">=",
        "value": 0,
        "error_message": words.text(_COUNT_WANTED if whole else _MONEY_WANTED),
    }


def references(spots: Iterable[tuple[int, int]]) -> str:
    """Return the cells as a spreadsheet names them: a range where they are one, else each.

    >>> references([(0, 0), (0, 1)]), references([(0, 0), (2, 0)])
    ('$A$1:$B$1', '$A$1,$A$3')
    """
    cells: Sequence[tuple[int, int]] = list(spots)
    (top, left), (bottom, right) = min(cells), max(cells)
    if len(cells) > 1 and (bottom - top + 1) * (right - left + 1) == len(cells):
        return f"{_name(top, left)}:{_name(bottom, right)}"
    return ",".join(_name(*cell) for cell in cells)


def _name(row: int, column: int) -> str:
    return f"${chr(ord('A') + column)}${row + 1}"  # no table of the form is wider than the alphabet
