"""Reports of the size that agencies publish: small counts, mostly zeros, natural persons first."""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

from attrs import fields
from hypothesis import strategies as st

from opengov.form.places import replace, table_rows, value
from opengov.form.rows import Column, Row, TableKey, rows
from opengov.model.printed import EDITIONS, Edition
from opengov.model.proactive import ProactiveTable, Procurement
from opengov.model.report import Report, TableSection
from opengov.testing.tables import adding_up, disputes_of

_OUTCOMES = {"2019": 19, "2021": 21}
_KINDS = 6
_TOTAL = "requests.table.outcomes.total"


def realistic_reports() -> st.SearchStrategy[Report]:
    """Return a strategy for reports as agencies publish them, every sum of which holds."""
    randoms = st.randoms(use_true_random=True)
    return st.builds(realistic_report, randoms, st.sampled_from(EDITIONS))


def realistic_report(random: Random, edition: Edition) -> Report:
    """Return a report whose tables add up, from the small office to the city."""
    size = random.choice([0.0, 0.7, 1.3, 2.0, 2.7, 3.3])
    leaves = [_applicants(random, size) for _ in range(_OUTCOMES[edition] + 2)]
    results = [[_count(random, size / 2, 0.5) for _ in range(4)] for _ in range(3)]
    return Report(
        proactive=TableSection(table=_proactive(random, edition, size)),
        requests=TableSection(table=adding_up(leaves)),
        disputes=TableSection(table=disputes_of([(*row, sum(row)) for row in results])),
    )


def off_balance(random: Random, report: Report) -> Report:
    """Return a report with one of the errors that agencies published."""
    return random.choice(_ERRORS)(random, report)


def _count(random: Random, size: float, zeros: float) -> int:
    return 0 if random.random() < zeros else int(10 ** random.uniform(0, max(size, 0.4)))


def _applicants(random: Random, size: float) -> list[int]:
    """Return the requests of one outcome by kind of applicant."""
    zeros = (0.45, 0.75, 0.97, 0.97, 0.93, 0.9)
    sizes = (size, size * 0.6, 0.3, 0.3, size * 0.5, 0.5)
    return [_count(random, s, z) for s, z in zip(sizes, zeros, strict=True)][:_KINDS]


def _proactive(random: Random, edition: Edition, size: float) -> ProactiveTable:
    printed: dict[str, Any] = dict.fromkeys(a.name for a in fields(ProactiveTable))
    for row in rows("proactive", edition):
        figures: dict[str, Any] = {c.key: _figure(random, c, row.key, size) for c in row.columns}
        if row.kind is Procurement:
            figures["unit"] = random.choice([None, "元", "万元"])
        printed[row.key] = row.kind(**figures)
    printed["extra"] = ()
    return ProactiveTable(**printed)


def _figure(random: Random, column: Column, key: str, size: float) -> int | Decimal:
    if column.money:
        amount = Decimal(_count(random, 2 + 2 * size, 0.4))
        return amount.scaleb(-random.choice([0, 0, 1, 2, 4]))
    large = size if key in ("rules", "normative_documents") else 2 * size
    count = _count(random, large, 0.5 if key != "rules" else 0.8)
    return -count if column.signed and random.random() < 0.4 else count


def _set(report: Report, figures: dict[str, int]) -> Report:
    for place, figure in figures.items():
        report = replace(report, place, figure)
    return report


def _totals(report: Report, table: TableKey) -> list[str]:
    return [row.places[-1] for row in table_rows(report, table)]


def _row(random: Random, report: Report) -> Row:
    return random.choice(table_rows(report, "requests"))


def _totals_left_out(_: Random, report: Report) -> Report:
    """Leave the column 总计 of table 3 at 0 in every row."""
    return _set(report, dict.fromkeys(_totals(report, "requests"), 0))


def _sum_of_outcomes_left_out(_: Random, report: Report) -> Report:
    """Leave （七）总计 at 0."""
    row = next(row for row in table_rows(report, "requests") if row.place == _TOTAL)
    return _set(report, dict.fromkeys(row.places, 0))


def _column_left_out(random: Random, report: Report) -> Report:
    """Leave one kind of applicant out of the total of a row."""
    *kinds, total = _row(random, report).places
    kinds.remove(random.choice(kinds))
    return _set(report, {total: sum(value(report, kind) for kind in kinds)})


def _dispute_total_off(random: Random, report: Report) -> Report:
    """Leave a total of table 4 at 0, or short by four."""
    place = random.choice(_totals(report, "disputes"))
    return _set(report, {place: random.choice([0, max(0, value(report, place) - 4)])})


def _cell_off(random: Random, report: Report) -> Report:
    """Miscount a cell of table 3 by a few, or write it ten times too large."""
    place = random.choice(_row(random, report).places)
    counted = value(report, place)
    return _set(report, {place: random.choice([counted + 1, counted + 6, counted * 10, 0])})


_ERRORS: tuple[Callable[[Random, Report], Report], ...] = (
    _totals_left_out,
    _sum_of_outcomes_left_out,
    _column_left_out,
    _dispute_total_off,
    _cell_off,
)
