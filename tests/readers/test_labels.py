"""Labels are known through spacing, widths, wording and small damage."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.form.rows import TABLES, TableKey, rows
from opengov.messages.catalog import catalog
from opengov.model.printed import EDITIONS
from opengov.readers.labels import (
    Label,
    added_instruction,
    column_of,
    exact_texts,
    exactly,
    is_head,
    is_piece,
    match,
    partial,
    place_of,
    spanning_texts,
)

LABELS = [
    (table, row.label, row.place)
    for table in TABLES
    for edition in EDITIONS
    for row in rows(table, edition)
]
TEXTS = sorted(
    {
        (table, text)
        for table in TABLES
        for edition in EDITIONS
        for row in rows(table, edition)
        for text in (
            *row.heads,
            *(column.label for column in row.columns),
            *([row.caption.text] if row.caption else []),
        )
    }
)
_HALF = str.maketrans("（），。：、“”", '(),.:,""')


@pytest.mark.parametrize(("table", "text", "place"), LABELS)
def test_every_printed_label_is_its_row(table: TableKey, text: str, place: str) -> None:
    """The form's own labels lead to their rows, in half-width punctuation too."""
    found = {place_of(match(table, each)) for each in (text, text.translate(_HALF))}
    assert found == {place}


@given(label=st.sampled_from(LABELS), data=st.data())
def test_spacing_changes_nothing(label: tuple[TableKey, str, str], data: st.DataObject) -> None:
    """White space of any kind inside a label is no part of it."""
    table, text, place = label
    spaces = st.sampled_from(["", " ", "\u3000", "\u00a0", "\n"])
    spaced = "".join(character + data.draw(spaces) for character in text)
    assert place_of(match(table, spaced)) == place


@given(label=st.sampled_from([x for x in LABELS if len(x[1]) >= 12]), data=st.data())
def test_one_eaten_character_changes_nothing(
    label: tuple[TableKey, str, str], data: st.DataObject
) -> None:
    """A long label that lost a character is still that label."""
    table, text, place = label
    lost = data.draw(st.integers(min_value=0, max_value=len(text) - 1))
    assert place_of(match(table, text[:lost] + text[lost + 1 :])) == place


@pytest.mark.parametrize(
    ("table", "text", "place"),
    [
        ("proactive", "规范性文件", "proactive.table.normative_documents"),
        ("requests", "1. 逾期不补正", "requests.table.outcomes.otherwise.correction_overdue"),
        (
            "requests",
            "3.危及“三安全一稳定”",
            "requests.table.outcomes.refused.security_and_stability",
        ),
        (
            "requests",
            "3.危及三安全一稳定",
            "requests.table.outcomes.refused.security_and_stability",
        ),
        ("requests", "(二) 部分公开", "requests.table.outcomes.partially_disclosed"),
        (
            "requests",
            "4.保护第三方合法权益（注）",
            "requests.table.outcomes.refused.third_party_rights",
        ),
        ("requests", "总计数量表", None),
        ("requests", "本年新收结转政府信息公开申请数量", None),
        ("requests", "申请人逾期行政机关不再处理其政府信息公开申请", None),
        ("requests", "本机关不公开政府信息", None),
        ("requests", "", None),
        ("requests", "12", None),
        ("requests", "１２", None),
        ("requests", "2.其他法律行政止公开", "requests.table.outcomes.refused.prohibited_by_law"),
        ("requests", "5.属于三类内容事务信息", "requests.table.outcomes.refused.internal_affairs"),
        ("requests", "1属于国家秘密", "requests.table.outcomes.refused.state_secret"),
        ("requests", "l.属于国家秘密", "requests.table.outcomes.refused.state_secret"),
        ("requests", "①属于国家秘密", "requests.table.outcomes.refused.state_secret"),
        ("requests", "21.属于国家秘密", None),
        ("requests", "4.保护第三合法权", "requests.table.outcomes.refused.third_party_rights"),
        ("requests", "5.保护第三合法权", None),
        ("requests", "（七）合计", "requests.table.outcomes.total"),
        ("requests", "（五）总计", None),
        ("requests", "（六）其他", None),
        ("requests", "2.其他", None),
        ("requests", "不予公開", None),
        ("requests", "结转下一年度继续办理", "requests.table.carried_out"),
        ("requests", "法⼈或其他组织" * 20, None),
        ("requests", "危" * 500, None),
        ("proactive", "行政规范性⽂件", "proactive.table.normative_documents"),
        ("proactive", "行政規範性檔案", "proactive.table.normative_documents"),
        ("proactive", "行政規(guī)范性文件", "proactive.table.normative_documents"),
        ("proactive", "1.行政许可", "proactive.table.licensing"),
        ("proactive", "行政许可5", None),
        ("proactive", "行政许可（5）", None),
        ("proactive", "0规章", None),
        ("proactive", "规定", None),
        ("proactive", "行政许司", None),
        ("proactive", "其他规范性文件", None),
        ("proactive", "规范性文件件", "proactive.table.normative_documents"),
        ("proactive", "新规范性文件", None),
        ("proactive", "信息内容-行政许可", "proactive.table.licensing"),
        ("proactive", "第二十条第（五）项-行政许可", "proactive.table.licensing"),
        ("proactive", "第二十条第（六）项-行政许可", None),
        ("proactive", "2021年-规章", None),
        ("proactive", "规章-行政规范性文件", None),
        ("requests", "二、上年结转—一、本年新收政府信息公开申请数量", None),
        (
            "requests",
            "三、（三）不予公开-1.属于国家秘密",
            "requests.table.outcomes.refused.state_secret",
        ),
        ("requests", "（四）无法提供-1.属于国家秘密", None),
        ("requests", "一、去年新收政府信息公开申请数量", None),
        ("requests", "二、前次结转政府信息公开申请数量", None),
        ("requests", "一、本年新收政府信息公开申请人数量", None),
        ("requests", "一、本年新收政府信息公开申请数量【率】", None),
        ("requests", "二、上半年结转政府信息公开申请数量", None),
        ("proactive", "规章（二〇二一年）", None),
        ("proactive", "规章（草案）", None),
        ("proactive", "规章（件）", "proactive.table.rules"),
        ("proactive", "行政事业性收费（项）", None),
        ("proactive", "行政事业性收费（元）", "proactive.table.fees"),
        ("proactive", "行政处罚（万元）", None),
        ("proactive", "政府集中采购（项）", "proactive.table.procurement"),
    ],
)
def test_wordings(table: TableKey, text: str, place: str | None) -> None:
    """Known wordings are their labels; what is like none is none."""
    assert place_of(match(table, text)) == place


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("本年制发件数", "issued"),
        ("本年度制发数", "issued"),
        ("本年發件數", "issued"),
        ("现行有效件", "in_force"),
        ("现行失效件数", None),
        ("上年制发件数", None),
        ("本年件数", None),
        ("本年新", None),
        ("本年处理决定数量（单位：件）", "decisions"),
        ("本年处理决定数量（单位：万件）", None),
        ("本年处理决定数量（万元）", None),
        ("本年处理决定数量（其中网上办理）", None),
        ("本年收费金额（单位：元）", "amount"),
        ("本年收费金额（预算，万元）", None),
        ("本年收费金额（单位：件）", None),
    ],
)
def test_damaged_heads(text: str, column: str | None) -> None:
    """A head that lost a character is its column; one that is another thing by one is none."""
    assert column_of(match("proactive", text)) == column


def _damaged(text: str, others: list[str]) -> Iterator[str]:
    """Yield a text with one or two characters eaten, or one changed to what another label has."""
    for at in range(len(text)):
        yield text[:at] + text[at + 1 :]
        there = {other[at] for other in others if len(other) > at} - {text[at]}
        yield from (text[:at] + character + text[at + 1 :] for character in sorted(there))
    for one, two in combinations(range(len(text)), 2):
        yield text[:one] + text[one + 1 : two] + text[two + 1 :]


def _places(labels: tuple[Label, ...]) -> set[tuple[str, str]]:
    return {(label.role, label.place) for label in labels}


@pytest.mark.parametrize("table", TABLES)
def test_damage_never_makes_another_label(table: TableKey) -> None:
    """A label that lost or changed a character is that label or none, or another to the letter."""
    texts = [text for each, text in TEXTS if each == table]
    wrong = [
        (text, damaged)
        for text in texts
        for damaged in _damaged(text, texts)
        if (found := match(table, damaged))
        and not _places(found) & _places(match(table, text))
        and not exactly(table, damaged)
    ]
    assert wrong == []


@given(label=st.sampled_from(LABELS), data=st.data())
def test_two_changes_never_make_another_row(
    label: tuple[TableKey, str, str], data: st.DataObject
) -> None:
    """A label with two characters changed is its row or none."""
    table, text, place = label
    damaged = text
    for _ in range(2):
        at = data.draw(st.integers(min_value=0, max_value=len(text) - 1))
        damaged = damaged[:at] + data.draw(st.sampled_from("豕圭禾亍")) + damaged[at + 1 :]
    assert place_of(match(table, damaged)) in (place, None)


@pytest.mark.parametrize(("table", "text"), TEXTS)
def test_traditional_labels_are_labels(table: TableKey, text: str) -> None:
    """The labels of our own traditional rendering are those of the form."""
    assert match(table, catalog("zh-Hant").text(text)) == match(table, text)


@pytest.mark.parametrize(
    ("table", "text", "found"),
    [
        (
            "requests",
            "形，不计其他情形）",
            ["（二）部分公开（区分处理的，只计这一情形，不计其他情形）"],
        ),
        (
            "requests",
            "行政机关不再处理其政府信息公",
            [
                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            ],
        ),
        (
            "requests",
            "2、申请人逾期未按",
            ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"],
        ),
        ("requests", "3.申请人逾期未按", []),
        ("requests", "情形）", []),
        ("requests", "12345", []),
        ("requests", "形" * 500, []),
        ("proactive", "本年新", []),
    ],
)
def test_pieces_of_labels(table: TableKey, text: str, found: list[str]) -> None:
    """A piece of four characters or more leads to the labels that have it."""
    assert list(dict.fromkeys(label.text for label in partial(table, text))) == found


def test_exactness_forgives_no_letter() -> None:
    """Spacing, widths, scripts and numbering apart, an exact label has every letter."""
    texts = (
        "一、本年新收政府信息公开申请数量",
        "本年新收政府資訊公開申請數量",
        "本年新收申请数量",
        "7",
    )
    found = [exactly("requests", text) for text in (*texts, "长" * 500)]
    assert found == [True, True, False, False, False]


def test_heads_are_told_from_rows() -> None:
    """自然人 can only head a column; 总计 heads a column or names a row."""
    found = [is_head(match("requests", text)) for text in ("自然人", "总计", "申请人情况", "无")]
    assert found == [True, False, True, False]


@given(st.text())
def test_matching_is_total(text: str) -> None:
    """Any text is some labels or none."""
    assert all(isinstance(match(table, text), tuple) for table in TABLES)


@pytest.mark.parametrize(
    ("printed", "official", "added"),
    [
        ("行政许可（不含即办件）", "行政许可", "不含即办件"),
        (
            "（二）部分公开（区分处理的,只计这一情形,不计其他情形）",
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
            None,
        ),
        ("行政许可", "行政许可", None),
    ],
)
def test_instructions(printed: str, official: str, added: str | None) -> None:
    """A bracket that the form has is no instruction; one that it has not is."""
    assert added_instruction(printed, official) == added


def test_heads_of_blocks_stand_under_the_rows_of_table_4() -> None:
    """Table 4 prints its rows over its columns, so that a dash may join them that way."""
    found = [column_of(match("disputes", text)) for text in ("行政复议-结果维持", "规章-结果维持")]
    assert found == ["upheld", None]


def test_texts_of_labels_are_their_letters() -> None:
    """What stands over several rows is told from rows; a piece may be of any length."""
    texts, spanning = set(exact_texts("requests")), set(spanning_texts("requests"))
    assert {"自然人", "1属于国家秘密", "属于国家秘密"} <= texts
    assert ("三不予公开" in spanning, "1属于国家秘密" in spanning) == (True, False)
    assert [is_piece(text, "requests") for text in ("国", "规章")] == [True, False]
