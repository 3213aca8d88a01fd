"""Table 4 out of the rows of its region: 15 figures in one row, or three rows of five."""

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import AttrsInstance, evolve

from ..form.rows import Row, rows, section_titles
from ..model.disputes import LITIGATION, DisputesTable
from .collecting import Collector
from .digits import Run
from .labels import Label, column_of
from .lines import SourceCell
from .rows import SourceRow, align, head_column, is_of_another_year, named_place
from .settling import cut_in_blocks


def read_disputes(source: Iterable[SourceRow], collector: Collector) -> DisputesTable | None:
    """Return table 4, or None where it holds no figures.

    Printed in one row it is read by order. Figures that do not fill the 15 columns, that stand
    under heads in another order than the form's, or twice and differently, are put nowhere.
    """
    form = rows("disputes", "2021")
    present = list(source)
    for row in present:
        collector.leave_unknown(row)
    filled = [row for row in present if row.values]
    named = {found[0]: row for row in filled if (found := named_place(row))}
    ordered = not (_is_out_of_order(present) or any(map(is_of_another_year, filled)))
    if named and len(filled) == len(named) and ordered:
        return _table(form, [collector.figures(row, named.get(row.place)) for row in form])
    carriers = [row for row in filled if any(cell.text for cell in row.values)] or filled[:1]
    if not carriers:
        return None
    if ordered and len({row.texts for row in carriers}) == 1:
        if carriers[0].fused and not carriers[0].torn:
            return _fused(form, carriers[0], collector)
        cells = align(
            carriers[0],
            sum(len(row.columns) for row in form),
            label_columns=0,
            head_column=head_column(present, key=form[0].columns[0].key),
        )
        if cells is not None:
            return _one_row(form, carriers[0], cells, collector)
    raw = "; ".join(row.raw for row in carriers)
    if not ordered:
        collector.note("heads-out-of-order", place="disputes.table", raw=raw)
    else:
        collector.note(
            "ambiguous-cells", at=carriers[0], place="disputes.table", **_counts(carriers)
        )
    return _table(form, [collector.unknown(row, "ambiguous", raw) for row in form])


def _counts(carriers: Sequence[SourceRow]) -> dict[str, object]:
    found = sum(1 for row in carriers for cell in row.values if cell.text)
    return {"label": section_titles()["disputes"], "found": found, "wanted": 15}


def _is_out_of_order(present: Iterable[SourceRow]) -> bool:
    """Tell whether the heads are in another order than 结果维持 to 总计, over and over."""
    keys = [column.key for column in rows("disputes", "2021")[0].columns]
    printed = [column_of(labels) for row in present for _, labels in row.labels]
    positions = [keys.index(key) for key in printed if key is not None]
    steps = zip([len(keys), *positions], positions, strict=False)
    names = [text for row in present for _, labels in row.labels if (text := _proceeding(labels))]
    return names != sorted(names) or any(0 < position < before for before, position in steps)


def _proceeding(labels: tuple[Label, ...]) -> int | None:
    """Return the position, from 1, of the proceeding that labels name: 行政诉讼 stands second."""
    form = rows("disputes", "2021")
    order = [form[0].label, LITIGATION, *(row.label for row in form[1:])]
    return next((order.index(each.text) + 1 for each in labels if each.text in order), None)


def _one_row(
    form: Sequence[Row], source: SourceRow, cells: Sequence[SourceCell], collector: Collector
) -> DisputesTable:
    figures: list[AttrsInstance] = []
    start = 0
    for row in form:
        part = tuple(cells[start : start + len(row.columns)])
        start += len(part)
        figures.append(
            collector.figures(row, evolve(source, labels=(), values=part), label_columns=0)
        )
    return _table(form, figures)


def _fused(form: Sequence[Row], source: SourceRow, collector: Collector) -> DisputesTable:
    """Return the table out of digits that run together; a block all cuts agree on is known."""
    columns = [column for row in form for column in row.columns]
    every = Run(source.values, columns).all()
    cuts = every if source.doubted else cut_in_blocks(source, columns, len(form[0].columns))
    figures: list[AttrsInstance] = []
    start = 0
    for row in form:
        end = start + len(row.columns)
        part = evolve(cuts, ways=tuple(dict.fromkeys(way[start:end] for way in cuts.ways)))
        figures.append(collector.cut(row, source, part))
        start = end
    return _table(form, figures)


def _table(form: Sequence[Row], figures: Sequence[Any]) -> DisputesTable:
    return DisputesTable(**{row.key: found for row, found in zip(form, figures, strict=True)})
