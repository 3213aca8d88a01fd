from typing import Any

import pytest
from attrs import evolve

from opengov.form.layout import disputes_layout, requests_layout
from opengov.form.places import replace
from opengov.model.proactive import ExtraRow
from opengov.model.report import Gap, Report

from .opened import W, directions, grid, opened

_OF_HUNDRED = "requests.table.received.natural_person"


def _with_extra(report: Report, *extra: ExtraRow) -> Report:
    table = report.proactive.table
    assert table is not None
    return evolve(report, proactive=evolve(report.proactive, table=evolve(table, extra=extra)))


def _heads(table: Any) -> list[bool]:
    return [next(row._tr.iter(W + "tblHeader"), None) is not None for row in table.rows]


def test_table_2_is_laid_out_as_the_form_prints_it(report: Report) -> None:
    """Captions span the table, one value the three columns beside its label."""
    assert grid(opened(report).tables[0]) == [
        ["第二十条第（一）项"] * 4,
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "2", "0", "11"],
        ["行政规范性文件", "109", "489", "597"],
        ["第二十条第（五）项"] * 4,
        ["信息内容", *["本年处理决定数量"] * 3],
        ["行政许可", *["1808595"] * 3],
        ["第二十条第（六）项"] * 4,
        ["信息内容", *["本年处理决定数量"] * 3],
        ["行政处罚", *["2822652"] * 3],
        ["行政强制", *["20163"] * 3],
        ["第二十条第（八）项"] * 4,
        ["信息内容", *["本年收费金额（单位：万元）"] * 3],
        ["行政事业性收费", *["59237.2449"] * 3],
    ]


def test_table_3_has_the_form_s_merged_cells(report: Report) -> None:
    """A label stands in every row that it spans."""
    table = grid(opened(report).tables[1])
    assert (len(table), table[1], table[21]) == (
        28,
        [
            *["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"] * 3,
            "自然人",
            *["法人或其他组织"] * 5,
            "总计",
        ],
        [
            *("三、本年度办理结果", "（五）不予处理", "4.无正当理由大量反复申请"),
            *("58", "0", "0", "0", "0", "0", "58"),
        ],
    )


def test_table_4_has_three_lines_of_heads(report: Report) -> None:
    """And one of figures."""
    table = grid(opened(report).tables[2])
    assert (table[0], " ".join(table[3])) == (
        [*["行政复议"] * 5, *["行政诉讼"] * 10],
        "309 17 88 26 440 1 1 16 6 24 13 0 67 9 89",
    )


def test_heads_repeat_and_rows_stay_whole(report: Report) -> None:
    """Blocks of table 2 have heads of their own, which do not."""
    tables = opened(report).tables
    heads = [sum(_heads(table)) for table in tables]
    whole = all(next(row._tr.iter(W + "cantSplit")) is not None for t in tables for row in t.rows)
    layouts = (requests_layout("2021"), disputes_layout())
    assert (heads, whole) == ([0, *(len(layout.head) for layout in layouts)], True)


def test_tables_have_a_text_for_those_who_do_not_see_them(report: Report) -> None:
    """A title and a description, in the words of the locale."""
    table = opened(report, locale="en").tables[1]._tbl
    texts = [next(table.iter(W + name)).get(W + "val") for name in ("tblCaption", "tblDescription")]
    assert texts == [
        "III. Requests for government information received and processed",
        "10 columns; the first 3 rows are heads and repeat on every page",
    ]


@pytest.mark.parametrize(
    ("locale", "found"),
    [("zh-Hans", [["tbRl"], []]), ("zh-Hant", [["tbRl"], []]), ("en", [["btLr"], ["btLr"]])],
)
def test_words_that_are_too_wide_stand_upright(
    report: Report, locale: str, found: list[list[str]]
) -> None:
    """Chinese heads are broken between words; only the group of table 3 runs down."""
    tables = opened(report, locale=locale).tables
    assert [directions(table) for table in tables[1:]] == found


@pytest.mark.parametrize(
    ("count", "size"), [(7654321, None), (10**8, 7.0), (10**9, 6.0), (10**30, 4.0)]
)
def test_a_large_figure_stands_in_one_line(report: Report, count: int, size: float | None) -> None:
    """Its column takes from the labels, then it gets smaller, as far as it can be read."""
    cell = opened(replace(report, _OF_HUNDRED, count)).tables[1].rows[3].cells[3]
    found = cell.paragraphs[0].runs[0].font.size
    assert (cell.text, None if found is None else found.pt) == (str(count), size)


def test_an_unknown_figure_says_why(report: Report) -> None:
    """With no digit that could be taken for a figure."""
    gaps = (Gap(place=_OF_HUNDRED, state="ambiguous", raw="21710"),)
    changed = evolve(replace(report, _OF_HUNDRED, None), gaps=gaps)
    assert opened(changed).tables[1].rows[3].cells[3].text == "? 有多种读法"


def test_rows_of_its_own_stand_in_their_block(report: Report) -> None:
    """Under their caption, or under none."""
    changed = _with_extra(
        report,
        ExtraRow(caption="第二十条第（八）项", label="行政许可", cells=("12",)),
        ExtraRow(caption="其他", label=None, cells=()),
        ExtraRow(caption=None, label="说明", cells=("a", "b")),
    )
    assert grid(opened(changed, locale="en").tables[0])[-4:] == [
        ["行政许可", "12", "12", "12"],
        ["其他"] * 4,
        ["", "", "", ""],
        ["说明", "a", "a", "b"],
    ]


def test_no_table_has_more_columns_than_word_opens(report: Report) -> None:
    """What is left of a row stands in its last cell."""
    cells = tuple(map(str, range(70)))
    table = opened(_with_extra(report, ExtraRow(caption=None, label="说明", cells=cells))).tables[0]
    last = table.rows[-1].cells
    assert (len(last), last[-1].text) == (63, "\t".join(cells[61:]))


def test_digits_come_in_groups_where_it_is_asked_for(report: Report) -> None:
    """As in the other renderers."""
    table = opened(report, grouping=True).tables[0]
    assert table.rows[6].cells[1].text == "1,808,595"
