"""Figures are read to the letter or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.readers.numbers import Said, is_figure, read_count, read_money


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("１２", 12),
        (" 7\u00a0", 7),
        ("1,808,595", 1808595),
        ("1，808，595", 1808595),
        ("1 808 595", 1808595),
        ("-3", -3),
        ("－3", -3),
        ("5件", 5),
        ("5 件", 5),
        ("1\u200b2", 12),
        ("9" * 40, int("9" * 40)),
    ],
)
def test_a_count_is_read(text: str, value: int) -> None:
    """Widths, white space, grouping and a measure word do not change a count."""
    assert read_count(text) == Said(value=value)


@pytest.mark.parametrize(
    "text",
    [
        "3.5",
        "3.0",
        "1,2",
        "12,34",
        "20 155 1",
        "3-4",
        "0 000",
        "约3",
        "三",
        "1e3",
        "+3",
        "0x1",
        "²",
        "12²",
        "007",
        "-0",
        "0,123",
        "约20",
        "20余",
        "二十",
        "零",
        "①",
        "1O",
        "l2",
        "O",
        "○",
        "〇",
        "1 2",
        "1\n2",
        "0.00",
        "10,00",
        "1,808 595",
        "½",
        "12%",
        "1.",
        "(3)",
        "- 3",
        "—3",
        "22（23）",
        "22（-）",
        "5万元",
        "￥5",
        "9" * 401,
    ],
)
def test_what_may_be_another_number_is_unread(text: str) -> None:
    """Nothing is rounded, guessed or cut."""
    assert read_count(text) == Said(state="unread")


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\u00a0", "\u200b"])
def test_blank_is_not_zero(text: str) -> None:
    """A cell without ink is blank."""
    assert read_count(text) == Said(state="blank")


@pytest.mark.parametrize(
    "text",
    [
        *("/", "／", "//", "-", "－", "—", "——", "— —", "---", "无", "无。", "暂无", "不涉及"),
        *("\\", "＼", "*", "……", "N/A"),
    ],
)
def test_a_mark_is_not_zero(text: str) -> None:
    """A mark that stands for nothing is marked."""
    assert read_count(text) == Said(state="marked")


@pytest.mark.parametrize(("text", "value"), [("+3", 3), ("+1036", 1036), ("-14", -14), ("＋5", 5)])
def test_a_signed_count_takes_its_sign(text: str, value: int) -> None:
    """本年增/减 is printed with a sign."""
    assert read_count(text, signed=True) == Said(value=value)


@pytest.mark.parametrize(
    "text",
    [
        "22（其中修订16件）",
        "22(其中修订16件)",
        "22件（其中修订16件）",
        "22\n（其中\n修订16件）",
        "２２【其中修订16件】",
        "22（其中修订16件",
        "22，其中修订16件",
        "22其中修订16件",
    ],
)
def test_an_annotation_is_a_remark(text: str) -> None:
    """The number counts, and what stands in brackets behind it is kept."""
    assert read_count(text) == Said(value=22, remark="其中修订16件")


@pytest.mark.parametrize(
    ("text", "head", "said"),
    [
        ("59237.2449", "万元", Said(value=Decimal("59237.2449"))),
        ("0.00", "万元", Said(value=Decimal("0.00"))),
        ("592万元", "万元", Said(value=Decimal(592), unit="万元")),
        ("251000元", None, Said(value=Decimal(251000), unit="元")),
        ("75,394,432.52元", None, Said(value=Decimal("75394432.52"), unit="元")),
        ("251000元", "万元", Said(state="unread")),
        ("3亿元", None, Said(state="unread")),
        ("￥592.5", None, Said(value=Decimal("592.5"), unit="元")),
        ("592万", "万元", Said(value=Decimal(592), unit="万元")),
        ("592（万元）", "万元", Said(value=Decimal(592), unit="万元")),
        ("3.20（含上年）", "万元", Said(value=Decimal("3.20"), remark="含上年")),
        ("00.5", None, Said(state="unread")),
        ("/", "万元", Said(state="marked")),
        ("闵行区公务用车10辆", None, Said(state="unread")),
    ],
)
def test_money_keeps_its_digits_and_unit(text: str, head: str | None, said: Said) -> None:
    """Digits stay as printed; an amount in another unit than its head's is not converted."""
    found = read_money(text, unit=head)
    assert (str(found.value), found) == (str(said.value), said)


@given(st.integers(), st.sampled_from(["{}", " {} ", "\u3000{}", "{}件", "{}（含上年1件）"]))
def test_every_integer_reads_back(number: int, frame: str) -> None:
    """An integer in any frame is that integer."""
    assert read_count(frame.format(number)).value == number


@given(st.integers(min_value=0), st.characters(exclude_categories=["Cs"]))
def test_a_character_never_changes_a_digit(number: int, extra: str) -> None:
    """A stray character leaves the number whole or makes it unread, unless it is a digit."""
    found = read_count(f"{number}{extra}").value
    assert found in (None, number) or extra in "0123456789０１２３４５６７８９"


@given(st.text())
def test_reading_is_total(text: str) -> None:
    """Any text is a figure or a reason why not."""
    said = read_count(text, signed=True)
    assert (said.value is None) == (said.state is not None)


def test_labels_are_no_figures() -> None:
    """A label, even one that begins with a digit, is told from a value."""
    texts = ("1.属于国家秘密", "本年增/减", "2023-01-12", "二十", "1 2", "1.", "长" * 500)
    assert [text for text in texts if is_figure(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        *("0", "22（其中修订16件）", "/", "", "3.5", "592万元"),
        *("约20", "20余件", "1O", "l2", "O", "零", "10,00", "22（23）", "007"),
    ],
)
def test_a_value_that_cannot_be_read_is_a_value(text: str) -> None:
    """What looks like a figure stands in the place of one, read or not."""
    assert is_figure(text)


@pytest.mark.parametrize(
    "text",
    [
        "5（单位：元）",
        "5（千元）",
        "5（万件）",
        "5（上年）",
        "5（2021年）",
        '5[0!.0,"万"]',
        "5（计量单位元）",
    ],
)
def test_a_remark_may_belie_its_number(text: str) -> None:
    """A number of another unit or another year is not the count that it seems."""
    assert read_count(text).state == "unread"


def test_an_amount_that_says_its_unit_in_words_is_unread() -> None:
    """Whatever a remark says of a unit without a figure is about the amount itself."""
    assert read_money("5（以元计）", unit="万元").state == "unread"


@pytest.mark.parametrize("text", ["12.50萬元", "12.50（萬元）", "12.50 萬"])
def test_a_unit_in_traditional_characters_is_that_unit(text: str) -> None:
    """The unit is known in either script, and is no part of a count."""
    said = read_money(text, unit="万元")
    assert (said.value, said.unit) == (Decimal("12.50"), "万元")
    assert (read_money("1億元", unit="万元").state, read_count("5萬").state) == ("unread", "unread")
