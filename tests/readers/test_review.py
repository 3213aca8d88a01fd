"""Documents that a critical reader made to get a wrong figure, and that give none."""

from typing import Any

import pytest

from opengov import Reading, cells, read, read_text

S2 = "二、主动公开政府信息情况\n"
S3 = "三、收到和处理政府信息公开申请情况\n"
S4 = "四、政府信息公开行政复议、行政诉讼情况\n"
HEADS = "申请人情况\n自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
FUSED_HEADS = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）申请人情况"
    "自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他"
)
RECEIVED = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"
ISSUED = "本年制发件数\t本年废止件数\t现行有效件数"


def _known(reading: Reading) -> dict[str, Any]:
    return {place: figure for place, figure in cells(reading.report) if figure is not None}


def _positive(text: str) -> dict[str, Any]:
    """Return the figures over zero by the last two names of their places."""
    found = _known(read_text(text))
    return {".".join(place.split(".")[-2:]): figure for place, figure in found.items() if figure}


def _block(numeral: str, heads: str, *rows: str) -> str:
    return "\n".join([f"第二十条第（{numeral}）项", f"信息内容\t{heads}", *rows, ""])


@pytest.mark.parametrize(
    "unit",
    ["（单位：千元）", "（百元）", "（人民币元）", "（单位：百万元）", "：元", "（单位：角）"],
)
def test_a_fee_under_a_head_in_another_unit_is_unknown(unit: str) -> None:
    """An amount is in 万元 only where no head says another unit, however it says it."""
    text = S2 + _block("八", f"本年收费金额{unit}", "行政事业性收费\t205000")
    assert _known(read_text(text)) == {}


@pytest.mark.parametrize(
    "cell",
    [
        "205000（单位：元）",
        "205000（千元）",
        "5（百万元）",
        "0.5（亿）",
        "5（美元）",
        "205000（人民币：元）",
    ],
)
def test_a_fee_with_another_unit_behind_it_is_unknown(cell: str) -> None:
    """A unit in brackets is a unit and no remark."""
    text = S2 + _block("八", "本年收费金额（单位：万元）", f"行政事业性收费\t{cell}")
    assert _known(read_text(text)) == {}


@pytest.mark.parametrize("line", ["单位：元", "单位：件、元"])
def test_a_unit_printed_over_the_table_counts(line: str) -> None:
    """A unit may stand on a line of its own over the table."""
    text = f"{S2}{line}\n" + _block("八", "本年收费金额", "行政事业性收费\t205000")
    assert _known(read_text(text)) == {}


@pytest.mark.parametrize(
    "bracket", ["（单位：万件）", "（千件）", "（占比）", "（同比增减）", "（上年）", "（去年）"]
)
def test_a_head_in_other_counts_takes_no_figure(bracket: str) -> None:
    """What brackets say behind a head may make another thing of it."""
    text = S2 + _block("五", f"本年处理决定数量{bracket}", "行政许可\t3")
    assert _known(read_text(text)) == {}


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        ("本年处理决定数量\t上年处理决定数量", "行政许可\t\t5"),
        ("上年处理决定数量\t本年处理决定数量", "行政许可\t5\t"),
        ("本年处理决定数量\n上年处理决定数量", "行政许可\n5"),
        ("行次\t本年处理决定数量", "行政许可\t3\t"),
    ],
)
def test_a_figure_under_a_head_that_the_form_has_not_is_unknown(heads: str, row: str) -> None:
    """The only figure beside last year's head or a line's number may be that one's."""
    assert _known(read_text(S2 + _block("五", heads, row))) == {}


def test_two_rows_on_one_line_are_two_rows() -> None:
    """Where a line has two labels, each leads the figures behind it."""
    heads = f"{ISSUED}\t信息内容\t{ISSUED}"
    text = S2 + _block("一", heads, "规章\t1\t2\t3\t行政规范性文件\t4\t5\t6")
    assert list(_known(read_text(text)).values()) == [1, 2, 3, 4, 5, 6]


def test_last_years_row_beside_this_years_leaves_both_unknown() -> None:
    """Of two rows with one label side by side, nobody says which is this year's."""
    heads = f"{ISSUED}\t信息内容\t{ISSUED}"
    assert _known(read_text(S2 + _block("一", heads, "规章\t1\t2\t3\t规章\t4\t5\t6"))) == {}


@pytest.mark.parametrize("label", ["总计", "合计"])
def test_a_sum_above_the_outcomes_is_not_theirs(label: str) -> None:
    """总计 before the rows of 三 sums up something else than the outcomes."""
    rows = f"{RECEIVED}\t5\t0\t0\t0\t0\t0\t5\n{label}\t6\t0\t0\t0\t0\t0\t6\n"
    outcome = "三、本年度办理结果\t（一）予以公开\t\t4\t0\t0\t0\t0\t0\t4\n"
    assert _positive(S3 + HEADS + rows + outcome) == {
        "received.natural_person": 5,
        "received.total": 5,
        "disclosed.natural_person": 4,
        "disclosed.total": 4,
    }


def test_a_subtotal_column_shifts_nothing() -> None:
    """小计 between the columns of the form leaves the rows unknown where 总计 is blank."""
    heads = HEADS.replace("商业企业", "小计\t商业企业")
    assert _known(read_text(f"{S3}{heads}{RECEIVED}\t5\t3\t1\t1\t1\t0\t0\t\n")) == {}


def test_a_page_number_is_not_the_blank_total_before_it() -> None:
    """A number on a line of its own does not fill up a row that stands on one."""
    rows = f"{RECEIVED} 5 0 0 0 0 0\n12\n{CARRIED_IN} 1 0 0 0 0 0 1\n"
    outcome = "三、本年度办理结果 （一）予以公开 4 0 0 0 0 0 4\n"
    found = _positive(S3 + HEADS.replace("\t", " ") + rows + outcome)
    assert {place for place in found if place.startswith("received")} == set()


def test_a_page_number_is_no_figure_of_a_row_that_has_none() -> None:
    """Where all rows have label and figure on one line, a number below a label is a page's."""
    heads = "信息内容 本年处理决定数量"
    text = (
        f"{S2}第二十条第（五）项\n{heads}\n行政许可 7\n"
        f"第二十条第（六）项\n{heads}\n行政处罚\n5\n行政强制 3\n"
    )
    assert _positive(text) == {"licensing.decisions": 7, "coercion.decisions": 3}


def test_a_page_number_in_fused_digits_fills_no_row() -> None:
    """Six zeros and the number of a page are not seven figures."""
    text = (
        f"{S3}{FUSED_HEADS}{RECEIVED}000000\n5\n{CARRIED_IN}0000000"
        "三、本年度办理结果（一）予以公开0000000"
    )
    assert _positive(text) == {}


def test_heads_of_table_4_in_another_order_take_no_figure() -> None:
    """Three rows with labels are read only under the heads of the form."""
    text = (
        f"{S4}\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\n行政复议\t1\t1\t0\t0\t0\n"
        "未经复议直接起诉\t2\t0\t2\t0\t0\n复议后起诉\t0\t0\t0\t0\t0\n"
    )
    assert _known(read_text(text)) == {}


@pytest.mark.parametrize("label", ["上年", "一、去年新收", "2021年新收"])
def test_a_row_of_another_year_is_left_over(label: str) -> None:
    """A label that names another year is not that of the form, however alike it is."""
    rest = RECEIVED.partition("新收")[2]
    assert _known(read_text(f"{S3}{HEADS}{label}{rest}\t9\t0\t0\t0\t0\t0\t9\n")) == {}


@pytest.mark.parametrize(
    "value",
    [
        "<td>5<sup>1</sup></td>",
        "<td>1<br>2</td>",
        "<td><del>5</del><ins>7</ins></td>",
        "<td><div>5</div><div>7</div></td>",
        '<td><span style="display:none">1</span>5</td>',
        '<td></td><td style="display:none">5</td>',
        "<td><table><tr><td>5</td><td>7</td></tr></table></td>",
    ],
)
def test_what_is_beside_a_figure_in_html_is_no_part_of_it(value: str) -> None:
    """Marks, breaks, hidden and struck digits leave a cell unread, and no wrong figure."""
    page = (
        f"<p>{S2}</p><table><tr><td>第二十条第（五）项</td></tr><tr><td>信息内容</td>"
        f"<td>本年处理决定数量</td></tr><tr><td>行政许可</td>{value}</tr></table>"
    )
    assert _known(read(page.encode())) == {}


@pytest.mark.parametrize(
    "group", ["（三）不予公开\t1.属于国家秘密", "（五）不予处理\t1.信访举报投诉类申请"]
)
def test_other_in_another_group_is_not_3_other(group: str) -> None:
    """其他 without a number is the third row of （六） under （六） alone."""
    rows = f"三、本年度办理结果\t{group}\t1\t0\t0\t0\t0\t0\t1\n\t\t其他\t4\t0\t0\t0\t0\t0\t4\n"
    found = _positive(f"{S3}{HEADS}{rows}\t（六）其他处理\t\t2\t0\t0\t0\t0\t0\t2\n")
    assert 4 not in found.values()


def test_a_row_takes_no_place_by_a_word_that_says_nothing() -> None:
    """情况 is a piece of a head, and no piece of the label that is missing there."""
    rows = f"{RECEIVED}\t5\t0\t0\t0\t0\t0\t5\n情况\t4\t0\t0\t0\t0\t0\t4\n"
    outcome = "三、本年度办理结果\t（一）予以公开\t\t3\t0\t0\t0\t0\t0\t3\n"
    assert 4 not in _positive(S3 + HEADS + rows + outcome).values()


@pytest.mark.parametrize("before", ["上年", "2021年", "本年" + "\t" * 15 + "\n上年"])
def test_last_years_row_of_table_4_is_not_this_years(before: str) -> None:
    """A row of table 4 that names another year, alone or below an empty one, is not read."""
    results = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
    heads = f"行政复议\t行政诉讼\n{results}\t未经复议直接起诉\t复议后起诉\n{results}\t{results}\n"
    row = "\t".join("200020000000000")
    assert _positive(f"{S4}{heads}{before}\t{row}\n") == {}


@pytest.mark.parametrize("label", ["行政事业性收费（项）", "行政事业性收费（个）"])
def test_a_number_of_fees_is_no_amount(label: str) -> None:
    """A label that counts in pieces names no row of money."""
    text = S2 + _block("八", "本年收费金额（单位：万元）", f"{label}\t7")
    assert _known(read_text(text)) == {}


@pytest.mark.parametrize(
    ("lines", "agency", "year"),
    [
        ("2023年1月20日 某市统计局2022年政府信息公开工作年度报告", "某市统计局", 2022),
        ("2023年公布的某市统计局2022年政府信息公开工作年度报告", None, 2022),
        ("某市统计局2021年至2022年政府信息公开工作年度报告", "某市统计局", None),
        ("某市统计局2021、2022年度政府信息公开工作年度报告", "某市统计局", None),
        (
            "某市财政局2021年政府信息公开工作年度报告\n2022年政府信息公开工作年度报告",
            None,
            None,
        ),
        (
            "来源：某区人民政府办公室\n2022年政府信息公开工作年度报告\n某区教育局现公布报告。",
            None,
            2022,
        ),
    ],
)
def test_a_front_that_names_several_gives_none_of_them(
    lines: str, agency: str | None, year: int | None
) -> None:
    """Where years or bodies contradict each other, what is not sure is unknown."""
    report = read_text(f"{lines}\n一、总体情况\n平稳。\n{S2}无。\n{S3}无。\n").report
    assert (report.agency.name, report.year) == (agency, year)


@pytest.mark.parametrize(
    "annex",
    [
        "附件：2021年统计表\n",
        "附件\n某市统计局普查中心2022年政府信息公开工作年度报告\n一、总体情况\n平稳。\n" + S3,
    ],
)
def test_a_table_in_an_annex_is_not_the_reports(annex: str) -> None:
    """What stands behind 附件, of another year or of a unit, fills no table of the report."""
    text = (
        f"某市统计局2022年政府信息公开工作年度报告\n一、总体情况\n平稳。\n{S2}无。\n{S3}见附件。\n"
        f"{S4}无。\n五、存在的主要问题及改进情况\n渠道不多。\n六、其他需要报告的事项\n无。\n"
        f"{annex}{HEADS}{RECEIVED}\t4\t0\t0\t0\t0\t0\t4\n"
    )
    assert _known(read_text(text)) == {}


_KINDS = "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计"


@pytest.mark.parametrize("begins", ["1", "2022"])
@pytest.mark.parametrize(
    "heads", [f"申请人情况\t\t{_KINDS}\n", f"申请人情况\t行次\t{_KINDS}\n", ""]
)
def test_a_number_before_the_figures_is_none_of_them(heads: str, begins: str) -> None:
    """Where 总计 is blank, a column of row numbers or years does not take the first place."""
    row = f"{RECEIVED}\t{begins}\t3\t0\t0\t0\t0\t0\t\n"
    opening = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\n"
    assert _known(read_text(f"{S3}{opening}{heads}{row}")) == {}


def test_padding_under_a_column_of_numbers_is_no_figure() -> None:
    """A column of numbers before the labels leaves padding that is no blank 自然人."""
    heads = f"| 序号 | 申请人情况 | | | {' | '.join(_KINDS.split())} |\n"
    row = f"| 1 | {RECEIVED} | | | 5 | 0 | 0 | 0 | 0 | 0 | |\n"
    assert _known(read_text(f"{S3}{heads}{row}")) == {}


@pytest.mark.parametrize("rows", ["规范性文件 100", "规章 200\n规范性文件 100"])
def test_a_figure_alone_in_a_row_is_not_cut_where_heads_stand_apart(rows: str) -> None:
    """Where white space parts heads and figures, three digits are one figure, of some column."""
    heads = "第二十条第（一）项\n信息内容 本年新制作数量 本年新公开数量 对外公开总数量\n"
    assert _known(read_text(f"{S2}{heads}{rows}\n")) == {}
