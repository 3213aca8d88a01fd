"""What writers add to a label: a bracket behind it, or the head it stands under before it.

An addition that is an instruction, a unit of what the label counts, or words of the label itself
changes nothing. Any other makes the label another thing's: 规章（草案） are no rules.
"""

import re
from collections.abc import Iterable

from .characters import fold

_PUNCTUATION = re.compile(r"[^\w]|_")
_NUMBERING = re.compile("[一二三四五六七八九十]*")
_NUMBERED = re.compile(r"^\(?[一二三四五六七八九十]{1,2}[)、]")
_UNIT = r"(?:计量|金额)?(?:单位)?[:为]?"
_OF_THINGS = re.compile(
    rf"{_UNIT}[件条项宗个份次起笔例人家](?:[/、,或][件条项宗个份次起笔例人家])*"
)
_OF_MONEY = re.compile(
    r"(?:计量|金额|单位|人民币|货币|[为以计均]|保留|精确到|小数点?后?|四舍五入|不含税|\W"
    r"|[亿万千百十]*[美港日欧]?元|[亿万千百]+|角|美金|RMB|CNY|USD)+"
)
_INSTRUCTION = re.compile(
    r"[填写]|保留|小数|舍五入|只计|勾稽|等于|下同|如有|详见|口径|规定|条例|法律?第|第.{1,3}条"
)
_NOTE = re.compile(r"(?:见?备?注|说明)[0-9一二三四五六七八九十]?:?")
_ANOTHER = re.compile(
    r"\d|[〇零]|[上去往前今明]一?年|同比|环比|增减|占比|率|其中|不含|除|以外|累计|历年|计划|目标"
    "|草案|拟|[万千百]"
)
_PLACES = re.compile(r"[\d一二两三四六]位(?:小数|数)?|第\d+条")


def changes_nothing(bracketed: str, *, label: str, money: bool | None) -> bool:
    """Tell whether folded text in brackets leaves a label what it is.

    money: whether the label is of amounts or of counts; None if it stands over both.

    >>> changes_nothing("件", label="行政许可", money=False)
    True
    >>> changes_nothing("项", label="行政事业性收费", money=True)
    False
    """
    if _NOTE.fullmatch(bracketed) or _PUNCTUATION.sub("", bracketed) in label:
        return True
    said = _PLACES.sub("", bracketed)
    if _OF_MONEY.fullmatch(said):
        return money is not False  # which unit it is, and whether it is one, units tells
    if _OF_THINGS.fullmatch(said):
        return money is not True
    told = len(said) < len(bracketed) or _INSTRUCTION.search(said)
    return bool(told) and not _ANOTHER.search(said)


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
        rest = rest.replace(_letters(_NUMBERED.sub("", fold(text))), "", 1)
    return _NUMBERING.fullmatch(rest) is not None


def _letters(text: str) -> str:
    return _PUNCTUATION.sub("", fold(text))
