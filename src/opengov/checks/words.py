"""What findings are called where they are told: severities, clauses, suggestions."""

from collections import Counter
from collections.abc import Iterator

from ..form.naming import heads_of
from ..messages.catalog import Catalog
from ..messages.marking import message
from .check import Severity
from .finding import Finding, Group, Validation

SEVERITY_WORDS: dict[Severity, str] = {
    "error": message("错误"),
    "warning": message("警告"),
    "notice": message("提示"),
}

_UNCERTAIN = message("{severity}（存疑）")
_SUGGESTION = message("建议：将“{cell}”由{actual}改为{expected}，以上各项即可成立。")
_NOT_ASSESSED = message("未评估：{check}（{count}项），{reason}。")

_BETWEEN = " · "


def severity_of(finding: Finding, words: Catalog) -> str:
    """Return how grave a finding is, and whether it is uncertain."""
    severity = words.text(SEVERITY_WORDS[finding.severity])
    if finding.status == "uncertain":
        return words.compose(_UNCERTAIN, severity=severity)
    return severity


def cell_of(finding: Finding, words: Catalog) -> str:
    """Return the printed labels that lead to what is to be mended first, or nothing."""
    if not finding.places:
        return ""
    return _BETWEEN.join(map(words.text, heads_of(finding.places[0], finding.edition)))


def suggestion_of(group: Group, words: Catalog) -> str:
    """Return the change of one cell that would mend a group as a sentence, or nothing."""
    change = group.suggestion
    if change is None:
        return ""
    heads = heads_of(change.place, group.findings[0].edition)
    cell = _BETWEEN.join(map(words.text, heads))
    return words.compose(_SUGGESTION, cell=cell, actual=change.actual, expected=change.expected)


def not_assessed(validation: Validation, words: Catalog) -> Iterator[str]:
    """Yield a sentence for what could not be judged, for each check and reason."""
    reasons = Counter((each.check, each.reason) for each in validation.not_assessed)
    for (check, reason), count in reasons.items():
        yield words.compose(_NOT_ASSESSED, check=check, count=count, reason=words.text(reason))
