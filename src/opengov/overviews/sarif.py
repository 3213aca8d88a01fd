"""The overview as SARIF 2.1.0, which platforms for code and dashboards of quality take in.

A finding is a result; an uncertain one is one to review, which no platform counts as a failure.
What could not be read or judged is a notification of the run: it is no result, as a platform that
does not know its kind would count it as a finding.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from importlib.metadata import version
from pathlib import PurePath
from typing import Any, TypeAlias
from urllib.parse import quote

from attrs import frozen

from ..checks.builtin import CHECKS
from ..checks.check import Check, Severity
from ..checks.finding import Finding
from ..checks.validating import RULESET
from ..errors import PluginError
from ..form.naming import heads_of
from ..messages.catalog import Catalog
from ..messages.marking import message
from ..model.figures import Figure, as_printed
from ..renderers.text_grid import plain
from .entry import Entry
from .telling import Told, causes, family, unassessed

_Object: TypeAlias = dict[str, Any]

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "notice": "note"}
_CLAUSE = message("依据：{clause}")
_LINE = re.compile(r"line ([1-9][0-9]*)\b")
_LANGUAGE = re.compile(r"[a-z]{2}")
_NOT_ASSESSED = message("未评估：{check}（{count}项），{reason}。")
_BETWEEN = " · "


def sarif(entries: tuple[Entry, ...], words: Catalog) -> str:
    """Return the overview as a SARIF log of one run, its sentences in the catalog's language."""
    rules = _rules(entries, words)
    writing = _Writing(words=words, numbers={rule["id"]: i for i, rule in enumerate(rules)})
    results: list[_Object] = []
    told: list[_Object] = []
    for index, entry in enumerate(entries):
        results.extend(writing.results(entry, _artifact_location(entry, index)))
        told.extend(writing.notifications(entry, _artifact_location(entry, index)))
    run: _Object = {
        "tool": {
            "driver": {"name": "opengov", "version": version("opengov-report"), "rules": rules}
        },
        "language": _language(words.locale),
        "invocations": [
            {
                "executionSuccessful": all(each["level"] != "error" for each in told),
                "toolExecutionNotifications": told,
            }
        ],
        "artifacts": [_artifact(entry) for entry in entries],
        "results": results,
        "properties": {"ruleset": RULESET},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return f"{json.dumps(log, ensure_ascii=False, separators=(',', ':'))}\n"


def _language(locale: str) -> str:
    """Return a locale as SARIF has it: a language, but no script."""
    language = locale.partition("-")[0]
    return language if _LANGUAGE.fullmatch(language) else "en"


def _rules(entries: Sequence[Entry], words: Catalog) -> list[_Object]:
    """Return every check that is installed, and what findings name besides."""
    working = [check for _, check in CHECKS.working() if not isinstance(check, PluginError)]
    known = {check.id: check for check in working}
    validations = [entry.validation for entry in entries if entry.validation is not None]
    named = {
        *(finding.check for found in validations for finding in found.findings),
        *(each.check for found in validations for each in found.not_assessed),
    }
    others = [{"id": plain(name)} for name in sorted(named - known.keys())]
    return [*(_rule(check, words) for check in known.values()), *others]


def _rule(check: Check, words: Catalog) -> _Object:
    summary = plain(words.text(getattr(check, "summary", ""))) or plain(check.id)
    clause = plain(words.text(getattr(check, "clause", "")))
    rests = words.compose(_CLAUSE, clause=clause)
    return {
        "id": plain(check.id),
        "shortDescription": {"text": summary},
        "help": {"text": f"{summary}\n{rests}" if clause else summary},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"tags": [plain(family(check.id))]},
    }


def _artifact(entry: Entry) -> _Object:
    return {
        "location": {"uri": _uri(entry.file)},
        "roles": ["analysisTarget"],
        "properties": {
            "title": None if entry.title is None else plain(entry.title),
            "agency": None if entry.agency is None else plain(entry.agency),
            "year": entry.year,
            "counts": None if entry.validation is None else entry.validation.counts,
        },
    }


def _uri(file: str) -> str:
    """Return a file's name as a reference: relative as it was given, or with its scheme."""
    path = PurePath("stdin" if file == "-" else file)
    quoted = quote(os.fsencode(path.as_posix()))
    return f"file:///{quoted.lstrip('/')}" if path.is_absolute() else quoted


def _artifact_location(entry: Entry, index: int) -> _Object:
    return {"uri": _uri(entry.file), "index": index}


@frozen(kw_only=True)
class _Writing:
    """What every result needs: the words, and the number of each rule in the log."""

    words: Catalog
    numbers: Mapping[str, int]

    def results(self, entry: Entry, artifact: _Object) -> Iterator[_Object]:
        """Yield the findings of a file."""
        groups = () if entry.validation is None else entry.validation.groups
        for group, cause in zip(groups, causes(entry, self.words), strict=True):
            for finding, told in zip(group.findings, cause, strict=True):
                yield self._result(finding, told, artifact)

    def _result(self, finding: Finding, told: Told, artifact: _Object) -> _Object:
        certain = told.status == "fail"
        line = _LINE.match(told.source)
        physical = {"artifactLocation": artifact}
        if line is not None:
            physical["region"] = {"startLine": int(line[1])}
        location: _Object = {"physicalLocation": physical}
        if finding.places:
            location["logicalLocations"] = [self._logical(told.place, told.label)]
        text = f"{told.message}\n{told.suggestion}" if told.suggestion else told.message
        return {
            "ruleId": told.check,
            "ruleIndex": self.numbers[told.check],
            "kind": "fail" if certain else "review",
            "level": _LEVELS[told.severity] if certain else "none",
            "message": {"text": text or told.check},
            "locations": [location],
            "relatedLocations": list(self._related(finding)),
            "partialFingerprints": {"opengov/1": told.fingerprint},
            "properties": {
                "severity": told.severity,
                "printed": _figure(told.printed),
                "expected": _figure(told.expected),
                "clause": told.clause,
                "cause": told.cause,
            },
        }

    def _logical(self, place: str, label: str) -> _Object:
        return {"fullyQualifiedName": place, "name": label, "kind": "property"}

    def _related(self, finding: Finding) -> Iterator[_Object]:
        """Yield the other places of a finding, with what stands there where it was added up."""
        figures = dict(finding.operands)
        for place in finding.places[1:]:
            heads = heads_of(place, finding.edition)
            label = plain(_BETWEEN.join(map(self.words.text, heads)))
            related: _Object = {"logicalLocations": [self._logical(plain(place), label)]}
            if (figure := figures.get(place)) is not None:
                related["message"] = {"text": self.words.number(figure)}
            yield related

    def notifications(self, entry: Entry, artifact: _Object) -> Iterator[_Object]:
        """Yield why a file could not be read, or what of it could not be judged."""
        located = {"locations": [{"physicalLocation": {"artifactLocation": artifact}}]}
        if entry.validation is None:
            yield {"level": "error", "message": {"text": plain(entry.error) or "?"}, **located}
        for each in unassessed(entry, self.words):
            said = self.words.compose(
                _NOT_ASSESSED, check=each.check, count=each.count, reason=each.reason
            )
            yield {
                "level": "error" if each.fault else "note",
                "message": {"text": said},
                "associatedRule": {"id": each.check, "index": self.numbers[each.check]},
                **located,
            }


def _figure(figure: Figure) -> int | str | None:
    return as_printed(figure) if isinstance(figure, Decimal) else figure
