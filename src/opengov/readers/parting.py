"""A piece of running text between figures: the labels in it, and what is none of them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ..form.rows import TableKey
from .characters import fold
from .labels import Label, exact_texts, match, spanning_texts
from .lines import SourceCell
from .running import RunningText, Span, shown

Labelled = tuple[SourceCell, tuple[Label, ...]]

_STOPS = re.compile(r"[。；;：:]")
_OPENING, _CLOSING = '（(“"《〔', '）)”"》〕'
_SHORT, _LONGEST = 4, 80


class Piece:
    """A piece of text between figures: letters that are labels, and letters that are not.

    Spans here count the letters of the piece, without what stands between them.
    """

    def __init__(self, text: RunningText, start: int, end: int, table: TableKey) -> None:
        self._text, self._end = text, end
        self._table: TableKey = table
        letters = [
            (letter, position)
            for position in range(start, end)
            for letter in _letters(text.whole[position])
        ]
        self._written = "".join(letter for letter, _ in letters)
        self._positions = [position for _, position in letters]

    def labelled(self) -> Iterator[Labelled]:
        """Yield the labels in order, and what is none with no label."""
        spans = self._mended(list(self._spans()))
        for first, last in spans:
            cell = self._cell(first, last)
            yield cell, match(self._table, cell.text)

    @property
    def letters(self) -> int:
        """How many letters there are."""
        return len(self._written)

    def unknown_letters(self) -> int:
        """Return how many letters are neither in a label nor a piece of one."""
        gaps = [self._written[a:b] for a, b in self._spans() if not self._is_known((a, b))]
        return sum(len(gap) for gap in gaps if gap not in _all_letters(self._table))

    def _spans(self) -> Iterator[Span]:
        """Yield labels to the letter, the longest first, and the gaps between them."""
        index = _by_first_letter(self._table)
        gap = at = 0
        while at < len(self._written):
            candidates = index.get(self._written[at], ())
            known = next((text for text in candidates if self._written.startswith(text, at)), None)
            if known is None:
                at += 1
                continue
            if gap < at:
                yield gap, at
            gap = at + len(known)
            yield at, gap
            at = gap
        if gap < at:
            yield gap, at

    def _mended(self, spans: list[Span]) -> list[Span]:
        """Return the spans with gaps joined to what they were broken from, or left out.

        A gap is left out where it is a piece of a group's label, which a page or a column cut. One
        that touches the last label, whose figures follow, makes another label of it.
        """
        found: list[Span] = []
        for number, span in enumerate(spans):
            if found and span[0] < found[-1][1]:
                continue  # joined already
            if self._is_known(span):
                found.append(span)
                continue
            before = found[-1] if found and self._is_short(found[-1]) else None
            after = spans[number + 1] if number + 1 < len(spans) else None
            joined = self._joined(before, span, after)
            if joined is None:
                found.append(span)
                continue
            if before is not None and joined[0] == before[0]:
                found.pop()
            found.append(joined)
        kept = [span for span in found if not self._is_cut_off(span)]
        return self._with_last_whole(kept)

    def _joined(self, before: Span | None, gap: Span, after: Span | None) -> Span | None:
        """Return a gap, alone or with its short neighbours, as far as it is a damaged label."""
        starts = [gap[0]] if before is None else [before[0], gap[0]]
        ends = [after[1], gap[1]] if after is not None and self._is_short(after) else [gap[1]]
        for start in starts:
            for end in ends:
                if match(self._table, self._cell(start, end).text):
                    return start, end
        return None

    def _with_last_whole(self, spans: list[Span]) -> list[Span]:
        """Return the spans with the last label grown by the unknown letters that touch it."""
        while len(spans) > 1 and not (self._is_known(spans[-1]) and self._is_known(spans[-2])):
            (first, middle), (start, end) = spans[-2:]
            between = self._text.whole[self._positions[middle - 1] + 1 : self._positions[start]]
            over = self._is_known(spans[-2]) and not self._is_row(spans[-2])
            if over or end - first > _LONGEST or _STOPS.search(between):
                break
            spans[-2:] = [(first, end)]
        return spans

    def _is_known(self, span: Span) -> bool:
        return bool(match(self._table, self._cell(*span).text))

    def _is_row(self, span: Span) -> bool:
        labels = match(self._table, self._cell(*span).text)
        return any(label.role == "row" for label in labels)

    def _is_short(self, span: Span) -> bool:
        return span[1] - span[0] < _SHORT

    def _is_cut_off(self, span: Span) -> bool:
        """Tell whether letters are a piece of a group's label or a head, apart from the next."""
        first, last = span
        if self._written[first:last] not in _group_letters(self._table):
            return False
        apart = last < len(self._positions) and (
            self._positions[last] - self._positions[last - 1] > 1 or self._written[last].isdigit()
        )
        return apart and not self._is_known(span)

    def _cell(self, first: int, last: int) -> SourceCell:
        """Return letters as a cell, with the brackets and quotes around them."""
        start, end = self._positions[first], self._positions[last - 1] + 1
        whole = self._text.whole
        while start and whole[start - 1] in _OPENING:
            start -= 1
        while end < self._end and whole[end] in _CLOSING:
            end += 1
        return self._text.cell(start, end)


@cache
def _letters(character: str) -> str:
    """Return the letters and digits that a character folds to."""
    folded = fold(shown(character))
    return "".join(each for each in folded if each.isalnum())


@cache
def _by_first_letter(table: TableKey) -> Mapping[str, tuple[str, ...]]:
    """Return the texts of labels by their first letter, the longest first."""
    found: dict[str, list[str]] = {}
    for text in sorted(exact_texts(table), key=len, reverse=True):
        found.setdefault(text[0], []).append(text)
    return {letter: tuple(texts) for letter, texts in found.items()}


@cache
def _all_letters(table: TableKey) -> str:
    """Return the letters of every label."""
    return "\n".join(sorted(exact_texts(table)))


@cache
def _group_letters(table: TableKey) -> str:
    """Return the letters of the labels that are printed over or beside several rows."""
    return "\n".join(sorted(spanning_texts(table)))
