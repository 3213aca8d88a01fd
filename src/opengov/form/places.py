"""Figures by place: look one up, walk over all, put another in.

A place is a dotted path from the report, such as requests.table.received.total or overview.body[2].
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, TypeVar, Union, cast, get_args, get_origin

from attrs import Attribute, AttrsInstance, evolve, fields, fields_dict, frozen, has

from ..errors import PlaceError
from ..model.figures import Figure
from ..model.printed import EDITIONS, Edition, printed_at
from ..model.proactive import ProactiveTable
from ..model.report import Gap, Report
from .rows import TABLES, Row, TableKey, each, editions_of, getter, requests_edition, rows

_STEP = re.compile(r"([a-z_0-9]+)((?:\[[0-9]{1,9}\])*)")
_Owner = TypeVar("_Owner")


class Cell(NamedTuple):
    """A printed figure and its place."""

    place: str
    value: Figure


def table_rows(report: Report, table: TableKey) -> tuple[Row, ...]:
    """Return the rows of a report's table, each in its own edition; none where there is no table.

    A row of table 2 that is not printed stands in no edition and is left out.
    """
    if table == "disputes":
        return rows("disputes", "2021") if report.disputes.table is not None else ()
    if table == "requests":
        requests = report.requests.table
        return () if requests is None else rows("requests", requests_edition(requests))
    proactive = report.proactive.table
    if proactive is None:
        return ()
    return _printed_rows(tuple(map(type, _proactive_getter()(proactive))))


@cache
def _proactive_keys() -> tuple[str, ...]:
    return tuple(a.name for a in fields(ProactiveTable) if printed_at(a))


@cache
def _proactive_getter() -> Callable[[ProactiveTable], tuple[AttrsInstance | None, ...]]:
    return getter(_proactive_keys())


@lru_cache(maxsize=1024)
def _printed_rows(kinds: tuple[type[Any], ...]) -> tuple[Row, ...]:
    """Return the rows of table 2 whose objects are of these kinds; NoneType prints none."""
    return tuple(
        next(
            row for e in EDITIONS for row in rows("proactive", e) if (row.key, row.kind) == printed
        )
        for printed in zip(_proactive_keys(), kinds, strict=True)
        if printed[1] is not NoneType
    )


def cells(report: Report) -> tuple[Cell, ...]:
    """Return every printed cell of the tables as (place, value), in the order of the form.

    Rows that are not printed have no cells; a printed cell of unknown value is None, and
    report.gaps says why.
    """
    return tuple(map(Cell._make, figures(report).items()))


def figures(report: Report) -> dict[str, Figure]:
    """Return every printed figure by its place, in the order of the form."""
    wired = wiring_of(report)
    return dict(zip(wired.places, wired.values(report), strict=True))


@frozen(kw_only=True, eq=False)
class Wiring:
    """The places of some rows, and what gets all their figures from a report at once."""

    places: tuple[str, ...]
    values: Callable[[Report], tuple[Figure, ...]]


def wiring_of(report: Report) -> Wiring:
    """Return the wiring of all rows that a report prints; alike reports share it."""
    first, second, third = (table_rows(report, table) for table in TABLES)
    return wiring(first + second + third)


@lru_cache(maxsize=256)
def wiring(printed: tuple[Row, ...]) -> Wiring:
    """Return the wiring of rows."""
    owners = getter([row.place for row in printed])
    getters = [row.figures for row in printed]
    return Wiring(
        places=tuple(place for row in printed for place in row.places),
        values=lambda report: tuple(chain.from_iterable(each(getters, owners(report)))),
    )


def table_3_edition(report: Report) -> Edition:
    """Return the edition of a report's table 3; the one in use where there is no such table."""
    table = report.requests.table
    return "2021" if table is None else requests_edition(table)


def printed_editions(report: Report) -> Mapping[str, Edition]:
    """Return the edition of each part of a report that only one edition prints, by its place.

    The parts are the rows of table 2, and table 3 as a whole.
    """
    found = _row_editions(table_rows(report, "proactive"))
    if report.requests.table is None:
        return found
    return {**found, "requests.table": requests_edition(report.requests.table)}


@lru_cache(maxsize=1024)
def _row_editions(printed: tuple[Row, ...]) -> Mapping[str, Edition]:
    told = ((row.place, editions_of(row.kind)) for row in printed)
    return {place: editions[0] for place, editions in told if len(editions) == 1}


@cache
def form_places() -> frozenset[str]:
    """Return the place of every cell of either edition."""
    return frozenset(
        place
        for table in TABLES
        for edition in EDITIONS
        for row in rows(table, edition)
        for place in row.places
    )


def value(report: Report, place: str) -> Any:
    """Return what stands at a place: a figure, a text, a row, a table.

    A cell of the form that the report does not print is None: its value is unknown.
    Raises PlaceError for a place that no report has.
    """
    found: Any = report
    for name, index in _steps(place):
        if name is not None:
            if name not in _fields(found):
                if place in form_places() or _is_row(place):
                    return None
                raise _unknown(place)
            found = getattr(found, name)
        else:
            items = _items(found)
            if index >= len(items):
                raise _unknown(place)
            found = items[index]
    return found


def replace(report: Report, place: str, value: Any) -> Report:
    """Return the report with another value at a place, and its gaps in step with its figures.

    A figure that becomes known loses its gap; one that becomes None is blank. Raises PlaceError
    where the report has no such place, or the value is not of the kind that stands there.
    """
    changed = _put(report, _steps(place), value, place)
    for key, kind in TABLES.items():
        if not isinstance(getattr(changed, key).table, kind | None):
            raise _misfit(place, value, f"{kind.__name__} or None")
    return settle_gaps(changed) if ".table" in place or place in TABLES else changed


def settle_gaps(report: Report) -> Report:
    """Return the report with a gap for each unknown cell, and none for a known one.

    Gaps of places that are no cells are kept; an unknown cell without a reason is blank.
    """
    printed = cells(report)
    known = {place for place, figure in printed if figure is not None}
    reasons = {gap.place for gap in report.gaps}
    blank = [
        Gap(place=place, state="blank")
        for place, figure in printed
        if figure is None and place not in reasons
    ]
    kept = tuple(gap for gap in report.gaps if gap.place not in known)
    if not blank and len(kept) == len(report.gaps):
        return report
    return evolve(report, gaps=(*kept, *blank))


@lru_cache(maxsize=4096)
def _steps(place: str) -> tuple[tuple[str | None, int], ...]:
    """Return the names and indices that a place leads through."""
    found: list[tuple[str | None, int]] = []
    for part in place.split("."):
        match = _STEP.fullmatch(part)
        if match is None:
            raise _unknown(place)
        found.append((match[1], 0))
        found.extend((None, int(index)) for index in re.findall(r"[0-9]+", match[2]))
    return tuple(found)


def _items(owner: object) -> tuple[Any, ...]:
    return cast("tuple[object, ...]", owner) if isinstance(owner, tuple) else ()


def _fields(owner: object) -> Mapping[str, "Attribute[Any]"]:
    """Return the fields of a model object by name; none of anything else."""
    kind: type[Any] = type(owner)
    return fields_dict(kind) if has(kind) else {}


def _put(owner: Any, steps: tuple[tuple[str | None, int], ...], new: Any, place: str) -> Any:
    (name, index), rest = steps[0], steps[1:]
    if name is None:
        items = _items(owner)
        if index >= len(items):
            raise _unknown(place)
        item = _put(items[index], rest, new, place) if rest else new
        if not rest and type(item) is not type(items[index]):
            raise _misfit(place, new, type(items[index]).__name__)
        return (*items[:index], item, *items[index + 1 :])
    attribute = _fields(owner).get(name)
    if attribute is None:
        if owner is None and (place in form_places() or _is_row(place)):
            raise PlaceError(
                f"{place} is not printed in this report; put its row or table there first"
            )
        raise _unknown(place)
    if rest:
        return evolve(owner, **{name: _put(getattr(owner, name), rest, new, place)})
    if not fits(new, attribute.type):
        raise _misfit(place, new, described(attribute.type))
    return evolve(owner, **{name: new})


def fits(value: Any, annotation: Any) -> bool:
    """Tell whether a value may stand at a field of the model with this annotation."""
    origin = get_origin(annotation)
    if isinstance(annotation, TypeVar):
        return any(fits(value, option) for option in annotation.__constraints__)
    if isinstance(annotation, UnionType) or origin is Union:  # the latter with a TypeVar in it
        return any(fits(value, option) for option in get_args(annotation))
    if origin is Literal:
        return value in get_args(annotation)
    if origin is tuple:
        kind, items = get_args(annotation)[0], _items(value)
        return type(value) is tuple and all(fits(item, kind) for item in items)
    if annotation is None or annotation is type(None):
        return value is None
    if type(value) is Decimal and not value.is_finite():
        return False
    return type(value) is (origin or annotation)


def described(annotation: Any) -> str:
    """Return what fits an annotation, in words."""
    if get_origin(annotation) is tuple:
        return f"a tuple of {described(get_args(annotation)[0])}"
    return " or ".join(
        getattr(option, "__name__", str(option)).replace("NoneType", "None")
        for option in (get_args(annotation) or (annotation,))
    )


def _misfit(place: str, new: Any, wanted: str) -> PlaceError:
    return PlaceError(f"{place} cannot hold {new!r}; expected {wanted}")


def _is_row(place: str) -> bool:
    return any(cell.startswith(place + ".") for cell in form_places())


def _unknown(place: str) -> PlaceError:
    from difflib import get_close_matches

    near = get_close_matches(place, form_places(), n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return PlaceError(f"no report has the place {place!r}{hint}")
