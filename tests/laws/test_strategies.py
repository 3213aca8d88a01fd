"""What the strategies promise to those who write tests with them."""

import importlib
import sys

import pytest
from hypothesis import given, settings

import opengov
from opengov import Report, cells, read_text, render
from opengov.form.places import printed_editions, settle_gaps
from opengov.model.printed import EDITIONS, Edition
from opengov.testing import consistent_reports, hostile_text, plain_text, reports
from opengov.testing.reports import report_of


@given(reports())
def test_unknown_figures_have_their_reason(report: Report) -> None:
    """As every document has it."""
    assert settle_gaps(report) == report


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_report_is_of_the_edition_that_is_asked_for(edition: Edition) -> None:
    """All its parts are, in whole reports and in others."""

    @settings(max_examples=10)
    @given(reports(edition), consistent_reports(edition))
    def holds(some: Report, whole: Report) -> None:
        assert set(printed_editions(some).values()) <= {edition}
        assert set(printed_editions(whole).values()) == {edition}
        assert len(cells(whole)) == {"2019": 198, "2021": 200}[edition]

    holds()


def test_arbitrary_reports_are_of_every_kind() -> None:
    """Mixed editions, missing tables, counts of any size and sign, extra rows, odd places."""
    seen: set[str] = set()

    @settings(max_examples=300)
    @given(reports())
    def look(report: Report) -> None:
        table = report.proactive.table
        counts = [figure for _, figure in cells(report) if isinstance(figure, int)]
        kinds = {
            "mixed": len(set(printed_editions(report).values())) == 2,
            "without a table": report.requests.table is None,
            "negative": any(count < 0 for count in counts),
            "huge": any(abs(count) > 2**62 for count in counts),
            "extra": table is not None and table.extra != (),
            "further": report.further != (),
            "remarks": report.remarks != (),
            "gaps": report.gaps != (),
        }
        seen.update(kind for kind, there in kinds.items() if there)

    look()

    assert len(seen) == 8


@given(reports(consistent=True))
def test_figures_add_up_where_they_are_asked_to(report: Report) -> None:
    """Whatever the texts are, and table 2 is."""
    validation = opengov.validate(report, select=["arithmetic"])

    assert validation.findings == ()


@given(hostile_text())
def test_hostile_text_can_stand_in_a_document(text: str) -> None:
    """It holds no lone surrogates."""
    assert opengov.loads(opengov.dumps(report_of(text))) == report_of(text)


@given(plain_text(), plain_text())
def test_plain_text_reads_back(first: str, second: str) -> None:
    """From each of our renderings that is text."""
    sections = {"overview": "一、总体情况", "problems": "五、存在的主要问题及改进情况"}
    report = report_of("")
    for key, title in sections.items():
        report = opengov.replace(report, key, opengov.Section(title=title, body=(first, second)))
    bare = Report(
        title="某市人民政府2023年政府信息公开工作年度报告",
        overview=report.overview,
        problems=report.problems,
    )
    for name in ("text", "markdown"):
        again = read_text(str(render(bare, name))).report
        assert (again.overview, again.problems) == (bare.overview, bare.problems)


def test_without_hypothesis_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for every extra."""

    def nothing(_name: str) -> None:
        return None

    monkeypatch.setattr("importlib.util.find_spec", nothing)
    monkeypatch.delitem(sys.modules, "opengov.testing")

    with pytest.raises(ImportError, match=r'pip install "opengov-report\[testing\]"'):
        importlib.import_module("opengov.testing")
