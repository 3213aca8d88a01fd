"""Damage that published tables show: a figure is right or unknown, and nothing is lost."""

from decimal import Decimal

import pytest

from opengov import ExtraRow, Reading, cells, read_text

RULES = """第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t1\t2\t3
行政规范性文件\t4\t5\t6"""
LICENSING = """第二十条第（五）项\t
信息内容\t本年处理决定数量
行政许可\t7"""
RULES_ISSUED = "proactive.table.rules.issued"
HEADS = """（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况
自然人\t法人或其他组织\t\t\t\t\t总计
商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他"""


def _figures(text: str) -> dict[str, object]:
    return {place: figure for place, figure in cells(read_text(text).report) if figure is not None}


def _gaps(reading: Reading) -> dict[str, str]:
    return {gap.place: gap.state for gap in reading.report.gaps}


def _codes(reading: Reading) -> list[str]:
    return [note.code for note in reading.notes if note.code != "section-missing"]


def test_columns_printed_in_another_order_are_told_by_their_heads() -> None:
    """Heads that name the form's columns in another order move the figures with them."""
    text = RULES.replace("本年制发件数\t本年废止件数", "本年废止件数\t本年制发件数")
    figures = _figures(text)
    assert [figures[f"proactive.table.rules.{key}"] for key in ("issued", "repealed")] == [2, 1]


def test_a_row_of_six_figures_for_seven_columns_is_put_nowhere() -> None:
    """Which cell was left out cannot be known, so all seven are ambiguous."""
    reading = read_text(f"{HEADS}\n二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t1")
    states = {s for p, s in _gaps(reading).items() if p.startswith("requests.table.carried_in.")}
    assert (states, _codes(reading)) == ({"ambiguous"}, ["ambiguous-cells"])


def test_six_figures_are_the_six_columns_whose_heads_are_printed() -> None:
    """Where the head of 总计 was cut off as well, the six figures are those of the six heads."""
    heads = HEADS.replace("\t总计", "")
    figures = _figures(f"{heads}\n二、上年结转政府信息公开申请数量\t1\t2\t3\t4\t5\t6")
    assert list(figures.values()) == [1, 2, 3, 4, 5, 6]


def test_a_row_without_figures_is_missing() -> None:
    """A label that is followed at once by the next caption has no cell."""
    text = "行政强制\n第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n行政事业性收费\n5"
    reading = read_text(f"第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n3\n{text}")
    assert (dict(cells(reading.report)), _gaps(reading)["proactive.table.coercion.decisions"]) == (
        {
            "proactive.table.penalties.decisions": 3,
            "proactive.table.coercion.decisions": None,
            "proactive.table.fees.amount": Decimal(5),
        },
        "missing",
    )


def test_a_row_that_is_not_printed_is_missing() -> None:
    """规章 left out by a unit that makes none is a row that is not there, not a row of zeros."""
    reading = read_text(RULES.replace("规章\t1\t2\t3\n", ""))
    table = reading.report.proactive.table
    assert table is not None
    assert (table.rules, _gaps(reading)["proactive.table.rules"]) == (None, "missing")


def test_a_row_of_its_own_is_kept() -> None:
    """A row that a province added stands in extra with its caption and cells."""
    reading = read_text(f"{RULES}\n其他主动公开文件\t186\n{LICENSING}")
    table = reading.report.proactive.table
    assert table is not None
    assert (table.extra, _codes(reading)) == (
        (ExtraRow(caption="第二十条第（一）项", label="其他主动公开文件", cells=("186",)),),
        ["extra-row"],
    )


def test_a_row_printed_several_times_is_kept_and_unknown() -> None:
    """政府集中采购 that lists what was bought has no figure; every line of it is kept."""
    text = """第二十条第（九）项\t\t
信息内容\t采购项目数量\t采购总金额
政府集中采购\t公务用车10辆\t1530000元
政府集中采购\t物业管理\t350000元"""
    reading = read_text(text)
    table = reading.report.proactive.table
    assert table is not None
    assert (table.procurement, [row.cells for row in table.extra], _codes(reading)) == (
        None,
        [("公务用车10辆", "1530000元"), ("物业管理", "350000元")],
        ["row-repeated"],
    )


def test_a_row_repeated_with_the_same_figures_is_one_row() -> None:
    """A row printed again at a page break says nothing new."""
    row = "二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1"
    assert _figures(f"{HEADS}\n{row}\n{HEADS}\n{row}") == _figures(f"{HEADS}\n{row}")


def test_a_row_repeated_with_other_figures_is_unknown() -> None:
    """Two rows of one label that differ leave every figure ambiguous."""
    row = "二、上年结转政府信息公开申请数量\t{}\t0\t0\t0\t0\t0\t1"
    reading = read_text(f"{HEADS}\n{row.format(1)}\n{row.format(2)}")
    states = {s for p, s in _gaps(reading).items() if p.startswith("requests.table.carried_in.")}
    assert (states, _codes(reading)) == ({"ambiguous"}, ["row-repeated"])


def test_blocks_of_two_editions_are_told_apart_by_their_heads() -> None:
    """2019 columns in one block of a 2021 table stay in that block."""
    old = RULES.replace(
        "本年制发件数\t本年废止件数\t现行有效件数", "本年新制作数量\t本年新公开数量\t对外公开总数量"
    )
    reading = read_text(f"{old}\n{LICENSING}")
    places = [place for place, _ in cells(reading.report)]
    assert (places[0], places[-1], _codes(reading)) == (
        "proactive.table.rules.produced",
        "proactive.table.licensing.decisions",
        ["label-variant", "label-variant", "mixed-editions"][1:],
    )


def test_truncated_heads_tell_the_edition_by_what_is_left() -> None:
    """本年新 printed twice with 对外公开总数量 is the 2019 form."""
    text = RULES.replace(
        "本年制发件数\t本年废止件数\t现行有效件数", "本年新\t本年新\t对外公开总数量"
    )
    assert _figures(text)["proactive.table.rules.disclosed"] == 2


def test_a_block_whose_edition_nothing_tells_is_kept_unread() -> None:
    """Three figures without heads may be of either form: the row is kept, and no cell is filled."""
    reading = read_text("第二十条第（一）项\t\t\t\n规章\t1\t2\t3")
    table = reading.report.proactive.table
    assert table is not None
    assert (cells(reading.report), [row.cells for row in table.extra]) == ((), [("1", "2", "3")])


def test_padding_of_merged_heads_moves_no_figure() -> None:
    """Empty cells before or behind the figures are dropped where that can be done in one way."""
    row = "二、上年结转政府信息公开申请数量\t\t\t1\t2\t3\t4\t5\t6\t7"
    tails = "二、上年结转政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t7\t\t"
    found = [list(_figures(f"{HEADS}\n{each}").values()) for each in (row, tails)]
    assert found == [[1, 2, 3, 4, 5, 6, 7]] * 2


def test_padding_that_may_be_a_blank_cell_puts_nothing_anywhere() -> None:
    """With an empty cell at either end of eight, which of them is a cell cannot be known."""
    reading = read_text(f"{HEADS}\n二、上年结转政府信息公开申请数量\t\t2\t3\t4\t5\t6\t7\t")
    assert set(dict(cells(reading.report)).values()) == {None}


def test_figures_without_a_label_are_kept_apart() -> None:
    """A row of figures that nothing names is left over, with a note."""
    reading = read_text(
        f"{HEADS}\n二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n\t9\t0\t0\t0\t0\t0\t9"
    )
    assert (reading.report.unplaced, _codes(reading)) == (("9|0|0|0|0|0|9",), ["text-unplaced"])


def test_a_table_that_is_not_read_stays_as_text() -> None:
    """Lines that look like a table and hold no row of it are prose of their section."""
    table = "第二十条第（一）项\n信息内容"
    text = f"二、主动公开政府信息情况\n{table}\n三、收到和处理政府信息公开申请情况\n无。"
    assert read_text(text).report.proactive.body == ("第二十条第（一）项", "信息内容")


@pytest.mark.parametrize(
    "label",
    [
        "5.属于 三类内部 事务信息",
        "５．属于三类内部事务信息",
        "属于三类内部事务信息",
        "5、属于三类内容事务信息",
    ],
)
def test_a_damaged_label_is_still_the_label(label: str) -> None:
    """Spacing, widths, a lost number and a wrong character do not hide a label."""
    figures = _figures(f"{HEADS}\n{label}\t1\t0\t0\t0\t0\t0\t1")
    assert {place.split(".")[-2] for place in figures} == {"internal_affairs"}


def test_a_label_that_may_be_two_is_none() -> None:
    """Two labels about as close leave the row unread and kept."""
    reading = read_text(
        f"{HEADS}\n二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n属于内部\t5\t0\t0\t0\t0\t0\t5"
    )
    assert "属于内部" in " ".join(reading.report.unplaced)


def test_a_single_row_of_other_handling_is_the_2019_form() -> None:
    """（六）其他处理 with figures of its own is one row of the 2019 edition."""
    figures = _figures(
        f"{HEADS}\n（六）其他处理\t4\t0\t0\t0\t0\t0\t4\n（七）总计\t4\t0\t0\t0\t0\t0\t4"
    )
    assert figures["requests.table.outcomes.otherwise.natural_person"] == 4


def test_table_4_with_too_few_figures_is_ambiguous() -> None:
    """Fourteen figures for fifteen columns are put nowhere."""
    heads = "行政复议\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
    reading = read_text(f"{heads}\n" + "\t".join("1" * 14))
    states = set(_gaps(reading).values())
    assert (set(dict(cells(reading.report)).values()), states) == ({None}, {"ambiguous"})


def test_a_label_broken_over_lines_is_one_label() -> None:
    """An extractor that wraps labels gives pieces; together they are the label."""
    cells_of_row = ["2.其他法律行政法规禁止公", "开", "3", "0", "0", "0", "0", "0", "3"]
    text = "\n".join(["申请人情况", "自然人", "商业", "企业", "其他", "总计", *cells_of_row])
    reading = read_text(text)
    found = [figure for place, figure in cells(reading.report) if "prohibited_by_law" in place]
    assert (found, reading.report.unplaced) == ([3, 0, 0, 0, 0, 0, 3], ())


def test_an_annotated_figure_is_read_with_its_remark() -> None:
    """The number counts, the annotation is a remark at its place, and a note says so."""
    reading = read_text(RULES.replace("规章\t1", "规章\t22（其中修订16件）"))
    found = [(remark.place, remark.text) for remark in reading.report.remarks]
    assert (
        _figures(RULES.replace("规章\t1", "规章\t22（其中修订16件）"))[RULES_ISSUED],
        found,
    ) == (
        22,
        [(RULES_ISSUED, "其中修订16件")],
    )
    assert _codes(reading) == ["annotated-cell"]


def test_heads_in_pieces_are_kept_as_text() -> None:
    """More heads than columns tell the edition together; a piece that is none is left over."""
    text = RULES.replace("本年制发件数\t本年废止件数", "本年\t制发件数\t本年废止件数")
    reading = read_text(text)
    assert (_figures(text)[RULES_ISSUED], reading.report.unplaced) == (1, ("本年",))


def test_tables_that_follow_each_other_are_told_apart() -> None:
    """Without headings between them, the next table's first line ends the one before."""
    row = "二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1"
    figures = _figures(f"{RULES}\n{HEADS}\n{row}")
    assert (figures[RULES_ISSUED], figures["requests.table.carried_in.total"]) == (1, 1)


def test_one_row_beside_its_three_is_left_over() -> None:
    """Figures of （六）其他处理 itself have no place in the edition that splits it in three."""
    rows = "（六）其他处理\t9\t0\t0\t0\t0\t0\t9\n3.其他\t4\t0\t0\t0\t0\t0\t4"
    reading = read_text(f"{HEADS}\n{rows}")
    assert "（六）其他处理|9|0|0|0|0|0|9" in reading.report.unplaced


DISPUTES = "行政复议\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计"


def test_a_second_row_of_other_figures_in_table_4_makes_both_unknown() -> None:
    """Table 4 is one row of 15 figures; of two that differ neither is taken."""
    ones, twos = "\t".join("1" * 15), "\t".join("2" * 15)
    reading = read_text(f"{DISPUTES}\n{ones}\n{twos}")
    assert (set(dict(cells(reading.report)).values()), set(_gaps(reading).values())) == (
        {None},
        {"ambiguous"},
    )


def test_five_figures_for_three_proceedings_are_put_nowhere() -> None:
    """A row of five under heads alone does not say whose results they are."""
    stacked = DISPUTES.replace("\t", "\n")
    found = [
        set(_figures(f"{text}").values())
        for text in (
            f"{DISPUTES}\n1\t2\t3\t4\t10",
            f"{stacked}\n复议后起诉\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n1\n2\n3\n4\n10",
        )
    ]
    assert found == [set(), set()]


def test_heads_of_results_in_another_order_put_nothing_anywhere() -> None:
    """总计 before the results, or results changed about, contradict the form's order."""
    row = "\t".join("1" * 15)
    changed = (
        DISPUTES.replace("结果维持\t", "总计\t结果维持\t"),
        DISPUTES.replace("结果维持\t结果纠正", "结果纠正\t结果维持"),
    )
    assert [_figures(f"{heads}\n{row}") for heads in changed] == [{}, {}]


def test_heads_of_applicants_in_another_order_put_nothing_anywhere() -> None:
    """总计 in front, or kinds of applicant changed about, leave all figures ambiguous."""
    row = "二、上年结转政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21"
    heads = "申请人情况\n{}"
    orders = (
        "总计\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他",
        "自然人\t科研机构\t商业企业\t社会公益组织\t法律服务机构\t其他\t总计",
    )
    readings = [read_text(f"{heads.format(order)}\n{row}") for order in orders]
    assert [set(dict(cells(each.report)).values()) for each in readings] == [{None}, {None}]
    assert ["heads-out-of-order" in _codes(each) for each in readings] == [True, True]


def test_prose_ends_a_table() -> None:
    """A sentence after the last row is prose, and so is a number behind it."""
    report = read_text(f"二、主动公开政府信息情况\n{LICENSING}\n注：不含即办件。\n5").report
    assert report.proactive.after == ("注：不含即办件。", "5")
