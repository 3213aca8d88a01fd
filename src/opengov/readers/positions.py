"""Rows whose label is damaged or lost, by their place between rows that are sure.

Position is evidence only where nothing contradicts it: as many rows stand between two known ones as
the form has there, and what is left of a label is a piece of the one that belongs there.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from ..form.rows import Row
from .characters import fold
from .labels import place_of
from .rows import SourceRow

_ALIKE = 0.7


def by_position(
    source: Sequence[tuple[SourceRow, str | None]], form: Sequence[Row]
) -> Mapping[int, Row]:
    """Return the rows of the form that unnamed rows of the source must be, by their index.

    source: each row with the place that its label names, in the order of the source.
    """
    order = [row.place for row in form]
    found: dict[int, Row] = {}
    for before, after, between in _between_known(source, order):
        expected = form[order.index(before) + 1 : order.index(after)]
        if len(between) == len(expected) and all(
            _fits(source[index][0], row) for index, row in zip(between, expected, strict=True)
        ):
            found.update(zip(between, expected, strict=True))
    return found


def _between_known(
    source: Sequence[tuple[SourceRow, str | None]], order: Sequence[str]
) -> Iterator[tuple[str, str, list[int]]]:
    """Yield two known rows and the indexes of the unnamed rows with figures between them."""
    before: str | None = None
    between: list[int] = []
    for index, (row, place) in enumerate(source):
        if place is None or place not in order:
            if any(row.texts):
                between.append(index)
            continue
        if before is not None and between and order.index(before) < order.index(place):
            yield before, place, between
        before, between = place, []


def _fits(source: SourceRow, row: Row) -> bool:
    """Tell whether a row has the form's figures, and no label that contradicts."""
    if len(source.values) != len(row.columns) and not source.fused:
        return False
    return all(
        place_of(labels) == row.place or (not labels and _is_piece(cell.text, row))
        for cell, labels in source.labels
    )


def _is_piece(text: str, row: Row) -> bool:
    """Tell whether a text is a piece of a row's label or of its group's, or nearly the label."""
    letters = _letters(text)
    if letters and any(letters in _letters(head) for head in row.heads):
        return True
    return SequenceMatcher(None, letters, fold(row.label), autojunk=False).ratio() >= _ALIKE


def _letters(text: str) -> str:
    return "".join(each for each in fold(text) if each.isalnum())
