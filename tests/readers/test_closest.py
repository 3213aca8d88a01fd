"""A damaged text leads to what it can only be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.readers.closest import closest, distance

KNOWN = {
    text: frozenset(text) for text in ("规范性文件", "本年废止件数", "其他法律行政法规禁止公开")
}


def _distance(one: str, other: str) -> int:
    """Return the distance by its definition."""
    before = list(range(len(other) + 1))
    for row, character in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            changed = before[column - 1] + (character != against)
            line.append(min(changed, before[column] + 1, line[column - 1] + 1))
        before = line
    return before[-1]


@given(st.text("本年制发件数", max_size=12), st.text("本年废止件数", max_size=12))
def test_distance_is_that_of_the_definition(one: str, other: str) -> None:
    """Bits count what the table of distances counts."""
    assert distance(one, other) == _distance(one, other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("规范性文件", "规范性文件"),
        ("规性文件", "规范性文件"),
        ("规范性条件", "规范性文件"),
        ("规范性条目", None),
        ("规范", None),
        ("规范性文件件", "规范性文件"),
        ("新规范性文件", None),
        ("本年废止件", "本年废止件数"),
        ("上年废止件数", None),
        ("本年未废止件数", None),
        ("其他法律行政止公开", "其他法律行政法规禁止公开"),
        ("其他法律行政法规并禁止公开", "其他法律行政法规禁止公开"),
        ("其他法律行政法规不禁止公开", None),
        ("其他法律行政章则许可公开", None),
        ("", None),
        ("没有一个字相同的一句话", None),
    ],
)
def test_what_is_lost_or_changed(text: str, found: str | None) -> None:
    """A text may lose or change a few characters; one that it wins is another thing."""
    assert closest(text, KNOWN) == found


def test_what_is_left_of_two_is_neither() -> None:
    """However much nearer one is, what may be left of another as well is neither."""
    texts = ("申请人逾期不补正机关不再处理", "申请人逾期未按收费通知要求缴纳费用机关不再处理")
    known = {text: frozenset(text) for text in texts}
    found = [closest(text, known) for text in ("申请人逾期机关不再处理", "申请人期不补机关处理")]
    assert found == [None, texts[0]]


def test_between_two_there_is_none() -> None:
    """What may be either of two is neither."""
    known = {text: frozenset(text) for text in ("本年制发件数", "本年废止件数")}
    assert (closest("本年件数", known), closest("本年制发件", known)) == (None, "本年制发件数")
