"""Titles of reports are known by their words, in whatever order and over whatever lines."""

import pytest

from opengov.readers.lines import Line, paragraph, row
from opengov.readers.titles import second_title, title_of, titles

ONE, OTHER = "某市某局2021年政府信息公开工作年度报告", "某市某局2022年政府信息公开工作年度报告"


def lines(*texts: str) -> list[Line]:
    """Return paragraphs."""
    return [paragraph(text, f"line {number}") for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("text", "agency", "year"),
    [
        ("某市某局关于2022年度政府信息公开工作情况的报告", "某市某局", 2022),
        ("关于2022年度政府信息公开情况的报告", None, 2022),
        ("关于报送某局2022年政府信息公开工作总结报告", "某局", 2022),
        ("某镇人民政府信息公开工作年度报告", "某镇人民政府", None),
        ("某某县二〇二二年政府信息公开工作年度报告", "某某县", 2022),
        ("某市某局２０２２年政府信息公开年报", "某市某局", 2022),
        ("2022年政府信息公开工作年度报告（某市某局）", "某市某局", 2022),
        ("2022年政府信息公开工作年度报告（全文）", None, 2022),
        ("2022年政府信息公开工作年度报告——某市某局", "某市某局", 2022),
        ("某市某局(某市某办公室)2023年政府信息公开工作年度报告", "某市某局(某市某办公室)", 2023),
        ("高陵區文化和旅游體育局2021年政府信息公開工作年度報告", "高陵區文化和旅游體育局", 2021),
        ("沙嶺鎮(zhèn)2022年政府信息公開工作年度報告", "沙嶺鎮", 2022),
        ("臺北市政府資訊公開年度報告", "臺北市", None),
        ("年度政府信息公开报告工作2022年某市某局", "某市某局", 2022),
        ("某市某局年度报告2022年政府信息公开工作", "某市某局", 2022),
        ("附件：某市某局2022年政府信息公开工作年度报告", "某市某局", 2022),
        ("某市某局2022年度报告", "某市某局", 2022),
        ("栏目2022年政府信息公开年报", None, 2022),
        ("某" * 40 + "局2022年政府信息公开年报", None, 2022),
        ("政府信息公开年报", None, None),
        ("2023年1月20日 某市统计局2022年政府信息公开年报", "某市统计局", 2022),
        ("某市统计局2022年政府信息公开年报（2023-01-20）", "某市统计局", 2022),
        ("某市统计局政府信息公开年报（2022）", "某市统计局", 2022),
        ("2023年公布的某市统计局2022年政府信息公开年报", None, 2022),
        ("某市统计局2023年发布二〇二二年度政府信息公开年报", None, 2022),
        ("某市统计局2021年至2022年政府信息公开年报", "某市统计局", None),
        ("某市统计局2021、2022年度政府信息公开年报", "某市统计局", None),
        ("某市统计局2021年2022年政府信息公开年报", "某市统计局", None),
        ("2023年某市2022年统计局政府信息公开年报", "某市统计局", None),
        ("某日报 某市统计局2022年政府信息公开年报", None, 2022),
        ("周口市 科技局2022年政府信息公开年报", "周口市科技局", 2022),
        ("周 口 市 科 技 局2022年政府信息公开年报", "周口市科技局", 2022),
        ("某省某 某市统计局2022年 政府信息公开年报", None, 2022),
        ("某某 科技局2022年政府信息公开年报", "某某科技局", 2022),
        ("某县人民政府办公室关于公布某县教育局2022年政府信息公开年报", None, 2022),
        ("某市预警信息发布中心2022年政府信息公开年报", "某市预警信息发布中心", 2022),
        ("某市第2医院2022年政府信息公开年报", "某市第2医院", 2022),
        ("某市12号楼2022年政府信息公开年报", None, 2022),
    ],
)
def test_what_titles_name(text: str, agency: str | None, year: int | None) -> None:
    """A title names a body before its subject, or in brackets behind it, and a year."""
    assert title_of(text) == (text, agency, year)


@pytest.mark.parametrize(
    "text",
    [
        "当前位置：首页 > 政务公开 > 政府信息公开年报",
        "关于做好2022年政府信息公开工作年度报告的通知",
        "一图读懂某市2022年政府信息公开工作年度报告",
        "某局公布2022年政府信息公开工作年度报告，共六个部分",
        "本报告依照政府信息公开年度报告的格式",
        "政府信息公开指南",
        "某局2022年政府信息公开工作会议报告会签到处",
        "某局2022年工作要点",
        "某" * 90 + "政府信息公开年报",
        "某" * 900 + "政府信息公开年报",
        "",
    ],
)
def test_what_is_no_title(text: str) -> None:
    """Crumbs, notices, sentences and other documents are no titles."""
    assert title_of(text) is None


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (("某市人民政府", "2024 年政府信息公开年报"), "某市人民政府2024 年政府信息公开年报"),
        (
            ("某县政府", "某县人民政府2021年度", "信息公开年度报告"),
            "某县人民政府2021年度信息公开年度报告",
        ),
        (("某市某局", "2022年度", "政府信息公开年报"), "某市某局2022年度政府信息公开年报"),
        (("某市某局2022年政府信息公开", "年度报告"), "某市某局2022年政府信息公开年度报告"),
        (("2022年某局政府信息公开", "工作情况", "报告"), "2022年某局政府信息公开工作情况报告"),
        (("今天天气很好", "2022年政府信息公开年报"), "2022年政府信息公开年报"),
        (("来源：某市某局", "2022年政府信息公开年报"), "2022年政府信息公开年报"),
        (("某局公开年报>", "2022年政府信息公开年报"), "2022年政府信息公开年报"),
        (("年度", "工作", "情况", "的", "2022年政府信息公开年报"), "2022年政府信息公开年报"),
        (("标题：" + ONE,), ONE),
        ((ONE + " 2022-01-12",), ONE),
        ((ONE + "[2022-01-12]",), ONE),
    ],
)
def test_a_title_takes_the_lines_it_needs(texts: tuple[str, ...], title: str) -> None:
    """Lines above a title belong to it where they tell the agency or the year it lacks."""
    assert [found.text for found in titles(lines(*texts))] == [title]


def test_rows_are_no_titles_unless_they_have_one_cell() -> None:
    """A row of a list has a title and a date; a row of one cell may be a title."""
    rows = [row(ONE, [ONE, ""], "line 1"), row(ONE, [ONE, "2022-01-12"], "line 2")]
    assert [found.start for found in titles(rows)] == [0]


@pytest.mark.parametrize(
    ("texts", "index"),
    [
        ((ONE, "一、总体情况", OTHER, "一、总体情况"), 2),
        ((ONE, "一、总体情况", "某市某局", "2022年政府信息公开年报", "一、总体情况"), 2),
        ((ONE, "二、主动公开政府信息情况", ONE, OTHER, "二、主動公開政府信息情況"), 3),
        ((ONE, "一、总体情况", "某市他局政府信息公开年报", "一、总体情况"), 2),
        ((ONE, OTHER, "一、总体情况", "六、其他需要报告的事项"), 4),
        ((ONE, "一、总体情况", "二、主动公开政府信息情况", OTHER), 4),
        ((ONE, "一、总体情况", OTHER, ONE, "二、主动公开政府信息情况"), 5),
        ((ONE, "一、总体情况", ONE, "二、主动公开政府信息情况"), 4),
        ((ONE, "一、总体情况", "某局按照" + OTHER + "整改。", "二、主动公开政府信息情况"), 4),
        ((ONE, "一、总体情况", "政府信息公开年报", "二、主动公开政府信息情况"), 4),
        (("一、总体情况", OTHER, "一、总体情况"), 3),
        ((ONE, "一、总体情况", "某市某局中心2021年政府信息公开年报", "一、总体情况"), 2),
        ((ONE, "一、总体情况", "2021年政府信息公开年报（某局）", "一、总体情况"), 4),
        ((OTHER,), 1),
        ((), 0),
    ],
)
def test_where_a_second_report_begins(texts: tuple[str, ...], index: int) -> None:
    """Another report begins with its own title and with the first sections again."""
    assert second_title(lines(*texts)) == index
