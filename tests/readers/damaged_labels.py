"""Damages to the printed labels of tables and, where it shows there too, to headings."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from random import Random

from attrs import evolve

from opengov.form.rows import TableKey

from .sheets import PrintedRow, Sheet

_HALF = str.maketrans("（）：，；", "():,;")
_FULL = {ord(c): ord(c) + 0xFEE0 for c in "0123456789./"}
_QUOTED = re.compile("“(.+)”")
_NUMBERED = re.compile(r"([1-8])\.")
_BLANKS = (" ", "\u3000", "\xa0", "  ")
_ALIKE = str.maketrans("部形止未件内务情己申理复入末土", "容况正末伴肉条清已甲埋夏人未士")
_OTHER_EDITION = {"规范性文件": "行政规范性文件", "行政规范性文件": "规范性文件"}
_VARIANTS: dict[str, tuple[str, ...]] = {
    "本年制发件数": ("本年度制发数", "本年发件数", "本年制发数"),
    "本年废止件数": ("本年废止数", "本年度废止数"),
    "现行有效件数": ("现行有效件", "现行有效数"),
    "总计": ("合计",),
    "商业企业": ("企业",),
    "社会公益组织": ("公益组织",),
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请": (
        "1.逾期不补正",
        "逾期不补正",
    ),
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请": (
        "2.逾期不缴费",
        "逾期不缴费",
    ),
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）": ("（二）部分公开",),
    "（七）总计": ("（七）合计",),
}
_WIDE = ("第二十条", "信息内容", "行政复议", "行政诉讼")
_RADICALS = {
    **{unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0x2F00, 0x2FD6)},
    **dict(zip("民门马页长车见", "⺠⻔⻢⻚⻓⻋⻅", strict=True)),
}
_TRADITIONAL = str.maketrans(
    "条项内数发废现规范处决许对务罚强业费额单万购总开减请况组织机构会计结转这办属国护权过执"
    "询无关没补后确访举报诉类复版获认纳缴继续议讼维纠审经区稳问题进体动须书质实际",
    "條項內數發廢現規範處決許對務罰強業費額單萬購總開減請況組織機構會計結轉這辦屬國護權過執"
    "詢無關沒補後確訪舉報訴類複版獲認納繳繼續議訟維糾審經區穩問題進體動須書質實際",
)
_PINYIN = {"發": "fā", "規": "guī", "鎮": "zhèn", "準": "zhǔn"}


def _relabelled(sheet: Sheet, change: Callable[[str], str]) -> Sheet:
    """Change every label, the same text everywhere in the same way."""
    known: dict[str, str] = {}

    def changed(label: str) -> str:
        return known.setdefault(label, change(label)) if label else ""

    def each(_: TableKey, row: PrintedRow) -> Iterable[PrintedRow]:
        spared = row.kind == "dirt"
        yield row if spared else evolve(row, labels=tuple(map(changed, row.labels)))

    return sheet.each_row(each)


def _headings(sheet: Sheet, change: Callable[[str], str]) -> Sheet:
    return evolve(sheet, headings=tuple(map(change, sheet.headings)))


def half_width(sheet: Sheet, _: Random) -> Sheet:
    """Write brackets, commas and colons in half width; destroys nothing."""
    return _headings(_relabelled(sheet, lambda label: label.translate(_HALF)), _half)


def _half(text: str) -> str:
    return text.translate(_HALF)


def full_width(sheet: Sheet, _: Random) -> Sheet:
    """Write numbering and strokes in full width; destroys nothing."""
    return _relabelled(sheet, lambda label: label.translate(_FULL))


def other_quotes(sheet: Sheet, random: Random) -> Sheet:
    """Write straight quotes, corners or none; destroys nothing."""
    form = random.choice([r'"\1"', r"\1", r"「\1」", r"‘\1’", r"”\1“"])
    return _relabelled(sheet, lambda label: _QUOTED.sub(form, label))


def spread(sheet: Sheet, random: Random) -> Sheet:
    """Put blanks into labels and headings, as 自 然 人; destroys nothing."""

    def change(label: str) -> str:
        if random.random() < 0.6:
            return label
        blank = random.choice(_BLANKS)
        if random.random() < 0.5 and len(label) < 8:
            return blank.join(label)
        at = random.randrange(len(label))
        return label[:at] + blank + label[at:]

    return _relabelled(sheet, change)


def renumbered(sheet: Sheet, random: Random) -> Sheet:
    """Write 1. as 1、 or with a blank behind it; destroys nothing."""
    form = random.choice([r"\1、", r"\1. ", r"\1．", r"\1.　"])
    return _relabelled(sheet, lambda label: _NUMBERED.sub(form, label))


def over_lines(sheet: Sheet, random: Random) -> Sheet:
    """Break labels of narrow cells over two lines, where a layout shows lines; destroys nothing."""

    def change(label: str) -> str:
        if len(label) < 4 or label.startswith(_WIDE) or random.random() < 0.7:
            return label
        at = random.randrange(2, len(label) - 1)
        return f"{label[:at]}\n{label[at:]}"

    return _relabelled(sheet, change)


def eaten(sheet: Sheet, random: Random) -> Sheet:
    """Lose a character of some labels; destroys what the label names, as it may name two."""
    hurt: set[str] = set()

    def change(label: str) -> str:
        if len(label) < 4 or random.random() < 0.85:
            return label
        at = random.randrange(len(label))
        left = label[:at] + label[at + 1 :]
        hurt.add(left)
        return left

    return _losing(_relabelled(sheet, change), hurt)


def mistyped(sheet: Sheet, random: Random) -> Sheet:
    """Put a look-alike for a character of some labels; destroys what the label names."""
    hurt: set[str] = set()

    def change(label: str) -> str:
        at = [i for i, c in enumerate(label) if c != c.translate(_ALIKE)]
        if not at or len(label) < 4 or random.random() < 0.7:
            return label
        index = random.choice(at)
        typed = label[:index] + label[index].translate(_ALIKE) + label[index + 1 :]
        hurt.add(typed)
        return typed

    return _losing(_relabelled(sheet, change), hurt)


def _losing(sheet: Sheet, hurt: set[str]) -> Sheet:
    """Put out of reach what labels name: a row; under a head of table 2 its block, else the table.

    A caption and a group name no figure that other labels do not name as well.
    """
    lost: list[str] = []
    for table, printed in sheet.tables.items():
        heads = False
        for row in printed:
            if row.kind == "figures":
                lost.extend(row.places if heads or hurt.intersection(row.labels[-1:]) else ())
            elif row.kind == "heads":
                heads = bool(hurt.intersection(row.labels)) or (heads and table != "proactive")
    return sheet.losing(lost)


def of_other_edition(sheet: Sheet, _: Random) -> Sheet:
    """Write 规范性文件 for 行政规范性文件, and the other way round; destroys nothing."""
    return _relabelled(sheet, lambda label: _OTHER_EDITION.get(label, label))


def varied(sheet: Sheet, random: Random) -> Sheet:
    """Write labels as reports of other places have them; destroys nothing."""

    def change(label: str) -> str:
        return random.choice((label, *_VARIANTS.get(label, ())))

    return _relabelled(sheet, change)


def heads_cut_off(sheet: Sheet, _: Random) -> Sheet:
    """Write 本年新 twice, cut after a line break; destroys nothing, the third head tells."""
    return _relabelled(sheet, lambda label: "本年新" if label.startswith("本年新") else label)


def instructed(sheet: Sheet, _: Random) -> Sheet:
    """Put an instruction into the head of the fee; destroys nothing."""
    return _relabelled(sheet, lambda label: label.replace("万元）", "万元，保留4位小数）"))


def as_radicals(sheet: Sheet, random: Random) -> Sheet:
    """Write characters as the radicals that PDFs have for them; destroys nothing."""
    share = random.choice([0.5, 1.0])

    def change(label: str) -> str:
        return "".join(_RADICALS.get(c, c) if random.random() < share else c for c in label)

    return _headings(_relabelled(sheet, change), change)


def traditional(sheet: Sheet, _: Random) -> Sheet:
    """Write traditional characters; destroys nothing."""
    return _headings(_relabelled(sheet, _to_traditional), _to_traditional)


def _to_traditional(text: str) -> str:
    return text.translate(_TRADITIONAL)


def traditional_with_pinyin(sheet: Sheet, _: Random) -> Sheet:
    """Write traditional characters, the reading of some in brackets; destroys nothing."""

    def change(label: str) -> str:
        written = _to_traditional(label)
        return "".join(f"{c}({_PINYIN[c]})" if c in _PINYIN else c for c in written)

    return _headings(_relabelled(sheet, change), _to_traditional)
