"""Text in which cells run together is read by labels, borders and sums, or said to be unknown."""

import re

import pytest

from opengov import Report, cells, read_text
from opengov.readers.reader import Reading

HEADS = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）申请人情况自然人"
    "法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"
)
LABELS = (
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "三、本年度办理结果（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "（三）不予公开1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "（四）无法提供1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "（五）不予处理1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "（六）其他处理1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
    "（七）总计",
    "四、结转下年度继续办理",
)
RECEIVED, CARRIED_IN, DISCLOSED, PARTLY, NOT_HELD, TOTAL, CARRIED_OUT = 0, 1, 2, 3, 12, 23, 24
TITLE = "某市某局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况"


def _fused(rows: dict[int, str], *, between: str = "") -> str:
    """Return table 3 as one string; a row that is not given is all zeros."""
    return HEADS + between.join(
        f"{label}{rows.get(number, '0000000')}" for number, label in enumerate(LABELS)
    )


def _read(table: str) -> Reading:
    return read_text(f"{TITLE}{table}四、政府信息公开行政复议、行政诉讼情况\n无。")


def _row(report: Report, place: str) -> str:
    """Return the figures of a row as text, null as ?."""
    start = f"requests.table.{place}."
    found = [cell.value for cell in cells(report) if cell.place.startswith(start)]
    return "|".join("?" if value is None else str(value) for value in found)


def test_a_whole_report_in_one_line_is_read() -> None:
    """Headings, tables and prose glued to each other are parted."""
    text = (
        "某市某局2023年政府信息公开工作年度报告一、总体情况2023年，本机关按期公开信息。"
        "二、主动公开政府信息情况第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数"
        "规章000行政规范性文件208第二十条第（五）项信息内容本年处理决定数量行政许可1323"
        "第二十条第（六）项信息内容本年处理决定数量行政处罚57行政强制0"
        "第二十条第（八）项信息内容本年收费金额（单位：万元，保留4位小数）行政事业性收费18.0652"
        f"三、收到和处理政府信息公开申请情况{_fused({})}"
        "四、政府信息公开行政复议、行政诉讼情况行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计"
        "未经复议直接起诉复议后起诉结果维持结果纠正其他结果尚未审结总计"
        "结果维持结果纠正其他结果尚未审结总计100010000000101"
        "五、存在的主要问题及改进情况人手不足，明年补齐。六、其他需要报告的事项无"
    )
    report = read_text(text).report
    values = [cell.value for cell in cells(report)]
    assert (values.count(None), report.overview.body, report.other_matters.body) == (
        0,
        ("2023年，本机关按期公开信息。",),
        ("无",),
    )


def test_a_row_with_one_way_is_read_though_it_does_not_add_up() -> None:
    """A total that the office left at 0 is read as it is."""
    report = _read(_fused({RECEIVED: "3000000"})).report
    assert _row(report, "received") == "3|0|0|0|0|0|0"


def test_the_only_way_that_adds_up_is_taken() -> None:
    """Of the ways to cut a row, its own sum chooses."""
    report = _read(_fused({RECEIVED: "21710000218"})).report
    assert _row(report, "received") == "217|1|0|0|0|0|218"


def test_a_row_that_nothing_settles_is_null_with_its_readings() -> None:
    """Where no way adds up the figures are unknown, and the note gives ways to read them."""
    reading = _read(_fused({PARTLY: "15000000"}))
    notes = [note for note in reading.notes if note.code == "ambiguous-digits"]
    assert (_row(reading.report, "outcomes.partially_disclosed"), notes[0].values) == (
        "?|?|?|?|?|?|?",
        {"readings": "1|50|0|0|0|0|0; 15|0|0|0|0|0|0"},
    )


def test_columns_choose_among_ways_that_add_up() -> None:
    """11|1|…|12 and 1|11|…|12 both add up; the balance tells which it is."""
    rows = {RECEIVED: "111000012", DISCLOSED: "111000012", TOTAL: "11 1 0 0 0 0 12"}
    report = _read(_fused(rows)).report
    assert (_row(report, "received"), _row(report, "outcomes.disclosed")) == (
        "11|1|0|0|0|0|12",
        "11|1|0|0|0|0|12",
    )


def test_columns_that_do_not_add_up_choose_nothing() -> None:
    """The figures of a report that does not balance are not bent until it does."""
    rows = {RECEIVED: "111000012", TOTAL: "5000005"}
    assert _row(_read(_fused(rows)).report, "received") == "?|?|?|?|?|?|?"


def test_sums_that_contradict_each_other_choose_nothing() -> None:
    """A way that the balance asks for and the outcomes refute is not taken."""
    rows = {RECEIVED: "11 1 0 0 0 0 12", TOTAL: "111000012", DISCLOSED: "3000003"}
    assert _row(_read(_fused(rows)).report, "outcomes.total") == "?|?|?|?|?|?|?"


def test_a_fused_table_that_lost_blanks_reads_only_what_adds_up() -> None:
    """Where an empty cell left no trace, a single way to cut a row proves nothing."""
    report = _read(_fused({CARRIED_IN: "", DISCLOSED: "1234567", PARTLY: "2000002"})).report
    assert [
        _row(report, place)
        for place in ("carried_in", "outcomes.disclosed", "outcomes.partially_disclosed")
    ] == ["?|?|?|?|?|?|?", "?|?|?|?|?|?|?", "2|0|0|0|0|0|2"]


SPACED = {
    RECEIVED: " 3001 53 0 0 61 4 3119\n",
    CARRIED_IN: " 34 0 0 0 0 0 34\n",
    NOT_HELD: " 746 12 0 0 10 1 769\n",
}


def _spaced(rows: dict[int, str]) -> str:
    zeros = dict.fromkeys(range(len(LABELS)), " 0 0 0 0 0 0 0\n")
    return "\n" + _fused({**zeros, **SPACED, **rows}) + "\n"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (" 10 0 0 0 0 3\n", "?|?|?|?|?|?|?"),
        (" 12 0 0 0 0 12\n", "?|?|?|?|?|?|?"),
        (" 1 0 0 0 0 0 1\n7\n", "1|0|0|0|0|0|1"),
        (" 1 0 0 0 0 0 1\n- 7 -\n", "1|0|0|0|0|0|1"),
        (" 1 0 0 0 0 0 1\n12345\n", "?|?|?|?|?|?|?"),
        ("\n1 0 0 0 0 0 1\n", "1|0|0|0|0|0|1"),
    ],
)
def test_where_white_space_parts_cells_no_cell_is_cut(printed: str, read: str) -> None:
    """In space-separated text a row has as many numbers as columns, or is unknown."""
    report = _read(_spaced({DISCLOSED: printed})).report
    assert _row(report, "outcomes.disclosed") == read


def test_a_label_wrapped_around_its_group_is_read() -> None:
    """A page that ends within a group's label leaves a piece of it before the next row."""
    text = (
        _spaced({})
        .replace("（四）无法提供1.本机关", "（四）无\n1.本机关")
        .replace("2.没有现成信息需要另行制作", "- 5 -\n法提供 2.没有现成信息\n需要另行制作")
    )
    report = _read(text).report
    assert _row(report, "outcomes.unavailable.requires_creation") == "0|0|0|0|0|0|0"


@pytest.mark.parametrize(
    "label", ["其他规范性文件", "行政规范性文件（含党委文件）及部门文件", "区级行政规范性文件"]
)
def test_a_label_that_is_more_than_the_forms_is_another(label: str) -> None:
    """Letters that touch a row's label, and are none of the table's, make it another row."""
    text = (
        "二、主动公开政府信息情况第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数"
        f"规章000{label}208第二十条第（五）项信息内容本年处理决定数量行政许可1323"
    )
    table = read_text(text).report.proactive.table
    assert table is not None
    assert table.normative_documents is None


def _piped() -> list[str]:
    """Return the rows of table 3 without the labels of groups."""
    own = (re.sub("^(三、本年度办理结果|（[三-六]）.{4}(?=1))", "", label) for label in LABELS)
    return [f"| {label} | 0 | 0 | 0 | 0 | 0 | 0 | 0 |" for label in own]


def test_rows_without_labels_are_read_by_position() -> None:
    """As many unnamed rows as the form has between two known ones are those."""
    rows = _piped()
    rows[5] = "| 9 | 1 | 0 | 0 | 0 | 0 | 10 |"
    rows[6] = "| 三安全一稳定” | 2 | 0 | 0 | 0 | 0 | 0 | 2 |"
    reading = read_text(f"{TITLE}\n申请人情况\n" + "\n".join(rows))
    assert (
        _row(reading.report, "outcomes.refused.prohibited_by_law"),
        [note.code for note in reading.notes].count("row-by-position"),
    ) == ("9|1|0|0|0|0|10", 2)


def test_position_does_not_overrule_a_label() -> None:
    """A row whose label is another thing's is not read for standing in the right place."""
    rows = _piped()
    rows[5] = "| 属于商业秘密及个人隐私 | 9 | 1 | 0 | 0 | 0 | 0 | 10 |"
    report = read_text(f"{TITLE}\n申请人情况\n" + "\n".join(rows)).report
    assert _row(report, "outcomes.refused.prohibited_by_law") == "?|?|?|?|?|?|?"


def test_numbers_of_labels_without_a_mark_are_no_figures() -> None:
    """Where every numbered label has its digit right before it, the digit is not a figure's."""
    table = _fused({RECEIVED: "21710000218", NOT_HELD: "19600000196"})
    bare = re.sub(r"([1-8])\.(?=\D)", r"\1", table)
    assert cells(_read(bare).report) == cells(_read(table).report)


def test_a_digit_that_may_be_the_next_labels_number_leaves_its_row_unread() -> None:
    """Of one label that lost its mark nobody knows whose the digit is."""
    table = _fused({4: "2000002"}).replace("2.其他法律", "2其他法律")
    assert _row(_read(table).report, "outcomes.refused.state_secret") == "?|?|?|?|?|?|?"


def test_columns_speak_against_a_sum() -> None:
    """A cut that adds up is not taken where another makes more of the columns right."""
    rows = {RECEIVED: "200000020", TOTAL: "200 0 0 0 0 2 202"}
    assert _row(_read(_fused(rows)).report, "received") == "?|?|?|?|?|?|?"


def test_one_fused_row_among_spaced_ones_is_settled_by_columns() -> None:
    """It must add up, and the balance chooses."""
    rows = {RECEIVED: " 111000012\n", CARRIED_IN: " 0 0 0 0 0 0 0\n", TOTAL: " 11 1 0 0 0 0 12\n"}
    assert _row(_read(_spaced(rows)).report, "received") == "11|1|0|0|0|0|12"


@pytest.mark.parametrize(
    "annex",
    [
        "附件：2022年统计表",
        "某市某局2022年政府信息公开工作年度报告附表",
        "某县某局2023年政府信息公开工作年度报告附表",
    ],
)
def test_a_table_of_an_annex_is_another_reports(annex: str) -> None:
    """What stands under another year or another body's name is not read as the report's."""
    table = "申请人情况\n一、本年新收政府信息公开申请数量\t5\t0\t0\t0\t0\t0\t5"
    text = f"{TITLE}\n见附件。\n六、其他需要报告的事项\n无。\n{annex}\n{table}"
    assert read_text(text).report.requests.table is None


def test_a_table_of_the_reports_own_annex_is_read() -> None:
    """Under its own name and year it is the report's."""
    table = "申请人情况\n一、本年新收政府信息公开申请数量\t5\t0\t0\t0\t0\t0\t5"
    own = "某市某局2023年政府信息公开工作年度报告附表"
    text = f"{TITLE}\n见附件。\n六、其他需要报告的事项\n无。\n{own}\n{table}"
    assert _row(read_text(text).report, "received") == "5|0|0|0|0|0|5"


@pytest.mark.parametrize("bar", ["|", " | ", "\t"])
def test_a_page_in_one_line_between_bars_is_read(bar: str) -> None:
    """Each piece is a cell or a paragraph, as on a line of its own."""
    rows = [line.strip("| ").split(" | ") for line in _piped()]
    pieces = [*TITLE.split("\n"), "申请人情况", *(cell for row in rows for cell in row)]
    assert _row(read_text(bar.join(pieces)).report, "outcomes.total") == "0|0|0|0|0|0|0"


def test_bars_before_a_text_do_not_make_it_a_row() -> None:
    """Crumbs stand before a whole report in one line."""
    table = _fused({RECEIVED: "3000003", TOTAL: "3000003"})
    report = read_text(f"首页 | 政务公开 | {TITLE.replace(chr(10), ' ')}{table}").report
    assert _row(report, "received") == "3|0|0|0|0|0|3"
