"""Table 4 out of the rows of its region: 15 figures in one row, or three rows of five."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import AttrsInstance

from ..form.rows import Row, rows
from ..model.disputes import DisputesTable
from .collecting import Collector
from .lines import SourceCell
from .rows import SourceRow, align, named_place


def read_disputes(source: Iterable[SourceRow], collector: Collector) -> DisputesTable | None:
    """Return table 4, or None where it holds no figures.

    Printed in one row it is read by order; figures that do not fill the 15 columns are put nowhere.
    """
    form = rows("disputes", "2021")
    present = list(source)
    filled = [row for row in present if row.values]
    named = {found[0]: row for row in filled if (found := named_place(row)) and _fits(row, form)}
    if len(named) > 1 or (named and len(filled) == len(named)):
        _leave(present, [row for row in filled if row not in named.values()], collector)
        return _table(form, [collector.figures(row, named.get(row.place)) for row in form])
    carriers = [row for row in filled if any(cell.text for cell in row.values)] or [
        row for row in filled if len(row.values) >= _width(form)
    ]
    if not carriers:
        return None
    _leave(present, carriers[1:], collector)
    return _one_row(form, carriers[0], collector)


def _leave(
    present: Iterable[SourceRow], surplus: Iterable[SourceRow], collector: Collector
) -> None:
    for row in present:
        collector.leave_unknown(row)
    for row in surplus:
        collector.leave(row.raw, row.where)


def _fits(row: SourceRow, form: Sequence[Row]) -> bool:
    """Tell whether the figures of a row are those of one proceeding, not of all three."""
    return len(row.values) < _width(form)


def _width(form: Sequence[Row]) -> int:
    return sum(len(row.columns) for row in form)


def _one_row(form: Sequence[Row], source: SourceRow, collector: Collector) -> DisputesTable:
    cells = align(source, _width(form))
    figures: list[AttrsInstance] = []
    start = 0
    for row in form:
        width = len(row.columns)
        part: tuple[SourceCell, ...] = source.values
        if cells is not None:
            part = cells[start : start + width]
        start += width
        figures.append(
            collector.figures(
                row,
                SourceRow(
                    cells=source.cells,
                    labels=source.labels,
                    values=part,
                    side_by_side=source.side_by_side and cells is not None,
                ),
            )
        )
    return _table(form, figures)


def _table(form: Sequence[Row], figures: Sequence[Any]) -> DisputesTable:
    return DisputesTable(**{row.key: found for row, found in zip(form, figures, strict=True)})
