"""Tables without rulings: columns where figures stand over each other, row by row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..numbers import is_figure
from .drawings import Box
from .spans import ORDINAL
from .stubs import Piece, labels_of, stacked
from .tables import TableCell, TableRow
from .text import PARTED, TextLine, text_lines

_GAP = 0.45
_LEADING = 1.75
_ALIKE = 0.2
_FAR = 8.0
_HEADS_ABOVE = 10
_FEW = 4
_MOST_ROWS = 200


class _Span(NamedTuple):
    left: float
    right: float

    def meets(self, word: "TextLine | _Span") -> bool:
        return word.left < self.right and self.left < word.right


class _Split(NamedTuple):
    """A line in what stands at its left, and the figures at its end."""

    number: int
    line: TextLine
    before: tuple[TextLine, ...]
    figures: tuple[TextLine, ...]

    @property
    def words(self) -> tuple[TextLine, ...]:
        """All of it."""
        return self.before + self.figures

    @property
    def base(self) -> float:
        """The base line of its figures, which that of a label beside them may differ from."""
        return self.figures[0].base


class _Head(NamedTuple):
    """Words over columns, each with the number of its line; a stub stands over the labels."""

    pieces: tuple[Piece, ...]
    stub: bool

    @property
    def words(self) -> tuple[TextLine, ...]:
        """Its words from top to bottom."""
        return tuple(word for _, word in self.pieces)

    @property
    def span(self) -> _Span:
        """Where it stands across the page."""
        words = self.words
        return _Span(min(word.left for word in words), max(word.right for word in words))

    def is_over(self, other: "_Head") -> bool:
        """Tell whether another stands below it."""
        return self.span.meets(other.span) and self.words[-1].base < other.words[0].base


def aligned(lines: Sequence[TextLine], page: int) -> tuple[list[TableRow], tuple[TextLine, ...]]:
    """Return the rows of figures among the lines of a page, and the lines that are left.

    A column is where the figures of complete rows stand, if no two columns overlap. A figure of
    another row belongs where it overlaps one of them; where it does not, the line stays a line.
    """
    splits = [_split(index, line) for index, line in enumerate(lines)]
    found: list[TableRow] = []
    taken: set[int] = set()
    for group in _groups(splits):
        columns = _columns(splits, group) if len(group) <= _MOST_ROWS else []
        if columns:
            rows, used = _rows(splits, group, columns, page)
            found += rows
            taken |= used
    return found, tuple(line for index, line in enumerate(lines) if index not in taken)


def _split(number: int, line: TextLine) -> _Split:
    words = _words(line)
    end = len(words)
    while end and is_figure(words[end - 1].text):
        end -= 1
    return _Split(number, line, tuple(words[:end]), tuple(words[end:]))


def _words(line: TextLine) -> list[TextLine]:
    if " " not in line.text:
        return [line]
    parts = [[line.glyphs[0]]]
    for before, glyph in pairwise(line.glyphs):
        if glyph.left - before.right >= _GAP * line.size:
            parts.append([])
        parts[-1].append(glyph)
    return [word for part in parts for word in text_lines(part)]


def _groups(splits: Sequence[_Split]) -> Iterator[list[_Split]]:
    """Yield the rows that stand close together, with nothing between them but labels."""
    group: list[_Split] = []
    for split in splits:
        if group and not _goes_on(group[-1], split):
            yield group
            group = []
        if len(split.figures) > (0 if group else 1):
            group.append(split)
    if group:
        yield group


def _goes_on(last: _Split, split: _Split) -> bool:
    line = split.line
    if abs(line.size - last.line.size) > _ALIKE * line.size:
        return False
    if line.base - last.line.base > _FAR * line.size:
        return False
    return bool(split.figures) or line.right <= last.figures[0].left


def _columns(splits: Sequence[_Split], group: Sequence[_Split]) -> list[_Span]:
    """Return the columns of a group of rows; none where they are not sure."""
    counts = Counter(len(row.figures) for row in group)
    width = max(counts, key=lambda count: (counts[count], count))
    if width < 2 or (len(group) == 1 and width < _FEW):
        return []
    complete = [row.figures for row in group if len(row.figures) == width]
    spans = [
        _Span(min(word.left for word in words), max(word.right for word in words))
        for words in zip(*complete, strict=True)
    ]
    if any(after.left <= before.right for before, after in pairwise(spans)):
        return []
    heads = _single_heads(_stacks(splits, group))
    if len(heads) == width:
        return _united(spans, heads)
    if len(heads) < width:
        return spans if len(group) > 1 else []
    met = [[number for number, head in enumerate(heads) if span.meets(head.span)] for span in spans]
    if any(len(each) != 1 for each in met) or len({each[0] for each in met}) < width:
        return []
    own = {each[0]: span for span, each in zip(spans, met, strict=True)}
    return [own.get(number, head.span) for number, head in enumerate(heads)]


def _stacks(splits: Sequence[_Split], group: Sequence[_Split]) -> list[_Head]:
    """Return the heads above a group of rows, words close over each other as one."""
    left = max((row.before[-1].right for row in group if row.before), default=0.0)
    above = _above(splits, group[0], left)
    pieces = [(split.number, word) for split in above for word in split.words]
    over = stacked([piece for piece in pieces if piece[1].left >= left], group[0].line.size)
    stub = tuple(piece for piece in pieces if piece[1].left < left)
    heads = [_Head(tuple(stack), stub=False) for stack in over]
    return [*heads, _Head(stub, stub=True)] if stub else heads


def _united(spans: Sequence[_Span], heads: Sequence[_Head]) -> list[_Span]:
    """Return columns with what their heads take as well, where they do not overlap so."""
    united = [
        _Span(min(span.left, head.span.left), max(span.right, head.span.right))
        for span, head in zip(spans, heads, strict=True)
    ]
    apart = all(before.right < after.left for before, after in pairwise(united))
    return united if apart else list(spans)


def _above(splits: Sequence[_Split], first: _Split, left: float) -> list[_Split]:
    """Return the lines above a row that look like its heads, from top to bottom.

    They hold several words, or one over the figures that opens no new item.
    """
    found: list[_Split] = []
    below = first.line
    for split in reversed(splits[max(0, first.number - _HEADS_ABOVE) : first.number]):
        line = split.line
        if not _is_alike(line, below, 2 * _LEADING * below.size):
            break
        if len(split.words) == 1 and (line.left < left or ORDINAL.match(line.text)):
            break
        if split.figures:
            break
        found.insert(0, split)
        below = line
    return found


def _rows(
    splits: Sequence[_Split], group: Sequence[_Split], columns: Sequence[_Span], page: int
) -> tuple[list[TableRow], set[int]]:
    """Return the rows of a group, and the numbers of the lines that they take.

    A number that stands close to a row, on a line without a label, may go on the one in the row: a
    bar between them leaves the cell unread. So it does where nobody can say which label is a row's.
    """
    placed = {row.number: cells for row in group if (cells := _placed(row, columns))}
    rows = [row for row in group if row.number in placed]
    rest = {row.number for row in rows if _is_rest(row, rows, len(columns))}
    whole = [row for row in rows if row.number not in rest]
    if not whole:
        return [], set()
    others = {row.number for row in group} - placed.keys()
    pieces = [each for each in _pieces(splits, group, columns[0].left) if each[0] not in others]
    labels = labels_of(pieces, [row.base for row in whole], whole[0].line.size)
    used = {row.number for row in rows} | labels.taken
    heads = _stacks(splits, group)
    head_rows = _head_rows(heads, len(columns))
    if head_rows:
        used.update(index for head in heads for index, _ in head.pieces)
    bounds = _bounds(splits[index].line for index in used)
    parts = [[placed[row.number]] for row in whole]
    for row in rows:
        if row.number in rest:
            distances = [abs(other.base - row.base) for other in whole]
            parts[distances.index(min(distances))].append(placed[row.number])
    alone = len(whole) == 1 and not pieces
    found = [
        TableRow(cells=cells, page=page, top=cells[0].box[1], bounds=bounds, ruled=False)
        for cells in head_rows
    ]
    for row, own, lines in zip(whole, labels.rows, parts, strict=True):
        figures = [_label(label) for label in own]
        for number, span in enumerate(columns):
            words = tuple(part[number] for part in lines if number in part)
            box = span.left, row.line.box[1], span.right, row.line.box[3]
            figures.append(_figure(words, number + 1, box, unread=not (own or alone)))
        found.append(
            TableRow(cells=tuple(figures), page=page, top=row.line.top, bounds=bounds, ruled=False)
        )
    return found, used


def _head_rows(heads: Sequence[_Head], width: int) -> list[tuple[TableCell, ...]]:
    """Return a row of the heads over several columns, and one of those of single columns."""
    single = _single_heads(heads)
    if len(single) != width:
        return []
    over = [
        _label(head.words, columns[0] + 1, columns[-1] - columns[0] + 1)
        for head in heads
        if not head.stub
        and head not in single
        and (columns := [n for n, below in enumerate(single) if below.span.meets(head.span)])
    ]
    stubs = [_label(head.words, 0) for head in heads if head.stub]
    named = [_label(head.words, number) for number, head in enumerate(single, 1)]
    return [tuple(over), (*stubs, *named)] if over else [(*stubs, *named)]


def _single_heads(heads: Sequence[_Head]) -> list[_Head]:
    """Return the heads with no other below them, from left to right."""
    over = [head for head in heads if not head.stub]
    return sorted(
        (head for head in over if not any(head.is_over(other) for other in over)),
        key=lambda head: head.span,
    )


def _placed(row: _Split, columns: Sequence[_Span]) -> dict[int, TextLine]:
    """Return the figures of a row by column; none where one of them meets no column, or two."""
    placed: dict[int, TextLine] = {}
    for word in row.figures:
        met = [number for number, column in enumerate(columns) if column.meets(word)]
        if len(met) != 1 or met[0] in placed:
            return {}
        placed[met[0]] = word
    return placed


def _is_rest(row: _Split, rows: Sequence[_Split], width: int) -> bool:
    """Tell whether a line of figures may hold what goes on the figures of a row close to it."""
    return (
        not row.before
        and len(row.figures) < width
        and any(
            abs(other.base - row.base) <= _LEADING * row.line.size
            for other in rows
            if other.before or len(other.figures) == width
        )
    )


def _pieces(
    splits: Sequence[_Split], group: Sequence[_Split], end: float
) -> Iterator[tuple[int, TextLine]]:
    """Yield the words of labels on the lines of a group and close to it, each with its line."""
    first, last = group[0].number, group[-1].number
    near = _LEADING * group[0].line.size
    while first and _is_label(splits[first - 1].line, splits[first].line, near, end):
        first -= 1
    while last + 1 < len(splits) and _is_label(splits[last + 1].line, splits[last].line, near, end):
        last += 1
    for split in splits[first : last + 1]:
        for word in split.before:
            yield split.number, word


def _is_label(line: TextLine, beside: TextLine, near: float, end: float) -> bool:
    return line.right <= end and _is_alike(line, beside, near)


def _is_alike(line: TextLine, beside: TextLine, near: float) -> bool:
    """Tell whether a line is close to another and as large."""
    return (
        abs(line.base - beside.base) <= near
        and abs(line.size - beside.size) <= _ALIKE * beside.size
    )


def _label(lines: tuple[TextLine, ...], column: int = 0, span: int = 1) -> TableCell:
    return TableCell(
        lines=lines,
        text="".join(line.text for line in lines),
        column=column,
        span=span,
        rows=1,
        box=_bounds(lines),
    )


def _figure(words: tuple[TextLine, ...], column: int, box: Box, *, unread: bool) -> TableCell:
    text = PARTED.join(word.text for word in words)
    return TableCell(
        lines=words,
        text=text + PARTED if text and unread else text,
        column=column,
        span=1,
        rows=1,
        box=box,
    )


def _bounds(lines: Iterable[TextLine]) -> Box:
    boxes = [line.box for line in lines]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
