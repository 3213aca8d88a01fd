"""A report as tidy data: one row for each cell of its tables, with keys that know no language.

A value is a number or it is empty, and state says why. What is printed in a row that the form does
not have is a row for each of its parts, with the text as it stands in raw.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from ..form.naming import SEPARATOR
from ..form.places import printed_editions, table_rows, value
from ..form.rows import TABLES, Row, TableKey, section_titles
from ..messages.catalog import Catalog
from ..model.figures import Figure
from ..model.printed import EDITIONS, Edition
from ..model.proactive import ExtraRow, MoneyUnit, Procurement
from ..model.report import Gap, GapState, Report
from .characters import fit

State: TypeAlias = GapState | Literal["extra"]
_Make: TypeAlias = "Callable[..., TidyCell]"

LABELS = ("table_label", "row_label", "column_label")
"""The columns that labels on request add: what the form prints, in the words of a locale."""

_ABOUT = {
    "agency": "The body that reports, as printed.",
    "agency_code": "Its division or organisation code.",
    "year": "The year that the report is on.",
    "edition": "The edition of the form; empty where both print the row alike.",
    "table": "proactive is table 2, requests table 3, disputes table 4.",
    "row": "The key of the row; its parts lead from the table to it.",
    "column": "The key of the column.",
    "value": "The figure as printed; empty where it is unknown.",
    "unit": "The unit of an amount, where one is printed.",
    "state": "Why a value is unknown; extra: a part of a row that the form does not have.",
    "raw": "What is printed where there is no value.",
    "place": "Where the figure stands in the JSON document of the report.",
    "table_label": "The title of the table's section.",
    "row_label": "The labels that lead to the row, the outermost first.",
    "column_label": "The label of the column.",
}
_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
_TYPES = {"year": "integer", "value": "number"}
_REQUIRED = ("table", "row", "column", "place")


class TidyCell(NamedTuple):
    """A cell of a report with all that tells it from the cells of other reports."""

    agency: str | None
    agency_code: str | None
    year: int | None
    edition: Edition | None
    table: TableKey
    row: str
    column: str
    value: Figure
    unit: str | None
    state: State | None
    raw: str | None
    place: str
    table_label: str | None = None
    row_label: str | None = None
    column_label: str | None = None


def columns(*, labels: bool) -> tuple[str, ...]:
    """Return the names of the columns, those of labels at the end."""
    return TidyCell._fields if labels else TidyCell._fields[: -len(LABELS)]


def tidy(report: Report, words: Catalog) -> Iterator[TidyCell]:
    """Yield the cells of a report in the order of the form, extra rows behind those of table 2.

    Control characters in texts are U+FFFD, as in every rendering.
    """
    gaps = {gap.place: gap for gap in report.gaps}
    editions = printed_editions(report)
    for table in TABLES:
        make: _Make = partial(
            TidyCell,
            agency=_fit(report.agency.name),
            agency_code=_fit(report.agency.code),
            year=report.year,
            table=table,
            table_label=words.text(section_titles()[table]),
        )
        for row in table_rows(report, table):
            edition = editions.get(f"{table}.table") or editions.get(row.place)
            of_row: _Make = partial(
                make, edition=edition, row_label=SEPARATOR.join(map(words.text, row.heads))
            )
            yield from _cells(of_row, row, value(report, row.place), gaps, words)
        if table == "proactive" and report.proactive.table is not None:
            for number, extra in enumerate(report.proactive.table.extra):
                yield from _parts(make, f"extra[{number}]", extra)


def _cells(
    make: _Make, row: Row, owner: Any, gaps: Mapping[str, Gap], words: Catalog
) -> Iterator[TidyCell]:
    printed_unit = owner.unit if isinstance(owner, Procurement) else None
    for column, place, figure in zip(row.columns, row.places, row.figures(owner), strict=True):
        gap = gaps.get(place) or Gap(place=place, state="blank")
        yield make(
            row=row.place.partition(".table.")[2],
            column=column.key,
            value=figure,
            unit=column.unit or (printed_unit if column.money else None),
            state=gap.state if figure is None else None,
            raw=(fit(gap.raw) or None) if figure is None else None,
            place=place,
            column_label=words.text(column.label),
        )


def _parts(make: _Make, key: str, extra: ExtraRow) -> Iterator[TidyCell]:
    """Yield a row that the form does not have: its caption, its label and its cells."""
    cells = ((f"cells[{number}]", text) for number, text in enumerate(extra.cells))
    for part, text in (("caption", extra.caption), ("label", extra.label), *cells):
        if text is not None:
            yield make(
                edition=None,
                row=key,
                column=part,
                value=None,
                unit=None,
                state="extra",
                raw=fit(text),
                place=f"proactive.table.{key}.{part}",
                row_label=_fit(extra.label),
            )


def _fit(text: str | None) -> str | None:
    return None if text is None else fit(text)


def table_schema(*, labels: bool = False) -> dict[str, Any]:
    """Return the Frictionless Table Schema of the rows that the csv renderer writes.

    labels: whether they were asked for. The constraints come of the model.

    >>> table_schema()["fields"][2]["name"], table_schema()["missingValues"]
    ('year', [''])
    """
    return {
        "$schema": _PROFILE,
        "fields": [_field(name) for name in columns(labels=labels)],
        "missingValues": [""],
    }


def _field(name: str) -> dict[str, Any]:
    allowed = {
        "edition": EDITIONS,
        "table": tuple(TABLES),
        "unit": get_args(MoneyUnit),
        "state": (*get_args(GapState), "extra"),
    }
    constraints: dict[str, Any] = {"required": True} if name in _REQUIRED else {}
    if name in allowed:
        constraints["enum"] = list(allowed[name])
    described = {"name": name, "type": _TYPES.get(name, "string"), "description": _ABOUT[name]}
    return {**described, "constraints": constraints} if constraints else described
