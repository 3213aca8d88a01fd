"""The JSON Schema (2020-12) of the document, generated from the model and the form's labels.

Loading is stricter than the schema can say: it refuses a key that stands twice, a lone surrogate, a
day that no calendar has, an integer written as 1.0, and rows of two editions under one caption.
"""

from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from attrs import Attribute, fields

from ..model.figures import Count
from ..model.printed import Printed, printed_at
from ..model.report import Report
from .documents import FORMAT
from .structuring import DATE, MONEY, field_types

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN: dict[Any, dict[str, Any]] = {
    int: {"type": "integer"},
    str: {"type": "string"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date", "pattern": f"^{DATE}$"},
    Decimal: {"type": "string", "pattern": f"^{MONEY}$"},
}


def document_schema() -> dict[str, Any]:
    """Return the JSON Schema of the document as plain values.

    Every key is required and no other is taken. A figure's title is its printed label; its
    description says the unit and the articles of the Regulations behind it.

    >>> document_schema()["properties"]["format"]
    {'const': 'opengov/annual-report/1'}
    """
    definitions: dict[str, Any] = {}
    root = _object(Report, definitions)
    root["properties"] = {"format": {"const": FORMAT}, **root["properties"]}
    root["required"] = list(root["properties"])
    return {"$schema": _DIALECT, "$id": f"urn:{FORMAT}", **root, "$defs": definitions}


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a model class, and add those that it refers to."""
    plain = get_origin(kind) or kind
    types = field_types(kind)
    properties = {a.name: _property(a, types[a.name], definitions) for a in fields(plain)}
    return {
        "description": (plain.__doc__ or "").partition("\n")[0],
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(
    attribute: "Attribute[Any]", annotation: Any, definitions: dict[str, Any]
) -> dict[str, Any]:
    printed = printed_at(attribute)
    schema = _schema(annotation, definitions)
    return schema if printed is None else {**_said(printed), **schema}


def _said(printed: Printed) -> dict[str, str]:
    """Return what the form says of a field: its labels, unit and articles."""
    titles = dict.fromkeys(printed.labels[edition] for edition in sorted(printed.labels))
    notes = [f"Unit: {printed.unit}."] if printed.unit else []
    if printed.signed:
        notes.append("May be below zero.")
    if printed.articles:
        notes.append(f"Regulations, Articles {', '.join(printed.articles)}.")
    said = {"title": " / ".join(titles)}
    return {**said, "description": " ".join(notes)} if notes else said


def _schema(annotation: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(annotation)
    if annotation in _PLAIN:
        return dict(_PLAIN[annotation])
    if annotation == Count:
        return {"type": ["integer", "null"]}
    if origin in (Union, UnionType):
        return {"anyOf": [_schema(option, definitions) for option in get_args(annotation)]}
    if origin is Literal:
        return {"enum": list(get_args(annotation))}
    if origin is tuple:
        return {"type": "array", "items": _schema(get_args(annotation)[0], definitions)}
    return _reference(annotation, definitions)


def _reference(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return a reference to a model class; its schema is added once."""
    name = ".".join(part.__name__ for part in (get_origin(kind) or kind, *get_args(kind)))
    if name not in definitions:
        definitions[name] = {}  # holds the class's place before those that it refers to
        definitions[name] = _object(kind, definitions)
    return {"$ref": f"#/$defs/{name}"}
