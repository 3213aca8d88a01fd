"""What a number format shows of a stored number: a percentage, a date, a unit, or the number.

A format is sections parted by semicolons, for positive and negative numbers, zero and text, or each
for the numbers that its rule names (ECMA-376, part 1, 18.8.31). The digits are those that are
stored, up to the 15 that a spreadsheet computes with, without zeros that fill up decimals, and
rounded where a format shows fewer decimals. Where it shows another quantity than is stored, as
those do that show 万 of a value in 元, and where it shows nothing, or a fraction as a whole number,
the format stands behind the number and a bar: the cell is no count.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Final, Literal

from attrs import evolve, frozen

from ..numbers import is_figure

_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    **dict.fromkeys((5, 6), '"¥"#,##0;"¥"-#,##0'),
    **dict.fromkeys((7, 8), '"¥"#,##0.00;"¥"-#,##0.00'),
    **dict.fromkeys((9, 10, 67, 68), "0.00%"),
    **dict.fromkeys((11, 48), "0.00E+00"),
    **dict.fromkeys((12, 13, 69, 70), "# ?/?"),
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48)), "yyyy-mm-dd"),
    **dict.fromkeys((*range(50, 59), *range(71, 82)), "yyyy-mm-dd"),
    **dict.fromkeys((37, 38), "#,##0;-#,##0"),
    **dict.fromkeys((39, 40), "#,##0.00;-#,##0.00"),
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
}
"""The formats that the standard knows by their number; they may differ by the locale."""

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|\[(?P<rule>[^\]]*)\]|(?P<skipped>_.|\*(?P<fill>.))'
    r"|(?P<general>(?i:General)|G/通用格式|通用格式)|(?P<sign>.)"
)
_PLACES = re.compile(r"[0#?](?:,?[0#?])*(?:\.(?P<decimals>[0#?]*))?")
_CONDITION = re.compile(r"(?P<sign>[<>]=?|=|<>) ?(?P<number>-?[0-9]{1,15}(?:\.[0-9]{1,15})?)")
_ELAPSED, _WHITE = (
    re.compile("(?i:h+|m+|s+)"),
    re.compile("(?i:white)|白色?|(?:(?i:color)|颜色) ?2"),
)
_EXACT = 10**15
_LONGEST = 60


@frozen(kw_only=True)
class Section:
    """What a section does with a number: the kind of it, and the words that it prints around it.

    words: prints no number. other: prints what is not told here. rule: for which numbers it is.
    places: how many decimals it shows. zero: whether it prints a digit for 0.
    """

    kind: Literal["number", "general", "percent", "date", "words", "other"] = "other"
    rule: tuple[str, Decimal] | None = None
    before: str = ""
    behind: str = ""
    places: int = 0
    zero: bool = True


@frozen(kw_only=True)
class NumberFormat:
    """A format by its sections for numbers; text is what it prints before and behind a text.

    hides_text: whether it prints no text.
    """

    sections: tuple[Section, ...]
    text: tuple[str, str] = ("", "")
    hides_text: bool = False
    code: str


PLAIN: Final = NumberFormat(sections=(Section(kind="general"),), code="General")


@lru_cache(maxsize=1024)
def number_format(code: str) -> NumberFormat:
    """Return what a format code does.

    >>> number_format('0.00"万元"').sections[0].behind
    '万元'
    >>> [number_format(code).sections[0].kind for code in ("yyyy-mm-dd", "0!.0,", "@")]
    ['date', 'other', 'general']
    """
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code):
        if token["sign"] == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    text: list[re.Match[str]] | None = None
    if len(parts) > 3 or "@" in _signs(parts[-1]):
        text = parts[min(len(parts) - 1, 3)]
        parts = parts[: min(len(parts) - 1, 3)]
    found = NumberFormat(sections=tuple(map(_section, parts)) or PLAIN.sections, code=code)
    if text is None:
        return found
    at = [index for index, token in enumerate(text) if token["sign"] == "@"]
    if len(at) != 1:
        return evolve(found, hides_text=True)
    return evolve(found, text=(_words(text[: at[0]]), _words(text[at[0] + 1 :])))


def _section(tokens: Sequence[re.Match[str]]) -> Section:
    """Return what the tokens of a section do."""
    signs = _signs(tokens)
    rules = [token["rule"] for token in tokens if token["rule"]]
    condition = next(filter(None, map(_CONDITION.fullmatch, rules)), None)
    rule = condition and (condition["sign"], Decimal(condition["number"]))
    if any(map(_WHITE.fullmatch, rules)):
        return Section(rule=rule)
    if re.search("[ymdhs]", signs, re.IGNORECASE) or any(map(_ELAPSED.fullmatch, rules)):
        return Section(kind="date", rule=rule)
    if "%" in signs:
        return Section(kind="percent", rule=rule)
    if re.search("[A-Za-z/]", signs):
        return Section(rule=rule)
    places = [i for i, token in enumerate(tokens) if (token["sign"] or " ") in "0#?"]
    general = [i for i, token in enumerate(tokens) if token["general"]]
    if general:
        at = general[0], general[-1]
        kind: Literal["general", "number"] = "general"
    elif any(tokens[i]["sign"] in "0#" for i in places):
        at = places[0], places[-1]
        kind = "number"
    else:
        filled = any((token["fill"] or " ") != " " for token in tokens)
        return Section(kind="other" if filled else "words", rule=rule, before=_words(tokens))
    inside, behind = tokens[at[0] : at[1] + 1], tokens[at[1] + 1 :]
    shape = _PLACES.fullmatch(_signs(inside))
    said = Section(kind=kind, rule=rule, before=_words(tokens[: at[0]]), behind=_words(behind))
    if general:
        return said if len(general) == 1 and not places else Section(rule=rule)
    if shape is None or _words(inside) != _signs(inside).replace("?", ""):
        return Section(rule=rule)
    if _signs(behind).startswith(","):
        return Section(rule=rule)
    return evolve(said, places=len(shape["decimals"] or ""), zero="0" in shape[0])


def _signs(tokens: Sequence[re.Match[str]]) -> str:
    return "".join(token["sign"] or "" for token in tokens)


def _words(tokens: Sequence[re.Match[str]]) -> str:
    """Return what tokens print as it stands there; a currency stands in a rule."""
    said = (
        t["quoted"] or t["escaped"] or (t["sign"] or "").replace("?", "") or _currency(t["rule"])
        for t in tokens
    )
    return "".join(said).strip()


def _currency(rule: str | None) -> str:
    return rule[1:].partition("-")[0] if rule and rule[0] == "$" else ""


def format_of(identifier: int, codes: dict[int, str]) -> NumberFormat:
    """Return a format by its number in a workbook; those without a code there are built in."""
    code = codes.get(identifier) or _BUILT_IN.get(identifier)
    return PLAIN if code is None else number_format(code[:255])


def shown(raw: str, format: NumberFormat, *, from_1904: bool = False) -> str:
    """Return a stored number as a text.

    >>> shown("3.0", PLAIN), shown("59237.244900000005", PLAIN), shown("0.05", number_format("0%"))
    ('3', '59237.2449', '5%')
    """
    text = plain_number(raw)
    if format is PLAIN:
        return text
    printed = None
    if _NUMBER.fullmatch(text):
        printed = _printed(Decimal(text), text, format.sections, from_1904=from_1904)
    return marked(text, format.code) if printed is None else printed


def marked(text: str, code: str) -> str:
    """Return a figure so that it is none, with the format that is why."""
    return f"{text} | {code}"


def worded(text: str, format: NumberFormat) -> str:
    """Return a text as a format prints it; a number stored as text is none where it is hidden.

    >>> worded("12", number_format('@"万"')), worded("12", number_format(";;;"))
    ('12万', '12 | ;;;')
    """
    if format.hides_text:
        return marked(text, format.code) if is_figure(text) else text
    before, behind = format.text
    return f"{before}{text}{behind}"


def _printed(
    number: Decimal, text: str, sections: Sequence[Section], *, from_1904: bool
) -> str | None:
    """Return what is printed of a number; None where that is nothing, or not the number."""
    section = _chosen(sections, number)
    if section is None:
        return None
    if section.kind == "date":
        return _date(text, from_1904=from_1904)
    if section.kind == "percent":
        return f"{(number * 100).normalize():f}%"
    if section.kind == "words" or not (number or section.zero):
        return None if number else section.before + section.behind
    if section.kind == "other":
        return None
    digits = _rounded(abs(number), text.removeprefix("-"), section)
    if digits is None:
        return None
    printed = f"{section.before}{digits}{section.behind}"
    if number < 0 and section is sections[0]:
        return f"-{printed}"
    return printed if number >= 0 or re.search("[-(（]", section.before) else None


def _rounded(number: Decimal, text: str, section: Section) -> str | None:
    """Return a number with the decimals that a section shows; None where none of it is left."""
    exponent = number.as_tuple().exponent
    if section.kind == "general" or not isinstance(exponent, int) or -exponent <= section.places:
        return text
    rounded = number.quantize(Decimal(1).scaleb(-section.places), ROUND_HALF_UP)
    return f"{rounded:f}" if section.places and rounded else None


def _chosen(sections: Sequence[Section], number: Decimal) -> Section | None:
    """Return the section that prints a number; None where nobody can tell.

    Where sections have rules a sign may be left out. The second of three that has no rule is for
    negative numbers.
    """
    if all(section.rule is None for section in sections):
        at = 1 if number < 0 else 2 * (not number)
        return sections[at] if at < len(sections) else sections[0]
    if number < 0 or sections[0].rule is None:
        return None
    for position, section in enumerate(sections):
        if section.rule is not None:
            if _holds(*section.rule, number):
                return section
        elif position != 1 or len(sections) < 3:
            return section
    return None


def _holds(sign: str, limit: Decimal, number: Decimal) -> bool:
    held = {"<": number < limit, "=": number == limit, ">": number > limit}
    return any(held[each] for each in sign)


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
