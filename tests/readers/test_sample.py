"""The sample: a city bureau's report as it was pasted, its grid cut at the ninth column."""

from decimal import Decimal
from pathlib import Path

import pytest

from opengov import Reading, cells, read, validate, value
from opengov.form.rows import rows


@pytest.fixture(scope="module", params=["examples", "shared"])
def sample(request: pytest.FixtureRequest, root: Path) -> Reading:
    """Read the sample of the project, and the original where it is there."""
    if request.param == "examples":
        return read(root / "examples" / "zhoukou-2022.txt")
    original = root.parent / "shared" / "corpus" / "zhoukou-2022.txt"
    if not original.exists():
        pytest.skip("the folder ../shared is not here")
    return read(original)


def test_front_is_read(sample: Reading) -> None:
    """Title, agency, year and scope come from the title line."""
    report = sample.report
    found = (report.title, report.agency.name, report.agency.kind, report.year, report.scope)
    assert found == (
        "周口市科技局2022年政府信息公开工作年度报告",
        "周口市科技局",
        "department",
        2022,
        "agency",
    )


def test_table_2_is_read_whole(sample: Reading) -> None:
    """规章 is 3, 0 and 5; every other figure is a printed zero."""
    found = [figure for place, figure in cells(sample.report) if place.startswith("proactive")]
    assert found == [3, 0, 5, 0, 0, 0, 0, 0, 0, Decimal(0)]


def test_six_applicants_of_every_row_are_read(sample: Reading) -> None:
    """The six applicant cells of all 25 rows are zero."""
    figures = dict(cells(sample.report))
    found = [figures[place] for row in rows("requests", "2021") for place in row.places[:6]]
    assert found == [0] * 150


def test_total_is_read_where_it_is_printed(sample: Reading) -> None:
    """The five rows with one label have their 总计; the paste lost it of the 20 others."""
    figures = dict(cells(sample.report))
    printed = [row.key for row in rows("requests", "2021") if figures[row.places[6]] is not None]
    assert printed == ["received", "carried_in", "disclosed", "partially_disclosed", "carried_out"]


def test_lost_totals_are_missing_and_noted(sample: Reading) -> None:
    """Each of the 20 lost totals has the gap missing, and a note that names its row."""
    lost = [row for row in rows("requests", "2021") if value(sample.report, row.places[6]) is None]
    gaps = [(gap.place, gap.state) for gap in sample.report.gaps]
    noted = [note.place for note in sample.notes if note.code == "cells-missing"]
    assert gaps == [(row.places[6], "missing") for row in lost]
    assert noted == [row.place for row in lost]


def test_table_4_is_read_whole(sample: Reading) -> None:
    """All 15 figures of table 4 are printed zeros."""
    found = [figure for place, figure in cells(sample.report) if place.startswith("disputes")]
    assert found == [0] * 15


def test_all_text_is_kept(sample: Reading) -> None:
    """The prose stands in its sections, nothing is left over, and section six says 无."""
    report = sample.report
    counts = [len(s.body) for s in (report.overview, report.problems, report.other_matters)]
    assert report.other_matters.body == ("无。",)
    assert report.unplaced == ()
    assert counts in ([6, 2, 1], [6, 4, 1])


def test_an_instruction_in_a_label_is_kept(sample: Reading) -> None:
    """保留4位小数 stands in the head of the fees and nowhere in the form."""
    found = [(remark.place, remark.text) for remark in sample.report.remarks]
    assert found == [("proactive.table.fees.amount", "单位：万元，保留4位小数")]


def test_findings_are_the_two_that_are_true(sample: Reading) -> None:
    """A city bureau makes no rules, and section six does not speak of fees; there is no error."""
    found = [(finding.check, finding.severity) for finding in validate(sample.report).findings]
    assert found == [("competence.rules", "warning"), ("fees.statement", "notice")]
