"""What a renderer prints in Chinese reads back: tables, text and remarks, whole and half filled."""

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from opengov import Remark, Report, blank_report, cells, read, render, replace
from opengov.model.printed import Edition
from opengov.testing import consistent_reports

_SHOWN: dict[str, tuple[str, dict[str, Any]]] = {
    "docx": ("docx", {"grouping": True}),
    "html": ("html", {}),
    "html-more": ("html", {"findings": True, "charts": True, "fragment": True}),
    "markdown": ("markdown", {}),
    "text": ("text", {}),
    "xlsx": ("xlsx", {}),
    "xlsx-more": ("xlsx", {"formulas": True, "grouping": True}),
}
_IN_GRIDS = [name for name in _SHOWN if name != "text"]
_TEXT = st.sampled_from(["其中修订16件", "含上年结转", "口径同上年：按件计"])


def _read_back(report: Report, shown: str) -> Report:
    renderer, options = _SHOWN[shown]
    written = render(report, renderer, **options)
    data = written if isinstance(written, bytes) else written.encode()
    return read(data, format="text" if renderer == "markdown" else renderer).report


def _told(report: Report) -> tuple[object, ...]:
    """Return what a rendering prints of a report."""
    return (
        *(report.title, report.agency.name, report.year, report.published, report.preamble),
        *(report.overview, report.proactive, report.requests, report.disputes),
        *(report.problems, report.other_matters, report.further, report.remarks, report.unplaced),
    )


@pytest.mark.parametrize("shown", _SHOWN)
def test_a_report_reads_back(shown: str) -> None:
    """Remarks are printed in the order of the form; a report is published in the year after."""

    @settings(max_examples=10)
    @given(report=consistent_reports(), published=st.none() | st.dates(), data=st.data())
    def holds(report: Report, published: Any, data: st.DataObject) -> None:
        assert report.year is not None
        places = [place for place, _ in cells(report)]
        chosen = data.draw(st.lists(st.sampled_from(places), unique=True, max_size=3))
        day = published and published.replace(year=report.year + 1, day=min(published.day, 28))
        remarks = tuple(
            Remark(place=place, text=data.draw(_TEXT)) for place in sorted(chosen, key=places.index)
        )
        printed = evolve(report, published=day, remarks=remarks)
        assert _told(_read_back(printed, shown)) == _told(printed)

    holds()


@pytest.mark.parametrize("shown", _IN_GRIDS)
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_form_that_is_half_filled_reads_back(shown: str, edition: Edition) -> None:
    """A figure of tables 2 and 3 is where it was typed, and what was left blank is blank."""

    @settings(max_examples=5)
    @given(data=st.data())
    def holds(data: st.DataObject) -> None:
        form = blank_report(edition=edition)
        places = [
            place
            for place, _ in cells(form)
            if not place.startswith("disputes.") and not place.endswith(".amount")
        ]
        for place in data.draw(st.lists(st.sampled_from(places), unique=True, max_size=60)):
            form = replace(form, place, data.draw(st.integers(0, 99)))
        assert cells(_read_back(form, shown)) == cells(form)

    holds()
