"""Sections are found by their words, and the rows of table 3 are no sections."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov import Section, read_text
from opengov.readers.lines import Line, paragraph
from opengov.readers.outline import headings


def _lines(text: str) -> list[Line]:
    return [paragraph(line, f"line {n}") for n, line in enumerate(text.split("\n"), 1)]


def _found(text: str) -> list[tuple[int, str | None]]:
    return [(heading.index, heading.key) for heading in headings(_lines(text))]


SIX = """一、总体情况
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
六、其他需要报告的事项"""
KEYS = ("overview", "proactive", "requests", "disputes", "problems", "other_matters")


def test_the_six_sections_are_found() -> None:
    """The form's own headings open the six sections."""
    assert _found(SIX) == list(enumerate(KEYS))


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("二、行政机关主动公开政府信息情况", "proactive"),
        ("三、收到和处理政府信息公开申请", "requests"),
        ("三、收到和处理政府信息公开的申请情况", "requests"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "disputes"),
        ("四、政府信息公开行政法复议、行政诉讼情况", "disputes"),
        ("五、存在问题及改进情况", "problems"),
        ("五、政府信息公开工作存在的主要问题及改进情况", "problems"),
        ("五、主要问题和改进措施", "problems"),
        ("六、其他需要报告事项", "other_matters"),
        ("|六、其他需要报告的事项", "other_matters"),
        ("⼆、主动公开政府信息情况", "proactive"),
        ("六 、 其他需要报告的事项", "other_matters"),
    ],
)
def test_headings_as_agencies_word_them(heading: str, key: str) -> None:
    """The wordings of published reports open their sections."""
    assert _found(f"正文。\n{heading}\n正文。") == [(1, key)]


@pytest.mark.parametrize(
    "row",
    [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量 0 0 0",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "（四）无法提供",
    ],
)
def test_a_row_of_table_3_is_no_section(row: str) -> None:
    """The rows that are numbered as sections are, are rows."""
    assert _found(row) == []


def test_a_section_of_another_name_is_told_by_its_numeral() -> None:
    """Between its neighbours a numeral is enough."""
    text = SIX.replace("一、总体情况", "一、全年的工作").replace(
        "五、存在的主要问题及改进情况", "五、下一步"
    )
    assert _found(text) == list(enumerate(KEYS))


def test_a_seventh_section_has_no_key() -> None:
    """What follows the sixth section is further."""
    report = read_text(f"{SIX}\n无。\n七、附件\n目录一份。").report
    assert report.further == (Section(title="七、附件", body=("目录一份。",)),)


def test_topics_numbered_as_sections_are_no_sections() -> None:
    """Topics numbered 一 to 三 before the sections stay in the text."""
    text = "一、加强领导\n二、健全机制\n三、抓好培训\n" + SIX
    assert _found(text) == [(index + 3, key) for index, key in enumerate(KEYS)]


def test_text_glued_to_a_heading_is_its_body() -> None:
    """A heading and its text on one line are parted where the words of the title end."""
    report = read_text(f"{SIX} 无。").report
    assert report.other_matters == Section(title="六、其他需要报告的事项", body=("无。",))


def test_a_heading_in_a_list_of_contents_does_not_win() -> None:
    """Of two lines with a section's words the chain of sections decides."""
    assert _found("存在的问题和改进情况\n" + SIX) == [(i + 1, key) for i, key in enumerate(KEYS)]


def test_sentences_are_no_headings() -> None:
    """A sentence that holds the words of a title opens nothing."""
    assert _found("本机关报告主动公开政府信息情况如下。\n其他需要报告的事项有两件。") == []


@given(st.lists(st.text(alphabet="一二三四五六七、（）总体情况主动公开政府信息 问题改进\n0。")))
def test_sections_are_always_in_order(texts: list[str]) -> None:
    """Whatever the lines, the sections that are found stand in the form's order."""
    found = headings([paragraph(text, "line") for text in texts])
    positions = [KEYS.index(heading.key) for heading in found if heading.key]
    indices = [heading.index for heading in found]
    assert (positions, indices) == (sorted(set(positions)), sorted(set(indices)))


def test_markdown_marks_are_no_part_of_a_heading() -> None:
    """Marks of headings and emphasis, and escapes, are the format's and not the report's."""
    text = "## **一、总体情况**\n\n1\\. 公开了*目录*。\n\n**六、其他需要报告的事项**\n\n无。"
    report = read_text(text).report
    assert (report.overview, report.other_matters.title) == (
        Section(title="一、总体情况", body=("1. 公开了*目录*。",)),
        "六、其他需要报告的事项",
    )


def test_a_weaker_heading_of_the_same_section_is_text() -> None:
    """The words of a title without its numeral do not displace the title."""
    report = read_text(f"{SIX}\n无。\n其他需要报告的事项").report
    assert report.other_matters.body == ("无。", "其他需要报告的事项")


def test_a_table_of_contents_opens_no_section() -> None:
    """Headings one under another that all come again later are a list of them."""
    titles = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")
    more = ("四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况")
    contents = "\n".join(titles + more)
    sections = "\n".join(f"{title}\n这是第{n}部分。" for n, title in enumerate(titles + more, 1))
    report = read_text(f"某市某局2023年政府信息公开工作年度报告\n{contents}\n{sections}").report
    assert (report.overview.body, report.problems.body) == (("这是第1部分。",), ("这是第5部分。",))


def test_a_heading_that_is_quoted_breaks_no_paragraph() -> None:
    """Prose that names a section is one paragraph."""
    prose = "各单位按《要求》第五、存在的主要问题及改进情况”一节填报，本机关已经照办。"
    report = read_text(
        f"某市某局2023年政府信息公开工作年度报告\n一、总体情况\n{prose}\n二、主动公开政府信息情况"
    ).report
    assert report.overview.body == (prose,)
