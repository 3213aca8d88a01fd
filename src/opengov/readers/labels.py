"""Which printed label a text is, through spacing, widths, punctuation, wording and small damage.

A text is matched within one table, so that 其他 or 总计 means what it means there. An exact match
in folded form comes first, then known wordings, then the closest label; where two are about as
close, there is no match.
"""

import re
import unicodedata
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from attrs import frozen

from ..form.rows import TableKey, rows
from ..model.disputes import LITIGATION
from ..model.printed import EDITIONS
from ..model.proactive import STUB
from ..model.requests import COLUMN_HEAD, LEGAL_PERSONS, STUB_NOTE

Role: TypeAlias = Literal["row", "group", "column", "caption", "head"]

_WORDINGS: Mapping[TableKey, Mapping[str, str]] = {
    # Other wordings of printed labels, from published reports of 2019 to 2025.
    "proactive": {
        "本年度制发数": "本年制发件数",
        "本年制发数": "本年制发件数",
        "本年发件数": "本年制发件数",
        "本年废止数": "本年废止件数",
        "本年度废止数": "本年废止件数",
        "现行有效件": "现行有效件数",
        "现行有效数": "现行有效件数",
        "本年收费金额": "本年收费金额（单位：万元）",
        "本年度处理决定数量": "本年处理决定数量",
    },
    "requests": {
        "合计": "总计",
        "企业": "商业企业",
        "公益组织": "社会公益组织",
        "部分公开": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "逾期不补正": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "逾期不缴费": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    },
    "disputes": {"合计": "总计", "维持": "结果维持", "纠正": "结果纠正"},
}

_CLOSE, _MARGIN, _SHORTEST, _LONGEST = 0.8, 0.08, 4, 80
_NUMBERING = re.compile(
    r"\(?[一二三四五六七八九十]{1,2}[)、.,]|\(?[一二三四五六七八九十]{1,2}\)|\(?[0-9]{1,2}[).、,]"
)
_KEPT = re.compile(r"[^\w]|_")
_JOINT = re.compile(r"[·—-]")
_NUMBER = re.compile(r"\(?([0-9]{1,2})[).、,]")
_CONTRAST = frozenset("上下本不未非前后其中")
_ADDED = 1
_BRACKETED = re.compile(r"\([^()]*\)")


@frozen(kw_only=True)
class Label:
    """A label of a table: what it is, its text as printed, and the place or key that it leads to.

    place: of the row, group or caption; the key of a column.
    """

    role: Role
    text: str
    place: str


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return a text without white space, widths and quotes, its numbering kept."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@lru_cache(maxsize=4096)
def _bare(folded: str) -> str:
    """Return a folded text without its numbering, brackets and other punctuation."""
    unnumbered = _NUMBERING.sub("", folded, count=1) if _NUMBERING.match(folded) else folded
    return _KEPT.sub("", unnumbered)


@cache
def _labels(table: TableKey) -> tuple[Label, ...]:
    """Return every label of a table in either edition, each once."""
    found: dict[tuple[Role, str, str], Label] = {}

    def add(role: Role, text: str, place: str) -> None:
        found.setdefault((role, text, place), Label(role=role, text=text, place=place))

    for edition in EDITIONS:
        for row in rows(table, edition):
            add("row", row.label, row.place)
            if row.caption is not None:
                add("caption", row.caption.text, row.caption.article)
            for head in row.heads[:-1]:
                add("head" if table == "disputes" else "group", head, head)
            for column in row.columns:
                add("column", column.label, column.key)
    heads = {
        "proactive": (STUB,),
        "requests": (STUB_NOTE, COLUMN_HEAD, LEGAL_PERSONS),
        "disputes": (LITIGATION,),
    }
    for text in heads[table]:
        add("head", text, text)
    return tuple(found.values())


@cache
def _exact(table: TableKey) -> Mapping[str, tuple[Label, ...]]:
    """Return the labels of a table by their folded and by their bare text."""
    found: dict[str, tuple[Label, ...]] = {}
    for label in _labels(table):
        for key in {_KEPT.sub("", fold(label.text)), _bare(fold(label.text))}:
            found[key] = (*found.get(key, ()), label)
    for wording, text in _WORDINGS[table].items():
        found.setdefault(wording, tuple(x for x in _labels(table) if x.text == text))
    return found


@lru_cache(maxsize=8192)
def match(table: TableKey, text: str) -> tuple[Label, ...]:
    """Return the labels of a table that a text may be, or none where it is no label.

    There is more than one where the form prints the same words twice, as 其他, or in two editions.

    >>> [label.place for label in match("requests", "５、 属于三类内部 事务信息")]
    ['requests.table.outcomes.refused.internal_affairs']
    """
    folded = fold(text) if len(text) <= 4 * _LONGEST else ""
    if not folded or len(folded) > _LONGEST:
        return ()
    exact = _exact(table)
    candidates = (
        _KEPT.sub("", folded),
        _bare(folded),
        _bare(_BRACKETED.sub("", folded)),
        _bare(_JOINT.split(folded)[-1]),
    )
    for candidate in candidates:
        if found := exact.get(candidate):
            return tuple(label for label in found if not _numbered_otherwise(folded, label.text))
    return _closest(table, _bare(folded))


def _numbered_otherwise(folded: str, label: str) -> bool:
    """Tell whether a text has another number than a label as short as 3.其他, which it may not."""
    printed, official = _NUMBER.match(folded), _NUMBER.match(fold(label))
    short = official is not None and len(_bare(fold(label))) < _SHORTEST
    return bool(short and printed and official and printed[1] != official[1])


def exactly(table: TableKey, text: str) -> bool:
    """Tell whether a text is a label of a table to the letter, numbering apart."""
    if len(text) > 4 * _LONGEST:
        return False
    folded = fold(text)
    return _KEPT.sub("", folded) in _exact(table) or _bare(folded) in _exact(table)


def _closest(table: TableKey, bare: str) -> tuple[Label, ...]:
    """Return the label closest to a damaged text, unless another one is nearly as close.

    A text may have lost characters or changed them, not won a word: 其他规范性文件 is another thing
    than 规范性文件, and 上年 another year than 本年.
    """
    if len(bare) < _SHORTEST or bare.isdigit():
        return ()
    scored: list[tuple[float, str]] = []
    matcher = SequenceMatcher(autojunk=False, b=bare)
    for key in _unnumbered(table):
        matcher.set_seq1(key)
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= _CLOSE - _MARGIN:
            scored.append((matcher.ratio(), key))
    scored.sort(reverse=True)
    if not scored or scored[0][0] < _CLOSE:
        return ()
    score, key = scored[0]
    best = _exact(table)[key]
    rivals = [other for other, rival in scored if _exact(table)[rival] != best]
    won_a_word = len(bare) > len(key) + _ADDED or not _contrast(bare) <= _contrast(key)
    return () if won_a_word or (rivals and score - rivals[0] < _MARGIN) else best


@cache
def _unnumbered(table: TableKey) -> tuple[str, ...]:
    bare = {_bare(fold(label.text)) for label in _labels(table)}
    return tuple(sorted(bare | set(_WORDINGS[table])))


@lru_cache(maxsize=4096)
def _contrast(bare: str) -> frozenset[str]:
    return _CONTRAST.intersection(bare)


def place_of(labels: tuple[Label, ...]) -> str | None:
    """Return the place of the row that labels name, or None."""
    return next((label.place for label in labels if label.role == "row"), None)


def column_of(labels: tuple[Label, ...]) -> str | None:
    """Return the key of the column that labels name, or None."""
    return next((label.place for label in labels if label.role == "column"), None)


def is_head(labels: tuple[Label, ...]) -> bool:
    """Tell whether labels can only be a column's head, or a head over columns."""
    return bool(labels) and all(label.role in ("column", "head") for label in labels)


def added_instruction(printed: str, official: str) -> str | None:
    """Return the bracketed instruction that a printed label has and the form has not, or None.

    >>> added_instruction("本年收费金额（单位：万元，保留4位小数）", "本年收费金额（单位：万元）")
    '单位：万元，保留4位小数'
    """
    for bracket in re.finditer(r"[(（]([^()（）]*)[)）]", printed):
        inner = _KEPT.sub("", fold(bracket[1]))
        if len(inner) > 1 and inner not in _KEPT.sub("", fold(official)):
            return bracket[1].strip()
    return None
