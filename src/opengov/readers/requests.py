"""Table 3 out of the rows of its region."""

from collections.abc import Iterable
from typing import Any

from attrs import AttrsInstance, fields

from ..form.rows import Row, members, rows
from ..model.printed import Edition
from ..model.requests import ApplicantCounts, RequestsTable
from .collecting import Collector
from .labels import column_of
from .rows import SourceRow, named_place

_OTHERWISE = "requests.table.outcomes.otherwise"


def read_requests(
    source: Iterable[SourceRow], collector: Collector, fallback: Edition
) -> RequestsTable | None:
    """Return table 3, or None where no row of it was found.

    The edition is told by （六）其他处理: three rows or one. fallback is the edition of a table
    that lacks it altogether.
    """
    found: dict[str, list[SourceRow]] = {}
    heads: set[str] = set()
    for row in source:
        named = named_place(row)
        collector.leave_unknown(row)
        heads.update(_columns(row))
        if named is not None:
            place, cell = named
            found.setdefault(place, []).append(row)
            if row.values:
                collector.label(cell, _official(place), place)
        elif any(cell.text for cell in row.values):
            collector.leave(row.raw, row.where)
    if not any(row.values for same in found.values() for row in same):
        return None
    edition = _edition(found, fallback)
    table = {row.place: row for row in rows("requests", edition)}
    for place, same in found.items():
        if place not in table:
            _leave_filled(same, collector)
    lost = 1 if "other" in heads and "total" not in heads else 0
    figures = {
        place: _figures(row, found.get(place, []), collector, lost) for place, row in table.items()
    }
    built: RequestsTable = _build(RequestsTable, "requests.table", figures)
    return built


def _leave_filled(rows_of_other_edition: Iterable[SourceRow], collector: Collector) -> None:
    for row in rows_of_other_edition:
        if row.values:
            collector.leave(row.raw, row.where)


def _columns(row: SourceRow) -> set[str]:
    """Return the columns that the heads of a row name; the label before its figures is none."""
    labels = row.labels[:-1] if row.values else row.labels
    return {key for _, found in labels if (key := column_of(found)) is not None}


def _official(place: str) -> str:
    return next(
        row.label
        for edition in ("2021", "2019")
        for row in rows("requests", edition)
        if row.place == place
    )


def _edition(found: dict[str, list[SourceRow]], fallback: Edition) -> Edition:
    if any(place.startswith(_OTHERWISE + ".") for place in found):
        return "2021"
    if any(row.values for row in found.get(_OTHERWISE, ())):
        return "2019"
    return fallback


def _figures(form: Row, same: list[SourceRow], collector: Collector, lost: int) -> AttrsInstance:
    """Return the figures of a row; of a row that is printed again with other figures, none."""
    filled = [row for row in same if row.values] or same
    texts = {tuple(cell.text for cell in row.values) for row in filled}
    if len(texts) > 1:
        collector.note("row-repeated", at=filled[0], place=form.place, label=form.label)
        collector.lose(form.places, "ambiguous", "; ".join(row.raw for row in filled))
        return ApplicantCounts(**dict.fromkeys((column.key for column in form.columns), None))
    return collector.figures(form, filled[0] if filled else None, lost=lost)


def _build(kind: Any, place: str, figures: dict[str, AttrsInstance]) -> Any:
    """Put rows together into a class of the model, from the leaves up."""
    parts: dict[str, Any] = {}
    for attribute in fields(kind):
        here = f"{place}.{attribute.name}"
        if here in figures:
            parts[attribute.name] = figures[here]
        else:
            parts[attribute.name] = _build(members(attribute.type)[0], here, figures)
    return kind(**parts)
