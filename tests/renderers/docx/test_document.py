from datetime import date

import pytest
from attrs import evolve

from opengov.model.report import Agency, Report, Section

from .opened import W, opened, styled

_BLOCK_MM = (210, 297, 37, 35, 28, 26)


def test_the_page_is_that_of_official_documents(report: Report) -> None:
    """GB/T 9704-2012, 5.2.1: A4, head margin 37 mm, left 28 mm, text block 156 x 225 mm."""
    section = opened(report).sections[0]
    lengths = (
        *(section.page_width, section.page_height, section.top_margin),
        *(section.bottom_margin, section.left_margin, section.right_margin),
    )
    assert tuple(round(length.mm) for length in lengths) == _BLOCK_MM


def test_headings_are_headings(report: Report) -> None:
    """They stand in the navigation pane; what heads its own text does not."""
    body = ("（一）主动公开", "栏目按季检查。", "（二）依申请公开。均在期限内答复。")
    found = styled(opened(evolve(report, overview=Section(title="一、总体情况", body=body))))
    assert found[:9] == [
        ("Title", "某市人民政府\n2023年政府信息公开工作年度报告"),
        ("Imprint", "发布机构：某市人民政府"),
        ("Imprint", "发布日期：2024年3月18日"),
        ("Body Text", "本报告所列数据的统计期限自2023年1月1日起至12月31日止。"),
        ("Heading 1", "一、总体情况"),
        ("Heading 2", "（一）主动公开"),
        ("Body Text", "栏目按季检查。"),
        ("Body Text", "（二）依申请公开。均在期限内答复。"),
        ("Heading 1", "二、主动公开政府信息情况"),
    ]


def test_a_remark_is_a_note_under_its_table(report: Report) -> None:
    """In a style of its own."""
    note = "注：行政规范性文件 · 本年制发件数：其中修订16件"
    assert ("Form Note", note) in styled(opened(report))


def test_what_heads_its_own_text_is_in_its_font(report: Report) -> None:
    """The run up to the first full stop is of the second level."""
    changed = evolve(report, preamble=("（一）公开。全年“两次”检查。",))
    runs = opened(changed).paragraphs[3].runs
    assert [(run._r.style, run.text) for run in runs] == [
        ("RunIn", "（一）公开。"),
        (None, "全年“两次”检查。"),
    ]


@pytest.mark.parametrize(
    ("title", "agency", "printed"),
    [
        ("某市2023年年报", "某市", "某市2023年年报"),
        ("某" * 21, "某" * 21, "某" * 21),
        ("某" * 21, None, "某" * 21),
        ("某县水利局" + "年" * 30, "某县水利局", "某县水利局\n" + "年" * 30),
        ("某县水利局" + "年" * 30, "另一县", "某县水利局" + "年" * 30),
    ],
)
def test_a_long_title_is_broken_behind_the_agency(
    title: str, agency: str | None, printed: str
) -> None:
    """One that stands in a line, or does not begin with the agency, is not."""
    paragraph = opened(Report(title=title, agency=Agency(name=agency))).paragraphs[0]
    assert paragraph.text == printed


def test_an_empty_report_can_be_typed_in() -> None:
    """There is a title to fill in, and no word that nobody wrote."""
    document = opened(Report())
    assert [(p.style.name, p.text) for p in document.paragraphs] == [("Title", "")]


def test_a_section_without_text_has_a_line_to_type_in() -> None:
    """In the style of text."""
    document = opened(Report(overview=Section(title="一、总体情况")))
    styles = [p.style.name for p in document.paragraphs]
    assert styles == ["Title", "Heading 1", "Body Text"]


@pytest.mark.parametrize(
    ("locale", "languages"),
    [("zh-Hans", ("zh-CN", None)), ("zh-Hant", ("zh-TW", "zh-CN")), ("en", ("zh-CN", "zh-CN"))],
)
def test_the_language_is_said(
    report: Report, locale: str, languages: tuple[str, str | None]
) -> None:
    """That of the document's Chinese, and that of the report's own where the locale is another."""
    document = opened(report, locale=locale)
    default = next(document.styles.element.iter(W + "lang")).get(W + "eastAsia")
    own = next(document.element.iter(W + "lang"), None)
    assert (default, None if own is None else own.get(W + "eastAsia")) == languages


def test_properties_are_those_of_the_report(report: Report) -> None:
    """Without a date of their own, so that equal reports give equal files."""
    changed = evolve(report, identifier="014/2024-00001", published=date(2024, 3, 18))
    known = opened(changed).core_properties
    assert (known.title, known.author, known.identifier, known.language, known.created) == (
        "某市人民政府2023年政府信息公开工作年度报告",
        "某市人民政府",
        "014/2024-00001",
        "zh-Hans",
        None,
    )


def test_page_numbers_stand_at_the_outer_side(report: Report) -> None:
    """GB/T 9704-2012, 7.5: odd pages at the right, even pages at the left."""
    document = opened(report)
    section = document.sections[0]
    feet = (section.footer, section.even_page_footer)
    sides = [foot.paragraphs[0].alignment.name for foot in feet]
    assert (document.settings.odd_and_even_pages_header_footer, sides) == (True, ["RIGHT", "LEFT"])


def test_a_tab_and_a_line_break_stay(report: Report) -> None:
    """White space around a text as well."""
    changed = evolve(report, preamble=(" 甲\t乙\n丙 ",))
    assert opened(changed).paragraphs[3].text == " 甲\t乙\n丙 "


@pytest.mark.parametrize("text", ["\r", "\x1c", "\u2028", "\x85"])
def test_a_text_of_line_ends_alone_prints_nothing(text: str) -> None:
    """What no document can hold leaves a paragraph without words."""
    document = opened(Report(title=text, preamble=(text,)))
    assert "".join(each.text.strip() for each in document.paragraphs) == ""
