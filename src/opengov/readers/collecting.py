"""Figures out of cells, and beside them everything that a reading has to say about them."""

from collections.abc import Sequence
from typing import Any

from attrs import AttrsInstance, evolve

from ..form.rows import Column, Row
from ..model.figures import Figure
from ..model.proactive import Procurement
from ..model.report import Gap, GapState, Remark
from .characters import fold
from .digits import Cuts
from .labels import added_instruction
from .lines import SourceCell
from .notes import Note
from .numbers import Said, read_count, read_money
from .rows import SourceRow, align
from .settling import cut_alone

_LONG = 20


class Collector:
    """Gathers the gaps, remarks, notes and unplaced text of one reading."""

    def __init__(self) -> None:
        self.gaps: list[Gap] = []
        self.remarks: list[Remark] = []
        self.notes: list[Note] = []
        self.unplaced: list[str] = []
        self.sources: dict[str, SourceCell] = {}

    @property
    def said(self) -> int:
        """How much there was to say so far."""
        return len(self.gaps) + len(self.remarks) + len(self.notes) + len(self.unplaced)

    def note(self, code: str, *, at: SourceRow | SourceCell | None = None, **known: Any) -> None:
        """Add a note; at is the part of the source that it is about."""
        raw = known.pop("raw", None)
        place = known.pop("place", None)
        text = "" if at is None else at.raw if isinstance(at, SourceRow) else at.text
        self.notes.append(
            Note(
                code=code,
                place=place,
                raw=text if raw is None else raw,
                where=None if at is None else at.where,
                values={name: str(value) for name, value in known.items()},
            )
        )

    def leave(self, text: str, where: str | None) -> None:
        """Keep a text that belongs nowhere."""
        self.unplaced.append(text)
        self.notes.append(Note(code="text-unplaced", raw=text, where=where))

    def leave_unknown(self, row: SourceRow) -> None:
        """Keep the labels of a row that are none of the form's."""
        for cell, labels in row.labels:
            if not labels:
                self.leave(cell.text, cell.where)

    def lose(self, places: Sequence[str], state: GapState, raw: str = "") -> None:
        """Say that the figures at places are unknown."""
        self.gaps.extend(Gap(place=place, state=state, raw=raw) for place in places)

    def figures(
        self,
        form: Row,
        source: SourceRow | None,
        *,
        lost: int = 0,
        label_columns: int = 1,
        first_column: int | None = None,
        head_column: int | None = None,
        heads: Sequence[SourceCell] = (),
        order: Sequence[int | None] = (),
        unit: str | None = None,
    ) -> AttrsInstance:
        """Return the figures of a row of the form; those that the source does not say are None.

        lost, label_columns, first_column, head_column, heads: as align takes them. order: the
        position among the source's figures of each column of the form, if it is not that of the
        form; None where a head contradicts the column. unit: of money, as heads and labels print
        it.
        """
        if source is None:
            return self.unknown(form, "missing")
        if source.fused and not source.torn:
            return self.cut(form, source, cut_alone(source, form.columns), order=order, unit=unit)
        cells = align(
            source,
            len(form.columns),
            lost=lost,
            label_columns=label_columns,
            first_column=first_column,
            head_column=head_column,
            heads=heads,
        )
        if cells is None:
            return self.unaligned(form, source)
        if not order and len(cells) == len(form.columns) and _are_plain_counts(cells, form):
            self.sources.update(zip(form.places, cells, strict=True))
            counts = {c.key: int(cell.text) for c, cell in zip(form.columns, cells, strict=True)}
            return form.kind(**counts)
        values: dict[str, Any] = {"unit": unit}
        before = len(self.gaps)
        positions = order or range(len(cells))
        for column, place, position in zip(form.columns, form.places, positions, strict=False):
            if position is None:
                self.lose([place], "ambiguous", source.raw)
            else:
                values[column.key] = self._figure(column, place, cells[position], values)
        if any(gap.state in ("blank", "marked") for gap in self.gaps[before:]):
            self.note("cells-blank", at=source, place=form.place, label=form.label)
        if len(cells) < len(form.columns):
            self.lose(form.places[len(cells) :], "missing")
            self.note("cells-missing", at=source, place=form.place, label=form.label)
        return _row(form, values)

    def cut(self, form: Row, source: SourceRow, cuts: Cuts, **known: Any) -> AttrsInstance:
        """Return the figures of a row of fused digits, if they can be cut in one way only."""
        if cuts.only is not None:
            return self.figures(form, evolve(source, values=cuts.only, fused=False), **known)
        if not cuts.ways:
            return self.unaligned(form, source)
        raw = " ".join(cell.text for cell in source.values)
        self.note("ambiguous-digits", at=source, raw=raw, place=form.place, readings=cuts.readings)
        return self.unknown(form, "ambiguous", raw)

    def unaligned(self, form: Row, source: SourceRow) -> AttrsInstance:
        """Return a row of unknown figures: which stands in which column cannot be known."""
        found = [cell.text for cell in source.values if cell.text]
        if not found:
            self.note("cells-missing", at=source, place=form.place, label=form.label)
            return self.unknown(form, "missing")
        counts = {"found": len(found), "wanted": len(form.columns)}
        self.note("ambiguous-cells", at=source, place=form.place, label=form.label, **counts)
        return self.unknown(form, "ambiguous", "|".join(found))

    def unknown(self, form: Row, state: GapState, raw: str = "") -> AttrsInstance:
        """Return a row of unknown figures, each with its gap."""
        self.lose(form.places, state, raw)
        return _row(form, {})

    def label(self, cell: SourceCell, official: str, place: str) -> None:
        """Say where a printed label differs from the form's; keep an instruction added to it."""
        if cell.text == official:
            return
        instruction = added_instruction(cell.text, official)
        if instruction is not None:
            self.remarks.append(Remark(place=place, text=instruction))
        if fold(cell.text) != fold(official):
            self.note("label-variant", at=cell, place=place, label=official)

    def _figure(
        self, column: Column, place: str, cell: SourceCell, beside: dict[str, Any]
    ) -> Figure:
        self.sources[place] = cell
        if column.money:
            said = read_money(cell.text, unit=column.unit or beside["unit"])
            if column.unit and beside["unit"] not in (None, column.unit):
                said = Said(state="unread")
            beside["unit"] = said.unit or beside["unit"]
        else:
            said = read_count(cell.text, signed=column.signed)
        if said.remark:
            self.remarks.append(Remark(place=place, text=said.remark))
            self.note("annotated-cell", at=cell, place=place)
        if said.state is not None:
            self.gaps.append(Gap(place=place, state=said.state, raw=cell.text))
        if said.state == "unread":
            self.note("cell-unread", at=cell, place=place)
        return said.value


def _are_plain_counts(cells: Sequence[SourceCell], form: Row) -> bool:
    """Tell whether cells are counts that need no second look, as those of most rows are."""
    if form.columns[-1].money:
        return False
    for cell in cells:
        text = cell.text
        if not (text.isdigit() and text.isascii() and len(text) < _LONG) or text[0] == "0" != text:
            return False
    return True


def _row(form: Row, values: dict[str, Any]) -> AttrsInstance:
    known = {column.key: values.get(column.key) for column in form.columns}
    if form.kind is Procurement:
        known["unit"] = values.get("unit")
    return form.kind(**known)
