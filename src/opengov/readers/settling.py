"""Which cut of fused digits is right: the form's sums as an error-correcting code.

A row that can be cut in one way only is read, also where it does not add up, if the columns show
that the sum is wrong and no empty cell was lost. Of several cuts the only one that adds up is
taken; of several that add up, the only ones that make the columns right. Sums choose among what the
source says and never change it, and where they contradict each other, or the source has lost cells
without a trace, nothing is chosen that nothing confirms.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

from ..form.identities import BALANCE, OUTCOMES, request_identities
from ..form.rows import Column, Row
from ..model.printed import Edition
from .digits import Cut, Cuts, Run
from .numbers import read_count
from .rows import SourceRow

_MOST = 2_000
_Figures = tuple[int, ...]


def cut_alone(source: SourceRow, columns: Sequence[Column]) -> Cuts:
    """Return the cuts of a row without a sum; where cells were lost, its own borders must do."""
    if len(source.values) == len(columns):
        return Cuts(ways=(source.values,))
    return Cuts() if source.lossy else Run(source.values, columns).all()


def is_off(source: SourceRow, columns: Sequence[Column]) -> bool:
    """Tell whether a fused row that can be cut in one way only does not add up."""
    figures = _figures(Run(source.values, columns).all().only)
    return figures is not None and sum(figures[:-1]) != figures[-1]


def cut_in_blocks(source: SourceRow, columns: Sequence[Column], block: int) -> Cuts:
    """Return the cuts of a row: the only one there is, or those in which every block adds up.

    A block is a number of columns of which the last is the sum of the others.
    """
    if len(source.values) == len(columns):
        return Cuts(ways=(source.values,))
    run = Run(source.values, columns)
    every = run.all()
    if every.only is not None and not source.lossy:
        return every
    adding = run.adding_up(block)
    return adding if adding.ways else Cuts(ways=every.ways, whole=False)


def settle(
    found: Mapping[str, SourceRow], form: Sequence[Row], edition: Edition
) -> dict[str, Cuts]:
    """Return the cuts of the fused rows of table 3 by place, after the columns have chosen."""
    columns = form[0].columns
    fused = {place: row for place, row in found.items() if row.fused and not row.torn}
    if not fused:
        return {}
    cuts = {place: cut_in_blocks(row, columns, len(columns)) for place, row in fused.items()}
    known = {
        place: _figures(row.values)
        for place, row in found.items()
        if not (row.fused or row.torn) and len(row.values) == len(columns)
    }
    every = {place: Run(row.values, columns).all() for place, row in fused.items()}
    sure = {place for place, ways in every.items() if ways.only is not None}
    for _ in cuts:
        chosen = _chosen_by_columns(cuts, known, edition)
        if not chosen:
            break
        cuts.update({place: Cuts(ways=(way,)) for place, way in chosen.items()})
    sure |= known.keys()
    doubted = any(row.doubted for row in fused.values())
    lost = _refuted(cuts, known, every, edition, sure if doubted else None) - sure
    for place in lost | _shifted(cuts, known, edition):
        cuts[place] = Cuts(ways=every[place].ways, whole=False)
    return cuts


def _shifted(
    cuts: Mapping[str, Cuts], known: Mapping[str, _Figures | None], edition: Edition
) -> set[str]:
    """Return the rows that do not add up and may have lost an empty cell before the digits behind.

    A wrong sum leaves the columns right, but for one; a cell that was lost puts many wrong.
    """
    figures = {**known, **{place: _figures(found.only) for place, found in cuts.items()}}
    off = {place for place in cuts if (row := figures[place]) and sum(row[:-1]) != row[-1]}
    right = dict.fromkeys(off, 0)
    for check in (BALANCE, OUTCOMES):
        left, others = _sides(check, edition)
        if all(figures.get(place) is not None for place in left + others):
            agreeing = _agreeing(figures, left, others)
            right.update({p: max(agreeing, right[p]) for p in off & {*left, *others}})
    return {place for place, count in right.items() if count < len(figures[place] or ()) - 1}


def _refuted(
    cuts: Mapping[str, Cuts],
    known: Mapping[str, _Figures | None],
    every: Mapping[str, Cuts],
    edition: Edition,
    sure: set[str] | None,
) -> set[str]:
    """Return the rows whose cut the columns speak against: another makes more of them right.

    sure: the rows that can be cut in one way only, given where some of them do not add up; then the
    columns must speak for the cut of every other row, beside none but such.
    """
    figures = {**known, **{place: _figures(found.only) for place, found in cuts.items()}}
    refuted: set[str] = set()
    confirmed: set[str] = set()
    for check in (BALANCE, OUTCOMES):
        left, right = _sides(check, edition)
        if any(figures.get(place) is None for place in left + right):
            continue
        right_columns = _agreeing(figures, left, right)
        if right_columns == len(figures[left[0]] or ()):
            chosen = set(left + right) - (sure or set())
            confirmed |= chosen if len(chosen) == 1 else set()
            continue
        for place in set(left + right) & set(cuts):
            others = (_figures(way) for way in every[place].ways)
            if any(
                _agreeing({**figures, place: way}, left, right) > right_columns for way in others
            ):
                refuted.add(place)
    return refuted if sure is None else refuted | (set(cuts) - confirmed)


def _agreeing(
    figures: Mapping[str, _Figures | None], left: Sequence[str], right: Sequence[str]
) -> int:
    """Return how many columns have the same sum on both sides."""
    sums = [
        [sum(column) for column in zip(*(figures[place] or () for place in side), strict=True)]
        for side in (left, right)
    ]
    return sum(one == other for one, other in zip(*sums, strict=True))


def _chosen_by_columns(
    cuts: Mapping[str, Cuts], known: Mapping[str, _Figures | None], edition: Edition
) -> dict[str, Cut]:
    """Return the cuts that alone make the columns right; none for rows on which sums disagree."""
    chosen: dict[str, Cut] = {}
    refuted: set[str] = set()
    for check in (BALANCE, OUTCOMES):
        left, right = _sides(check, edition)
        open_places = [p for p in left + right if p in cuts and cuts[p].only is None]
        if not open_places or any(not cuts[place].whole for place in open_places):
            continue
        settled = {p: _figures(c.only) for p, c in cuts.items() if c.only is not None}
        figures = {**known, **settled}
        if any(figures.get(p) is None for p in left + right if p not in open_places):
            continue
        ways = list(_fitting(open_places, cuts, figures, left, right))
        if len(ways) == 1:
            chosen.update(zip(open_places, ways[0], strict=True))
        elif not ways:
            refuted.update(open_places)
    return {place: way for place, way in chosen.items() if place not in refuted}


def _sides(check: str, edition: Edition) -> tuple[list[str], list[str]]:
    """Return the rows on both sides of a sum of columns, which are the same in each of them."""
    identity = next(each for each in request_identities(edition) if each.check == check)
    left, right = (
        [place.rpartition(".")[0] for place in side] for side in (identity.left, identity.right)
    )
    return left, right


def _fitting(
    open_places: Sequence[str],
    cuts: Mapping[str, Cuts],
    figures: Mapping[str, _Figures | None],
    left: Sequence[str],
    right: Sequence[str],
) -> Iterator[tuple[Cut, ...]]:
    """Yield the choices for the open rows with which both sides are equal in every column."""
    for choice in islice(product(*(cuts[place].ways for place in open_places)), _MOST):
        here = {**figures, **dict(zip(open_places, map(_figures, choice), strict=True))}
        if _agreeing(here, left, right) == len(choice[0]):
            yield choice


def _figures(cells: Cut | None) -> _Figures | None:
    """Return the counts of cells, or None where one of them says none."""
    values = [read_count(cell.text).value for cell in cells or ()]
    counts = tuple(value for value in values if isinstance(value, int))
    return counts if cells and len(counts) == len(values) else None
