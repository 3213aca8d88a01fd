"""What a number format shows of a stored number: a percentage, a date, a unit, or the number.

The digits are those that are stored, not the rounded ones that are shown, up to the 15 that a
spreadsheet computes with. Where a format shows another quantity than is stored, as those do that
show 万 of a value in 元, the format stands behind the number in brackets: the cell is no count.
"""

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from attrs import frozen

_PERCENT_IDS = (9, 10)
_DATE_IDS = (*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59))
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[(?P<rule>[^\]]*)\]|[_*].|(?P<sign>.)'
)
_EXACT = 10**15
_LONGEST = 60


@frozen(kw_only=True)
class NumberFormat:
    """What a format does with a number: its kind, and the words that it prints around it.

    zero: what it prints for 0, if that is no digit.
    """

    kind: Literal["plain", "percent", "date", "other"] = "plain"
    before: str = ""
    behind: str = ""
    zero: str | None = None
    code: str = ""


PLAIN = NumberFormat()


@lru_cache(maxsize=1024)
def number_format(code: str) -> NumberFormat:
    """Return what a format code does; the section for positive numbers counts, and that for zero.

    >>> number_format('0.00"万元"').behind, number_format("yyyy-mm-dd").kind
    ('万元', 'date')
    >>> number_format("0!.0,").kind, number_format('#,##0;-#,##0;"-"').zero
    ('other', '-')
    """
    sections: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token["sign"] == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    zero = None
    if len(sections) > 2 and not re.search("[0#]", _signs(sections[2])):
        zero = _words(sections[2])
    signs = _signs(sections[0])
    rules = [token["rule"] for token in sections[0] if token["rule"]]
    if re.search("[ymdhs]", signs, re.IGNORECASE) or any(
        re.fullmatch("[hms]+", rule, re.IGNORECASE) for rule in rules
    ):
        return NumberFormat(kind="date", code=code)
    if "%" in signs:
        return NumberFormat(kind="percent", zero=zero, code=code)
    places = [i for i, token in enumerate(sections[0]) if (token["sign"] or " ") in "0#?"]
    if not places:
        words = _words(sections[0])
        plain = not words or "General" in signs or "@" in signs or "通用格式" in signs
        return NumberFormat(kind="plain" if plain else "other", zero=zero, code=code)
    first, last = places[0], places[-1]
    inside, behind = sections[0][first : last + 1], sections[0][last + 1 :]
    if any(t["quoted"] or t["escaped"] for t in inside) or _signs(behind).startswith(","):
        return NumberFormat(kind="other", zero=zero, code=code)
    return NumberFormat(
        before=_words(sections[0][:first]), behind=_words(behind), zero=zero, code=code
    )


def _signs(tokens: list[re.Match[str]]) -> str:
    return "".join(token["sign"] or "" for token in tokens)


def _words(tokens: list[re.Match[str]]) -> str:
    """Return what tokens print as it stands there."""
    said = (t["quoted"] or t["escaped"] or t["sign"] or "" for t in tokens)
    return "".join(said).replace("?", "").strip()


def format_of(identifier: int, codes: dict[int, str]) -> NumberFormat:
    """Return a format by its number in a workbook; those without a code there are built in."""
    if identifier in codes:
        return number_format(codes[identifier][:255])
    if identifier in _PERCENT_IDS:
        return NumberFormat(kind="percent", code="0%")
    return NumberFormat(kind="date", code="yyyy-mm-dd") if identifier in _DATE_IDS else PLAIN


def shown(raw: str, format: NumberFormat, *, from_1904: bool = False) -> str:
    """Return a stored number as a text.

    >>> shown("3.0", PLAIN), shown("59237.244900000005", PLAIN), shown("0.05", number_format("0%"))
    ('3', '59237.2449', '5%')
    """
    text = plain_number(raw)
    if text == "0" and format.zero is not None:
        return format.zero
    if format.kind == "plain":
        return f"{format.before}{text}{format.behind}"
    if format.kind == "percent" and _NUMBER.fullmatch(text):
        return f"{(Decimal(text) * 100).normalize():f}%"
    if format.kind == "date" and (day := _date(text, from_1904=from_1904)) is not None:
        return day
    return f"{text}[{format.code}]"


@lru_cache(maxsize=4096)
def plain_number(raw: str) -> str:
    """Return a number as a spreadsheet knows it, with at most 15 digits; others as they stand."""
    raw = raw.strip()
    if len(raw) > _LONGEST or _INTEGER.fullmatch(raw) or not _NUMBER.fullmatch(raw):
        return raw
    value = float(raw)
    if abs(value) >= _EXACT:
        return raw
    return f"{Decimal(f'{value:.15g}').normalize() + 0:f}"


def _date(text: str, *, from_1904: bool) -> str | None:
    """Return a day number as a date; the calendar from 1900 has a 29th of February that year."""
    if not _NUMBER.fullmatch(text) or not 0 <= (days := float(text)) < 2_957_000:
        return None
    epoch = date(1904, 1, 1) if from_1904 else date(1899, 12, 31 if days < 60 else 30)
    day = (epoch + timedelta(days=int(days))).isoformat()
    minutes = int(days % 1 * 24 * 60 + 0.5)
    return f"{day} {minutes // 60:02}:{minutes % 60:02}" if minutes else day
