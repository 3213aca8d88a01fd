"""The unit of money that heads, captions and lines over a table print."""

import re
from collections.abc import Iterable
from typing import Literal, TypeAlias, get_args

from ..model.proactive import MoneyUnit
from .characters import fold

PrintedUnit: TypeAlias = MoneyUnit | Literal["another"] | None

_WORD = re.compile(
    r"[亿万千百十]*(?:[美港日欧]?元|角)|(?<=[(:,])[亿万千百]+(?=[),]|$)|美金|[A-Z]{3}(?=\W|$)"
)
_LINE = re.compile(r"\W?(?:计量|金额)?单位:.{1,12}")
_MEANS = {"万": "万元", "RMB": "元", "CNY": "元"}


def unit_of(texts: Iterable[str]) -> PrintedUnit:
    """Return the unit of money that texts print, if one; two, or one of no document, are another.

    >>> unit_of(["本年收费金额（单位：万元，保留4位小数）"]), unit_of(["采购总金额（千元）"])
    ('万元', 'another')
    """
    words = {word for text in texts for word in _WORD.findall(fold(text))}
    units = {_MEANS.get(word, word) for word in words}
    if len(units) > 1 or not units <= set(get_args(MoneyUnit)):
        return "another"
    return next((unit for unit in get_args(MoneyUnit) if unit in units), None)


def is_unit_line(text: str) -> bool:
    """Tell whether a text only says the unit of what stands below it.

    >>> is_unit_line("（单位：件、万元）"), is_unit_line("单位名称")
    (True, False)
    """
    return bool(_LINE.fullmatch(fold(text)))
