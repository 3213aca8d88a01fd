"""What writers add to labels is an instruction, a unit, or makes another thing of them."""

import pytest

from opengov.readers.additions import changes_nothing, only_names


@pytest.mark.parametrize(
    ("bracketed", "money", "harmless"),
    [
        ("注", False, True),
        ("注1", False, True),
        ("区分处理", False, True),
        ("件", False, True),
        ("单位:件/宗", False, True),
        ("件", True, False),
        ("项", None, True),
        ("单位:万元", True, True),
        ("单位:万元,保留4位小数", True, True),
        ("人民币元", None, True),
        ("万元", False, False),
        ("上年,万元", True, False),
        ("单位:万件,请填整数", False, False),
        ("请填整数", False, True),
        ("条例第14条", False, True),
        ("2021年请填", False, False),
        ("草案", False, False),
        ("网上", False, False),
        ("5", False, False),
    ],
)
def test_what_brackets_say(bracketed: str, money: bool | None, harmless: bool) -> None:
    """A unit has to be one of what the label counts; what is not known to be harmless is not."""
    assert changes_nothing(bracketed, label="部分公开区分处理的", money=money) is harmless


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("", True),
        ("三、", True),
        ("三、（三）不予公开", True),
        ("（四）无法提供", False),
        ("21", False),
    ],
)
def test_what_stands_before_a_dash(before: str, names: bool) -> None:
    """Before a label may stand what the form prints over it, with its numbering."""
    assert only_names(before, ["三、本年度办理结果", "（三）不予公开"]) is names
