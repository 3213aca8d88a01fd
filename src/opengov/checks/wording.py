"""What is said of findings in every language, wherever they are shown."""

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

from ..form.naming import heads_of
from ..messages.marking import message
from .check import Severity, Status
from .finding import Finding, Group, Validation

if TYPE_CHECKING:
    from ..messages.catalog import Catalog

SEVERITY_WORDS: dict[Severity, str] = {
    "error": message("错误"),
    "warning": message("警告"),
    "notice": message("提示"),
}

BETWEEN = " · "
"""What stands between the labels that lead to a cell."""

_UNCERTAIN = message("{severity}（存疑）")
_CLAUSE = message("依据：{clause}")
_SUGGESTION = message("建议：将“{cell}”由{actual}改为{expected}，以上各项即可成立。")
_NOT_ASSESSED = message("未评估：{check}（{count}项），{reason}。")
_COUNTS = message(
    "错误：{error}；警告：{warning}；提示：{notice}；存疑：{uncertain}；"
    "通过：{passed}；未评估：{not_assessed}。"
)


@frozen(kw_only=True)
class Said:
    """What is said of the findings of a group that one check made: its words, one sentence each.

    clause: the sentence on what the check rests on, or nothing.
    """

    check: str
    severity: Severity
    degree: str
    sentences: tuple[str, ...]
    clause: str


def said(group: Group, words: "Catalog") -> Iterator[Said]:
    """Yield what is said of each check's findings in a group."""
    for (check, severity, status, clause), found in groupby(group.findings, _kind):
        yield Said(
            check=check,
            severity=severity,
            degree=degree(severity, status, words),
            sentences=tuple(finding.describe(words.locale) for finding in found),
            clause=_based(clause, words),
        )


def suggested(group: Group, words: "Catalog") -> str:
    """Return the sentence on the one change that would mend a group, or nothing."""
    change = group.suggestion
    if change is None:
        return ""
    heads = heads_of(change.place, group.findings[0].edition)
    cell = BETWEEN.join(map(words.text, heads))
    return words.compose(_SUGGESTION, cell=cell, actual=change.actual, expected=change.expected)


def cell_of(finding: Finding, words: "Catalog") -> str:
    """Return the printed labels that lead to what is to be mended first, or nothing."""
    if not finding.places:
        return ""
    return BETWEEN.join(map(words.text, heads_of(finding.places[0], finding.edition)))


def not_assessed(validation: Validation, words: "Catalog") -> Iterator[str]:
    """Yield a sentence for what could not be judged, for each check and reason."""
    reasons = Counter((each.check, each.reason) for each in validation.not_assessed)
    for (check, reason), count in reasons.items():
        yield words.compose(_NOT_ASSESSED, check=check, count=count, reason=words.text(reason))


def counted(validation: Validation, words: "Catalog") -> str:
    """Return the sentence on how many there are of each kind."""
    return words.compose(_COUNTS, **validation.counts)


@cache
def degree(severity: Severity, status: Status, words: "Catalog") -> str:
    """Return how grave findings are, and whether they are uncertain."""
    word = words.text(SEVERITY_WORDS[severity])
    return words.compose(_UNCERTAIN, severity=word) if status == "uncertain" else word


@lru_cache(maxsize=1024)
def _based(clause: str, words: "Catalog") -> str:
    return words.compose(_CLAUSE, clause=words.text(clause)) if clause else ""


def _kind(finding: Finding) -> tuple[str, Severity, Status, str]:
    return finding.check, finding.severity, finding.status, finding.clause
