"""Digits that lost the borders of their cells: the ways to cut them into the columns of a row.

White space is a border that is left, and so are a sign, a unit and an annotation; no figure but
zero begins with a zero. Sums take ways away and never add one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from attrs import frozen

from ..form.rows import Column
from .lines import SourceCell
from .numbers import clean

Cut = tuple[SourceCell, ...]
_Ends = tuple[int, ...]

_DIGITS = r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)"
_COUNT = rf"{_DIGITS}[件条项宗个份次笔]?"
_MARK = r"/|-+|—+"
_PLAIN = re.compile(rf"{_COUNT}|{_MARK}")
_SIGNED = re.compile(rf"[+-]?{_COUNT}|{_MARK}")
_MONEY = re.compile(rf"{_DIGITS}(?:\.[0-9]+)?(?:[万亿]?元)?|{_MARK}")
_SIGN = re.compile(r"[+-](?=[0-9])")
_TOKEN = re.compile(r"([^(（]*)([(（].*)?", re.DOTALL)
_LONGEST = 60
_STEPS = 50_000
_MOST, _SHOWN = 40, 4


@frozen(kw_only=True)
class Cuts:
    """The ways to cut a run of digits; whole tells whether they are all there are."""

    ways: tuple[Cut, ...] = ()
    whole: bool = True

    @property
    def only(self) -> Cut | None:
        """The way, where there is one and no other."""
        return self.ways[0] if self.whole and len(self.ways) == 1 else None

    @property
    def readings(self) -> str:
        """The ways as text, the first of them where there are many."""
        shown = ["|".join(cell.text for cell in way) for way in self.ways[:_SHOWN]]
        return "; ".join(shown + ["…"] * (len(self.ways) > len(shown)))


class Run:
    """The digits of a row, to be cut into columns; the cells of the source are borders in it."""

    def __init__(self, cells: Sequence[SourceCell], columns: Sequence[Column]) -> None:
        self._cells = tuple(cells)
        tokens = [_TOKEN.fullmatch(cell.text) for cell in cells]
        texts = [clean(token[1]).replace(" ", "") if token else "" for token in tokens]
        self._annotations = [(token[2] or "") if token else "" for token in tokens]
        self._borders = [0]
        for text in texts:
            self._borders.append(self._borders[-1] + len(text))
        self.text = "".join(texts)
        fits = len(self.text) <= _LONGEST
        none = tuple(dict[int, _Ends]() for _ in columns)
        self._ends = self._all_ends(columns) if fits else none

    def _all_ends(self, columns: Sequence[Column]) -> tuple[dict[int, _Ends], ...]:
        """Return, for each column, where its figure may end if it begins at a position.

        Only what leads to a cut of the whole run is in it.
        """
        found: list[dict[int, _Ends]] = []
        reached = {len(self.text)}
        for column in reversed(columns):
            pattern = _MONEY if column.money else _SIGNED if column.signed else _PLAIN
            ends = {
                start: tuple(end for end in self._figures(start, pattern) if end in reached)
                for start in range(len(self.text))
            }
            found.append({start: known for start, known in ends.items() if known})
            reached = set(found[-1])
        return tuple(reversed(found))

    def _figures(self, start: int, pattern: re.Pattern[str]) -> Iterator[int]:
        """Yield where a figure that begins at start may end."""
        border = min(each for each in self._borders if each > start)
        first = start + 1
        if _SIGN.match(self.text, start):
            first += 1  # a sign before a digit is that figure's, not a mark of its own
        for end in range(first, border + 1):
            if pattern.fullmatch(self.text, start, end):
                yield end

    def all(self) -> Cuts:
        """Return the ways to cut the run, whether they add up or not."""
        return self._listed(self._ways(0, 0))

    def adding_up(self, block: int) -> Cuts:
        """Return the ways in which each block of so many columns ends in the sum of its others."""
        return self._listed(self._sums(0, 0, block, [_STEPS]))

    def _listed(self, ways: Iterable[tuple[int, ...]]) -> Cuts:
        found: list[Cut] = []
        try:
            for ends in islice(ways, _MOST + 1):
                starts = (0, *ends[:-1])
                found.append(tuple(map(self._cell, starts, ends)))
        except _TooManyStepsError:
            return Cuts(ways=tuple(found), whole=False)
        return Cuts(ways=tuple(found[:_MOST]), whole=len(found) <= _MOST)

    def _cell(self, start: int, end: int) -> SourceCell:
        """Return a piece as a cell; the last piece of a cell keeps its annotation."""
        number = max(i for i, border in enumerate(self._borders[:-1]) if border <= start)
        last = end == self._borders[number + 1]
        text = self.text[start:end] + (self._annotations[number] if last else "")
        return self._cells[number]._replace(text=text)

    def _ways(self, start: int, column: int) -> Iterator[tuple[int, ...]]:
        if column == len(self._ends):
            yield ()
            return
        for end in self._ends[column].get(start, ()):
            for rest in self._ways(end, column + 1):
                yield (end, *rest)

    def _sums(
        self, start: int, column: int, block: int, steps: list[int]
    ) -> Iterator[tuple[int, ...]]:
        """Yield the ways in which every block from a column on adds up."""
        if column == len(self._ends):
            yield ()
            return
        for ends in self._block(start, column, column + block, 0, steps):
            for rest in self._sums(ends[-1], column + block, block, steps):
                yield (*ends, *rest)

    def _block(
        self, start: int, column: int, stop: int, before: int, steps: list[int]
    ) -> Iterator[tuple[int, ...]]:
        """Yield the ways to cut a block's columns so that the last is the sum of those before."""
        for end in self._ends[column].get(start, ()):
            steps[0] -= 1
            if steps[0] < 0:
                raise _TooManyStepsError
            figure = self._figure(start, end)
            if figure is None:
                continue
            if column == stop - 1:
                if figure == before:
                    yield (end,)
                continue
            for rest in self._block(end, column + 1, stop, before + figure, steps):
                yield (end, *rest)

    def _figure(self, start: int, end: int) -> int | None:
        text = self.text[start:end].rstrip("件条项宗个份次笔").replace(",", "")
        return int(text) if text.isdigit() else None


class _TooManyStepsError(Exception):
    """A search has taken all the steps that it may."""
