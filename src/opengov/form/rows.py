"""The rows and columns of the three tables, derived from the model's metadata.

A printed table is rows x columns, and the place of a figure is the row's place and the column's
key. Table 4 prints its three rows side by side; they are rows here all the same.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter, call
from types import UnionType
from typing import Any, Literal, TypeAlias, cast, get_args

from attrs import AttrsInstance, field, fields, frozen, has

from ..model.disputes import DisputesTable
from ..model.figures import Figure, Money
from ..model.printed import EDITIONS, Caption, Edition, printed_at
from ..model.proactive import ProactiveTable
from ..model.report import Report
from ..model.requests import ApplicantCounts, RequestsTable

TableKey: TypeAlias = Literal["proactive", "requests", "disputes"]

TABLES: dict[TableKey, type[AttrsInstance]] = {
    "proactive": ProactiveTable,
    "requests": RequestsTable,
    "disputes": DisputesTable,
}


@frozen(kw_only=True, eq=False)
class Column:
    """A column of figures: under is the head over it, unit what its label fixes."""

    key: str
    label: str
    under: str | None
    unit: str | None
    signed: bool
    money: bool


@frozen(kw_only=True, eq=False)
class Row:
    """A printed row of figures; there is one object for each row of an edition.

    heads: the labels that lead to it, the outermost first and its own last. places: of its figures,
    in order. caption: of its block in table 2. kind: the model class that holds its figures.
    figures: gets them from an object of that class, in order.
    """

    place: str
    heads: tuple[str, ...]
    columns: tuple[Column, ...]
    places: tuple[str, ...]
    articles: tuple[str, ...]
    caption: Caption | None
    kind: type[AttrsInstance]
    figures: Callable[[AttrsInstance], tuple[Figure, ...]] = field(repr=False)

    @property
    def key(self) -> str:
        """The last part of the row's place."""
        return self.place.rpartition(".")[2]

    @property
    def label(self) -> str:
        """The label printed nearest to the figures."""
        return self.heads[-1]


def members(annotation: Any) -> tuple[type[AttrsInstance], ...]:
    """Return the model classes that an annotation names."""
    options = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
    return tuple(option for option in options if isinstance(option, type) and has(option))


@cache
def columns(kind: type[AttrsInstance], edition: Edition) -> tuple[Column, ...]:
    """Return the columns that an edition prints of a row class; none where it is no row class."""
    found: list[Column] = []
    for attribute in fields(kind):
        printed = printed_at(attribute)
        if printed and edition in printed.labels and not members(attribute.type):
            found.append(
                Column(
                    key=attribute.name,
                    label=printed.labels[edition],
                    under=printed.under,
                    unit=printed.unit,
                    signed=printed.signed,
                    money=attribute.type == Money,
                )
            )
    return tuple(found)


@cache
def editions_of(kind: type[AttrsInstance]) -> tuple[Edition, ...]:
    """Return the editions that print a model class."""
    prints = [printed.labels for a in fields(kind) if (printed := printed_at(a))]
    return tuple(edition for edition in EDITIONS if any(edition in labels for labels in prints))


def getter(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gets the attributes of these dotted names, always as a tuple."""
    if len(names) < 2:
        return lambda owner: tuple(attrgetter(name)(owner) for name in names)
    return cast("Callable[[Any], tuple[Any, ...]]", attrgetter(*names))


def each(functions: Iterable[Callable[[Any], Any]], arguments: Iterable[Any]) -> Iterator[Any]:
    """Call each function with its argument, at the speed of map."""
    return map(cast("Callable[[object, object], Any]", call), functions, arguments)


@cache
def rows(table: TableKey, edition: Edition) -> tuple[Row, ...]:
    """Return the rows of a table in an edition, in printed order.

    >>> [len(rows("requests", edition)) for edition in ("2019", "2021")]
    [23, 25]
    """
    return tuple(_rows(TABLES[table], f"{table}.table", (), edition))


def _rows(
    parent: type[AttrsInstance], place: str, heads: tuple[str, ...], edition: Edition
) -> list[Row]:
    found: list[Row] = []
    for attribute in fields(parent):
        printed = printed_at(attribute)
        if printed is None or edition not in printed.labels:
            continue
        here = f"{place}.{attribute.name}"
        under = (*heads, printed.under) if printed.under else heads
        path = (*under, printed.labels[edition])
        kind = next(k for k in members(attribute.type) if edition in editions_of(k))
        if cells := columns(kind, edition):
            found.append(
                Row(
                    place=here,
                    heads=path,
                    columns=cells,
                    places=tuple(f"{here}.{column.key}" for column in cells),
                    articles=printed.articles,
                    caption=printed.caption,
                    kind=kind,
                    figures=getter([column.key for column in cells]),
                )
            )
        else:
            found.extend(_rows(kind, here, path, edition))
    return found


@frozen(kw_only=True, eq=False)
class Block:
    """A block of table 2: the rows of one caption, of one edition."""

    caption: Caption
    edition: Edition
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@cache
def blocks(edition: Edition) -> tuple[Block, ...]:
    """Return the blocks of table 2 in an edition, in printed order."""
    grouped: dict[Caption, list[Row]] = {}
    for row in rows("proactive", edition):
        assert row.caption is not None
        grouped.setdefault(row.caption, []).append(row)
    return tuple(
        Block(caption=caption, edition=edition, columns=group[0].columns, rows=tuple(group))
        for caption, group in grouped.items()
    )


@cache
def section_titles() -> dict[str, str]:
    """Return the printed title of each of the six sections by its key."""
    prints = ((a.name, printed_at(a)) for a in fields(Report))
    return {name: printed.labels["2021"] for name, printed in prints if printed}


def requests_edition(table: RequestsTable) -> Edition:
    """Return the edition of a table 3, told by （六）其他处理: three rows, or one."""
    return "2019" if isinstance(table.outcomes.otherwise, ApplicantCounts) else "2021"
