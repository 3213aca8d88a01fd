"""The three tables as the form prints them, with an input for each figure."""

from attrs import frozen

from ...form.identities import identities
from ...form.layout import (
    Layout,
    Line,
    Slot,
    disputes_layout,
    grid_width,
    proactive_layout,
    requests_layout,
)
from ...form.naming import SEPARATOR, heads_of
from ...form.places import figures
from ...form.rows import Column, Row, TableKey, rows
from ...messages.catalog import Catalog
from ...messages.marking import message
from ...model.figures import Figure
from ...model.report import Gap, Report
from ..html.text import safe, span
from .shown import edition_of, shown_blocks

_UNIT = message("采购总金额的单位")
_UNIT_PLACE = "proactive.table.procurement.unit"
_UNIT_OF = "proactive.table.procurement.amount"
_UNITS = ("", "元", "万元")


@frozen(kw_only=True)
class Tables:
    """Writes the tables of one report in the words of a locale."""

    report: Report
    words: Catalog
    known: dict[str, Figure]
    gaps: dict[str, Gap]
    columns: dict[str, Column]
    totals: frozenset[str]

    @classmethod
    def of(cls, report: Report, words: Catalog) -> "Tables":
        """Return the tables of a report."""
        edition = edition_of(report)
        printed = [row for block in shown_blocks(report) for row in block.rows]
        printed += [*rows("requests", edition), *rows("disputes", edition)]
        return cls(
            report=report,
            words=words,
            known=figures(report),
            gaps={gap.place: gap for gap in report.gaps},
            columns={
                place: column
                for row in printed
                for place, column in zip(row.places, row.columns, strict=True)
            },
            totals=frozenset(identity.total for identity in identities(edition)),
        )

    def table(self, key: TableKey) -> str:
        """Return a table; a block pasted into it stays inside what data-grid marks."""
        layout = self._layout(key)
        grid, inner = ("", " data-grid") if key == "proactive" else (" data-grid", "")
        head = f"<thead>\n{self._lines(layout.head)}</thead>\n" if layout.head else ""
        bodies = "".join(f"<tbody{inner}>\n{self._lines(body)}</tbody>\n" for body in layout.bodies)
        groups = "".join(f'<colgroup span="{group}"></colgroup>' for group in layout.groups)
        return (
            f'<div class="table" role="region" aria-labelledby="{key}">\n'
            f'<table class="{key}"{grid}>\n{groups}\n{head}{bodies}</table>\n</div>\n'
        )

    def _layout(self, key: TableKey) -> Layout:
        if key == "disputes":
            return disputes_layout()
        if key == "requests":
            return requests_layout(edition_of(self.report))
        printed: tuple[Row, ...] = tuple(
            row for block in shown_blocks(self.report) for row in block.rows
        )
        return proactive_layout(printed, max(map(grid_width, printed)))

    def _lines(self, lines: tuple[Line, ...]) -> str:
        return "".join(f"<tr>{''.join(map(self._slot, line))}</tr>\n" for line in lines)

    def _slot(self, slot: Slot) -> str:
        spanned = span("rowspan", slot.rowspan) + span("colspan", slot.colspan)
        if slot.place is not None:
            shade = " total" if slot.place in self.totals else ""
            return f'<td class="figure{shade}"{spanned}>{self._input(slot.place)}</td>'
        name = "td" if slot.scope is None else "th"
        scope = f' scope="{slot.scope}"' if slot.scope else ""
        return f"<{name}{scope}{spanned}>{safe(self.words.text(slot.text))}</{name}>"

    def _input(self, place: str) -> str:
        column = self.columns[place]
        heads = heads_of(place, edition_of(self.report))
        name = SEPARATOR.join(map(self.words.text, heads))
        kind = (" data-money" if column.money else "") + (" data-signed" if column.signed else "")
        keys = "text" if column.signed else "decimal" if column.money else "numeric"
        unit = self._unit() if place == _UNIT_OF else ""
        return (
            f'<input inputmode="{keys}" data-place="{place}"{kind} aria-label="{safe(name)}" '
            f'value="{safe(self._text(place))}" autocomplete="off" readonly>{unit}'
        )

    def _text(self, place: str) -> str:
        """Return what stands at a place: its figure, or what is there instead of one."""
        figure = self.known.get(place)
        if figure is not None:
            return self.words.number(figure)
        gap = self.gaps.get(place)
        return "" if gap is None else gap.raw

    def _unit(self) -> str:
        table = self.report.proactive.table
        row = None if table is None else table.procurement
        unit = "" if row is None else row.unit or ""
        options = "".join(
            f'<option value="{each}"{" selected" if each == unit else ""}>{each or "—"}</option>'
            for each in _UNITS
        )
        name = safe(self.words.text(_UNIT))
        return f'<select data-field="{_UNIT_PLACE}" aria-label="{name}" disabled>{options}</select>'
