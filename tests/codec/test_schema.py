import json
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from opengov import LoadError, Report, dumps, loads
from opengov.codec.schema import document_schema
from opengov.testing import consistent_reports, reports

SCHEMA = document_schema()
VALID: Any = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 10**30, "", "5", "05", "5.0", [], {}, [1], ["a"]),
    *("2023-01-12", "2023-1-1", "2023-02-30", "agency", "blank", "元", {"title": None}),
)


def test_the_schema_is_one() -> None:
    """Of JSON Schema 2020-12."""
    Draft202012Validator.check_schema(SCHEMA)

    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@given(reports() | consistent_reports())
def test_every_document_is_valid(report: Report) -> None:
    """What dumps writes, the schema takes."""
    VALID.validate(json.loads(dumps(report)))


def _spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of all that an object or a list of a document holds."""
    items: Any = ()
    if isinstance(value, dict):
        items = cast("dict[str, Any]", value).items()
    elif isinstance(value, list):
        items = enumerate(cast("list[object]", value))
    found = [(*path, key) for key, _ in items]
    return found + [spot for key, inner in items for spot in _spots(inner, (*path, key))]


@st.composite
def _mutants(draw: st.DrawFn) -> Any:
    """Draw the plain value of a document with one to three things changed, added or left out."""
    plain = json.loads(dumps(draw(reports() | consistent_reports())))
    for _ in range(draw(st.integers(1, 3))):
        *path, last = draw(st.sampled_from(_spots(plain)))
        owner = plain
        for step in path:
            owner = owner[step]
        kind = draw(st.sampled_from(["set", "drop", "add"]))
        if kind == "set":
            owner[last] = draw(st.sampled_from(ODD))
        elif kind == "drop":
            del owner[last]
        elif isinstance(owner, dict):
            key = draw(st.sampled_from(["x", "issued", "produced", "title"]))
            owner[key] = draw(st.sampled_from(ODD))
    return plain


def _faults(plain: Any) -> list[str]:
    try:
        loads(json.dumps(plain))
    except LoadError as error:
        return [fault.message for fault in error.errors]
    return []


@given(_mutants())
def test_what_the_schema_refuses_is_refused_by_loading(plain: Any) -> None:
    """Loading is at least as strict; and where it refuses more, the docstring says why."""
    faults = _faults(plain)
    known = all(" of another edition than " in f or "'2023-02-30'" in f for f in faults)

    assert VALID.is_valid(plain) == (not faults) or (faults and known)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"title":null', '"title":null,"title":null'),
        ('"preamble":[]', '"preamble":["\\ud800"]'),
        ('"year":2023', '"year":2023.0'),
    ],
)
def test_loading_is_stricter_than_the_schema_can_say(old: str, new: str, whole: Report) -> None:
    """A key that stands twice, a lone surrogate, an integer written as 1.0."""
    document = dumps(whole).replace(old, new, 1)

    assert VALID.is_valid(json.loads(document))
    with pytest.raises(LoadError):
        loads(document)


def test_figures_carry_their_printed_labels() -> None:
    """A form can be made from the schema alone."""
    rules = SCHEMA["$defs"]["ProactiveTable"]["properties"]["normative_documents"]
    amount = SCHEMA["$defs"]["FeeAmount"]["properties"]["amount"]
    secret = SCHEMA["$defs"]["Refused"]["properties"]["state_secret"]
    change = SCHEMA["$defs"]["FeeItems"]["properties"]["change"]

    assert (rules["title"], amount["description"], secret, change) == (
        "规范性文件 / 行政规范性文件",
        "Unit: 万元.",
        {
            "title": "1.属于国家秘密",
            "description": "Regulations, Articles 14, 36(3).",
            "$ref": "#/$defs/ApplicantCounts",
        },
        {"title": "本年增/减", "description": "May be below zero.", "type": ["integer", "null"]},
    )


def test_every_object_is_closed() -> None:
    """All keys are required and no others are taken."""
    objects = [SCHEMA, *SCHEMA["$defs"].values()]

    assert [o["additionalProperties"] for o in objects] == [False] * len(objects)
    assert [o["required"] for o in objects] == [list(o["properties"]) for o in objects]
    assert SCHEMA["required"] == list(json.loads(dumps(Report())))
