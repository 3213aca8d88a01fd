"""What writers add to a label: a bracket behind it, or the head it stands under before it.

An addition that is an instruction, a unit of what the label counts, or words of the label itself
changes nothing. Any other makes the label another thing's: 规章（草案） are no rules.
"""

import re
from collections.abc import Iterable

from .characters import fold

_PUNCTUATION = re.compile(r"[^\w]|_")
_NUMBERING = re.compile(r"第?[一二三四五六七八九十0-9]{1,2}项?")
_UNIT = r"(?:计量|金额)?(?:单位)?[:为]?"
_OF_THINGS = re.compile(rf"{_UNIT}[件条项宗个份次起笔例人家](?:[/、,或][件条项宗个份次起笔例人家])*")
_OF_MONEY = re.compile("元|角|[亿万千百]$|美金|RMB|CNY")
_INSTRUCTION = re.compile(
    r"[填写]|保留|小数|舍五入|只计|勾稽|等于|下同|如有|详见|口径|规定|条例|法律?第|第.{1,3}条"
)
_NOTE = re.compile(r"(?:见?备?注|说明)[0-9一二三四五六七八九十]?:?")
_ANOTHER = re.compile(
    r"\d|[〇零]|[上去往前今明本当]一?年|同比|环比|增减|占比|率|[万千百](?!元)|其中|不含|除|以外|累计"
    r"|历年|计划|目标|草案|拟"
)


def changes_nothing(bracketed: str, *, label: str, money: bool | None) -> bool:
    """Tell whether folded text in brackets leaves a label what it is.

    money: whether the label is of amounts or of counts; None if it stands over both.

    >>> changes_nothing("件", label="行政许可", money=False)
    True
    >>> changes_nothing("项", label="行政事业性收费", money=True)
    False
    """
    if _OF_MONEY.search(bracketed):
        return money is not False  # which unit it is, and whether it is one, units tells
    if _OF_THINGS.fullmatch(bracketed):
        return money is not True
    if _NOTE.fullmatch(bracketed) or _PUNCTUATION.sub("", bracketed) in label:
        return True
    return bool(_INSTRUCTION.search(bracketed)) and not _ANOTHER.search(
        re.sub("保留.{1,2}位", "", bracketed)
    )


def only_names(before: str, over: Iterable[str]) -> bool:
    """Tell whether folded text before a label is made of texts that stand over it, and numbering.

    >>> only_names("三、(三)不予公开", ["三、本年度办理结果", "（三）不予公开"])
    True
    >>> only_names("二、上年结转", ["三、本年度办理结果"])
    False
    """
    rest = _letters(before)
    for text in over:
        rest = rest.replace(_letters(text), "", 1)
    return not rest


def _letters(text: str) -> str:
    return _PUNCTUATION.sub("", _NUMBERING.sub("", fold(text)))
