"""The layouts against the headers of the printed form, written down by hand."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.form.layout import (
    Layout,
    Line,
    Slot,
    disputes_layout,
    proactive_layout,
    requests_layout,
    spans,
)
from opengov.form.rows import rows
from opengov.model.printed import EDITIONS, Edition

_STUB = ("信息内容", 1, 1)


def _seen(lines: tuple[Line, ...]) -> list[list[tuple[str, int, int]]]:
    return [[(slot.text, slot.rowspan, slot.colspan) for slot in line] for line in lines]


def test_the_head_of_table_3_is_that_of_the_form() -> None:
    """The note spans 3 x 3, 申请人情况 all seven columns, 法人或其他组织 five."""
    assert _seen(requests_layout("2021").head) == [
        [
            ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
            ("申请人情况", 1, 7),
        ],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [
            ("商业企业", 1, 1),
            ("科研机构", 1, 1),
            ("社会公益组织", 1, 1),
            ("法律服务机构", 1, 1),
            ("其他", 1, 1),
        ],
    ]


def test_the_head_of_table_4_is_that_of_the_form() -> None:
    """行政复议 spans five leaves of two rows each, 行政诉讼 ten under two heads."""
    results = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    assert _seen(disputes_layout().head) == [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*((text, 2, 1) for text in results), ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [(text, 1, 1) for text in results * 2],
    ]


@pytest.mark.parametrize(
    ("edition", "outcomes", "otherwise"),
    [("2019", 20, [("（六）其他处理", 1, 2)]), ("2021", 22, [("（六）其他处理", 3, 1)])],
)
def test_the_labels_of_table_3_span_their_rows(
    edition: Edition, outcomes: int, otherwise: list[tuple[str, int, int]]
) -> None:
    """三、本年度办理结果 spans every outcome, a row without a group the columns it lacks."""
    labels = [
        (slot.text, slot.rowspan, slot.colspan)
        for body in requests_layout(edition).bodies
        for line in body
        for slot in line
        if slot.role == "label" and (slot.rowspan > 1 or slot.colspan > 1)
    ]
    assert labels == [
        ("一、本年新收政府信息公开申请数量", 1, 3),
        ("二、上年结转政府信息公开申请数量", 1, 3),
        ("三、本年度办理结果", outcomes, 1),
        ("（一）予以公开", 1, 2),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1, 2),
        ("（三）不予公开", 8, 1),
        ("（四）无法提供", 3, 1),
        ("（五）不予处理", 5, 1),
        *otherwise,
        ("（七）总计", 1, 2),
        ("四、结转下年度继续办理", 1, 3),
    ]


def test_table_2_of_2021_has_a_grid_of_four() -> None:
    """A block of one value spans the three columns beside the label."""
    layout = proactive_layout(rows("proactive", "2021"), 4)
    assert [_seen(body[:2]) for body in layout.bodies] == [
        [
            [("第二十条第（一）项", 1, 4)],
            [_STUB, ("本年制发件数", 1, 1), ("本年废止件数", 1, 1), ("现行有效件数", 1, 1)],
        ],
        [[("第二十条第（五）项", 1, 4)], [_STUB, ("本年处理决定数量", 1, 3)]],
        [[("第二十条第（六）项", 1, 4)], [_STUB, ("本年处理决定数量", 1, 3)]],
        [[("第二十条第（八）项", 1, 4)], [_STUB, ("本年收费金额（单位：万元）", 1, 3)]],
    ]  # fmt: skip


def test_table_2_of_2019_has_a_grid_of_five() -> None:
    """Its heads and values span 1+1+2+1 or 1+2+2 columns."""
    items = [
        ("信息内容", 1, 1),
        ("上一年项目数量", 1, 1),
        ("本年增/减", 1, 2),
        ("处理决定数量", 1, 1),
    ]
    layout = proactive_layout(rows("proactive", "2019"), 5)
    assert [_seen(body[:2]) for body in layout.bodies] == [
        [
            [("第二十条第（一）项", 1, 5)],
            [_STUB, ("本年新制作数量", 1, 1), ("本年新公开数量", 1, 2), ("对外公开总数量", 1, 1)],
        ],
        [[("第二十条第（五）项", 1, 5)], items],
        [[("第二十条第（六）项", 1, 5)], items],
        [[("第二十条第（八）项", 1, 5)], [_STUB, ("上一年项目数量", 1, 2), ("本年增/减", 1, 2)]],
        [[("第二十条第（九）项", 1, 5)], [_STUB, ("采购项目数量", 1, 2), ("采购总金额", 1, 2)]],
    ]  # fmt: skip


def _filled(lines: tuple[Line, ...], width: int) -> bool:
    """Lay lines out as a browser does, and tell whether every field of the grid holds one slot."""
    taken: set[tuple[int, int]] = set()
    for y, line in enumerate(lines):
        x = 0
        for slot in line:
            while (x, y) in taken:
                x += 1
            area = {(x + i, y + j) for i in range(slot.colspan) for j in range(slot.rowspan)}
            if area & taken:
                return False
            taken |= area
    return taken == {(x, y) for x in range(width) for y in range(len(lines))}


@pytest.mark.parametrize(
    "layout",
    [
        disputes_layout(),
        *(requests_layout(edition) for edition in EDITIONS),
        *(proactive_layout(rows("proactive", edition), 9) for edition in EDITIONS),
    ],
)
def test_a_layout_fills_its_grid(layout: Layout) -> None:
    """No field is empty or taken twice, in the head and in each group of the body."""
    parts = [part for part in (layout.head, *layout.bodies) if part]
    assert all(_filled(part, layout.width) for part in parts)


def test_a_layout_places_every_figure_once() -> None:
    """The figures stand in the order of the rows."""
    layout = requests_layout("2021")
    slots: list[Slot] = [s for body in layout.bodies for line in body for s in line]
    assert [slot.place for slot in slots if slot.role == "figure"] == list(
        chain.from_iterable(row.places for row in rows("requests", "2021"))
    )


@given(st.integers(1, 20), st.integers(0, 20))
def test_spans_fill_a_width(count: int, more: int) -> None:
    """They add up to it, and differ by one at most."""
    shares = spans(count, count + more)
    assert (sum(shares), max(shares) - min(shares) <= 1) == (count + more, True)
