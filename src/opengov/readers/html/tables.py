"""The lines of a page: its paragraphs, and the rows of its tables with their columns.

A table that holds a page's layout is told by what its cells hold: tables of their own, or prose.
What such a cell holds stands as lines of its own, in order; its row goes on behind them.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from ...errors import LimitError
from ..lines import Line, SourceCell, paragraph
from ..notes import Note
from ..reader import Limits
from .cells import (
    EDGE,
    SENTENCE,
    has_runs,
    is_clean,
    is_prose,
    joined,
    marked_paragraphs,
    spans_of,
)
from .content import HIDDEN, KINDS, Content, Item, Kind, Paragraph, Table, fold
from .limits import Tags
from .styles import styled

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_CELLS = ("td", "th")
_SECTIONS = {"caption": 0, "thead": 1, "tbody": 2, "tfoot": 3}
_SPANNED = re.compile(rb"(?:col|row)span")
_SIMPLE: frozenset[Kind] = frozenset(("text", "break", "block", "table", "link"))
_EMPTY = frozenset(("col", "colgroup", "embed", "frame", "link", "meta"))
_CAREFUL = re.compile(
    b"<(%s)(?=[\\s/>])"
    % "|".join(
        name
        for name, kind in KINDS.items()
        if kind not in _SIMPLE and name not in _EMPTY and name.isalnum()
    ).encode()
)
"""Elements whose text is not simply that of what is in them."""
_GONE: frozenset[Kind] = frozenset(("hidden",))
_new_cell = cast(
    "Callable[[tuple[str, str, int, int]], SourceCell]",
    partial(tuple[str | int, ...].__new__, SourceCell),
)
_ONE = (1, 1)
_NUMBERS = tuple(map(str, range(1, 100)))


class Lines(NamedTuple):
    """All lines of a page, those of them that it shows, and how many cells stand in its rows."""

    all: list[Line]
    shown: list[Line]
    cells: int


class _Row(NamedTuple):
    """A row of a table or a part of one."""

    line: Line
    hidden: bool


def page_lines(
    tree: "LexborHTMLParser", tags: Tags, limits: Limits, *, kept: bool = False
) -> Lines:
    """Return the lines of a parsed page.

    kept: whether line breaks between its tables end paragraphs. Raises LimitError.
    """
    root = tree.body or tree.root
    return Lines([], [], 0) if root is None else _Page(tree, tags, limits).lines(root, kept=kept)


class _Page:
    def __init__(self, tree: "LexborHTMLParser", tags: Tags, limits: Limits) -> None:
        styles = styled(tree, tags.seen)
        kinds: dict[int, Kind] = {node.mem_id: kind for node, kind in styles}
        self._limits = limits
        self._content = Content(kinds, limits)
        self._kinds = kinds
        spanning = tree.css("[colspan],[rowspan]") if _SPANNED.search(tags.seen) else ()
        self._spans = {node.mem_id: spans_of(node) for node in spanning}
        self._apart = _cells_around([*_careful(tree, tags), *(node for node, _ in styles)])
        self._tables_within = partial(tree.css, "table table")
        self._most_tables = tags.tables
        self._tabled: frozenset[int] = frozenset()
        self._special = bool(self._apart or kinds)
        self._cells = 0
        self._printed = 0
        self._tables = 0
        self._paragraphs = 0
        self._lines: list[Line] = []
        self._shown: list[Line] = []

    def lines(self, root: "LexborNode", *, kept: bool) -> Lines:
        """Return the lines of an element; tables in tables are opened one after the other."""
        items = self._content.items(root, kept=kept)
        if sum(isinstance(item, Table) for item in items) < self._most_tables:
            self._tabled = _cells_around(self._tables_within())
            self._special = self._special or bool(self._tabled)
        opened: list[Iterator[Item | _Row]] = [iter(items)]
        while opened:
            for item in opened[-1]:
                if isinstance(item, _Row):
                    self._add(*item)
                elif isinstance(item, Paragraph):
                    self._add(self._line(item), item.hidden)
                else:
                    self._tables += 1
                    opened.append(iter(self._rows(item, f"table {self._tables} row")))
                    break
            else:
                opened.pop()
            if len(opened) > self._limits.depth:
                raise _more("tables in each other", self._limits.depth)
        return Lines(self._lines, self._shown, self._printed)

    def _add(self, line: Line, hidden: bool) -> None:  # noqa: FBT001 - as a row has it
        self._lines.append(line)
        if not hidden:
            self._shown.append(line)
        if len(self._lines) > self._limits.lines:
            raise _more("lines", self._limits.lines)

    def _line(self, item: Paragraph) -> Line:
        self._paragraphs += 1
        where = f"paragraph {self._paragraphs}"
        return paragraph(item.text, where, notes=_notes([item], where) if item.asides else ())

    def _rows(self, table: Table, where: str) -> list[Item | _Row]:
        """Return what a table shows: its caption, its rows, and what its layout cells hold."""
        number = 0
        found: list[Item | _Row] = []
        for section in _sections(table.node):
            outside = table.hidden or self._is(HIDDEN, section)
            if section.tag == "caption":
                found += self._content.items(section, hidden=outside)
                continue
            busy: dict[int, int] = {}
            for row in section.iter():
                if row.tag == "tr":
                    number += 1
                    hidden = outside or self._is(HIDDEN, row)
                    gone = hidden and self._is(_GONE, row)
                    spanned: dict[int, int] = {} if gone else busy
                    self._row(row, spanned, f"{where} {number} cell ", found, hidden=hidden)
                    if busy and not gone:
                        busy = {column: rows - 1 for column, rows in busy.items() if rows > 1}
        return found

    def _row(
        self,
        row: "LexborNode",
        busy: dict[int, int],
        where: str,
        found: list[Item | _Row],
        *,
        hidden: bool,
    ) -> None:
        """Add the cells that begin in a row, and what those of them hold that are a layout's.

        busy: by column, for how many rows from this one on a cell takes it.
        """
        nodes = [node for node in row.iter() if node.tag in _CELLS]
        self._printed += len(nodes)
        self._count(len(nodes) + len(busy))
        texts = [node.text(True, EDGE, False, True) for node in nodes]  # noqa: FBT003 - faster
        places = [where + number for number in _numbers(len(nodes))]
        notes: list[Note] = []
        if self._kinds:
            nodes, texts, places = self._placed(nodes, texts, places, notes)
        columns, spans = self._columns(nodes, busy)
        begin = 0
        if hidden or self._special or not is_clean("".join(texts)):
            for index, node in enumerate(nodes):
                said = self._said(node, texts[index], places[index], notes)
                if said is None:
                    part = slice(begin, index)
                    cells = _cells(texts[part], places[part], columns[part], spans[part])
                    _add_row(found, cells, notes, hidden=hidden)
                    found += self._content.items(node, hidden=hidden)
                    begin, notes = index + 1, []
                    continue
                if said and hidden:
                    notes.append(Note(code="hidden-cells", raw=said, where=places[index]))
                texts[index] = said
        if begin:
            part = slice(begin, None)
            texts, places, columns, spans = texts[part], places[part], columns[part], spans[part]
        if len(nodes) == 1 and SENTENCE.search(texts[0] if texts else ""):
            found.append(Paragraph(text=texts[0], hidden=hidden))
        else:
            _add_row(found, _cells(texts, places, columns, spans), notes, hidden=hidden)

    def _placed(
        self,
        nodes: list["LexborNode"],
        texts: list[str],
        places: list[str],
        notes: list[Note],
    ) -> tuple[list["LexborNode"], list[str], list[str]]:
        """Return the cells of a row that take a place; of what is hidden there is only a note."""
        kept: list[int] = []
        for index, node in enumerate(nodes):
            kind = self._kinds.get(node.mem_id)
            if kind != "hidden":
                kept.append(index)
            if kind in HIDDEN:
                text = fold(texts[index].replace(EDGE, ""))
                texts[index] = ""
                if text:
                    notes.append(Note(code="hidden-left-out", raw=text, where=places[index]))
        return [nodes[i] for i in kept], [texts[i] for i in kept], [places[i] for i in kept]

    def _columns(
        self, nodes: Sequence["LexborNode"], busy: dict[int, int]
    ) -> tuple[Sequence[int], Sequence[int]]:
        """Return the first column of each cell of a row, and how many each spans.

        The columns of cells that go on below are kept busy.
        """
        spanning = [self._spans.get(node.mem_id, _ONE) for node in nodes] if self._spans else ()
        if not busy and spanning.count(_ONE) == len(spanning):
            return range(len(nodes)), [1] * len(nodes)
        found: list[int] = []
        spans: list[int] = []
        column = 0
        for span, rows in spanning or [_ONE] * len(nodes):
            while column in busy:
                column += 1
            found.append(column)
            spans.append(span)
            if span > 1:
                self._count(span - 1)
            if rows > 1:
                busy.update(dict.fromkeys(range(column, column + span), rows))
            column += span
        return found, spans

    def _said(self, cell: "LexborNode", text: str, where: str, notes: list[Note]) -> str | None:
        """Return the text of a cell, or None where it holds a part of the page's layout."""
        kind = self._kinds.get(cell.mem_id) if self._kinds else None
        if kind == "unseen":
            return ""
        if self._special and self._is_careful(cell, text):
            items = self._content.items(cell, cell=True)
            paragraphs = [item for item in items if isinstance(item, Paragraph)]
            texts = [each.text for each in paragraphs if each.text]
            if len(paragraphs) < len(items) or is_prose(texts):
                return None
            notes.extend(_notes(paragraphs, where))
            said = joined(texts)
        elif EDGE in text and has_runs(text):
            texts = self._texts(cell)
            if is_prose(texts):
                return None
            said = joined(texts)
        else:
            said = fold(text.replace(EDGE, ""))
        return f"~~{said}~~" if kind == "struck" and said else said

    def _is_careful(self, cell: "LexborNode", text: str) -> bool:
        """Tell whether the text of a cell is not simply that of what is in it."""
        alone = text and EDGE not in text
        return cell.mem_id in self._apart or (not alone and cell.mem_id in self._tabled)

    def _texts(self, cell: "LexborNode") -> list[str]:
        """Return the paragraphs of a cell that has no other elements than those of text."""
        paragraphs = marked_paragraphs(cell.html or "")
        if "".join(paragraphs) != cell.text():  # markup that is none, as in attributes' names
            items = self._content.items(cell, cell=True)
            paragraphs = [item.text for item in items if isinstance(item, Paragraph)]
        return [fold(text) for text in paragraphs if text and not text.isspace()]

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > self._limits.cells:
            raise _more("cells", self._limits.cells)

    def _is(self, kinds: Collection[Kind | None], node: "LexborNode") -> bool:
        return bool(self._kinds) and self._kinds.get(node.mem_id) in kinds


def _careful(tree: "LexborHTMLParser", tags: Tags) -> list["LexborNode"]:
    """Return the elements whose text is not simply that of what is in them."""
    names = set(_CAREFUL.findall(tags.seen))
    return tree.css(b",".join(names).decode()) if names else []


def _cells_around(nodes: Iterable["LexborNode"]) -> frozenset[int]:
    """Return the cells that elements stand in."""
    found: set[int] = set()
    for node in nodes:
        above = node.parent
        while above is not None and above.mem_id not in found:
            if above.tag in _CELLS:
                found.add(above.mem_id)
            above = above.parent
    return frozenset(found)


def _sections(table: "LexborNode") -> list["LexborNode"]:
    """Return the parts of a table in the order of a printed one: its foot comes last."""
    parts = [part for part in table.iter() if part.tag in _SECTIONS]
    return sorted(parts, key=lambda part: _SECTIONS[part.tag or ""])


def _cells(
    texts: Sequence[str], places: Sequence[str], columns: Sequence[int], spans: Sequence[int]
) -> tuple[SourceCell, ...]:
    """Return cells, as SourceCell would from each text with its place, in half the time."""
    return tuple(map(_new_cell, zip(texts, places, columns, spans, strict=True)))


def _add_row(
    found: list[Item | _Row], cells: tuple[SourceCell, ...], notes: list[Note], *, hidden: bool
) -> None:
    """Add a row or a part of one, if it has cells."""
    if cells or notes:
        text = "\t".join([cell[0] for cell in cells if cell[0]])
        found.append(_Row(Line(text=text, cells=cells, row=True, notes=tuple(notes)), hidden))


def _numbers(count: int) -> Sequence[str]:
    """Return the numbers from 1 on as they are written."""
    return _NUMBERS[:count] if count < len(_NUMBERS) else [str(n) for n in range(1, count + 1)]


def _notes(items: Iterable[Item], where: str) -> tuple[Note, ...]:
    """Return what there is to say of paragraphs, now that their place is known."""
    return tuple(
        Note(
            code=aside.code,
            raw=aside.raw,
            where=where,
            values={} if aside.target is None else {"target": aside.target},
        )
        for item in items
        if isinstance(item, Paragraph)
        for aside in item.asides
    )


def _more(kind: str, limit: int) -> LimitError:
    return LimitError(f"the page has more than {limit} {kind}; give limits to read more")
