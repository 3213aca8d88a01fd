"""Digits without borders are cut in every way there is, by an oracle that tries them all."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.form.rows import Column, rows
from opengov.readers.digits import Cuts, Run
from opengov.readers.lines import SourceCell

SEVEN = rows("requests", "2021")[0].columns
THREE = rows("proactive", "2021")[0].columns
FIFTEEN = tuple(column for row in rows("disputes", "2021") for column in row.columns)
LICENSING = next(row for row in rows("proactive", "2019") if row.key == "licensing").columns
PROCUREMENT = next(row for row in rows("proactive", "2019") if row.key == "procurement").columns


def _run(text: str, columns: tuple[Column, ...]) -> Run:
    return Run([SourceCell(text=part, where="line 1") for part in text.split(" ")], columns)


def _texts(cuts: Cuts) -> set[str]:
    return {"|".join(cell.text for cell in way) for way in cuts.ways}


def _every_way(digits: str, width: int) -> set[tuple[str, ...]]:
    """Return every way to cut digits into figures that begin with no zero: the oracle."""
    found = set[tuple[str, ...]]()
    for borders in combinations(range(1, len(digits)), width - 1):
        edges = (0, *borders, len(digits))
        parts = tuple(digits[a:b] for a, b in pairwise(edges))
        if all(part == "0" or not part.startswith("0") for part in parts):
            found.add(parts)
    return found


@given(st.lists(st.integers(0, 30), min_size=3, max_size=3).map(lambda f: "".join(map(str, f))))
def test_all_ways_are_found(digits: str) -> None:
    """The ways to cut are those that trying every border finds."""
    expected = {"|".join(way) for way in _every_way(digits, 3)}
    assert _texts(_run(digits, THREE).all()) == expected


@given(st.lists(st.integers(0, 12), min_size=6, max_size=6))
def test_ways_that_add_up_are_found(applicants: list[int]) -> None:
    """The ways that add up are those of the oracle whose last figure is the sum."""
    digits = "".join(map(str, [*applicants, sum(applicants)]))
    expected = {
        "|".join(way) for way in _every_way(digits, 7) if sum(map(int, way[:-1])) == int(way[-1])
    }
    assert _texts(_run(digits, SEVEN).adding_up(7)) == expected


@given(st.lists(st.integers(0, 2000), min_size=15, max_size=15))
def test_blocks_hold_what_was_printed(figures: list[int]) -> None:
    """Of three blocks that add up, the printed ways are among those that are found."""
    blocks = [figures[0:4], figures[5:9], figures[10:14]]
    printed = [figure for block in blocks for figure in (*block, sum(block))]
    found = _run("".join(map(str, printed)), FIFTEEN).adding_up(5)
    assert not found.whole or "|".join(map(str, printed)) in _texts(found)


@pytest.mark.parametrize(
    ("text", "columns", "ways"),
    [
        ("200 000121", SEVEN, {"20|0|0|0|0|1|21"}),
        ("1,234 0 0 0 0 0 1,234", SEVEN, {"1,234|0|0|0|0|0|1,234"}),
        ("1,23400000 1,234", SEVEN, {"1,234|0|0|0|0|0|1,234"}),
    ],
)
def test_white_space_is_a_border(text: str, columns: tuple[Column, ...], ways: set[str]) -> None:
    """No figure crosses white space, and a separator belongs to its figure."""
    assert _texts(_run(text, columns).adding_up(7)) == ways


@pytest.mark.parametrize(
    ("text", "columns", "ways"),
    [
        ("35-150", LICENSING, {"35|-15|0", "35|-1|50"}),
        ("0-10", LICENSING, {"0|-1|0"}),
        ("0+10", LICENSING, {"0|+1|0"}),
        ("0/0", LICENSING, {"0|/|0"}),
        ("2 984361元", PROCUREMENT, {"2|984361元"}),
        ("2笔984361元", PROCUREMENT, {"2笔|984361元"}),
        ("3180.5万元", PROCUREMENT, {"3|180.5万元", "31|80.5万元", "318|0.5万元"}),
    ],
)
def test_signs_and_units_are_borders(
    text: str, columns: tuple[Column, ...], ways: set[str]
) -> None:
    """A sign begins a figure and a unit ends one."""
    assert _texts(_run(text, columns).all()) == ways


def test_an_annotation_stays_with_its_figure() -> None:
    """What is printed in brackets behind digits belongs to the last of them."""
    ways = _texts(_run("22（其中修订16件） 55 235", THREE).all())
    assert ways == {"22（其中修订16件）|55|235"}


@pytest.mark.parametrize("text", ["12", "1 2 3 4", "0012345678" * 9, ""])
def test_what_does_not_fit_has_no_way(text: str) -> None:
    """Too few digits, too many cells and endless digits have no way to be cut."""
    assert _run(text, THREE).all() == Cuts()


def test_a_search_that_takes_too_long_is_given_up() -> None:
    """Digits with more ways than can be looked at are said not to be known whole."""
    assert _run("123456789" * 6, SEVEN).adding_up(7).whole is False


def test_many_ways_are_shown_in_part() -> None:
    """The readings of a note are the first few ways."""
    assert _run("123456", THREE).all().readings.endswith("; …")
