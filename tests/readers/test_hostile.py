"""Hostile files: every one ends in a reading or in a documented error, and limits are named."""

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov import LimitError, Limits, read

from .hostile import LIMITED
from .law import FORMATS, read_or_refuse
from .mutations import mutated
from .office import workbook
from .seeds import seeds

FINDS = Path(__file__).parents[1] / "fuzz" / "finds"


@pytest.mark.parametrize("format", FORMATS)
def test_seeds_are_read(format: str) -> None:
    """Mutation starts from files that are reports, or at least drawings of figures."""
    assert any(read_or_refuse(data, format) for data in seeds(format))


@pytest.mark.parametrize("format", FORMATS)
def test_finds_of_fuzzing_keep_the_law(format: str) -> None:
    """What broke a reader once is read or refused now."""
    for find in sorted((FINDS / format).glob("*")):
        read_or_refuse(find.read_bytes(), format)


@pytest.mark.parametrize("format", FORMATS)
@given(seed=st.integers(0, 2**32))
def test_damaged_files_keep_the_law(format: str, seed: int) -> None:
    """Bytes cut, doubled and flipped, markup moved: a reading that is kept whole, or an error."""
    random = Random(seed)
    read_or_refuse(mutated(random.choice(seeds(format)), random, format=format), format)


@pytest.mark.parametrize(("format", "make", "named"), LIMITED.values(), ids=LIMITED)
def test_a_limit_that_is_met_is_named(format: str, make: Callable[[], bytes], named: str) -> None:
    """The error says what there is too much of, and how to read more."""
    with pytest.raises(LimitError, match=rf"{named}.*; give limits .*to read more$"):
        read(make(), format=format)


def test_rows_without_cells_are_counted() -> None:
    """Empty rows cost time, and no cell of them is met."""
    with pytest.raises(LimitError, match="more than 3000 rows; give limits to read more"):
        read(workbook("<row/>" * 3001), format="xlsx", limits=Limits(cells=1000))


def test_costly_files_end_within_a_gigabyte(root: Path) -> None:
    """Small files that ask for much, in a process that cannot have it."""
    command = [sys.executable, "-m", "tests.readers.hostile"]
    done = run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
