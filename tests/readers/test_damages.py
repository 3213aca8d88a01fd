"""Whatever a report holds, however it is laid out and damaged: a figure is right or unknown."""

from random import Random
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov import Report
from opengov.model.printed import EDITIONS, Edition
from opengov.testing import consistent_reports, reports

from .damages import damage, damages
from .judging import faults
from .layouts import LAYOUTS, Kind, Layout
from .realistic import off_balance, realistic_report
from .sheets import Sheet, sheet_of

_KINDS = get_args(Kind)
_EDITIONS = st.sampled_from(EDITIONS)
_RANDOMS = st.randoms(use_true_random=True)  # a failure prints its seed, and no report of 200 cells


def _of_kind(kind: Kind) -> list[Layout]:
    return [layout for layout in LAYOUTS.values() if layout.kind == kind]


def _wrong(sheet: Sheet, layout: Layout) -> dict[str, str]:
    """Return the figures that are read and are not what is printed; make score counts the lost."""
    found = faults(sheet, layout)
    return {place: fault for place, fault in found.items() if fault.startswith("wrong")}


@pytest.mark.parametrize("layout", LAYOUTS)
@given(edition=_EDITIONS, names=damages(), random=_RANDOMS)
def test_no_damage_makes_a_figure_wrong(
    layout: str, edition: Edition, names: list[str], random: Random
) -> None:
    """Whatever the layout and the damages, a figure is the printed one or it is unknown."""
    sheet = sheet_of(realistic_report(random, edition))
    damaged = damage(sheet, names, LAYOUTS[layout].kind, random)
    assert _wrong(damaged, LAYOUTS[layout]) == {}


@pytest.mark.parametrize("kind", _KINDS)
@given(edition=_EDITIONS, names=damages(most=2), random=_RANDOMS)
def test_sums_that_do_not_hold_bend_no_figure(
    kind: Kind, edition: Edition, names: list[str], random: Random
) -> None:
    """A report that does not add up is read as it is printed, or not at all."""
    sheet = sheet_of(off_balance(random, realistic_report(random, edition)))
    layout = random.choice(_of_kind(kind))
    assert _wrong(damage(sheet, names, kind, random), layout) == {}


@pytest.mark.parametrize("kind", _KINDS)
@given(report=reports() | consistent_reports(), names=damages(), random=_RANDOMS)
def test_figures_of_any_size_are_right_or_unknown(
    kind: Kind, report: Report, names: list[str], random: Random
) -> None:
    """Counts of any size and sign, missing rows and tables, mixed editions: none is wrong."""
    layout = random.choice(_of_kind(kind))
    sheet = sheet_of(report, blank="/" if kind == "fused" else "")
    assert _wrong(damage(sheet, names, kind, random), layout) == {}
