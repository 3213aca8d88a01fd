"""Table 2 out of the rows of its region, block by block, each block in its own edition."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Any

from attrs import AttrsInstance, frozen

from ..form.rows import Block, Column, Row, blocks
from ..model.printed import EDITIONS, Edition
from ..model.proactive import STUB, ExtraRow, ProactiveTable
from .characters import fold
from .collecting import Collector
from .labels import is_head, is_piece, match
from .lines import SourceCell
from .rows import SourceRow, named_place
from .units import is_unit_line, unit_of

_ALIKE, _APART = 0.5, 0.1
_NOTE = re.compile(r"注\s*[:：0-9]|备注|说明|附\s*[:：]|.{25,}|.*[。；]", re.DOTALL)
_REMARKS = re.compile("备注|说明|注")


@frozen(kw_only=True)
class _Entry:
    """A row of figures, with the caption, the heads and the units that stood over it.

    place is None where the row is none of the form's.
    """

    caption: str | None
    heads: tuple[SourceCell, ...]
    units: tuple[str, ...]
    place: str | None
    label: SourceCell | None
    source: SourceRow

    @property
    def unit_texts(self) -> Iterator[str]:
        """What may print the unit of its money."""
        yield from self.units
        yield from (cell.text for cell in (*self.heads, self.label) if cell is not None)
        yield self.caption or ""

    @property
    def extra(self) -> ExtraRow:
        """The row as it stands, for a table that has no place for it."""
        return ExtraRow(
            caption=self.caption,
            label=None if self.label is None else self.label.text,
            cells=tuple(cell.text for cell in self.source.values if cell.text),
        )


def read_proactive(source: Iterable[SourceRow], collector: Collector) -> ProactiveTable | None:
    """Return table 2, or None where no row of it was found.

    The heads of a block tell its edition. A row that the form does not have, and a block whose
    edition nothing tells, are kept as extra rows; a row printed more than once is kept and unknown.
    """
    entries = _entries(source, collector)
    if not entries:
        return None
    editions = _editions(entries)
    form = {row.place: row for article, e in editions.items() for row in _block(article, e).rows}
    placed: dict[str, list[_Entry]] = {}
    extra: list[ExtraRow] = []
    for entry in entries:
        if entry.place in form:
            placed.setdefault(entry.place, []).append(entry)
        else:
            extra.append(entry.extra)
            collector.note("extra-row", at=entry.source, label=entry.extra.label or "")
    rows: dict[str, AttrsInstance | None] = {}
    for place, row in form.items():
        same = placed.get(place, [])
        if len({entry.source.texts for entry in same}) > 1:
            extra.extend(entry.extra for entry in same)
            collector.note("row-repeated", at=same[0].source, place=place, label=row.label)
            collector.lose([place], "ambiguous", "; ".join(entry.source.raw for entry in same))
        elif same:
            rows[row.key] = _figures(row, same[0], collector)
        else:
            collector.lose([place], "missing")
    _say_heads(entries, editions, collector)
    keys = {row.key for edition in EDITIONS for block in blocks(edition) for row in block.rows}
    figures: dict[str, Any] = {key: rows.get(key) for key in keys}
    return ProactiveTable(**figures, extra=tuple(extra))


def _entries(source: Iterable[SourceRow], collector: Collector) -> list[_Entry]:
    """Walk down the table, keeping the caption and the heads that are in force."""
    found: list[_Entry] = []
    caption: str | None = None
    heads: list[SourceCell] = []
    units: tuple[str, ...] = ()
    open_heads = False
    for row in source:
        named = named_place(row)
        place, label = named or (None, None)
        figures = any(cell.text for cell in row.values) and not _is_heads(row)
        if named is None and figures and row.labels:
            label = row.labels[-1][0]
        for cell, labels in _before(row, label):
            if any(each.role == "caption" for each in labels):
                caption, heads = cell.text, []
            elif is_unit_line(cell.text):
                units = (*units, cell.text)
                collector.leave(cell.text, cell.where)
                continue
            elif _NOTE.match(cell.text):
                collector.leave(cell.text, cell.where)
                continue
            elif open_heads:
                heads.append(cell)
            else:
                heads = [cell]
            open_heads = True
        if named is not None or figures:
            found.append(
                _Entry(
                    caption=caption,
                    heads=tuple(heads),
                    units=units,
                    place=place,
                    label=label,
                    source=row,
                )
            )
            open_heads = False
    return found


def _is_heads(row: SourceRow) -> bool:
    return row.side_by_side and bool(row.labels) and is_head(row.labels[0][1])


def _before(row: SourceRow, label: SourceCell | None) -> list[tuple[SourceCell, Any]]:
    """Return the captions and heads of a row: what stands before the label of its figures."""
    before = [(cell, labels) for cell, labels in row.labels if cell is not label]
    if _is_heads(row):
        before += [(cell, ()) for cell in row.values if cell.text]
    return before


def _editions(entries: Sequence[_Entry]) -> Mapping[str, Edition]:
    """Return the edition of each block by its article, told by its heads.

    A block that is not printed is missed in the edition of most of those that are.
    """
    told: dict[str, Edition] = {}
    for entry in entries:
        article = _article(entry.place)
        if article is not None and article not in told:
            edition = _edition_by_heads(article, entry.heads) or _only_edition(entry.place)
            if edition is not None:
                told[article] = edition
    if not told:
        return {}
    usual = Counter(told.values()).most_common(1)[0][0]
    printed = {_article(entry.place) for entry in entries}
    for article in (block.caption.article for block in blocks(usual)):
        if article not in printed:
            told.setdefault(article, usual)
    return told


def _edition_by_heads(article: str, heads: Sequence[SourceCell]) -> Edition | None:
    """Return the edition whose heads are clearly closest to those that are printed."""
    return _closest_edition(
        article, fold("".join(cell.text for cell in heads if fold(cell.text) != STUB))
    )


@lru_cache(maxsize=512)
def _closest_edition(article: str, printed: str) -> Edition | None:
    scores: list[tuple[float, Edition]] = sorted(
        (
            SequenceMatcher(None, printed, fold("".join(c.label for c in block.columns))).ratio(),
            edition,
        )
        for edition in EDITIONS
        for block in blocks(edition)
        if block.caption.article == article
    )
    best, edition = scores[-1]
    second = scores[-2][0] if len(scores) > 1 else 0.0
    return edition if best >= _ALIKE and best - second >= _APART else None


def _only_edition(place: str | None) -> Edition | None:
    """Return the edition of a row that only one edition prints."""
    found: list[Edition] = [
        e for e in EDITIONS for b in blocks(e) for row in b.rows if row.place == place
    ]
    return found[0] if len(found) == 1 else None


@cache
def _article(place: str | None) -> str | None:
    articles = (
        block.caption.article
        for edition in EDITIONS
        for block in blocks(edition)
        for row in block.rows
        if row.place == place
    )
    return next(articles, None)


def _block(article: str, edition: Edition) -> Block:
    return next(block for block in blocks(edition) if block.caption.article == article)


def _figures(row: Row, entry: _Entry, collector: Collector) -> AttrsInstance:
    assert entry.label is not None  # it named the place
    collector.label(entry.label, row.label, row.place)
    heads = _heads_of_columns(entry)
    order = _order(row, heads)
    if None in order:
        collector.note("heads-out-of-order", at=entry.source, place=row.place)
    lacking = entry.source.fused and len(heads) != len(row.columns)
    permuted = _is_permuted(row, heads) and not all(_columns(row, heads))
    if lacking or permuted or _has_another_head(row, heads) or _is_elsewhere(row, entry, heads):
        return collector.unknown(row, "ambiguous", entry.source.raw)
    unit = unit_of(entry.unit_texts) if row.columns[-1].money else None
    if unit == "another":
        collector.note("cell-unread", at=entry.source, place=row.place)
        return collector.unknown(row, "unread", entry.source.raw)
    return collector.figures(row, entry.source, heads=heads, order=order, unit=unit)


def _has_another_head(row: Row, heads: Sequence[SourceCell]) -> bool:
    """Tell whether more heads than the form has are not just pieces of its own and remarks."""
    return len(heads) > len(row.columns) and any(
        column is None
        and not is_piece(cell.text, "proactive")
        and not _REMARKS.fullmatch(cell.text)
        for cell, column in zip(heads, _columns(row, heads), strict=True)
    )


def _is_elsewhere(row: Row, entry: _Entry, heads: Sequence[SourceCell]) -> bool:
    """Tell whether the only figure of a grid's row stands behind an empty cell under no head."""
    filled = [cell for cell in entry.source.values if cell.text]
    if len(row.columns) > 1 or len(filled) != 1 or not entry.source.side_by_side:
        return False
    columns = {cell.column for cell in heads}
    return filled[0] is not entry.source.values[0] and filled[0].column not in columns


def _heads_of_columns(entry: _Entry) -> list[SourceCell]:
    return [cell for cell in entry.heads if fold(cell.text) != STUB]


def _columns(row: Row, heads: Sequence[SourceCell]) -> list[str | None]:
    """Return which of a row's columns each head names."""
    return [_column(cell, row) for cell in heads]


def _is_permuted(row: Row, heads: Sequence[SourceCell]) -> bool:
    """Tell whether a head names a column that stands elsewhere in the form."""
    keys = [column.key for column in row.columns]
    named = zip(_columns(row, heads), keys, strict=False)
    return len(heads) == len(keys) and any(key not in (None, place) for key, place in named)


def _order(row: Row, heads: Sequence[SourceCell]) -> list[int | None]:
    """Return where the figure of each column stands; None where its head is another thing's.

    A head that is cut off after a few characters still is that of its column.
    """
    if len(heads) != len(row.columns):
        return []
    printed = _columns(row, heads)
    if all(printed) and len(set(printed)) == len(printed):
        return [printed.index(column.key) for column in row.columns]
    return [
        position if printed[position] == column.key or _begins(heads[position], column) else None
        for position, column in enumerate(row.columns)
    ]


def _begins(cell: SourceCell, column: Column) -> bool:
    text = fold(cell.text)
    return len(text) > 1 and fold(column.label).startswith(text)


def _column(cell: SourceCell, row: Row) -> str | None:
    keys = [column.key for column in row.columns]
    named = [label.place for label in match("proactive", cell.text) if label.role == "column"]
    return next((key for key in named if key in keys), None)


def _say_heads(
    entries: Sequence[_Entry], editions: Mapping[str, Edition], collector: Collector
) -> None:
    """Say once for each block where its printed heads differ from the form's."""
    said: set[str] = set()
    for entry in entries:
        article = _article(entry.place)
        if article is None or article in said or article not in editions:
            continue
        said.add(article)
        block = _block(article, editions[article])
        heads = _heads_of_columns(entry)
        if len(heads) != len(block.columns):
            for cell in heads:
                if _column(cell, block.rows[0]) is None:
                    collector.leave(cell.text, cell.where)
            continue
        columns = {column.key: column for column in block.columns}
        for cell, column in zip(heads, block.columns, strict=True):
            named = columns[_column(cell, block.rows[0]) or column.key]
            collector.label(cell, named.label, f"{entry.place}.{named.key}")
