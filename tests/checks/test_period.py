import pytest
from attrs import evolve

from opengov import Report, validate


def _findings(report: Report) -> list[tuple[str, ...]]:
    return [finding.places for finding in validate(report, select=["period.year"]).findings]


def test_a_title_of_another_year_is_found(report: Report) -> None:
    """The title was copied from the year before."""
    assert _findings(evolve(report, title="某局2022年政府信息公开工作年度报告")) == [
        ("title", "year")
    ]


@pytest.mark.parametrize(
    "title",
    [
        None,
        "",
        "某局政府信息公开工作年度报告",
        "2023年度政府信息公开工作年度报告",
        "宿迁市 2023 年政府信息公开工作年度报告",
        "某局关于报送2023年度报告的函（2024年1月）",
        "2024年1月公布的2023年度报告",
        "120231年",
    ],
)
def test_a_title_of_its_year_or_of_none_is_in_order(report: Report, title: str | None) -> None:
    """Another year beside its own is the date of the paper."""
    assert _findings(evolve(report, title=title)) == []


@pytest.mark.parametrize(
    "text",
    [
        "本报告所列数据的统计期限自2022年1月1日起至12月31日止。",
        "所列数据的统计期限自2023年1月1日起至2023年11月30日止。",
        "报告期为2023年1月1日至2024年12月31日。",
        "统计时限：2023 年 2 月 1 日—2023 年 12 月 31 日",
    ],
)
def test_a_period_that_is_not_the_year_is_found(report: Report, text: str) -> None:
    """It is 1 January to 31 December of the report's year."""
    assert _findings(evolve(report, preamble=("按照要求编制。", text))) == [("preamble[1]", "year")]


def test_a_period_in_section_one_is_read_too(report: Report) -> None:
    """Many reports state it there."""
    text = "统计期限自2021年1月1日起至12月31日止。"
    changed = evolve(report, overview=evolve(report.overview, body=(text,)))

    assert _findings(changed) == [("overview.body[0]", "year")]


@pytest.mark.parametrize(
    "text",
    [
        "统计期限自2023年1月1日起至2023年12月31日止。",
        "统计期限自2023年1月1日至12月31日。2022年1月1日至12月31日的数据见上年报告。",
        "2022年5月1日至6月30日开展了自查。",
        "统计期限自202311日起至20231231日止。",
        "本报告所列数据以当年为限。",
    ],
)
def test_other_dates_are_no_period(report: Report, text: str) -> None:
    """Only a sentence about the period of the data states one; eaten digits state nothing."""
    assert _findings(evolve(report, preamble=(text,))) == []


def test_a_report_without_a_year_is_not_assessed(report: Report) -> None:
    """There is nothing to compare with."""
    validation = validate(evolve(report, year=None), select=["period.year"])

    assert [n.check for n in validation.not_assessed] == ["period.year"]


def test_the_sentence_names_both_days(report: Report) -> None:
    """As they are printed, in numbers."""
    text = "统计期限自2023年1月1日起至11月30日止。"
    found = validate(evolve(report, preamble=(text,)), select=["period.year"]).findings[0]

    assert (
        found.message == "正文所列期限是2023年1月1日至2023年11月30日，应为2023年1月1日至12月31日。"
    )
