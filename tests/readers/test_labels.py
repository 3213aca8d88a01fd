"""Labels are known through spacing, widths, wording and small damage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.form.rows import TABLES, TableKey, rows
from opengov.model.printed import EDITIONS
from opengov.readers.labels import added_instruction, match, place_of

LABELS = [
    (table, row.label, row.place)
    for table in TABLES
    for edition in EDITIONS
    for row in rows(table, edition)
]
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
    ],
)
def test_wordings(table: TableKey, text: str, place: str | None) -> None:
    """Known wordings are their labels; what is like none is none."""
    assert place_of(match(table, text)) == place


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
