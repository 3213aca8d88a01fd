from itertools import groupby
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from opengov.form.places import replace
from opengov.model.report import Report, Section
from opengov.renderers.text import renderer
from opengov.renderers.text_grid import wrap


def test_a_report_is_as_reviewed(report: Report) -> None:
    """The golden file was looked at in a terminal beside the printed form."""
    golden = Path(__file__).parent / "golden" / "report.txt"
    assert renderer.render(report, locale="zh-Hans") == golden.read_text(encoding="utf-8")


def _tables(text: str) -> list[list[str]]:
    groups = groupby(text.split("\n"), key=lambda line: line[:1] in {"+", "|"})
    return [list(lines) for is_table, lines in groups if is_table]


def _bare(report: Report) -> Report:
    """Return a report without prose, which might look like a table."""
    nothing = Section()
    return evolve(
        report,
        title=None,
        preamble=(),
        overview=nothing,
        problems=nothing,
        other_matters=nothing,
        further=(),
        proactive=evolve(report.proactive, title=None, body=(), after=()),
        requests=evolve(report.requests, title=None, body=(), after=()),
        disputes=evolve(report.disputes, title=None, body=(), after=()),
    )


@given(data=st.data(), width=st.integers(1, 140), locale=st.sampled_from(["zh-Hans", "en"]))
def test_the_lines_of_a_table_are_equally_wide(
    data: st.DataObject, reports: st.SearchStrategy[Report], width: int, locale: str
) -> None:
    """However wide a figure is, and whatever stands in a row of the report's own."""
    text = renderer.render(_bare(data.draw(reports)), locale=locale, width=width)
    widths = [{wcswidth(line) for line in lines} for lines in _tables(text)]
    assert all(len(found) == 1 for found in widths)


@pytest.mark.parametrize("width", [72, 80, 100, 160])
def test_a_table_fits_the_width(report: Report, width: int) -> None:
    """Labels and heads wrap until the table fits."""
    tables = _tables(renderer.render(report, locale="zh-Hans", width=width))
    assert [wcswidth(lines[0]) <= width for lines in tables] == [True] * 3


def test_a_figure_is_never_broken(report: Report) -> None:
    """A table whose figures do not fit is wider than asked."""
    changed = replace(report, "requests.table.received.total", 10**60)
    assert f" {10**60} |" in renderer.render(changed, locale="zh-Hans", width=40)


@given(st.text(st.sampled_from("一二、a b|\\e\u0301")), st.integers(2, 9))
def test_wrapped_lines_join_to_the_text(text: str, width: int) -> None:
    """Nothing but spaces is lost where a line breaks, and no line is too wide."""
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_paragraph_stands_on_one_line(report: Report) -> None:
    """Its line breaks are spaces, and a character that is no character shows."""
    changed = evolve(report, preamble=("一\r\n二\t三\x1b[31m\u202e",))
    assert "\n\n一 二 三\ufffd[31m\n\n" in renderer.render(changed, locale="zh-Hans")
