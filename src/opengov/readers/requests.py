"""Table 3 out of the rows of its region."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import AttrsInstance, fields

from ..form.rows import Row, members, rows
from ..model.printed import Edition
from ..model.requests import RequestsTable
from .collecting import Collector
from .labels import column_of
from .numbers import read_count
from .rows import SourceRow, named_place

_OTHERWISE = "requests.table.outcomes.otherwise"
_TOTAL, _CARRIED_OUT = "requests.table.outcomes.total", "requests.table.carried_out"
_LABEL_COLUMNS = 3


def read_requests(
    source: Iterable[SourceRow], collector: Collector, fallback: Edition
) -> RequestsTable | None:
    """Return table 3, or None where no row of it was found.

    The edition is told by （六）其他处理: three rows or one. fallback is the edition of a table
    that lacks it altogether.
    """
    found: dict[str, list[SourceRow]] = {}
    heads: list[list[str]] = []
    for row in source:
        _take(row, found, collector)
        heads.append(_columns(row))
    if not any(row.values for same in found.values() for row in same):
        return None
    table = {form.place: form for form in rows("requests", _edition(found, fallback))}
    for place, same in found.items():
        if place not in table:
            _leave_filled(same, collector)
    ordered = not any(map(_is_out_of_order, heads)) and not _lack_a_column(heads)
    if not ordered:
        collector.note("heads-out-of-order", place="requests.table")
    printed = {key for columns in heads for key in columns}
    lost = 1 if "other" in printed and "total" not in printed else 0
    figures = {
        place: _figures(form, found.get(place, []), collector, ordered=ordered, lost=lost)
        for place, form in table.items()
    }
    built: RequestsTable = _build(RequestsTable, "requests.table", figures)
    return built


def _take(row: SourceRow, found: dict[str, list[SourceRow]], collector: Collector) -> None:
    """Put a row to those of its label, or leave it over."""
    named = named_place(row)
    if named and named[0] == _TOTAL and _CARRIED_OUT in found and "七" not in named[1].text:
        named = None  # a sum of the whole table, which the form does not have
    if named is None and any(row.texts):
        collector.leave(row.raw, row.where)
        return
    collector.leave_unknown(row)
    if named is not None:
        place, cell = named
        found.setdefault(place, []).append(row)
        if row.values:
            collector.label(cell, _official(place), place)


def _figures(
    form: Row, found: Sequence[SourceRow], collector: Collector, *, ordered: bool, lost: int
) -> AttrsInstance:
    """Return the figures of a row; of one that is printed again with other figures, none."""
    same = [row for row in found if row.values] or found
    repeated = len({row.texts for row in same}) > 1
    if repeated:
        collector.note("row-repeated", at=same[0], place=form.place, label=form.label)
    if repeated or (same and not ordered):
        return collector.unknown(form, "ambiguous", "; ".join(row.raw for row in same))
    source = same[0] if same else None
    if lost and source is not None and _ends_in_its_sum(source, len(form.columns) - lost):
        return collector.unknown(form, "ambiguous", source.raw)
    return collector.figures(form, source, lost=lost, label_columns=_LABEL_COLUMNS)


def _ends_in_its_sum(row: SourceRow, short: int) -> bool:
    """Tell whether the last figure of a short row is the sum of the others: 总计 is not lost."""
    figures = [read_count(text).value for text in row.texts if text]
    known = [figure for figure in figures if isinstance(figure, int)]
    return len(known) == short and known[-1] > 0 and known[-1] == sum(known[:-1])


def _leave_filled(rows_of_other_edition: Iterable[SourceRow], collector: Collector) -> None:
    for row in rows_of_other_edition:
        if row.values:
            collector.leave(row.raw, row.where)


def _columns(row: SourceRow) -> list[str]:
    """Return the columns that the heads of a row name; the label before its figures is none."""
    labels = row.labels[:-1] if row.values else row.labels
    return [key for _, found in labels if (key := column_of(found)) is not None]


def _is_out_of_order(columns: Sequence[str]) -> bool:
    """Tell whether heads name columns otherwise than the form prints them.

    总计 spans the heads of 法人或其他组织 and so may be met before them, but never first.
    """
    keys = [column.key for column in rows("requests", "2021")[0].columns]
    positions = [keys.index(key) for key in columns if key != "total"]
    return positions != sorted(positions) or (bool(positions) and columns[0] == "total")


def _lack_a_column(heads: Sequence[Sequence[str]]) -> bool:
    """Tell whether heads name most columns and leave one out, other than a 总计 that is cut off."""
    keys = [column.key for column in rows("requests", "2021")[0].columns]
    longest = max(heads, key=len, default=())
    lacking = set(keys) - {key for columns in heads for key in columns}
    return len(longest) >= len(keys) - 2 and bool(lacking - {"total"})


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
