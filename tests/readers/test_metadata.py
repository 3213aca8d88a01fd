"""What a page prints of a report around it is taken where it is unmistakable."""

from datetime import date

import pytest

from opengov.readers.lines import Line, paragraph, row
from opengov.readers.metadata import (
    agency_of,
    captioned,
    date_in,
    identifier_of,
    is_captioned,
    is_date_alone,
    published_of,
    says_only,
)


def lines(text: str) -> list[Line]:
    """Return the lines of a text, rows where bars part the cells."""
    return [
        row(each, each.split("|"), f"line {number}") if "|" in each else paragraph(each, "line")
        for number, each in enumerate(text.split("\n"), 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "发布机构：某市某局",
        "发 布 机 构:某市 某局",
        "发布机构\n某市某局",
        "发布机构：\n某市某局",
        "索引号|11370000/2023-1|发布机构|某市某局",
        "索 引 号：|11370000/2023-1\n发文机关：|某市某局",
        "公开主体：某市某局|公开日期：2023-01-12",
        "索引号：11370000/2023-1 发布机构：某市某局 发布日期：2023-01-12",
        "發佈機構：某市某局",
        "【发布机构】|某市某局",
        "信息来源：某市某局 作者：佚名",
        "来 源：|某市某局|制发机关：|某市某局",
        "来源：某市日报\n发布单位：某市某局",
        "发布机构：某市某局\n发布机构：某市某局",
    ],
)
def test_the_agency_is_named_by_captions(text: str) -> None:
    """Captions are known through spacing, widths, scripts, rows and lines."""
    assert agency_of(captioned(lines(text))) == "某市某局"


@pytest.mark.parametrize(
    "text",
    [
        "发布机构：",
        "发布机构：|发布日期：|2023-01-12",
        "发布机构：某市某局\n发布机构：某市他局",
        "来源：某市人民政府网站",
        "来源：新华社",
        "来源：某市某局\n来源：某市他局",
        "发布机构：办公室",
        "发布机构：www.example.gov.cn",
        "发布机构：2023年1月1日，某市某局。",
        "作者：某市某局",
        "我局的信息来源：某市某局",
        "发布机构\n发布日期\n2023-01-12",
        "编制单位：" + "某" * 60,
    ],
)
def test_what_is_no_agency_is_not_taken(text: str) -> None:
    """A web site, a newspaper, two names, another thing's value: no agency."""
    assert agency_of(captioned(lines(text))) is None


def test_a_name_that_the_file_gives_comes_before_a_source() -> None:
    """What is stated goes first, then what the file gives, then where the text is from."""
    source, stated = [("source", "某市他局")], [("agency", "某市某局")]
    found = [
        agency_of(stated, given="某市第三局"),  # type: ignore[arg-type]
        agency_of(source, given="某市第三局"),  # type: ignore[arg-type]
        agency_of(source, given="某网站"),  # type: ignore[arg-type]
        agency_of([], given=None),
    ]
    assert found == ["某市某局", "某市第三局", "某市他局", None]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("发布日期：2023-01-12", date(2023, 1, 12)),
        ("发布时间：2023年01月12日 08:47", date(2023, 1, 12)),
        ("公开日期：2023/1/12", date(2023, 1, 12)),
        ("日期:2023.01.12 来源:某局", date(2023, 1, 12)),
        ("发布日期：二〇二三年一月十二日", date(2023, 1, 12)),
        ("发布日期：二○二三年十月三十一日", date(2023, 10, 31)),
        ("发布日期：２０２３年 1 月 12 日", date(2023, 1, 12)),
        ("成文日期：2023-01-10\n发布日期：2023-01-12", date(2023, 1, 12)),
        ("发文日期：2023-01-10\n发布日期：2023-01-12", date(2023, 1, 12)),
        ("发文日期：2023-01-10", date(2023, 1, 10)),
        ("生成日期：2023-01-10", None),
        ("成文日期：2023-01-10", None),
        ("更新时间：2023-01-10", None),
        ("发布日期：2023-13-12", None),
        ("发布日期：2023-01-123", None),
        ("发布日期：二〇二三年十十月一日", None),
        ("发布日期：二〇二三年一二月一日", None),
        ("发布日期：2023-01-12\n发布日期：2023-01-13", None),
        ("发布日期：去年", None),
        ("发布日期", None),
    ],
)
def test_the_date_of_publication(text: str, published: date | None) -> None:
    """Dates are read in every form; when a document was written or changed is another thing."""
    assert published_of(captioned(lines(text))) == published


def test_a_date_that_the_file_gives() -> None:
    """Without a caption the date is what the file gives."""
    assert published_of([], given="2023-01-12 10:00:00") == date(2023, 1, 12)


@pytest.mark.parametrize(
    ("text", "given", "identifier"),
    [
        ("索 引 号：11370000/2023-00001 | 发布机构：| 某局", None, "11370000/2023-00001"),
        ("索引号：某政〔2023〕1号", None, "某政〔2023〕1号"),
        ("索引号：无", "X-1", "X-1"),
        ("索引号：1\n索引号：2", "X-1", None),
        ("文号：1", None, None),
    ],
)
def test_the_index_number(text: str, given: str | None, identifier: str | None) -> None:
    """索引号 is the identifier; 文号 is another thing."""
    assert identifier_of(captioned(lines(text)), given=given) == identifier


def test_captions_are_told_from_prose() -> None:
    """A caption stands at the beginning; a word in a sentence is none."""
    texts = ("浏览次数:次", "来 源 某局", "访问量：", "公开的日期：明年", "", "字号")
    assert [text for text in texts if is_captioned(paragraph(text, "line 1"))] == [
        "浏览次数:次",
        "访问量：",
        "字号",
    ]


def test_a_date_alone() -> None:
    """A date with or without a time is a date alone; one with words is not."""
    texts = ("2023-01-12", "2023-01-12 10:00", "2023年1月12日 10:00:00", "2023-01-12 某局", "")
    assert [is_date_alone(text) for text in texts] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("发布机构：某市某局", True),
        ("发布机构：某市某局 发布日期：2023-01-12 索引号：1", True),
        ("发布日期：2023-01-12 08:00", False),
        ("发布机构：某市他局", False),
        ("发布机构：某市某局 作者：佚名", False),
        ("首页 发布机构：某市某局", False),
        ("某市某局", False),
    ],
)
def test_lines_that_say_only_what_is_known(text: str, only: bool) -> None:
    """A line is used up where every caption of it has been taken whole."""
    known = says_only(
        paragraph(text, "line 1"),
        agency="某市某局",
        published=date(2023, 1, 12),
        identifier="1",
    )
    assert known == only


def test_words_are_no_date() -> None:
    """A text that begins with no date has none."""
    assert date_in("某年某月") is None
