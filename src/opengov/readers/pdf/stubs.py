"""The labels at the left of rows that no ruling parts: which lines of words are whose."""

from collections.abc import Sequence
from itertools import groupby
from statistics import fmean as mean
from statistics import median
from typing import TypeAlias

from attrs import frozen

from .text import TextLine

_LEADING, _EVEN = 1.6, 1.15
_NEIGHBOURS, _LONGEST = 40, 12
_NEAR = 0.2
_SEVERAL = 2

Piece: TypeAlias = tuple[int, TextLine]
"""The number of a line of the page, and words on it."""


@frozen(kw_only=True)
class Labels:
    """The labels of each row, the outermost first, each in its lines; taken: lines of the page."""

    rows: tuple[tuple[tuple[TextLine, ...], ...], ...]
    taken: frozenset[int]


def labels_of(pieces: Sequence[Piece], bases: Sequence[float], size: float) -> Labels:
    """Return the labels of rows whose figures stand on given base lines.

    The last words before figures are the row's own. They are shared out so that the middle of each
    label, or else its first line, is beside its figures. Where that cannot be done, only words on
    the base line of a row are its label. The words left of most labels are those of groups.
    """
    near = _NEAR * size
    edge = _edge(pieces, bases, near)
    own_words = {piece for piece in pieces if piece[1].right > edge}
    for base in bases:
        if all(abs(word.base - base) > size for _, word in own_words):
            own_words |= {piece for piece in pieces if abs(piece[1].base - base) <= near}
    own = [
        list(same)
        for _, same in groupby(
            (piece for piece in pieces if piece in own_words), key=lambda piece: piece[0]
        )
    ]
    tops = [line[0][1].base for line in own]
    shares = _shares(tops, bases, near)
    parts = (
        [
            [line for line, top in zip(own, tops, strict=True) if abs(top - base) <= near][:1]
            for base in bases
        ]
        if shares is None
        else [own[begin:end] for begin, end in shares]
    )
    heads: list[list[list[Piece]]] = [[] for _ in bases]
    for blob in stacked([piece for piece in pieces if piece not in own_words], size):
        first = blob[0][1].base - size
        at = next((n for n, base in enumerate(bases) if base >= first), len(bases) - 1)
        heads[at].append(blob)
    labels = [
        [*above, [piece for line in part for piece in line]] if part else []
        for above, part in zip(heads, parts, strict=True)
    ]
    return Labels(
        rows=tuple(tuple(tuple(word for _, word in label) for label in row) for row in labels),
        taken=frozenset(index for row in labels for label in row for index, _ in label),
    )


def _edge(pieces: Sequence[Piece], bases: Sequence[float], near: float) -> float:
    """Return where the labels next to the figures begin: where they stand beside those of groups.

    Where there are no two such lines, it is where most labels do that are beside figures.
    """
    lines = [list(same) for _, same in groupby(pieces, key=lambda piece: piece[0])]
    lefts = [line[-1][1].left for line in lines if len(line) > 1]
    if len(lefts) < _SEVERAL:
        lefts = [
            line[-1][1].left
            for line in lines
            if any(abs(line[-1][1].base - base) <= near for base in bases)
        ]
    return median(lefts) if lefts else 0.0


def stacked(pieces: Sequence[Piece], size: float) -> list[list[Piece]]:
    """Return words that stand over each other as close as lines of one text do."""
    apart = [
        word.base - above.base
        for (_, word), following in zip(pieces, range(1, len(pieces)), strict=False)
        for _, above in pieces[max(0, following - _NEIGHBOURS) : following]
        if word.base > above.base + size / 2 and _is_over(above, word)
    ]
    leading = min([_LEADING * size, *(_EVEN * gap for gap in apart)])
    stacks: list[list[Piece]] = []
    for piece in pieces:
        word = piece[1]
        for stack in reversed(stacks[-_NEIGHBOURS:]):
            last = stack[-1][1]
            if _is_over(last, word) and word.base - last.base <= leading:
                stack.append(piece)
                break
        else:
            stacks.append([piece])
    return stacks


def _is_over(above: TextLine, word: TextLine) -> bool:
    return above.left < word.right and word.left < above.right


def _shares(
    lines: Sequence[float], bases: Sequence[float], near: float
) -> list[tuple[int, int]] | None:
    """Return for each row from which to which of the lines its label goes, if that can be told."""
    first = sum(line <= bases[0] + near for line in lines)
    for centred in (True, False):
        for start in reversed(range(max(0, first - _LONGEST), first)):
            shares = _shares_from(start, lines, bases, near, centred=centred)
            if shares is not None:
                return shares
    return None


def _shares_from(
    start: int, lines: Sequence[float], bases: Sequence[float], near: float, *, centred: bool
) -> list[tuple[int, int]] | None:
    shares: list[tuple[int, int]] = []
    for row, base in enumerate(bases):
        ends = range(start + 1, min(start + _LONGEST, len(lines)) + 1)
        if centred:
            fit = [end for end in ends if abs(mean(lines[start:end]) - base) <= near]
        else:
            after = bases[row + 1] - near if row + 1 < len(bases) else 0.0
            fit = [end for end in ends if end == len(lines) or lines[end] >= after]
            fit = fit if ends and abs(lines[start] - base) <= near else []
        if not fit:
            return None
        shares.append((start, fit[0]))
        start = fit[0]
    return shares
