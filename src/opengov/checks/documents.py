"""Validations as JSON documents, and the schema of those."""

import json
from decimal import Decimal
from typing import Any

from ..errors import DumpError
from ..messages.catalog import Catalog, catalog
from ..model.figures import Figure, as_printed
from .check import SEVERITIES
from .finding import Finding, Group, Validation
from .validating import RULESET

FORMAT = "opengov/validation/1"


def dumps_validation(
    validation: Validation, *, locale: str = "zh-Hans", indent: int | None = None
) -> str:
    """Return the JSON document of a validation, its sentences in a language.

    Every key is always there, in one order. A count is an integer, money a string with the digits
    as printed. Raises RenderError for a locale without a catalog, and DumpError where a check's
    sentence holds a lone surrogate.
    """
    words = catalog(locale)
    plain = {
        "format": FORMAT,
        "ruleset": RULESET,
        "findings": [_finding(finding, words) for finding in validation.findings],
        "groups": [_group(group) for group in validation.groups],
        "passed": [
            {"check": each.check, "places": list(each.places), "zeros": list(each.zeros)}
            for each in validation.passed
        ],
        "not_assessed": [
            {
                "check": each.check,
                "reason": words.text(each.reason),
                "places": list(each.places),
                "fault": each.fault,
            }
            for each in validation.not_assessed
        ],
        "counts": validation.counts,
    }
    separators = (",", ":") if indent is None else None
    text = json.dumps(plain, ensure_ascii=False, indent=indent, separators=separators)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DumpError(
            f"the validation holds a lone surrogate in {text[error.start - 20 : error.end]!r}; "
            "JSON has no form for it"
        ) from None
    return text


def validation_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the documents that dumps_validation writes."""
    count = {"type": "integer", "minimum": 0}
    counted = (*SEVERITIES, "uncertain", "passed", "not_assessed")
    keys = {
        "format": {"const": FORMAT},
        "ruleset": {"const": RULESET},
        "findings": _array(_ref("finding")),
        "groups": _array(_ref("group")),
        "passed": _array(_ref("passed")),
        "not_assessed": _array(_ref("not_assessed")),
        "counts": _object(dict.fromkeys(counted, count)),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What the checks say of an annual report on open government information",
        **_object(keys),
        "$defs": _definitions(),
    }


def _finding(finding: Finding, words: Catalog) -> dict[str, Any]:
    return {
        "check": finding.check,
        "severity": finding.severity,
        "status": finding.status,
        "places": list(finding.places),
        "expected": _figure(finding.expected),
        "actual": _figure(finding.actual),
        "operands": [
            {"place": place, "value": _figure(figure)} for place, figure in finding.operands
        ],
        "clause": words.text(finding.clause),
        "message": finding.describe(words.locale),
        "fingerprint": finding.fingerprint,
    }


def _group(group: Group) -> dict[str, Any]:
    change = group.suggestion
    return {
        "findings": [finding.fingerprint for finding in group.findings],
        "suggestion": None
        if change is None
        else {"place": change.place, "actual": change.actual, "expected": change.expected},
    }


def _figure(figure: Figure) -> int | str | None:
    return as_printed(figure) if isinstance(figure, Decimal) else figure


def _definitions() -> dict[str, Any]:
    text = {"type": "string"}
    integer = {"type": "integer"}
    place = {"type": "string", "description": "A dotted path in the report document"}
    change = _object({"place": _ref("place"), "actual": integer, "expected": integer})
    fingerprint = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
    return {
        "place": place,
        "fingerprint": fingerprint,
        "figure": {
            "description": "A count, money in 万元 with the digits as printed, or unknown",
            "oneOf": [
                integer,
                {"type": "string", "pattern": r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"},
                {"type": "null"},
            ],
        },
        "finding": _object(
            {
                "check": text,
                "severity": {"enum": list(SEVERITIES)},
                "status": {"enum": ["fail", "uncertain"]},
                "places": _array(_ref("place")),
                "expected": _ref("figure"),
                "actual": _ref("figure"),
                "operands": _array(_object({"place": _ref("place"), "value": _ref("figure")})),
                "clause": text,
                "message": text,
                "fingerprint": _ref("fingerprint"),
            }
        ),
        "group": _object(
            {
                "findings": _array(_ref("fingerprint")),
                "suggestion": {"oneOf": [change, {"type": "null"}]},
            }
        ),
        "passed": _object(
            {"check": text, "places": _array(_ref("place")), "zeros": _array(_ref("place"))}
        ),
        "not_assessed": _object(
            {
                "check": text,
                "reason": text,
                "places": _array(_ref("place")),
                "fault": {"type": "boolean"},
            }
        ),
    }


def _object(keys: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": keys,
        "required": list(keys),
        "additionalProperties": False,
    }


def _array(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}
