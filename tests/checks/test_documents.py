import json
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from opengov import (
    DumpError,
    Finding,
    Group,
    NotAssessed,
    Passed,
    RenderError,
    Report,
    Suggestion,
    Validation,
    validate,
)
from opengov.checks.documents import dumps_validation, validation_schema
from opengov.messages.marking import message

PLACE = "requests.table.received.total"


def _finding(text: str = "有缺失或无法读取的数") -> Finding:
    return Finding(
        check="arithmetic.applicants",
        severity="error",
        status="uncertain",
        places=(PLACE,),
        expected=10**30,
        actual=Decimal("0.50"),
        operands=((PLACE, None),),
        clause=message("由表三推出"),
        template=text,
        values={},
        edition="2021",
    )


def _validation(finding: Finding) -> Validation:
    change = Suggestion(place=PLACE, actual=1, expected=2)
    return Validation(
        findings=(finding,),
        groups=(Group(findings=(finding,), suggestion=change), Group(findings=(finding,))),
        passed=(Passed(check="form.blank", places=(PLACE,), zeros=(PLACE,)),),
        not_assessed=(NotAssessed(check="form.empty", reason="总计未填", places=(PLACE,)),),
    )


def test_every_key_is_there_in_order() -> None:
    """Counts are integers, money is text as printed, and sentences are in the asked language."""
    finding = _finding()

    assert dumps_validation(_validation(finding), locale="zh-Hant") == (
        '{"format":"opengov/validation/1","ruleset":"opengov/checks/1","findings":['
        '{"check":"arithmetic.applicants","severity":"error","status":"uncertain",'
        f'"places":["{PLACE}"],"expected":{10**30},"actual":"0.50",'
        f'"operands":[{{"place":"{PLACE}","value":null}}],"clause":"由表三推出",'
        f'"message":"有缺失或無法讀取的數","fingerprint":"{finding.fingerprint}"}}],'
        f'"groups":[{{"findings":["{finding.fingerprint}"],'
        f'"suggestion":{{"place":"{PLACE}","actual":1,"expected":2}}}},'
        f'{{"findings":["{finding.fingerprint}"],"suggestion":null}}],'
        f'"passed":[{{"check":"form.blank","places":["{PLACE}"],"zeros":["{PLACE}"]}}],'
        f'"not_assessed":[{{"check":"form.empty","reason":"總計未填","places":["{PLACE}"],'
        '"fault":false}],"counts":{"error":0,"warning":0,"notice":0,"uncertain":1,"passed":1,'
        '"not_assessed":1}}'
    )


def test_indent_changes_white_space_only() -> None:
    """The two forms hold the same."""
    validation = _validation(_finding())
    indented = dumps_validation(validation, indent=2)

    assert indented.startswith('{\n  "format": ')
    assert json.loads(indented) == json.loads(dumps_validation(validation))


@pytest.mark.parametrize("validation", [_validation(_finding()), validate(Report())])
def test_documents_follow_their_schema(validation: Validation) -> None:
    """The schema itself is one, too."""
    schema = validation_schema()
    Draft202012Validator.check_schema(schema)
    validator: Any = Draft202012Validator(schema)

    validator.validate(json.loads(dumps_validation(validation)))


@pytest.mark.parametrize(
    ("key", "wrong"),
    [("findings", None), ("counts", {}), ("format", "opengov/validation/2"), ("more", 1)],
)
def test_the_schema_is_strict(key: str, wrong: Any) -> None:
    """A missing or unknown key, or another type, is no validation document."""
    document = {**json.loads(dumps_validation(validate(Report()))), key: wrong}
    validator: Any = Draft202012Validator(validation_schema())

    assert not validator.is_valid(document)


def test_a_lone_surrogate_has_no_document() -> None:
    """A check of a plugin may have written it."""
    with pytest.raises(DumpError, match="lone surrogate"):
        dumps_validation(_validation(_finding("\ud800")))


def test_an_unknown_locale_has_no_document() -> None:
    """Nothing is written in another language instead."""
    with pytest.raises(RenderError, match="no locale is named 'tlh'"):
        dumps_validation(_validation(_finding()), locale="tlh")
