"""The front of a report: title, agency, year, dates."""

from datetime import date

import pytest

from opengov import OutOfScopeError, read_text

REST = "\n一、总体情况\n正常。\n六、其他需要报告的事项\n无。"


@pytest.mark.parametrize(
    ("text", "title", "agency", "year"),
    [
        ("某市某局2022年政府信息公开工作年度报告", None, "某市某局", 2022),
        ("某市某局2021年度政府信息公开工作年度报告", None, "某市某局", 2021),
        ("某县某镇 2023 年政府信息公开工作年度报告", None, "某县某镇", 2023),
        ("2025年度某新区管委会政府信息公开工作年度报告", None, "某新区管委会", 2025),
        ("关于某市某局2022年度政府信息公开情况的报告", None, "某市某局", 2022),
        ("2023年政府信息公开工作年度报告", None, None, 2023),
        ("某市某局政府信息公开工作年度报告", None, "某市某局", None),
        (
            "标题: 某区某局2024年度 政府信息公开工作年度报告",
            "某区某局2024年度 政府信息公开工作年度报告",
            "某区某局",
            2024,
        ),
        (
            "淮安市人民政府\n2024 年政府信息公开工作年度报告",
            "淮安市人民政府2024 年政府信息公开工作年度报告",
            "淮安市人民政府",
            2024,
        ),
        (
            "某市某某服务局\n政府信息公开工作2021年度报告",
            "某市某某服务局政府信息公开工作2021年度报告",
            "某市某某服务局",
            2021,
        ),
        (
            "登录 注册\n某市某局2022年政府信息公开工作年度报告",
            "某市某局2022年政府信息公开工作年度报告",
            "某市某局",
            2022,
        ),
    ],
)
def test_title_agency_and_year(
    text: str, title: str | None, agency: str | None, year: int | None
) -> None:
    """Titles as reports print them give agency and year; what is not there is None."""
    report = read_text(text + REST).report
    assert (report.title, report.agency.name, report.year) == (title or text, agency, year)


def test_a_title_printed_twice_is_one() -> None:
    """The second print of a title is left over."""
    title = "2023年政府信息公开工作年度报告"
    report = read_text(f"{title}\n{title}{REST}").report
    assert (report.title, report.unplaced) == (title, (title,))


def test_the_year_may_stand_in_the_period_alone() -> None:
    """Where the title has no year, the period of the data has it."""
    text = "某局政府信息公开工作年度报告\n本报告所列数据的统计期限自2020年1月1日至12月31日止。"
    assert read_text(text + REST).report.year == 2020


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("发布时间:2024-02-07 14:44 浏览次数: 字体:[ ]", date(2024, 2, 7)),
        ("发布日期：2024年2月7日", date(2024, 2, 7)),
        ("发布日期：2024-13-07", None),
        ("（2024年1月）", None),
    ],
)
def test_publication_date(line: str, published: date | None) -> None:
    """A date is taken where it is said to be that of publication, and only if it is one."""
    report = read_text(f"某市某局2023年政府信息公开工作年度报告\n{line}{REST}").report
    assert report.published == published


def test_index_number_is_taken() -> None:
    """索引号 is the identifier, however it is spaced."""
    text = f"索 引 号: 014321/2023-00001\n某市某局2023年政府信息公开工作年度报告{REST}"
    assert read_text(text).report.identifier == "014321/2023-00001"


def test_preamble_is_what_stands_between_title_and_sections() -> None:
    """A paragraph under the title is the report's; a site's lines are not."""
    text = f"首页\n某局2023年政府信息公开工作年度报告\n来源：某局\n本报告依法编制。{REST}"
    report = read_text(text).report
    assert (report.preamble, report.unplaced) == (("本报告依法编制。",), ("首页", "来源：某局"))


def test_a_report_of_before_2019_is_refused() -> None:
    """There was no form before 2019; the text is kept in the error."""
    text = f"某市2018年政府信息公开工作年度报告{REST}"
    with pytest.raises(OutOfScopeError, match="the report is on 2018") as error:
        read_text(text)
    assert error.value.text == text


@pytest.mark.parametrize("text", ["", "\n \n", "今天天气很好。", "首页 | 新闻 | 政务公开"])
def test_a_text_without_a_report_is_refused(text: str) -> None:
    """No title, no sections, no table: no report."""
    with pytest.raises(OutOfScopeError, match="the text holds no report"):
        read_text(text)
