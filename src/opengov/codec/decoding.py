"""The fast way from JSON bytes to a report.

msgspec decodes straight into the model's row classes, which costs a third of building them from
dicts. It passes over unknown and repeated keys, and so the keys are counted: every key is followed
by one colon, so the document holds as many colons as what was decoded does when it is written
again, or else something was passed over; a row that is left raw is counted by itself. Whatever
does not fit here is decoded again by the strict converter, which alone decides and explains; this
module never refuses a document.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec
from attrs import NOTHING, AttrsInstance, fields, has

from ..errors import OpenGovError
from ..form.rows import members
from ..model.figures import Money
from ..model.report import Report
from .structuring import Misfit, converter, field_types

_ESCAPED_COLON = rb"\u003"
_DOUBTS = (msgspec.MsgspecError, Misfit, OpenGovError, ValueError, RecursionError)


def decode(data: bytes, format_name: str) -> Report | None:
    """Return the report of a document that is plainly in order, or None to have it looked at."""
    if b"\\" in data and _ESCAPED_COLON in data:
        return None
    try:
        wire = _decoder().decode(data)
        if wire.format != format_name:
            return None
        if data.count(b":") != msgspec.json.encode(wire).count(b":"):
            return None
        report: Report = _thawer(Report)(wire)
    except _DOUBTS:
        return None
    return report


@cache
def _decoder() -> Any:
    return msgspec.json.Decoder(_wire(Report))


@cache
def _wire(kind: Any) -> Any:
    """Return what msgspec shall decode for an annotation: the model's class where it can."""
    if isinstance(kind, UnionType):
        return _wire_union(kind)
    if get_origin(kind) is tuple:
        item: Any = _wire(get_args(kind)[0])
        return tuple[item, ...]
    plain = get_origin(kind) or kind
    if kind is Decimal:
        return str
    if not (isinstance(plain, type) and has(plain)):
        return kind
    if _direct(plain):
        return plain
    parts = [(name, _wire(annotation)) for name, annotation in field_types(kind).items()]
    if plain is Report:
        parts.insert(0, ("format", str))
    return msgspec.defstruct(plain.__name__, parts, forbid_unknown_fields=True)


def _wire_union(union: Any) -> Any:
    """Return one option or null; msgspec cannot choose between classes, and leaves those raw."""
    if len(members(union)) > 1:
        return msgspec.Raw
    wired = [_wire(option) for option in get_args(union)]
    return Union[tuple(wired)]  # noqa: UP007  # the options are not written down


def _direct(kind: type[AttrsInstance]) -> bool:
    """Tell whether msgspec can build a class: counts, texts or such classes, all required."""
    return all(
        attribute.default is NOTHING
        and attribute.type != Money
        and (not members(attribute.type) or _plain_class(attribute.type))
        for attribute in fields(kind)
    )


def _plain_class(annotation: Any) -> bool:
    return isinstance(annotation, type) and _direct(annotation)


@cache
def _thawer(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a model value of a decoded one."""
    if isinstance(kind, UnionType):
        return _thaw_union(kind)
    if get_origin(kind) is tuple:
        thaw_item = _thawer(get_args(kind)[0])
        if thaw_item is _same:
            return _same
        return lambda items: tuple([thaw_item(item) for item in items])
    plain: Any = get_origin(kind) or kind
    if kind is Decimal:
        structure_money = converter().get_structure_hook(Decimal)
        return lambda digits: structure_money(digits, Decimal)
    if not (isinstance(plain, type) and has(plain)) or _direct(plain):
        return _same
    steps = [(name, _thawer(annotation)) for name, annotation in field_types(kind).items()]
    kept = [name for name, thaw in steps if thaw is _same]
    thawed = [(name, thaw) for name, thaw in steps if thaw is not _same]

    def thaw_class(wire: Any) -> Any:
        values = {name: getattr(wire, name) for name in kept}
        for name, thaw in thawed:
            values[name] = thaw(getattr(wire, name))
        return plain(**values)

    return thaw_class


def _thaw_union(union: Any) -> Callable[[Any], Any]:
    if _wire(union) is msgspec.Raw:
        return _thaw_raw(union)
    thaws = [thaw for option in get_args(union) if (thaw := _thawer(option)) is not _same]
    return (lambda value: None if value is None else thaws[0](value)) if thaws else _same


def _thaw_raw(union: Any) -> Callable[[Any], Any]:
    """Decode a row whose class only its keys tell: try the classes with as many keys as it has."""
    ways: dict[int, list[tuple[Any, Callable[[Any], Any]]]] = {}
    for kind in members(union):
        way = (msgspec.json.Decoder(_wire(kind)), _thawer(kind))
        ways.setdefault(_keys(kind), []).append(way)

    def thaw(raw: msgspec.Raw) -> Any:
        for decoder, thaw_row in ways.get(bytes(raw).count(b":"), ()):
            try:
                return thaw_row(decoder.decode(raw))
            except msgspec.ValidationError:
                continue
        return msgspec.json.decode(raw, type=None)

    return thaw


def _keys(kind: type[AttrsInstance]) -> int:
    """Count the keys of an object and of the objects in it."""
    inner = [part for attribute in fields(kind) for part in members(attribute.type)]
    return len(fields(kind)) + sum(map(_keys, inner))


def _same(value: Any) -> Any:
    return value
