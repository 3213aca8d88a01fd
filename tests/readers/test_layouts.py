"""Whatever the layout, the tables that were printed are the tables that are read."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from opengov import Report, cells, read_text, render
from opengov.testing import consistent_reports, reports

from .layouts import SIDE_BY_SIDE, STACKED, lay_out
from .realistic import realistic_reports


def _tables(report: Report) -> tuple[object, ...]:
    return report.proactive.table, report.requests.table, report.disputes.table


def _bare(report: Report) -> Report:
    """Return a report without what the layouts here do not print."""
    table = report.proactive.table
    return (
        report
        if table is None
        else evolve(report, proactive=evolve(report.proactive, table=evolve(table, extra=())))
    )


@pytest.mark.parametrize("layout", [*SIDE_BY_SIDE, *STACKED])
@given(report=consistent_reports() | realistic_reports())
def test_every_layout_reads_back(layout: str, report: Report) -> None:
    """A report laid out in any way reads back to the same tables."""
    report = _bare(report)
    text = lay_out(report, {**SIDE_BY_SIDE, **STACKED}[layout])
    assert _tables(read_text(text).report) == _tables(report)


@pytest.mark.parametrize("layout", SIDE_BY_SIDE)
@given(report=reports(), blank=st.sampled_from(["", "/", "-", "\u3000", "&nbsp;"]))
def test_what_is_read_is_what_was_printed(layout: str, report: Report, blank: str) -> None:
    """With blanks, marks, missing rows and mixed editions a figure is right or unknown."""
    report = _bare(report)
    printed = dict(cells(report))
    found = dict(cells(read_text(lay_out(report, SIDE_BY_SIDE[layout], blank=blank)).report))
    wrong = {
        place: figure
        for place, figure in found.items()
        if figure is not None and str(figure) != str(printed.get(place))
    }
    assert wrong == {}


@pytest.mark.parametrize("renderer", ["markdown", "text"])
@given(report=consistent_reports())
def test_renderings_read_back(renderer: str, report: Report) -> None:
    """What the Markdown and text renderers print reads back to the same tables."""
    rendered = render(report, renderer)
    assert isinstance(rendered, str)
    assert _tables(read_text(rendered).report) == _tables(report)


@given(report=consistent_reports(), width=st.integers(min_value=40, max_value=120))
def test_text_of_any_width_reads_back(report: Report, width: int) -> None:
    """Labels that wrap are put together again."""
    rendered = render(report, "text", width=width)
    assert isinstance(rendered, str)
    assert _tables(read_text(rendered).report) == _tables(report)
