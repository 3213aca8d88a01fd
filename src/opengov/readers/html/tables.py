"""The lines of a page: its paragraphs, and the rows of its tables with their columns.

A table that holds a page's layout is told by what its cells hold: tables of their own, or prose.
What such a cell holds stands as lines of its own, in order; its row goes on behind them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from ...errors import LimitError
from ..lines import Line, SourceCell, paragraph
from ..notes import Note
from ..reader import Limits
from .content import KINDS, Content, Item, Kind, Paragraph, Table, fold, styled

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_CELLS = ("td", "th")
_SECTIONS = {"caption": 0, "thead": 1, "tbody": 2, "tfoot": 3}
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534
"""What one cell may span, in the HTML standard; more counts as so many."""
_DIGITS = re.compile(r"[ \t\r\n\f]*\+?([0-9]{1,9})")
_SENTENCE = re.compile("[。；！？]")
_PROSE_LINES, _PROSE_LENGTH = 8, 200
_CAPTION = re.compile(r"[^:：]{1,8}[:：]")
_IDEOGRAPH = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_SPANNED = re.compile(rb"(?:col|row)span")
_UNCOMMON = ":not(span,p,td,tr,b,br,strong,font,o\\:p,div,tbody,table,th,u,em,i,a)"
"""Selects the few elements of a page that may be none of those that only hold text."""
_CAREFUL: frozenset[Kind] = frozenset(
    ("kept", "image", "raised", "struck", "input", "choice", "dropped")
)
_EDGE = "\0"
"""Stands between the texts of a cell's elements; no text of a parsed page holds it."""


def page_lines(
    tree: "LexborHTMLParser", lower: bytes, limits: Limits, *, kept: bool = False
) -> list[Line]:
    """Return the lines of a parsed page.

    lower: its bytes in small letters. kept: whether line breaks between its tables end paragraphs.
    Raises LimitError.
    """
    root = tree.body or tree.root
    return [] if root is None else _Page(tree, lower, limits).lines(root, kept=kept)


class _Page:
    def __init__(self, tree: "LexborHTMLParser", lower: bytes, limits: Limits) -> None:
        kinds = styled(tree, lower)
        self._limits = limits
        self._content = Content(kinds, limits)
        self._kinds = kinds
        spans = tree.css("[colspan],[rowspan]") if _SPANNED.search(lower) else ()
        self._spans = {node.mem_id for node in spans}
        self._apart = _cells_around(_careful(tree, kinds))
        self._tabled = _cells_around(tree.css("table table"))
        self._special = bool(self._apart or self._tabled or kinds)
        self._cells = 0
        self._tables = 0
        self._paragraphs = 0
        self._lines: list[Line] = []

    def lines(self, root: "LexborNode", *, kept: bool) -> list[Line]:
        """Return the lines of an element; tables in tables are opened one after the other."""
        opened: list[Iterator[Item | Line]] = [iter(self._content.items(root, kept=kept))]
        while opened:
            for item in opened[-1]:
                if isinstance(item, Table):
                    self._tables += 1
                    opened.append(self._rows(item, f"table {self._tables} row"))
                    break
                self._add(self._line(item) if isinstance(item, Paragraph) else item)
            else:
                opened.pop()
            if len(opened) > self._limits.depth:
                raise _more("tables in each other", self._limits.depth)
        return self._lines

    def _add(self, line: Line) -> None:
        self._lines.append(line)
        if len(self._lines) > self._limits.lines:
            raise _more("lines", self._limits.lines)

    def _line(self, item: Paragraph) -> Line:
        self._paragraphs += 1
        where = f"paragraph {self._paragraphs}"
        return paragraph(item.text, where, notes=_notes([item], where) if item.asides else ())

    def _rows(self, table: Table, where: str) -> Iterator[Item | Line]:
        """Yield what a table shows: its caption, then its rows, and what its layout cells hold."""
        number = 0
        for section in _sections(table.node):
            if section.tag == "caption":
                yield from self._content.items(section, hidden=table.hidden)
                continue
            busy: dict[int, int] = {}
            for row in section.iter():
                if row.tag == "tr":
                    number += 1
                    hidden = table.hidden or self._is_hidden(section) or self._is_hidden(row)
                    yield from self._row(row, busy, f"{where} {number} cell ", hidden=hidden)
                    busy = {column: rows - 1 for column, rows in busy.items() if rows > 1}

    def _row(
        self, row: "LexborNode", busy: dict[int, int], where: str, *, hidden: bool
    ) -> Iterator[Item | Line]:
        """Yield the cells that begin in a row, and what those of them hold that are a layout's.

        busy: by column, for how many rows from this one on a cell takes it.
        """
        nodes = [node for node in row.iter() if node.tag in _CELLS]
        self._count(len(nodes) + len(busy))
        texts = [node.text(True, _EDGE, False, True) for node in nodes]  # noqa: FBT003 - faster
        places = [f"{where}{number}" for number in range(1, len(nodes) + 1)]
        columns, spans = self._columns(nodes, busy)
        special = hidden or self._special
        notes: list[Note] = []
        begin = 0
        for index in range(len(nodes)) if special or not _is_clean("".join(texts)) else ():
            text = texts[index]
            if not special and _is_clean(text):
                continue
            node = nodes[index]
            items = self._walked(node, text)
            if items is not None and _is_layout(items):
                part = slice(begin, index)
                yield from _line(texts[part], places[part], columns[part], spans[part], notes)
                yield from self._content.items(node, hidden=hidden)
                begin, notes = index + 1, []
                continue
            said = fold(text.replace(_EDGE, "")) if items is None else _joined(items)
            if items:
                notes.extend(_notes(items, places[index]))
            if special and said:
                said = self._marked(node, said, places[index], notes, hidden=hidden)
            texts[index] = said
        if len(texts) == 1 and not begin and _SENTENCE.search(texts[0]):
            yield Paragraph(text=texts[0])
        else:
            yield from _line(texts[begin:], places[begin:], columns[begin:], spans[begin:], notes)

    def _columns(
        self, nodes: Sequence["LexborNode"], busy: dict[int, int]
    ) -> tuple[Sequence[int], Sequence[int]]:
        """Return the first column of each cell of a row, and how many each spans."""
        spanning = self._spans
        if not spanning or spanning.isdisjoint([node.mem_id for node in nodes]):
            free = range(len(nodes) + len(busy))
            columns = [column for column in free if column not in busy] if busy else free
            return columns[: len(nodes)], [1] * len(nodes)
        found: list[int] = []
        spans: list[int] = []
        column = 0
        for node in nodes:
            while column in busy:
                column += 1
            span = self._take(node, column, busy) if node.mem_id in spanning else 1
            found.append(column)
            spans.append(span)
            column += span
        return found, spans

    def _walked(self, cell: "LexborNode", text: str) -> Sequence[Item] | None:
        """Return what a cell holds, or None where its text says it all: one run, no marks."""
        walked = _EDGE in text and _has_runs(text)
        if not walked and self._special:
            alone = text and _EDGE not in text
            walked = cell.mem_id in self._apart or (not alone and cell.mem_id in self._tabled)
        return self._content.items(cell, cell=True) if walked else None

    def _marked(
        self, node: "LexborNode", text: str, where: str, notes: list[Note], *, hidden: bool
    ) -> str:
        """Return a cell's text with the sign that it is struck; note where it is hidden."""
        if hidden or self._is_hidden(node):
            notes.append(Note(code="hidden-cells", raw=text, where=where))
        return f"~~{text}~~" if self._kinds.get(node.mem_id) == "struck" else text

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > self._limits.cells:
            raise _more("cells", self._limits.cells)

    def _take(self, cell: "LexborNode", column: int, busy: dict[int, int]) -> int:
        """Return how many columns a cell spans, and keep them busy in the rows that it spans."""
        attributes = cell.attributes
        span = min(_number(attributes.get("colspan")) or 1, _MOST_COLUMNS)
        self._count(span - 1)
        rows = min(_number(attributes.get("rowspan")) or _MOST_ROWS, _MOST_ROWS)
        if rows > 1:
            busy.update(dict.fromkeys(range(column, column + span), rows))
        return span

    def _is_hidden(self, node: "LexborNode") -> bool:
        return bool(self._kinds) and self._kinds.get(node.mem_id) == "hidden"


def _careful(tree: "LexborHTMLParser", kinds: Mapping[int, Kind]) -> list["LexborNode"]:
    """Return the elements whose text is not simply that of what is in them."""
    nodes = [node for node in tree.css(_UNCOMMON) if KINDS.get(node.tag or "") in _CAREFUL]
    if kinds:
        nodes += [node for node in tree.css("[style],[hidden]") if node.mem_id in kinds]
    return nodes


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


def _is_clean(text: str) -> bool:
    """Tell whether texts of cells have no white space, and stand in one element each."""
    return text.isprintable() and " " not in text


def _has_runs(text: str) -> bool:
    """Tell whether more than one of a cell's elements shows something."""
    return len([run for run in text.split(_EDGE) if run and not run.isspace()]) > 1


def _sections(table: "LexborNode") -> list["LexborNode"]:
    """Return the parts of a table in the order of a printed one: its foot comes last."""
    parts = [part for part in table.iter() if part.tag in _SECTIONS]
    return sorted(parts, key=lambda part: _SECTIONS[part.tag or ""])


@lru_cache(maxsize=256)
def _number(text: str | None) -> int:
    """Return the number of a span; 1 where it is none, as 0 means something."""
    found = _DIGITS.match(text or "")
    return int(found[1]) if found else 1


def _is_layout(items: Sequence[Item]) -> bool:
    """Tell whether a cell holds a part of the page: tables, or prose of several paragraphs."""
    if any(isinstance(item, Table) for item in items):
        return True
    texts = [item.text for item in items if isinstance(item, Paragraph) and item.text]
    if len(texts) < 2:
        return False
    many = len(texts) > _PROSE_LINES or sum(map(len, texts)) > _PROSE_LENGTH
    return many or any(_SENTENCE.search(text) for text in texts)


def _joined(items: Iterable[Item]) -> str:
    """Return the paragraphs of a cell as one text; a word cut in Chinese text is one again."""
    joined = ""
    for item in items:
        assert isinstance(item, Paragraph)  # a cell with a table is a layout's
        cut = (
            _IDEOGRAPH.match(joined[-1:])
            and _IDEOGRAPH.match(item.text)
            and not _CAPTION.match(item.text)
        )
        joined += item.text if cut or not joined else f"\n{item.text}"
    return joined.rstrip("\n")


def _line(
    texts: Sequence[str],
    places: Sequence[str],
    columns: Sequence[int],
    spans: Sequence[int],
    notes: Sequence[Note],
) -> Iterator[Line]:
    """Yield a row or a part of one, if it has cells."""
    if texts:
        cells = tuple(map(SourceCell._make, zip(texts, places, columns, spans, strict=True)))
        text = "\t".join(filter(None, texts))
        yield Line(text=text, cells=cells, row=True, notes=tuple(notes))


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
