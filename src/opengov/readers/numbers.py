"""What a cell says: a figure, with its remark, or why it says none. It never guesses."""

import re
from decimal import Decimal
from functools import lru_cache

from attrs import frozen

from ..model.figures import Figure
from ..model.report import GapState

_MARKS = frozenset(
    ("/", "//", "\\", "-", "--", "---", "—", "——", "―", "·", ".", "*", "无", "無", "N/A", "n/a")
)
_PLAIN: dict[int, int | str] = {
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},  # full-width forms, and no others:
    **dict.fromkeys(map(ord, "−﹣–"), "-"),  # a footnote's ² is no digit of the figure
}
_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]{0,2}(?: [0-9]{3})+")
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?P<digits>[0-9][0-9, ]*)(?P<fraction>\.[0-9]+)?"
    r" ?(?P<unit>万元|亿元|元|件|条|項|项|宗|个|份|次)?"
)
_ANNOTATED = re.compile(r"(?P<number>[^()（）]*[0-9][^()（）]*)[(（](?P<remark>.+)[)）]", re.DOTALL)
_LONGEST = 400
_LEADING_ZERO = re.compile(r"[+-]?0[0-9, ]|-0")
_UNITS = ("元", "万元", "亿元")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


@frozen(kw_only=True)
class Said:
    """What a cell says: value with its unit and remark, or the state of the gap."""

    value: Figure = None
    state: GapState | None = None
    unit: str | None = None
    remark: str | None = None


def clean(text: str) -> str:
    """Return the text of a cell with full-width forms made plain and white space single."""
    plain = _INVISIBLE.sub("", text).translate(_PLAIN)
    return " ".join(plain.split())


def read_count(text: str, *, signed: bool = False) -> Said:
    """Read a count: digits, grouped or not, with a sign where one is in order.

    >>> read_count("22（其中修订16件）")
    Said(value=22, state=None, unit=None, remark='其中修订16件')
    >>> read_count("3.5").state, read_count("/").state, read_count(" ").state
    ('unread', 'marked', 'blank')
    """
    said = _said(text)
    if said.state is not None:
        return said
    value = said.value
    whole = isinstance(value, Decimal) and value == value.to_integral_value() and said.unit is None
    if not whole or "." in str(value) or _LEADING_ZERO.match(clean(text)):
        return Said(state="unread")
    if not signed and clean(text).startswith("+"):
        return Said(state="unread")
    return Said(value=int(str(value)), remark=said.remark)


def read_money(text: str, *, unit: str | None = None) -> Said:
    """Read an amount with the digits as printed; unit is what the head says, if it says one.

    An amount in another unit than its head's is not converted: it is unread.
    """
    said = _said(text)
    if said.state is not None:
        return said
    if said.unit == "亿元" or (unit is not None and said.unit not in (None, unit)):
        return Said(state="unread")
    return said


def is_figure(text: str) -> bool:
    """Tell whether a cell can only be a value: a number, annotated or not, or a mark."""
    return _said(text).state != "unread"


def _said(text: str) -> Said:
    return _read(text) if len(text) <= _LONGEST else Said(state="unread")


@lru_cache(maxsize=4096)
def _read(text: str) -> Said:
    plain = clean(text)
    if not plain:
        return Said(state="blank")
    if plain in _MARKS or plain.replace(" ", "") in _MARKS:
        return Said(state="marked")
    remark = None
    match = _NUMBER.fullmatch(plain)
    if match is None and (annotated := _ANNOTATED.fullmatch(clean_lines(text))):
        remark = annotated["remark"].strip()
        match = _NUMBER.fullmatch(clean(annotated["number"]))
    if match is None:
        return Said(state="unread")
    digits = match["digits"].strip()
    if not digits.isdigit() and not _GROUPS.fullmatch(digits):
        return Said(state="unread")
    number = digits.replace(",", "").replace(" ", "").lstrip("0") or "0"
    sign = "-" if match["sign"] == "-" else ""
    unit = match["unit"] if match["unit"] in _UNITS else None
    if unit is None and remark in _UNITS:
        unit, remark = remark, None
    return Said(value=Decimal(sign + number + (match["fraction"] or "")), unit=unit, remark=remark)


def clean_lines(text: str) -> str:
    """Return the text of a cell as printed, without line breaks and outer white space."""
    return "".join(line.strip() for line in text.splitlines())
