"""Tables that are laid out as others were: which of their cells holds which figure.

Thousands of pages print the same labels in the same grid. Where every figure of some tables found
its one place and nothing else was to be said of them, the way there holds for all tables that
differ in the digits alone: no step between looks at the digits of such a cell.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any, TypeAlias

from attrs import fields, frozen, has

from ..form.rows import TableKey
from .lines import Line, SourceCell
from .regions import Region

Tables: TypeAlias = Mapping[TableKey, Any]
_Fill: TypeAlias = Callable[[Sequence[str]], Any]

_MOST_LAYOUTS, _MOST_CELLS = 256, 2000
_BORDER, _COUNT, _AMOUNT = "\x1f", "\x1e", "\x1e."
_DIGITS = rf"{_BORDER}(?:0|[1-9][0-9]{{0,17}})"
_PLAIN_COUNT = re.compile(rf"{_DIGITS}(?={_BORDER})")
_PLAIN_AMOUNT = re.compile(rf"{_DIGITS}\.[0-9]{{1,6}}(?={_BORDER})")
_column_and_span = itemgetter(2, 3)


@frozen(kw_only=True)
class Grids:
    """The cells of some tables' rows; layout: all that they print but for the digits of figures."""

    cells: Sequence[SourceCell]
    texts: Sequence[str]
    layout: tuple[object, ...]

    @classmethod
    def of(cls, lines: Sequence[Line], tabular: Iterable[Region]) -> "Grids | None":
        """Return the grids in regions, or None where a line is no row or there are too many."""
        parts = [(region.table, lines[region.start : region.end]) for region in tabular]
        rows = [line for _, part in parts for line in part]
        if not all(line.row for line in rows):
            return None
        cells = [cell for line in rows for cell in line.cells]
        texts = [cell.text for cell in cells]
        printed = f"{_BORDER}{_BORDER.join(texts)}{_BORDER}"
        ambiguous = printed.count(_BORDER) != len(cells) + 1 or _COUNT in printed
        if ambiguous or len(cells) > _MOST_CELLS:
            return None
        layout = (
            _without_digits(printed),
            tuple([(table, len(part)) for table, part in parts]),
            tuple([len(line.cells) for line in rows]),
            tuple(map(_column_and_span, cells)),
        )
        return cls(cells=cells, texts=texts, layout=layout)

    def recall(self) -> tuple[Tables, dict[str, SourceCell]] | None:
        """Return the tables, and the cell of each figure, where the layout is known."""
        known = KNOWN.get(self.layout)
        if known is None:
            return None
        tables: Tables = {table: fill(self.texts) for table, fill in known.fills.items()}
        return tables, dict(zip(known.places, known.cells(self.cells), strict=True))

    def remember(self, tables: Tables, sources: Mapping[str, SourceCell]) -> None:
        """Keep the layout of tables of which there was nothing to say, if sources has each figure.

        sources: the cell of each place.
        """
        printed = str(self.layout[0])[1:-1].split(_BORDER)
        figures = {
            id(cell): index
            for index, (cell, text) in enumerate(zip(self.cells, printed, strict=True))
            if text in (_COUNT, _AMOUNT)
        }
        found = {place: figures.pop(id(cell), None) for place, cell in sources.items()}
        indexes = {place: index for place, index in found.items() if index is not None}
        if figures or len(indexes) < len(found) or len(indexes) < 2:
            return
        if len(KNOWN) >= _MOST_LAYOUTS:
            KNOWN.pop(next(iter(KNOWN)), None)
        KNOWN[self.layout] = _Known(
            places=tuple(indexes),
            cells=itemgetter(*indexes.values()),
            fills={key: _fill(table, f"{key}.table", indexes) for key, table in tables.items()},
        )


@frozen(kw_only=True)
class _Known:
    """A layout: the places of its figures, what gets their cells, and what builds each table."""

    places: tuple[str, ...]
    cells: Callable[[Sequence[SourceCell]], tuple[SourceCell, ...]]
    fills: Mapping[TableKey, _Fill]


KNOWN: dict[tuple[object, ...], _Known] = {}
"""The layouts that were read in this process, the oldest first."""


def _without_digits(printed: str) -> str:
    """Return cells between borders with one character for each count, and two for each amount."""
    counted = _PLAIN_COUNT.sub(_BORDER + _COUNT, printed)
    return _PLAIN_AMOUNT.sub(_BORDER + _AMOUNT, counted)


def _fill(part: object, place: str, indexes: Mapping[str, int]) -> _Fill:
    """Return what builds a part of a table anew from the texts of cells."""
    if place in indexes:
        read, text = Decimal if isinstance(part, Decimal) else int, itemgetter(indexes[place])
        return lambda texts: read(text(texts))
    kind = type(part)
    if not has(kind):
        return lambda _: part
    make: Callable[..., object] = kind
    names = [attribute.name for attribute in fields(kind)]
    inner = [f"{place}.{name}" for name in names]
    if len(names) > 1 and all(isinstance(getattr(part, name), int) for name in names):
        texts_of = itemgetter(*[indexes[each] for each in inner])
        return lambda texts: make(**dict(zip(names, map(int, texts_of(texts)), strict=True)))
    fills = [
        (name, _fill(getattr(part, name), each, indexes))
        for name, each in zip(names, inner, strict=True)
    ]
    return lambda texts: make(**{name: fill(texts) for name, fill in fills})
