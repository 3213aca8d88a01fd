"""Tables laid out as others were are read as they would be for the first time."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import opengov
from opengov import OpenGovError, Reading, Report
from opengov.model.printed import EDITIONS, Edition
from opengov.readers import remembering
from opengov.testing import consistent_reports, reports

from . import html_layouts
from .damages import damage, damages
from .layouts import LAYOUTS
from .realistic import off_balance, realistic_report
from .sheets import sheet_of

_GRIDS = [name for name, layout in LAYOUTS.items() if layout.kind in ("cells", "cut")]
_PAGES = (html_layouts.spanned, html_layouts.padded, html_layouts.in_blocks, html_layouts.in_layout)


@pytest.fixture(autouse=True)
def _nothing_known() -> None:
    remembering.KNOWN.clear()


def _read(source: bytes | str) -> Reading | str:
    try:
        return opengov.read_text(source) if isinstance(source, str) else opengov.read(source)
    except OpenGovError as error:
        return str(error)


def _read_after(before: bytes | str, source: bytes | str) -> tuple[Reading | str, Reading | str]:
    """Return the reading of a source as the first, and as one that follows another."""
    remembering.KNOWN.clear()
    first = _read(source)
    remembering.KNOWN.clear()
    _read(before)
    return first, _read(source)


@pytest.mark.parametrize("layout", _GRIDS)
@given(edition=st.sampled_from(EDITIONS), names=damages(most=2), seed=st.integers(0, 2**32))
def test_what_was_read_before_changes_no_reading(
    layout: str, edition: Edition, names: list[str], seed: int
) -> None:
    """Of two reports in one layout, damaged alike, the second is read as if it were alone."""
    random, kind = Random(seed), LAYOUTS[layout].kind
    printed = (
        realistic_report(random, edition),
        off_balance(random, realistic_report(random, edition)),
    )
    before, source = (
        LAYOUTS[layout](damage(sheet_of(each), names, kind, Random(seed))) for each in printed
    )
    first, again = _read_after(before, source)
    assert again == first


@pytest.mark.parametrize("page", _PAGES)
@given(one=reports() | consistent_reports(), other=reports() | consistent_reports())
def test_pages_read_before_change_no_reading(
    page: Callable[[Report], str], one: Report, other: Report
) -> None:
    """Of two reports on pages of one layout the second is read as if it were alone."""
    first, again = _read_after(page(one).encode(), page(other).encode())
    assert again == first


def test_a_layout_is_known_from_its_second_page_on() -> None:
    """Pages that differ in digits share a layout; one with a blank has its own, and is not kept."""
    reports_of = [realistic_report(Random(seed), "2021") for seed in (1, 2)]
    place = "disputes.table.reconsideration.upheld"
    for report in (*reports_of, opengov.replace(reports_of[0], place, None)):
        opengov.read(html_layouts.spanned(report).encode())
    assert len(remembering.KNOWN) == 1


def test_layouts_are_forgotten_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more layouts than are kept the oldest goes."""
    monkeypatch.setattr(remembering, "_MOST_LAYOUTS", 1)
    report = realistic_report(Random(1), "2021")
    for page in (html_layouts.spanned, html_layouts.padded):
        opengov.read(page(report).encode())
    (known,) = remembering.KNOWN
    opengov.read(html_layouts.padded(report).encode())
    assert list(remembering.KNOWN) == [known]


@pytest.mark.parametrize("text", ["\x1f", "\x1e", "1\x1f2"])
def test_a_border_in_a_cell_is_not_taken_for_one(text: str) -> None:
    """A cell that holds what parts cells in a layout is read as ever."""
    page = html_layouts.spanned(realistic_report(Random(1), "2021"))
    source = page.replace("<td>", f"<td>{text}", 1).encode()
    first, again = _read_after(page.encode(), source)
    assert again == first
