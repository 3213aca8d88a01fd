"""Where the value at a place of a report comes from."""

from collections.abc import Iterator
from typing import Any, cast

from attrs import fields, frozen, has

from ..errors import PlaceError
from ..form.naming import heads_of
from ..form.places import form_places, table_3_edition, table_rows, value
from ..form.rows import TABLES, Row
from ..model.report import Gap
from .lines import SourceCell
from .notes import Note
from .reader import Reading


@frozen(kw_only=True)
class Explanation:
    """A value of a report and its source.

    heads: the printed labels that lead to its row or to itself, the outermost first. column: the
    label of a cell's column. articles: of the Regulations, that define the row. printed: whether
    the report has it, as a row of the form may be left out. gap: why a figure is unknown. source:
    None where nothing in the source speaks of it, and for texts and for formats that hold a report
    as such, of which it is not kept. notes: of reading it, its row, its table or its section.
    """

    place: str
    heads: tuple[str, ...]
    column: str | None = None
    articles: tuple[str, ...] = ()
    value: Any = None
    printed: bool = True
    gap: Gap | None = None
    source: SourceCell | None = None
    notes: tuple[Note, ...] = ()


def explain(reading: Reading, place: str) -> tuple[Explanation, ...]:
    """Return the source of a value, or of each figure of a row, a group of rows or a table.

    Raises PlaceError for a place that no report has, or that holds several values otherwise.
    """
    report = reading.report
    rows = [row for table in TABLES for row in table_rows(report, table)]
    cells = [
        _cell(reading, row, index)
        for row in rows
        for index, cell in enumerate(row.places)
        if place == cell or (".table" in place and place in _around(row.place))
    ]
    return tuple(cells) or (_other(reading, place),)


def _around(place: str) -> Iterator[str]:
    """Yield a place and the places that it stands in, the nearest first."""
    while place:
        yield place
        place = place.rpartition(".")[0]


def _notes(reading: Reading, place: str) -> tuple[Note, ...]:
    around = frozenset(_around(place))
    return tuple(note for note in reading.notes if note.place in around)


def _cell(reading: Reading, row: Row, index: int) -> Explanation:
    place = row.places[index]
    return Explanation(
        place=place,
        heads=row.heads,
        column=row.columns[index].label,
        articles=row.articles,
        value=value(reading.report, place),
        gap=next((gap for gap in reading.report.gaps if gap.place == place), None),
        source=reading.sources.get(place),
        notes=_notes(reading, place),
    )


def _other(reading: Reading, place: str) -> Explanation:
    """Explain what is no figure of a printed row: a text, or what the report leaves out."""
    found = value(reading.report, place)
    inside = _inside(found, place)
    if inside is not None:
        raise PlaceError(f"{place} is no single value, row or table; name one of: {inside}")
    figures = any(place in _around(cell) for cell in form_places())
    return Explanation(
        place=place,
        heads=heads_of(place, table_3_edition(reading.report)),
        value=found,
        printed=not figures,
        notes=_notes(reading, place),
    )


def _inside(found: object, place: str) -> str | None:
    """Name the values of a section, an object or a list; None for a value."""
    if isinstance(found, tuple):
        last = len(cast("tuple[object, ...]", found)) - 1
        return f"{place}[0] to [{last}]" if last >= 0 else "nothing, it is empty"
    kind = type(found)
    return ", ".join(f"{place}.{a.name}" for a in fields(kind)) if has(kind) else None
