"""Tables and texts that try to mislead: no figure that a person would call wrong is read."""

import io
from typing import Any

import pytest

from opengov import (
    DisclosedDocuments,
    ReadError,
    cells,
    dumps,
    loads,
    read,
    read_text,
    validate,
)

S2 = "二、主动公开政府信息情况\n"
S3 = "三、收到和处理政府信息公开申请情况\n申请人情况\n"
S4 = "四、政府信息公开行政复议、行政诉讼情况\n"
HEADS = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他"
FEES = "第二十条第（八）项\n信息内容\t本年收费金额（单位：{}）\n行政事业性收费{}\t{}\n"
ISSUED = "第二十条第（一）项\n信息内容\t{}\n{}\t1\t9\t0\n"
RECEIVED = "一、本年新收政府信息公开申请数量\t5\t0\t0\t0\t0\t0\t5\n"
FULL = f"""某市统计局2022年政府信息公开工作年度报告
一、总体情况
平稳。
{S2}见附件。
三、收到和处理政府信息公开申请情况
见附件。
{S4}无。
五、存在的主要问题及改进情况
公开的渠道不多。
六、其他需要报告的事项
未收取信息处理费。"""


def _decisions(numeral: str, label: str) -> str:
    return f"第二十条第（{numeral}）项\n信息内容\t本年处理决定数量\n{label}\t3\n"


def _known(text: str) -> dict[str, Any]:
    return {place: figure for place, figure in cells(read_text(text).report) if figure is not None}


def _received(figures: str, heads: str = f"{HEADS}\t总计") -> list[Any]:
    return list(_known(f"{S3}{heads}\n一、本年新收政府信息公开申请数量\t{figures}").values())


@pytest.mark.parametrize(
    ("heads", "figures"),
    [
        (HEADS, "\t\t5\t1\t0\t0\t0\t0"),
        (HEADS, "\t5\t1\t0\t0\t0\t0"),
        (f"{HEADS}\t总计", "\t5\t1\t0\t0\t0\t0"),
        (HEADS, "1\t2\t3\t4\t5\t15"),
        (HEADS.replace("自然人\t", "") + "\t总计", "1\t0\t0\t0\t0\t1\t"),
    ],
)
def test_a_row_that_may_be_shifted_is_unknown(heads: str, figures: str) -> None:
    """Padding, a lost column and a lost cell look alike; nothing is put anywhere."""
    assert _received(figures, heads) == []


@pytest.mark.parametrize(
    ("heads", "figures", "known"),
    [
        (HEADS, "\t5\t1\t0\t0\t0\t1\t7", [5, 1, 0, 0, 0, 1, 7]),
        (HEADS, "5\t1\t0\t0\t0\t1", [5, 1, 0, 0, 0, 1]),
        (HEADS + "\t总计", "\t\t\t\t\t\t\t\t5", [5]),
        (HEADS + "\t总计", "5\t1\t0\t0\t0\t0\t6\t\t", [5, 1, 0, 0, 0, 0, 6]),
    ],
)
def test_a_row_that_can_be_read_in_one_way_is_read(
    heads: str, figures: str, known: list[int]
) -> None:
    """Padding that can be dropped in one way only hides nothing."""
    assert _received(figures, heads) == known


def test_a_head_is_not_the_label_of_the_row_behind_it() -> None:
    """Where a row's own label is unknown, the head before it does not lend its name."""
    labels = [*HEADS.split("\t"), "总计", "一、收到的", "5", "1", "0", "0", "0", "0", "6"]
    assert _known(S3 + "\n".join([*labels, "二、上年结转政府信息公开申请数量", *"0000000"])) == {
        f"requests.table.carried_in.{key}": 0
        for key in (
            "natural_person",
            "business",
            "research",
            "public_interest",
            "legal_service",
            "other",
            "total",
        )
    }


@pytest.mark.parametrize(
    ("unit", "label", "figure"),
    [
        ("元", "", "205000"),
        ("万元", "", "205000（元）"),
        ("万元", "（元）", "205000"),
        ("亿元", "", "2"),
    ],
)
def test_a_fee_in_another_unit_is_unread(unit: str, label: str, figure: str) -> None:
    """A fee that its head, label or cell gives in another unit than 万元 is not taken for one."""
    assert _known(S2 + FEES.format(unit, label, figure)) == {}


@pytest.mark.parametrize(
    ("head", "cell", "unit"),
    [
        ("采购总金额（万元）", "88", "万元"),
        ("采购总金额", "885000（元）", "元"),
        ("采购总金额", "88", None),
    ],
)
def test_procurement_takes_its_unit_where_it_is_printed(
    head: str, cell: str, unit: str | None
) -> None:
    """The unit of procurement may stand in the head, or behind the figure."""
    text = f"第二十条第（九）项\n信息内容\t采购项目数量\t{head}\n政府集中采购\t7\t{cell}\n"
    table = read_text(S2 + text).report.proactive.table
    assert table is not None
    assert table.procurement is not None
    assert (table.procurement.projects, table.procurement.unit) == (7, unit)


@pytest.mark.parametrize("head", ["采购总金额（亿元）", "采购总金额（单位：亿元）"])
def test_a_unit_that_no_document_has_leaves_the_row_unread(head: str) -> None:
    """An amount in 亿元 is unknown, and what is read can be written and loaded again."""
    text = f"第二十条第（九）项\n信息内容\t采购项目数量\t{head}\n政府集中采购\t7\t88\n"
    reading = read_text(S2 + text)
    assert _known(S2 + text) == {}
    assert {gap.state for gap in reading.report.gaps if "procurement." in gap.place} == {"unread"}
    assert loads(dumps(reading.report)) == reading.report


@pytest.mark.parametrize(
    ("heads", "known"),
    [
        ("本年制发数\t现行有效数\t本年废止数", {"issued": 1, "repealed": 0, "in_force": 9}),
        ("本年制发件数\t本年修订件数\t现行有效件数", {"issued": 1, "in_force": 0}),
        ("现行有效件数\t本年修订件数\t本年制发件数", {}),
        ("本年制发件数\t现行有效件数\t本年修订件数", {}),
    ],
)
def test_heads_of_table_2_say_what_stands_under_them(heads: str, known: dict[str, int]) -> None:
    """Heads in other words still name their columns; a head of another thing takes no figure."""
    found = _known(S2 + ISSUED.format(heads, "规章"))
    assert found == {f"proactive.table.rules.{key}": figure for key, figure in known.items()}


@pytest.mark.parametrize(
    "label", ["其他规范性文件", "党内规范性文件", "其中：行政规范性文件", "地方性法规/规章"]
)
def test_a_row_of_another_thing_is_kept_as_extra(label: str) -> None:
    """A label that won a word is another thing, and does not spoil the form's own row."""
    heads = "本年制发件数\t本年废止件数\t现行有效件数"
    text = S2 + ISSUED.format(heads, "行政规范性文件") + f"{label}\t7\t7\t7\n"
    report = read_text(text).report
    assert report.proactive.table is not None
    assert [row.label for row in report.proactive.table.extra] == [label]
    assert list(_known(text).values()) == [1, 9, 0]


def test_another_number_is_another_row() -> None:
    """9.其他 under （三） is not 3.其他 of the 2021 form."""
    rows = "9.其他\t2\t0\t0\t0\t0\t0\t2\n（六）其他处理\t1\t0\t0\t0\t0\t0\t1\n"
    report = read_text(f"{S3}{HEADS}\t总计\n{rows}").report
    assert report.unplaced == ("9.其他|2|0|0|0|0|0|2",)
    assert report.requests.table is not None
    assert report.requests.table.outcomes.otherwise.total == 1  # type: ignore[union-attr]


def test_a_sum_below_the_last_row_is_left_over() -> None:
    """总计 after 四、 is a sum of the whole table, not （七）."""
    rows = "四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1\n总计\t9\t0\t0\t0\t0\t0\t9\n"
    assert read_text(f"{S3}{HEADS}\t总计\n{rows}").report.unplaced == ("总计|9|0|0|0|0|0|9",)


def test_of_two_reports_the_first_is_read() -> None:
    """The second report's tables are not the first's."""
    other = FULL.replace("统计局2022", "教育局2021").replace(
        S2, f"{S2}第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t7\n"
    )
    reading = read_text(f"{FULL}\n{other}")
    codes = {note.code for note in reading.notes}
    assert (reading.report.agency.name, reading.report.year) == ("某市统计局", 2022)
    assert reading.report.proactive.table is None
    assert "several-reports" in codes
    assert "行政许可\t7" in reading.report.unplaced


def test_a_block_without_heads_takes_no_edition_from_its_neighbours() -> None:
    """An edition is told by a block's own heads; without them its rows are kept as they stand."""
    heads = "信息内容\t上一年项目数量\t本年增/减\t处理决定数量"
    items = f"第二十条第（五）项\n{heads}\n行政许可\t5\t+1\t17\n"
    table = read_text(f"{S2}{items}第二十条第（一）项\n规章\t11\t12\t13\n").report.proactive.table
    assert table is not None
    assert not isinstance(table.rules, DisclosedDocuments)
    assert [row.cells for row in table.extra] == [("11", "12", "13")]


@pytest.mark.parametrize(
    "line", ["更新时间：2024-05-06", "失效日期：2033-01-12", "打印时间：2026年5月6日"]
)
def test_only_a_date_of_publication_is_one(line: str) -> None:
    """Other dates of a page are no dates of publication, and break no deadline."""
    assert read_text(f"{line}\n{FULL}").report.published is None


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("一、总体", "一 总体"),
        ("一、总体", "第一部分 总体"),
        ("一、总体", "1.总体"),
        ("三、收到", "三是收到"),
        ("六、其他", "l六、其他"),
    ],
)
def test_headings_numbered_in_other_ways_are_found(form: str, printed: str) -> None:
    """A section is not missing because its numeral is written otherwise."""
    assert validate(read_text(FULL.replace(form, printed)).report).findings == ()


@pytest.mark.parametrize(
    "line",
    [
        "上一报告期自2021年1月1日至2021年12月31日止。",
        "上年所列数据的统计期限自2021年1月1日至2021年12月31日止。",
    ],
)
def test_an_earlier_period_is_not_this_one(line: str) -> None:
    """A sentence on the year before does not state the period."""
    text = FULL.replace("平稳。", f"平稳。{line}")
    assert validate(read_text(text).report).findings == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            f"{S2}{_decisions('五', '行政许可')}注：不含垂管单位\n{_decisions('六', '行政处罚')}",
            "不含垂管单位",
        ),
        (
            S3.replace("申请人", "一、本年新收政府信息公开申请5件\n申请人")
            + f"{HEADS}\t总计\n{RECEIVED}",
            "5件",
        ),
        (
            "一、总体情况\n第二十条第（一）项规定的信息\n已公开。\n六、其他需要报告的事项\n无。",
            "规定的信息",
        ),
    ],
)
def test_a_line_beside_a_table_is_kept(text: str, kept: str) -> None:
    """A note in a table, and prose that begins like a label, are not lost."""
    assert kept in dumps(read_text(text).report)


def test_a_table_2_without_captions_is_read() -> None:
    """信息内容 and its heads open table 2 as a caption does."""
    text = f"{S2}信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t0\t2\n"
    assert list(_known(text).values()) == [1, 0, 2]


def test_a_year_alone_under_the_title_is_the_year() -> None:
    """（2022年） on a line of its own is the year of a title that has none."""
    text = FULL.replace("2022年政府信息公开工作年度报告", "政府信息公开工作年度报告\n（2022年）")
    assert read_text(text).report.year == 2022


@pytest.mark.parametrize(
    ("source", "message"),
    [(5, "the source is int"), (io.StringIO("x"), "the source is text from StringIO")],
)
def test_what_is_no_source_is_refused(source: Any, message: str) -> None:
    """A source of another kind is named, with what is expected."""
    with pytest.raises(ReadError, match=f"{message}; expected a path, bytes or a binary file"):
        read(source)
