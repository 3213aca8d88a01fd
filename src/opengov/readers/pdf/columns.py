"""Tables without rulings: columns where figures stand over each other, row by row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..numbers import is_figure
from .drawings import Box
from .stubs import labels_of
from .tables import TableCell, TableRow
from .text import PARTED, TextLine, text_lines

_GAP = 0.45
_LEADING = 1.75
_ALIKE = 0.2
_FAR = 8.0
_HEADS_ABOVE = 6
_FEW = 4


class _Span(NamedTuple):
    left: float
    right: float

    def meets(self, word: TextLine) -> bool:
        return word.left < self.right and self.left < word.right


class _Split(NamedTuple):
    """A line in what stands at its left, and the figures at its end."""

    index: int
    line: TextLine
    before: tuple[TextLine, ...]
    figures: tuple[TextLine, ...]

    @property
    def base(self) -> float:
        """The base line of its figures, which that of a label beside them may differ from."""
        return self.figures[0].base


def aligned(lines: Sequence[TextLine], page: int) -> tuple[list[TableRow], tuple[TextLine, ...]]:
    """Return the rows of figures among the lines of a page, and the lines that are left.

    A column is where the figures of complete rows stand, if no two columns overlap. A figure of
    another row belongs where it overlaps one of them; where it does not, the line stays a line.
    """
    splits = [_split(index, line) for index, line in enumerate(lines)]
    found: list[TableRow] = []
    taken: set[int] = set()
    for group in _groups(splits):
        columns = _columns(splits, group)
        if columns:
            rows, used = _rows(splits, group, columns, page)
            found += rows
            taken |= used
    return found, tuple(line for index, line in enumerate(lines) if index not in taken)


def _split(index: int, line: TextLine) -> _Split:
    words = _words(line)
    end = len(words)
    while end and is_figure(words[end - 1].text):
        end -= 1
    return _Split(index, line, tuple(words[:end]), tuple(words[end:]))


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
    heads = _heads(splits, group)
    if len(heads) <= width:
        return spans if len(group) > 1 or len(heads) == width else []
    met = [[number for number, head in enumerate(heads) if span.meets(head)] for span in spans]
    if any(len(each) != 1 for each in met) or len({each[0] for each in met}) < width:
        return []
    return [
        next(
            (span for span, each in zip(spans, met, strict=True) if each == [number]),
            _Span(head.left, head.right),
        )
        for number, head in enumerate(heads)
    ]


def _heads(splits: Sequence[_Split], group: Sequence[_Split]) -> Sequence[TextLine]:
    """Return the words above the figures of the line that has most of them."""
    left = max((row.before[-1].right for row in group if row.before), default=0.0)
    most: Sequence[TextLine] = ()
    below = group[0].line
    for split in reversed(splits[max(0, group[0].index - _HEADS_ABOVE) : group[0].index]):
        if below.base - split.line.base > 2 * _LEADING * below.size:
            break
        words = [word for word in (*split.before, *split.figures) if word.left >= left]
        most = max(most, words, key=len)
        below = split.line
    return most


def _rows(
    splits: Sequence[_Split], group: Sequence[_Split], columns: Sequence[_Span], page: int
) -> tuple[list[TableRow], set[int]]:
    """Return the rows of a group, and the numbers of the lines that they take.

    A number that stands close to a row, on a line without a label, may go on the one in the row: a
    bar between them leaves the cell unread. So it does where nobody can say which label is a row's.
    """
    placed = {row.index: cells for row in group if (cells := _placed(row, columns))}
    rows = [row for row in group if row.index in placed]
    whole = [row for row in rows if not _is_rest(row, rows, len(columns))]
    if not whole:
        return [], set()
    pieces = list(_pieces(splits, group, columns[0].left))
    labels = labels_of(pieces, [row.base for row in whole], whole[0].line.size)
    used = {row.index for row in rows} | labels.taken
    bounds = _bounds(splits[index].line for index in used)
    parts = [[placed[row.index]] for row in whole]
    for row in rows:
        if row not in whole:
            distances = [abs(other.base - row.base) for other in whole]
            parts[distances.index(min(distances))].append(placed[row.index])
    alone = len(whole) == 1 and not pieces
    found: list[TableRow] = []
    for row, own, stacked in zip(whole, labels.rows, parts, strict=True):
        cells = [_label(lines) for lines in own]
        for number, span in enumerate(columns):
            words = tuple(part[number] for part in stacked if number in part)
            box = span.left, row.line.box[1], span.right, row.line.box[3]
            cells.append(_figure(words, number + 1, box, unread=not (own or alone)))
        found.append(
            TableRow(cells=tuple(cells), page=page, top=row.line.top, bounds=bounds, ruled=False)
        )
    return found, used


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
    first, last = group[0].index, group[-1].index
    near = _LEADING * group[0].line.size
    while first and _is_label(splits[first - 1].line, splits[first].line, near, end):
        first -= 1
    while last + 1 < len(splits) and _is_label(splits[last + 1].line, splits[last].line, near, end):
        last += 1
    for split in splits[first : last + 1]:
        for word in split.before:
            yield split.index, word


def _is_label(line: TextLine, beside: TextLine, near: float, end: float) -> bool:
    return (
        line.right <= end
        and abs(line.base - beside.base) <= near
        and abs(line.size - beside.size) <= _ALIKE * beside.size
    )


def _label(lines: tuple[TextLine, ...]) -> TableCell:
    return TableCell(
        lines=lines,
        text="".join(line.text for line in lines),
        column=0,
        span=1,
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
