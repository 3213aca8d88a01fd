import json
from collections.abc import Callable
from typing import Any

import pytest

from opengov import Finding, Group, Validation
from opengov.overviews import Entry, overview

Find = Callable[..., Finding]


def _run(entries: tuple[Entry, ...], locale: str = "zh-Hans") -> dict[str, Any]:
    run: dict[str, Any] = json.loads(str(overview(entries, "sarif", locale=locale)))["runs"][0]
    return run


def test_a_finding_is_a_result(entries: tuple[Entry, ...]) -> None:
    """At its line, where the file has lines, and at its place in the report."""
    result = _run(entries)["results"][0]
    row = "requests.table.received"

    assert {key: result[key] for key in ("ruleId", "kind", "level", "locations")} == {
        "ruleId": "arithmetic.applicants",
        "kind": "fail",
        "level": "error",
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "in/%E7%94%B2%201.txt", "index": 0},
                    "region": {"startLine": 6},
                },
                "logicalLocations": [
                    {
                        "fullyQualifiedName": f"{row}.total",
                        "name": "一、本年新收政府信息公开申请数量 · 总计",
                        "kind": "property",
                    }
                ],
            }
        ],
    }
    assert result["relatedLocations"] == [
        {
            "logicalLocations": [
                {
                    "fullyQualifiedName": f"{row}.natural_person",
                    "name": "一、本年新收政府信息公开申请数量 · 自然人",
                    "kind": "property",
                }
            ],
            "message": {"text": "0"},
        }
    ]


def test_an_uncertain_finding_is_to_be_reviewed(entries: tuple[Entry, ...]) -> None:
    """As the standard says, what is no failure has no level; a page has no line."""
    result = _run(entries)["results"][3]

    assert (result["kind"], result["level"]) == ("review", "none")
    assert result["properties"] == {
        "severity": "notice",
        "printed": 10**20,
        "expected": "0.50",
        "clause": "",
        "cause": 1,
    }
    assert "region" not in result["locations"][0]["physicalLocation"]


def test_a_finding_without_a_place_has_its_file(find: Find) -> None:
    """A check of a plugin may speak of the report as a whole, and say nothing."""
    finding = find(check="house.rule", template="")
    found = Validation(
        findings=(finding,), groups=(Group(findings=(finding,)),), passed=(), not_assessed=()
    )
    result = _run((Entry(file="a", validation=found),))["results"][0]

    assert (result["message"], result["locations"]) == (
        {"text": "house.rule"},
        [{"physicalLocation": {"artifactLocation": {"uri": "a", "index": 0}}}],
    )


def test_what_could_not_be_read_or_judged_is_a_notification(entries: tuple[Entry, ...]) -> None:
    """It is no result: a platform that does not know its kind would count it."""
    invocation = _run(entries)["invocations"][0]
    told = [
        (
            each["level"],
            each["message"]["text"],
            each["locations"][0]["physicalLocation"]["artifactLocation"]["index"],
        )
        for each in invocation["toolExecutionNotifications"]
    ]

    assert told == [
        ("note", "未评估：form.blank（2项），报告没有这项检查所需的内容。", 0),
        ("error", "no reader takes d.pdf", 3),
    ]
    assert not invocation["executionSuccessful"]


def test_every_check_is_a_rule(entries: tuple[Entry, ...]) -> None:
    """With what must hold; one that only a finding names has its name alone."""
    rules = {rule["id"]: rule for rule in _run(entries)["tool"]["driver"]["rules"]}

    assert rules["arithmetic.applicants"] == {
        "id": "arithmetic.applicants",
        "shortDescription": {"text": "表三各行：总计等于六类申请人之和"},
        "help": {"text": "表三各行：总计等于六类申请人之和\n依据：由表三推出"},
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["arithmetic"]},
    }
    assert rules["house.rule"] == {"id": "house.rule"}


def test_every_file_is_an_artifact(entries: tuple[Entry, ...]) -> None:
    """Also one that is fine."""
    artifacts = _run(entries)["artifacts"]

    assert artifacts[1] == {
        "location": {"uri": "in/b.txt"},
        "roles": ["analysisTarget"],
        "properties": {
            "title": None,
            "agency": "乙市民政局",
            "year": 2021,
            "counts": {
                "error": 0,
                "warning": 0,
                "notice": 0,
                "uncertain": 0,
                "passed": 1,
                "not_assessed": 0,
            },
        },
    }


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a b#c.txt", "a%20b%23c.txt"),
        ("a:b.txt", "a%3Ab.txt"),
        ("/tmp/年.txt", "file:///tmp/%E5%B9%B4.txt"),  # noqa: S108
        ("-", "stdin"),
        ("\udcff.txt", "%FF.txt"),
    ],
)
def test_a_name_is_a_reference(file: str, uri: str) -> None:
    """Relative as it was given; no name of a machine's folder is added."""
    artifact = _run((Entry(file=file, error="no"),))["artifacts"][0]

    assert artifact["location"]["uri"] == uri


@pytest.mark.parametrize(("locale", "language"), [("zh-Hant", "zh"), ("en", "en")])
def test_the_language_is_told_without_its_script(
    entries: tuple[Entry, ...], locale: str, language: str
) -> None:
    """For which the standard has no form."""
    assert _run(entries, locale)["language"] == language
