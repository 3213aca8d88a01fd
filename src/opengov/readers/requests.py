"""Table 3 out of the rows of its region."""

import re
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from attrs import AttrsInstance, fields

from ..form.rows import Row, members, rows
from ..model.printed import Edition
from ..model.requests import RequestsTable
from .collecting import Collector
from .labels import column_of, is_head, is_piece
from .lines import SourceCell
from .numbers import read_count
from .positions import by_position
from .rows import SourceRow, first_column, head_column, is_of_another_year, named_place
from .settling import settle

_OTHERWISE = "requests.table.outcomes.otherwise"
_OUTCOMES, _TOTAL = "requests.table.outcomes.", "requests.table.outcomes.total"
_REST = f"{_OTHERWISE}.other"
_THIRD = re.compile("[3３三③]")
_BESIDE = re.compile("备注|说明|注|单位.*")
_LABEL_COLUMNS = 3
_Named: TypeAlias = tuple[SourceRow, str | None, SourceCell | None]


def read_requests(
    source: Iterable[SourceRow], collector: Collector, fallback: Edition
) -> RequestsTable | None:
    """Return table 3, or None where no row of it was found.

    The edition is told by （六）其他处理: three rows or one. fallback is the edition of a table
    that lacks it altogether.
    """
    named = _named(source)
    found = _by_place(named)
    if not any(row.values for same in found.values() for row in same):
        return None
    edition = _edition(found, fallback)
    form = rows("requests", edition)
    by_place = {row.place: row for row in form}
    placed = by_position([(row, place) for row, place, _ in named], form)
    for index, (row, place, cell) in enumerate(named):
        if index in placed:
            found.setdefault(placed[index].place, []).append(row)
            known = {"place": placed[index].place, "label": placed[index].label}
            collector.note("row-by-position", at=row, **known)
        elif any(row.texts) and place not in by_place:
            collector.leave(row.raw, row.where)
        else:
            collector.leave_unknown(row)
            if cell is not None and place in by_place and row.values:
                collector.label(cell, by_place[place].label, place)
    heads = [_columns(row) for row, _, _ in named]
    strange = _is_transposed(named) or any(_has_a_strange_head(row) for row, _, _ in named)
    ordered = not (strange or any(map(_is_out_of_order, heads)) or _lack_a_column(heads))
    if not ordered:
        collector.note("heads-out-of-order", place="requests.table")
    printed = {key for columns in heads for key in columns}
    lost = 1 if "other" in printed and "total" not in printed else 0
    single = {
        place: same[0] for place, same in found.items() if place in by_place and len(same) == 1
    }
    cuts = settle(single, form, edition)
    columns = form[0].columns
    grid = [row for row, _, _ in named]
    begins = first_column(grid, len(columns), key=columns[0].key)
    headed = head_column(grid, key=columns[0].key)
    figures = {
        place: collector.cut(row, single[place], cuts[place])
        if ordered and not lost and place in cuts
        else _figures(
            row,
            found.get(place, []),
            collector,
            ordered=ordered,
            lost=lost,
            begins=begins,
            headed=headed,
        )
        for place, row in by_place.items()
    }
    built: RequestsTable = _build(RequestsTable, "requests.table", figures)
    return built


def _named(source: Iterable[SourceRow]) -> list[_Named]:
    """Return the rows, each with the place that it names and the cell that names it, if any."""
    found: list[_Named] = []
    before = ""
    for row in source:
        place, cell = named_place(row) or (None, None)
        if place is not None and cell is not None and _is_anothers(row, place, cell, before):
            place = cell = None
        before = place or before
        found.append((row, place, cell))
    return found


def _is_anothers(row: SourceRow, place: str, cell: SourceCell, before: str) -> bool:
    """Tell whether a row is of another year, a sum or a rest of other rows than the form's.

    （七）总计 stands behind an outcome and 3.其他 among （六）其他处理, or has its number.
    """
    if is_of_another_year(row):
        return True
    if place == _TOTAL and "七" not in cell.text:
        return not before.startswith(_OUTCOMES)
    if place == _REST and not _THIRD.search(cell.text):
        groups = (label.place for _, labels in row.labels[:-1] for label in labels)
        return not (before.startswith(_OTHERWISE) or _OTHERWISE in groups)
    return False


def _by_place(named: Iterable[_Named]) -> dict[str, list[SourceRow]]:
    found: dict[str, list[SourceRow]] = {}
    for row, place, _ in named:
        if place is not None:
            found.setdefault(place, []).append(row)
    return found


def _figures(
    form: Row,
    found: Sequence[SourceRow],
    collector: Collector,
    *,
    ordered: bool,
    lost: int,
    begins: int | None,
    headed: int | None,
) -> AttrsInstance:
    """Return the figures of a row; of one that is printed again with other figures, none."""
    same = [row for row in found if row.values] or found
    repeated = len({row.texts for row in same}) > 1
    if repeated:
        collector.note("row-repeated", at=same[0], place=form.place, label=form.label)
    if repeated or (same and not ordered):
        return collector.unknown(form, "ambiguous", "; ".join(row.raw for row in same))
    source = same[0] if same else None
    if source is not None and _ends_in_its_sum(source, len(form.columns) - 1):
        return collector.unaligned(form, source)
    return collector.figures(
        form,
        source,
        lost=lost,
        label_columns=_LABEL_COLUMNS,
        first_column=begins,
        head_column=headed,
    )


def _ends_in_its_sum(row: SourceRow, short: int) -> bool:
    """Tell whether a row that lacks its last figure ends in a sum: then it lacks another one."""
    if len(row.values) > short and row.values[-1].text:
        return False
    figures = [read_count(text).value for text in row.texts if text]
    known = [figure for figure in figures if isinstance(figure, int)]
    return len(known) == short and known[-1] > 0 and known[-1] == sum(known[:-1])


def _columns(row: SourceRow) -> list[str]:
    """Return the columns that the heads of a row name; the label before its figures is none."""
    labels = row.labels[:-1] if row.values else row.labels
    return [key for _, found in labels if (key := column_of(found)) is not None]


def _is_transposed(named: Sequence[_Named]) -> bool:
    """Tell whether the kinds of applicants lead rows of figures instead of heading columns."""
    leading = [
        row for row, place, _ in named if place is None and any(row.texts) and len(row.labels) == 1
    ]
    return sum(column_of(row.labels[0][1]) is not None for row in leading) > 1


def _has_a_strange_head(row: SourceRow) -> bool:
    """Tell whether a head that the form does not have, as 小计 or 行次, stands behind others."""
    heads = row.labels[:-1] if any(row.texts) else row.labels
    known = [is_head(labels) for _, labels in heads]
    behind = heads[known.index(True) + 1 :] if True in known else ()
    return any(
        not labels and not is_piece(cell.text, "requests") and not _BESIDE.fullmatch(cell.text)
        for cell, labels in behind
    )


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
