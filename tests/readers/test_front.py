"""The front of a report: title, agency, year, dates."""

from datetime import date

import pytest

from opengov import OutOfScopeError, read_text
from opengov.readers.front import Front, read_front
from opengov.readers.lines import Metadata, paragraph
from opengov.readers.notes import Note

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


def _front(text: str, metadata: Metadata | None = None) -> Front:
    lines = [paragraph(line, f"line {at}") for at, line in enumerate(text.split("\n"), 1)]
    return read_front(lines, metadata or Metadata())


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("2022年政府信息公开年度报告", Metadata(agency="某市某局"), ("某市某局", 2022)),
        ("2022年政府信息公开年度报告\n发布机构：某市某局", Metadata(), ("某市某局", 2022)),
        (
            "2022年政府信息公开年度报告\n本报告由某市水利局根据条例编制。",
            Metadata(),
            ("某市水利局", 2022),
        ),
        (
            "2022年政府信息公开年度报告\n本报告由某市人民政府办公室编制。",
            Metadata(),
            (None, 2022),
        ),
        ("某某区2022年政府信息公开年报\n发布机构：某某区某局", Metadata(), ("某某区", 2022)),
        ("某市政府\n2022年政府信息公开年报\n发布机构：某市某局", Metadata(), ("某市某局", 2022)),
        (
            "某市人民政府\n2022年政府信息公开年报\n发布机构：某市人民政府办公室",
            Metadata(),
            ("某市人民政府", 2022),
        ),
        (
            "某市人民政府\n2022年政府信息公开年报",
            Metadata(agency="某市人民政府"),
            ("某市人民政府", 2022),
        ),
        (
            "某市某局\n年度报告2022年政府信息公开工作",
            Metadata(agency="某市他局"),
            ("某市某局", 2022),
        ),
        ("某市某局\n2022年度\n信息公开年报", Metadata(agency="某市他局"), ("某市他局", 2022)),
        ("某市某局2022年\n信息公开年报", Metadata(agency="某市他局"), ("某市某局", 2022)),
        (
            "2022年政府信息公开年度报告\n本报告由某市水利局根据各单位材料编制。",
            Metadata(),
            (None, 2022),
        ),
        ("首页", Metadata(title="某局2021年政府信息公开年报_某市人民政府"), ("某局", 2021)),
        ("首页", Metadata(title="某市人民政府"), (None, None)),
        ("政府信息公开工作年度报告", Metadata(title="某局2021年政府信息公开年报"), ("某局", 2021)),
    ],
)
def test_where_agency_and_year_come_from(
    text: str, given: Metadata, expected: tuple[str | None, int | None]
) -> None:
    """The title goes first, then captions, then what the file gives, then who compiled it."""
    front = _front(text, given)
    assert (front.agency, front.year) == expected


def test_of_titles_the_file_tells_its_own() -> None:
    """Among titles of other reports, the one that the file gives is the report's."""
    text = "某市某局2022年政府信息公开年报\n某市他局2021年政府信息公开年报"
    front = _front(text, Metadata(title="某市某局2022年政府信息公开年报"))
    assert (front.agency, front.year) == ("某市某局", 2022)


LAST, THIS = "某市财政局2021年政府信息公开年报", "某市财政局2022年政府信息公开年报"
BARE = "2022年政府信息公开年报"


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        (f"{LAST}\n{BARE}", Metadata(), (BARE, None, None)),
        (f"{LAST}\n{BARE}\n统计期限自2022年1月1日起", Metadata(), (BARE, None, 2022)),
        (f"{LAST}\n{BARE}\n统计期限自2021年1月1日起", Metadata(), (BARE, None, None)),
        (f"{LAST}\n{BARE}\n发布日期：2023-01-20", Metadata(), (BARE, None, 2022)),
        (f"{LAST}\n{BARE}\n发布机构：某市统计局", Metadata(), (BARE, "某市统计局", None)),
        (f"某市人民政府 政府信息公开年报\n{BARE}", Metadata(), (BARE, None, 2022)),
        (f"{LAST}\n{THIS}", Metadata(), (THIS, "某市财政局", None)),
        (f"{THIS}\n{LAST}", Metadata(title=THIS), (THIS, "某市财政局", 2022)),
        (f"{THIS}\n{BARE}", Metadata(), (THIS, "某市财政局", 2022)),
        (f"{BARE}\n{LAST}", Metadata(title=f"{BARE}_某站"), (BARE, None, 2022)),
        (f"某市{THIS}\n政府信息公开年报", Metadata(), (f"某市{THIS}", "某市某市财政局", 2022)),
        (
            f"{LAST}\n某市统计局{BARE}\n政府信息公开年报",
            Metadata(),
            ("政府信息公开年报", None, None),
        ),
        (f"某市统计局{BARE}\n{THIS}", Metadata(), (THIS, None, 2022)),
        (
            f"某市统计局{BARE}\n{THIS}\n发布机构：某市财政局",
            Metadata(),
            (THIS, "某市财政局", 2022),
        ),
    ],
)
def test_of_titles_that_contradict_each_other_the_last_is_the_reports(
    text: str, given: Metadata, expected: tuple[str, str | None, int | None]
) -> None:
    """What they contradict each other in is unknown, unless something else settles it."""
    front = _front(text, given)
    assert (front.title, front.agency, front.year) == expected


def test_a_link_is_no_title_of_this_page() -> None:
    """Where a line is a link as a whole, it leads to another report."""
    linked = paragraph(LAST, "line 1", notes=(Note(code="link", raw=LAST),))
    fronts = [
        read_front(lines, Metadata())
        for lines in ([linked, paragraph(BARE, "line 2")], [paragraph(BARE, "line 1"), linked])
    ]
    assert {(front.title, front.agency, front.year) for front in fronts} == {(BARE, None, 2022)}


@pytest.mark.parametrize(
    ("preamble", "agency"),
    [
        ("某区教育局根据条例编制本报告。", None),
        ("按照某市人民政府办公室要求，公布某区某局的报告。", "某区某局"),
        ("县级以上人民政府应当公布，我局依法公布。", "某区某局"),
    ],
)
def test_a_source_that_the_text_does_not_bear_out_is_none(
    preamble: str, agency: str | None
) -> None:
    """来源 may be who passed a report on: a body that the text names contradicts it."""
    fronts = (
        _front(f"{BARE}\n来源：某区某局\n{preamble}"),
        _front(f"{BARE}\n{preamble}", Metadata(agency="某区某局")),
    )
    assert [front.agency for front in fronts] == [agency, agency]


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("统计期限自2021年1月1日起至2021年12月31日止", 2021),
        ("统计期限自2021年1月1日至12月31日", 2021),
        ("数据统计自２０２１ 年 1 月 1 日起", 2021),
        ("统计期限自2021年1月1日起至2022年12月31日止", None),
        ("统计期限自2021年1月1日至6月30日", None),
        ("自202111日起至20211231日止", None),
        ("2022年1月发布", None),
        ("上一年度统计期限自2021年1月1日起，本年度统计期限自2022年1月1日起", 2022),
        ("统计期限自2021年1月1日起，另一统计期限自2022年1月1日起", None),
    ],
)
def test_the_stated_period_is_a_whole_year(period: str, year: int | None) -> None:
    """A period that is no calendar year, or lost digits, tells no year."""
    assert _front(f"某局政府信息公开工作年度报告\n本报告所列数据的{period}。").year == year


def test_the_year_of_the_title_goes_before_that_of_the_period() -> None:
    """A preamble copied from last year's report does not change the year."""
    text = "某局2022年政府信息公开年报\n本报告所列数据的统计期限自2021年1月1日起。"
    assert _front(text).year == 2022


def test_a_year_may_stand_alone_under_the_title() -> None:
    """（2021年度） on a line of its own is the year."""
    assert _front("某市某局政府信息公开工作年度报告\n（2021年度）").year == 2021


def test_what_a_site_prints_is_told_from_the_preamble() -> None:
    """Captions, counters, buttons and dates are the site's; sentences are the report's."""
    text = (
        "首页 > 公开\n某市某局2022年政府信息公开年报\n发布机构：\n某市某局\n字号：大 中 小\n"
        "【打印】 【关闭】\n2023-01-12 10:00\n浏览次数 12\n发布日期：2023-01-12\n"
        "===== 正文 =====\n\n根据条例，公布本报告，来源：本局。\n联系电话0000-0000000"
    )
    front = _front(text)
    assert [line.text for line in front.preamble] == [
        "根据条例，公布本报告，来源：本局。",
        "联系电话0000-0000000",
    ]
    assert [line.text for line in front.chrome] == [
        "首页 > 公开",
        "发布机构：",
        "某市某局",
        "字号：大 中 小",
        "【打印】 【关闭】",
        "2023-01-12 10:00",
        "浏览次数 12",
        "===== 正文 =====",
    ]


def test_radicals_are_mended_in_the_title() -> None:
    """Title and agency are in ideographs; the preamble is as printed."""
    front = _front("某市⼈⺠政府2022年政府信息公开⼯作年度报告\n⼀句话。")
    assert (front.title, front.agency, front.preamble[0].text) == (
        "某市人民政府2022年政府信息公开工作年度报告",
        "某市人民政府",
        "⼀句话。",
    )
