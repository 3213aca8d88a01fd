"""The document's shape as pydantic v2 models, and what loads and dumps with them.

The models are derived from the model classes' fields, so the two cannot drift apart. They are
strict, frozen and closed, every key is required, lists are tuples, and the rows that exist in two
editions are unions, in pydantic's own way. Three things it does not hold, each in its favour:
it takes repeated keys, it takes other spellings of an amount of money, and no model checks that the
rows of one caption are of one edition.
"""

from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from attrs import has
from pydantic import BaseModel, ConfigDict, create_model

from opengov.codec.documents import FORMAT
from opengov.codec.structuring import field_types
from opengov.model.report import Report

_CONFIG = ConfigDict(strict=True, extra="forbid", frozen=True)


@cache
def _model(kind: Any) -> type[BaseModel]:
    """Return the pydantic model of a model class."""
    parts: dict[str, Any] = {
        name: (_peer(annotation), ...) for name, annotation in field_types(kind).items()
    }
    if kind is Report:
        parts = {"format": (Literal[FORMAT], ...), **parts}
    return create_model((get_origin(kind) or kind).__name__, __config__=_CONFIG, **parts)


def _peer(annotation: Any) -> Any:
    if isinstance(annotation, UnionType):
        return Union[tuple(_peer(option) for option in get_args(annotation))]  # noqa: UP007  # the options are not written down
    if get_origin(annotation) is tuple:
        item: Any = _peer(get_args(annotation)[0])
        return tuple[item, ...]
    return _model(annotation) if has(get_origin(annotation) or annotation) else annotation


def loads(data: bytes) -> BaseModel:
    """Return the pydantic model of a document."""
    return _model(Report).model_validate_json(data)


def dumps(report: BaseModel) -> str:
    """Return the document of a pydantic model."""
    return report.model_dump_json()
