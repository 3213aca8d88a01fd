"""Which printed label a text is, through spacing, widths, scripts, wording and small damage.

A text is matched within one table, so that 其他 or 总计 means what it means there. An exact match
in folded form comes first, then known wordings, then the closest label; where two are about as
close, there is no match. A number that a label is printed with is evidence: a damaged label with
another's number is neither.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from attrs import frozen

from ..form.rows import TableKey, rows
from ..model.disputes import LITIGATION
from ..model.printed import EDITIONS
from ..model.proactive import STUB
from ..model.requests import COLUMN_HEAD, LEGAL_PERSONS, STUB_NOTE
from .additions import changes_nothing, only_names
from .characters import fold
from .closest import closest
from .wordings import WORDINGS

Role: TypeAlias = Literal["row", "group", "column", "caption", "head"]

_LONGEST, _SHORT, _FRAGMENT = 80, 4, 4
_NUMBER = re.compile(
    r"\(?(?P<chinese>[一二三四五六七八九十]{1,2})(?:\)[、.,]?|[、.,:])"
    r"|\(?(?P<arabic>[1-9][0-9]?)(?:\)[、.,]?|[.、,:](?![0-9])|(?=[一-鿿]))"
)
_PUNCTUATION = re.compile(r"[^\w]|_")
_JOINT = re.compile(r"[·—-]")
_LETTERS = re.compile("[A-Za-z]")
_DIGIT = re.compile("[0-9]")
_ADDED_BY_HABIT = re.compile("(?<=年)度|(?<=[上下])一(?=年)|的")
_BRACKETED = re.compile(r"\([^()]{2,}\)|\([^()一二三四五六七八九十]\)$")
_INSTRUCTION = re.compile(r"[(（]([^()（）]*)[)）]")


@frozen(kw_only=True)
class Label:
    """A label of a table: what it is, its text as printed, and the place or key that it leads to.

    place: of the row, group or caption; the key of a column.
    """

    role: Role
    text: str
    place: str


def match(table: TableKey, text: str) -> tuple[Label, ...]:
    """Return the labels of a table that a text may be, or none where it is no label.

    There is more than one where the form prints the same words twice, as 其他, or in two editions.

    >>> [label.place for label in match("requests", "５、 属于三类内部 事务信息")]
    ['requests.table.outcomes.refused.internal_affairs']
    """
    return () if text.isascii() or len(text) > 4 * _LONGEST else _match(table, text)


def exactly(table: TableKey, text: str) -> bool:
    """Tell whether a text is a label of a table to the letter, numbering apart."""
    return not text.isascii() and _is_exact(table, text)


def partial(table: TableKey, text: str) -> tuple[Label, ...]:
    """Return the labels of which a text is a piece of at least four characters, in printed order.

    >>> [label.place for label in partial("requests", "形，不计其他情形）")]
    ['requests.table.outcomes.partially_disclosed']
    """
    return () if text.isascii() else _partial(table, text)


@lru_cache(maxsize=8192)
def _match(table: TableKey, text: str) -> tuple[Label, ...]:
    folded = fold(text) if len(text) <= 4 * _LONGEST else ""
    if not folded or len(folded) > _LONGEST:
        return ()
    exact = _exact(table)
    numbered = _numbered(folded)
    added = _Added.of(folded)
    for candidate in _candidates(folded, numbered.bare):
        if found := exact.get(candidate):
            return tuple(each for each in found if _may_have(numbered, each, damaged=False))
    if added is not None:
        same = exact.get(_numbered(added.label).bare, ())
        may_be = (each for each in same if _may_have(numbered, each, damaged=False))
        if sure := tuple(each for each in may_be if added.is_harmless(table, each)):
            return sure
    if _DIGIT.search(numbered.bare):
        return ()  # a figure of its own, which must not go unseen
    if (near := closest(_habitual(numbered.bare), _known(table))) is None:
        return ()
    return tuple(
        each
        for each in exact[near]
        if _may_have(numbered, each, damaged=True) and (added is None or "（" in each.text)
    )


@lru_cache(maxsize=8192)
def _is_exact(table: TableKey, text: str) -> bool:
    if len(text) > 4 * _LONGEST:
        return False
    folded = fold(text)
    numbered = _numbered(folded)
    exact = _exact(table)
    found = exact.get(_PUNCTUATION.sub("", folded)) or exact.get(numbered.bare, ())
    return any(_may_have(numbered, label, damaged=False) for label in found)


@lru_cache(maxsize=4096)
def _partial(table: TableKey, text: str) -> tuple[Label, ...]:
    folded = fold(text) if len(text) <= 4 * _LONGEST else ""
    whole = _PUNCTUATION.sub("", folded)
    number, bare, _ = _numbered(folded)
    if len(bare) < _FRAGMENT:
        return ()
    return tuple(
        label
        for label, (official, unnumbered) in _pieces(table).items()
        if whole in official or (unnumbered.startswith(bare) and number == _number_of(label))
    )


def _candidates(folded: str, bare: str) -> Iterator[str]:
    """Yield what a folded text may be looked up as, the likeliest first."""
    yield _PUNCTUATION.sub("", folded)
    yield bare
    yield _habitual(bare)


@frozen(kw_only=True)
class _Added:
    """A folded text with what is added to a label: brackets behind it, heads before a dash."""

    label: str
    before: str
    brackets: tuple[str, ...]

    @classmethod
    def of(cls, folded: str) -> "_Added | None":
        """Take a text apart, or return None where nothing is added."""
        brackets = tuple(each.strip("()") for each in _BRACKETED.findall(folded))
        label = _BRACKETED.sub("", folded) if brackets else folded
        before, dash, last = label.rpartition(
            found[-1] if (found := _JOINT.findall(label)) else "\0"
        )
        if not brackets and not dash:
            return None
        return cls(label=last, before=before, brackets=brackets)

    def is_harmless(self, table: TableKey, label: Label) -> bool:
        """Tell whether a label is what it is with what is added."""
        official, money = _PUNCTUATION.sub("", fold(label.text)), _is_money(table, label)
        return only_names(self.before, _over(table, label)) and all(
            changes_nothing(each, label=official, money=money) for each in self.brackets
        )


@cache
def _is_money(table: TableKey, label: Label) -> bool | None:
    """Tell whether an edition prints only amounts by a label, or only counts; None if neither."""
    kinds: set[tuple[bool, ...]] = {
        tuple(
            {
                column.money
                for column in row.columns
                if label.role == "row" or label.text == column.label
            }
        )
        for edition in EDITIONS
        for row in rows(table, edition)
        if label.role == "column" or label.place == row.place
    }
    return True if (True,) in kinds else False if (False,) in kinds else None


@cache
def _over(table: TableKey, label: Label) -> tuple[str, ...]:
    """Return the texts under which a form prints a label, the outermost first."""
    found = [each.text for each in _labels(table) if each.role == "head"]
    for edition in EDITIONS:
        for row in rows(table, edition):
            if label.role == "row" and label.place == row.place:
                found.extend([*row.heads[:-1], *([row.caption.text] if row.caption else [])])
            elif label.role == "column" and table == "disputes":
                found.append(row.label)
    return tuple(dict.fromkeys(found))


def _habitual(bare: str) -> str:
    """Return a bare text without stray letters and the small words that writers put in."""
    return _ADDED_BY_HABIT.sub("", _LETTERS.sub("", bare))


class _Numbered(NamedTuple):
    """A folded text, its number told from the rest, which has no punctuation; apart: by a mark."""

    number: str | None
    bare: str
    apart: bool


def _numbered(folded: str) -> _Numbered:
    found = _NUMBER.match(folded)
    if found is None:
        return _Numbered(None, _PUNCTUATION.sub("", folded), apart=True)
    number = found["chinese"] or found["arabic"]
    bare = _PUNCTUATION.sub("", folded[found.end() :])
    return _Numbered(number, bare, apart=found[0] != number)


@cache
def _number_of(label: Label) -> str | None:
    return _numbered(fold(label.text)).number


def _may_have(text: _Numbered, label: Label, *, damaged: bool) -> bool:
    """Tell whether a label may be printed with the number of a text, damaged or not.

    A number of two digits, or one that runs into a label without it, is a figure or ends in one.
    """
    official = _number_of(label)
    if text.number in (None, official):
        return True
    if not text.apart or (text.number.isdecimal() and len(text.number) > 1):
        return False
    short = len(_bare(label.text)) < _SHORT
    if official is None:
        return label.role != "column" or not short
    return not (damaged or short)


def _bare(text: str) -> str:
    return _numbered(fold(text)).bare


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
    """Return the labels of a table by their folded and by their bare text, and by its wordings."""
    found: dict[str, tuple[Label, ...]] = {}
    for label in _labels(table):
        bare = _bare(label.text)
        for key in {_PUNCTUATION.sub("", fold(label.text)), bare, _habitual(bare)}:
            found[key] = (*found.get(key, ()), label)
    for wording, bare in WORDINGS[table].items():
        found[wording] = found[bare]
    return found


@cache
def _known(table: TableKey) -> Mapping[str, frozenset[str]]:
    """Return what damaged texts are compared with: bare labels; a wording has to be exact."""
    bare = {_habitual(_bare(label.text)) for label in _labels(table)}
    return {text: frozenset(text) for text in bare}


@cache
def _pieces(table: TableKey) -> Mapping[Label, tuple[str, str]]:
    """Return each label of a table with its text without punctuation, and without its number."""
    return {
        label: (_PUNCTUATION.sub("", fold(label.text)), _bare(label.text))
        for label in _labels(table)
    }


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
    for bracket in _INSTRUCTION.finditer(printed):
        inner = _PUNCTUATION.sub("", fold(bracket[1]))
        if len(inner) > 1 and inner not in _PUNCTUATION.sub("", fold(official)):
            return bracket[1].strip()
    return None


def exact_texts(table: TableKey) -> Iterable[str]:
    """Return the texts that are labels to the letter, in letters and digits alone."""
    return _exact(table).keys()


def spanning_texts(table: TableKey) -> Iterable[str]:
    """Return the letters of the labels that stand over or beside several rows."""
    return {_PUNCTUATION.sub("", fold(each.text)) for each in _labels(table) if each.role != "row"}


def is_piece(text: str, table: TableKey) -> bool:
    """Tell whether a text is a piece of a label, of any length."""
    letters = _PUNCTUATION.sub("", fold(text))
    return any(letters in official for official, _ in _pieces(table).values())
