from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.model.report import Report
from opengov.renderers.markdown import renderer
from opengov.renderers.markdown_text import inline, paragraph


def test_a_report_is_as_reviewed(report: Report) -> None:
    """The golden file was read beside the printed form."""
    golden = Path(__file__).parent / "golden" / "report.md"
    assert renderer.render(report, locale="zh-Hans") == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# 一", r"\# 一"),
        ("- 一", r"\- 一"),
        ("+ 一", r"\+ 一"),
        ("===", r"\==="),
        ("1. 一", r"1\. 一"),
        ("1) 一", r"1\) 一"),
        ("1.一", "1.一"),
        ("12-3", "12-3"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("[a](b)", r"\[a\](b)"),
        ("a|b\\|", r"a\|b\\\|"),
        ("`*_~$", r"\`\*\_\~\$"),
        ("http://a", r"http\://a"),
        ("www.a", r"www\.a"),
        ("    一\n  - 二", "一\\\n\\- 二"),
        ("一\n\n二", "一\\\n\\\n二"),
        ("a\x00b", "a\ufffdb"),
    ],
)
def test_nothing_in_a_paragraph_is_live(text: str, written: str) -> None:
    """What Markdown would take for markup is escaped, and no more than that."""
    assert paragraph(text) == written


@given(st.text())
def test_a_line_reads_back_without_its_escapes(text: str) -> None:
    """Dropping each backslash before punctuation gives the text, on one line."""
    read, escaped = "", False
    for char in inline(text):
        escaped = char == "\\" and not escaped
        read += "" if escaped else char
    assert read == inline_source(text)


def inline_source(text: str) -> str:
    """Return what a line holds once its escapes are gone."""
    from opengov.renderers.characters import one_line

    return one_line(text)


@given(data=st.data())
def test_every_row_of_a_table_has_its_cells(
    data: st.DataObject, reports: st.SearchStrategy[Report]
) -> None:
    """No line of a table is longer than its head, or GFM would cut it."""
    widest = 0
    for line in renderer.render(data.draw(reports), locale="zh-Hans").split("\n"):
        if not line.startswith("| "):
            widest = 0
            continue
        cells = line.replace("\\\\", "").replace("\\|", "").count("|") - 1
        widest = widest or cells
        assert cells <= widest
