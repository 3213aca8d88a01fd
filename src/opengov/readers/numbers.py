"""What a cell says: a figure, with its remark, or why it says none. It never guesses.

Approximate and worded numbers (约20, 二十, 零), what a scanner may have misread (1O, l2, ○),
decimals in a count and digits in groups that are no thousands are unread, not mended.
"""

import re
from decimal import Decimal
from functools import lru_cache

from attrs import evolve, frozen

from ..model.figures import Figure
from ..model.report import GapState

_WORDS = ("无", "無", "暂无", "暫無", "不涉及", "不适用", "不適用", "无此项", "N/A", "NA", "n/a")
MARK = re.compile(rf"[-—–―─]{{1,8}}|/{{1,4}}|[\\·.*…~]|……|\*{{2,3}}|(?:{'|'.join(_WORDS)})。?")
PLAIN: dict[int, int | str] = {
    **{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)},  # full-width forms, and no others:
    **dict.fromkeys(map(ord, "−﹣–‐‑"), "-"),  # a footnote's ² is no digit of the figure
    ord("﹢"): "+",
}
GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)")
_NUMBER = re.compile(
    r"(?P<currency>[￥¥] ?)?(?P<sign>[+-]?)(?P<digits>[0-9][0-9, ]*)(?P<fraction>\.[0-9]+)?"
    r" ?(?P<unit>[万萬]元|[亿億]元|元|[万萬]|[件条項项宗个份次起笔例人])?"
)
_ANNOTATED = re.compile(
    r"(?P<number>[^()（）\[\]【】〔〕]*\d[^()（）\[\]【】〔〕]*?)"
    r"(?:[(（\[【〔](?P<remark>.+?)[)）\]】〕]?|[\s,，;；、]*(?P<clause>(?:其中|包括|含).+))",
    re.DOTALL,
)
_FIGURE_LIKE = re.compile(
    r"(?:约|近|超)?[+-]?(?=[^.]*[0-9])[0-9OoIl][0-9OoIl,]*(?:\.[0-9OoIl]+)?(?:余|多)?[件条项个万元]*(?:\([-/0-9.,]*\))?"
    r"|[Oo〇○零]"
)
_UNIT_WORD, _DIGITS = re.compile("[元角亿万千百]|美金"), re.compile(r"\d")
_BELIES = re.compile(
    r"(?:[^\d其中含]*[:：])?(?:计量)?(?:单位)?(?:人民币)?[亿万千百十]*(?:[美港日欧]?元|角|[亿万千百]件?)"
    r"|(?:20\d\d|[上去往前]一?)年度?(?:数|数据)?|同比|环比"
    r'|.*"[^"]*[亿万千百]+[^"]*".*'  # the number format of a sheet
)
"""A remark by which the number before it is not the count that it seems."""
_LONGEST = 400
_UNITS = {
    "元": "元",
    **dict.fromkeys(("万", "万元", "萬", "萬元"), "万元"),
    **dict.fromkeys(("亿元", "億元"), "亿元"),
}
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufe00-\ufe0f\ufeff]")


@frozen(kw_only=True)
class Said:
    """What a cell says: value with its unit and remark, or the state of the gap."""

    value: Figure = None
    state: GapState | None = None
    unit: str | None = None
    remark: str | None = None


_TWO_LINES = re.compile(r"[0-9０-９,，.][^\S\n]*\n\s*[0-9０-９]")  # two figures in one cell
_UNREAD = Said(state="unread")


def clean(text: str) -> str:
    """Return the text of a cell with full-width forms made plain and white space single."""
    if not text.isascii():
        text = INVISIBLE.sub("", text).translate(PLAIN)
    return " ".join(text.split())


def read_count(text: str, *, signed: bool = False) -> Said:
    """Read a count: digits, grouped or not, with a sign where one is in order.

    >>> read_count("22（其中修订16件）")
    Said(value=22, state=None, unit=None, remark='其中修订16件')
    >>> read_count("3.5").state, read_count("/").state, read_count(" ").state
    ('unread', 'marked', 'blank')
    """
    return _signed_count(text) if signed else _count(text)


def read_money(text: str, *, unit: str | None = None) -> Said:
    """Read an amount with the digits as printed; unit is what the head says, if it says one.

    An amount in another unit than its head's is not converted: it is unread.
    """
    said = _said(text)
    if said.remark and _UNIT_WORD.search(said.remark) and not _DIGITS.search(said.remark):
        return _UNREAD
    if said.unit is None:
        return said
    return said if said.unit != "亿元" and unit in (None, said.unit) else _UNREAD


def is_figure(text: str) -> bool:
    """Tell whether a cell can only be a value: a number, annotated or not, a mark, or nothing.

    What looks like a misread or an approximate number is a value as well, though an unread one.
    """
    if text.isdigit() and text.isascii():
        return len(text) <= _LONGEST
    return len(text) <= _LONGEST and _is_figure(text)


@lru_cache(maxsize=8192)
def _count(text: str) -> Said:
    said = _signed_count(text)
    return _UNREAD if said.state is None and clean(text)[0] == "+" else said


@lru_cache(maxsize=8192)
def _signed_count(text: str) -> Said:
    if text.isdigit() and text.isascii() and len(text) <= _LONGEST:
        return Said(value=int(text)) if text[0] != "0" or len(text) == 1 else _UNREAD
    said = _said(text)
    if said.state is not None:
        return said
    digits = str(said.value)
    if said.unit is not None or "." in digits or digits == "-0":
        return _UNREAD
    return evolve(said, value=int(digits))


@lru_cache(maxsize=8192)
def _is_figure(text: str) -> bool:
    return _said(text).state != "unread" or bool(_FIGURE_LIKE.fullmatch(clean(text)))


def _said(text: str) -> Said:
    if len(text) > _LONGEST:
        return _UNREAD
    plain = clean(text)
    if not plain:
        return Said(state="blank")
    if _TWO_LINES.search(text):
        return _UNREAD
    if MARK.fullmatch(plain.replace(" ", "")):
        return Said(state="marked")
    if number := _NUMBER.fullmatch(plain):
        return _amount(number, remark=None)
    annotated = _ANNOTATED.fullmatch(clean_lines(text))
    number = _NUMBER.fullmatch(clean(annotated["number"])) if annotated else None
    if annotated is None or number is None:
        return _UNREAD
    remark = (annotated["remark"] or annotated["clause"]).strip()
    if remark in _UNITS and number["unit"] is None:
        return evolve(_amount(number, remark=None), unit=_UNITS[remark])
    if _BELIES.fullmatch(remark):
        return _UNREAD
    return _amount(number, remark=remark) if _says_something(remark) else _UNREAD


def _says_something(remark: str) -> bool:
    """Tell whether a remark is words: of 22（23）, either may be the figure."""
    plain = clean(remark)
    return _NUMBER.fullmatch(plain) is None and any(map(str.isalpha, plain))


def _amount(number: re.Match[str], *, remark: str | None) -> Said:
    digits = number["digits"].strip()
    if not digits.isdigit() and not GROUPS.fullmatch(digits):
        return _UNREAD
    whole = digits.replace(",", "").replace(" ", "")
    if whole[0] == "0" and len(whole) > 1:
        return _UNREAD
    unit = _UNITS.get(number["unit"] or ("元" if number["currency"] else ""))
    sign = "-" if number["sign"] == "-" else ""
    value = Decimal(sign + whole + (number["fraction"] or ""))
    return Said(value=value, unit=unit, remark=remark)


def clean_lines(text: str) -> str:
    """Return the text of a cell as printed, without line breaks and outer white space."""
    return "".join(line.strip() for line in text.splitlines())
