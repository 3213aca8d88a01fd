from decimal import Decimal

import pytest
from attrs import evolve

from opengov import Report, Section, TableSection, replace, validate

TITLE = "六、其他需要报告的事项"


def _stating(report: Report, *paragraphs: str) -> Report:
    return evolve(report, other_matters=Section(title=TITLE, body=paragraphs))


def _places(report: Report, check: str) -> list[tuple[str, ...]]:
    return [finding.places for finding in validate(report, select=[check]).findings]


@pytest.mark.parametrize("body", [(), ("无。",), ("本年度没有需要报告的其他事项。",)])
def test_a_section_six_that_is_silent_on_fees_is_found(
    report: Report, body: tuple[str, ...]
) -> None:
    """The order asks for a word on 信息处理费."""
    assert _places(_stating(report, *body), "fees.statement") == [("other_matters",)]


@pytest.mark.parametrize(
    "text",
    [
        "本年度未收取信息处理费。",
        "收取信息处理费0元。",
        "依申请公开未收费。",
        "无信息公开收费情况。",
        "未向申请人收取任何费用。",
    ],
)
def test_any_word_on_fees_will_do(report: Report, text: str) -> None:
    """It may be a paragraph among others."""
    assert _places(_stating(report, "其他事项如下。", text), "fees.statement") == []


def test_a_missing_section_six_is_another_checks_matter(report: Report) -> None:
    """The statement is not assessed."""
    changed = evolve(report, other_matters=Section())

    assert _places(changed, "fees.statement") == []


@pytest.mark.parametrize(
    "text",
    [
        "2023年收取信息处理费6000000元。",
        "收取信息处理费共计5,921,001元。",
        "信息处理费：592.11万元",
    ],
)
def test_a_fee_above_the_figure_of_table_2_is_found(report: Report, text: str) -> None:
    """Yuan over 10 000 cannot be more than 592.10."""
    assert _places(_stating(report, "其他事项。", text), "fees.processing") == [
        ("proactive.table.fees.amount", "other_matters.body[1]")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "收取信息处理费5921000元。",
        "收取信息处理费592.1万元。",
        "未收取信息处理费。",
        "2022年收取信息处理费9000000元。",
        "历年累计收取信息处理费9000000元。",
        "减免信息处理费9000000元。",
        "退还信息处理费9000000元。",
        "免收信息处理费9000000元。",
        "应收信息处理费9000000元，实际未收。",
        "未收取信息处理费9000000元。",
        "信息处理费收取标准为每件100元。",
        "行政事业性收费9000000元。",
    ],
)
def test_other_amounts_are_let_be(report: Report, text: str) -> None:
    """What was not charged, or not this year, or was no such fee."""
    assert _places(_stating(report, text), "fees.processing") == []


def test_two_statements_are_one_finding(report: Report) -> None:
    """The first is enough."""
    text = "收取信息处理费6000000元。"

    assert len(_places(_stating(report, text, text), "fees.processing")) == 1


def test_an_unknown_figure_is_not_assessed(report: Report) -> None:
    """A blank amount may be any; the 2019 form has no amount at all."""
    text = "收取信息处理费6000000元。"
    blank = replace(_stating(report, text), "proactive.table.fees.amount", None)
    absent = evolve(_stating(report, text), proactive=TableSection())

    assert [
        len(validate(each, select=["fees.processing"]).not_assessed) for each in (blank, absent)
    ] == [1, 1]


def test_a_fee_without_a_year_is_of_this_year(report: Report) -> None:
    """Where the report's own year is unknown, a sentence that names one is not judged."""
    unknown = evolve(_stating(report, "2023年收取信息处理费6000000元。"), year=None)

    assert _places(unknown, "fees.processing") == []


def test_the_amounts_are_named_as_they_are(report: Report) -> None:
    """In 万元, with the digits of the table."""
    none = replace(report, "proactive.table.fees.amount", Decimal("0.00"))
    changed = _stating(none, "信息处理费15元。")
    found = validate(changed, select=["fees.processing"]).findings[0]

    assert found.message == "收取信息处理费0.0015万元，行政事业性收费只有0.00万元。"
