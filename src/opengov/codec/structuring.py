"""The converter between plain values and the model; its errors are faults with places.

It is strict: nothing is coerced, every key is required and no other is taken, and every fault of a
document is reported at once.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin

from attrs import fields, has, resolve_types
from cattrs import Converter
from cattrs.fns import identity

from ..errors import DumpError, Fault, LoadError, PlaceError
from ..form.rows import members
from ..model.figures import as_printed
from .parsing import Unusable

MONEY = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"
"""An amount as a document writes it: ASCII digits as printed, without exponent or grouping."""

DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

_MISSING, _OR_NULL = "the key is missing", "; write null where nothing is known"

Hook = Callable[[Any, Any], Any]


class Misfit(Exception):
    """The faults of one value, their places relative to it."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__(faults)


@cache
def converter() -> Converter:
    """Return the converter; cattrs is loaded on the first call."""
    made = Converter(detailed_validation=False, unstruct_collection_overrides={})
    for kind, described in ((int, "an integer"), (str, "a string")):
        made.register_structure_hook(kind, _exactly(kind, described))
    made.register_structure_hook(date, _date)
    made.register_structure_hook(Decimal, _money)
    made.register_structure_hook_factory(_is_literal, _literal)
    for suits, hook in ((_is_union, _union), (_is_tuple, _tuple), (_is_class, _class)):
        made.register_structure_hook_factory(suits, partial(hook, made=made))
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook(Decimal, _digits)
    made.register_unstructure_hook_func(_is_plain, identity)
    return made


def structure(plain: Any, kind: Any) -> Any:
    """Return the model object of a plain value. Raises LoadError with every fault."""
    try:
        return converter().structure(plain, kind)
    except Misfit as misfit:
        raise LoadError(misfit.faults) from None


def _fault(value: Any, wanted: str) -> Misfit:
    if isinstance(value, Unusable):
        return Misfit([Fault("", value.message)])
    return Misfit([Fault("", f"{_described(value)} where {wanted} belongs")])


def _described(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return f"the string {value[:40]!r}"
    return f"the number {value!r}"


def _exactly(kind: type, described: str) -> Hook:
    def hook(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise _fault(value, described)
        return value

    return hook


def _date(value: Any, _: Any) -> date:
    if isinstance(value, str) and re.fullmatch(DATE, value, re.ASCII):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise _fault(value, "a date such as 2023-01-12")


def _money(value: Any, _: Any) -> Decimal:
    if isinstance(value, str) and re.fullmatch(MONEY, value, re.ASCII):
        return Decimal(value)
    raise _fault(value, "an amount such as '592.10'")


def _digits(amount: Decimal) -> str | None:
    if not amount.is_finite():
        raise DumpError(f"the report holds the amount {amount}; JSON has no form for it")
    return as_printed(amount)


def _is_literal(kind: Any) -> bool:
    return get_origin(kind) is Literal


def _literal(kind: Any) -> Hook:
    known = get_args(kind)

    def hook(value: Any, _: Any) -> Any:
        if not isinstance(value, str) or value not in known:
            raise _fault(value, "one of " + ", ".join(known))
        return value

    return hook


def _is_union(kind: Any) -> bool:
    return isinstance(kind, UnionType) or get_origin(kind) is Union  # the latter of a Literal


def _union(union: Any, made: Converter) -> Hook:
    """Take null, or the class that shares most keys with an object."""
    options = [option for option in get_args(union) if option is not NoneType]
    nullable = NoneType in get_args(union)
    classes = members(union)
    hooks = {option: made.get_structure_hook(option) for option in options}

    def hook(value: Any, _: Any) -> Any:
        if value is None and nullable:
            return None
        kind = options[0]
        if len(classes) > 1 and isinstance(value, dict):
            kind = max(classes, key=lambda option: len(_keys(option) & value.keys()))
        try:
            return hooks[kind](value, kind)
        except Misfit as misfit:
            raise _or_null(misfit) if nullable else misfit from None

    return hook


def _or_null(misfit: Misfit) -> Misfit:
    """Say that null would do as well, where the value itself is of the wrong kind."""
    here = [
        Fault("", fault.message.replace(" belongs", " or null belongs"))
        if not fault.place
        else fault
        for fault in misfit.faults
    ]
    return Misfit(here)


@cache
def _keys(kind: Any) -> frozenset[str]:
    return frozenset(attribute.name for attribute in fields(get_origin(kind) or kind))


def _is_class(kind: Any) -> bool:
    plain: Any = get_origin(kind) or kind
    return has(plain)


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _tuple(kind: Any, made: Converter) -> Hook:
    item = get_args(kind)[0]
    structure_item = made.get_structure_hook(item)

    def hook(value: Any, _: Any) -> Any:
        if not isinstance(value, list):
            raise _fault(value, "a list")
        found: list[Any] = []
        faults: list[Fault] = []
        for index, each in enumerate(cast("list[object]", value)):
            try:
                found.append(structure_item(each, item))
            except Misfit as misfit:
                faults.extend(_within(f"[{index}]", misfit))
        if faults:
            raise Misfit(faults)
        return tuple(found)

    return hook


def _class(kind: Any, made: Converter) -> Hook:
    """Take an object with exactly the fields of a model class."""
    parameters = field_types(kind)
    hooks: dict[str, Hook] = {}

    def hook(value: Any, _: Any) -> Any:
        if not isinstance(value, dict):
            raise _fault(value, "an object")
        value = cast("dict[str, object]", value)
        if not hooks:
            hooks.update((name, made.get_structure_hook(t)) for name, t in parameters.items())
        faults = [
            Fault(name, _MISSING + (_OR_NULL if NoneType in get_args(annotation) else ""))
            for name, annotation in parameters.items()
            if name not in value
        ]
        faults += [
            Fault(name, f"the key is unknown; known: {', '.join(parameters)}")
            for name in value
            if name not in parameters
        ]
        found: dict[str, Any] = {}
        for name in parameters.keys() & value.keys():
            try:
                found[name] = hooks[name](value[name], parameters[name])
            except Misfit as misfit:
                faults.extend(_within(name, misfit))
        if faults:
            raise Misfit(sorted(faults, key=lambda fault: fault.place))
        try:
            return kind(**found)
        except PlaceError as error:
            raise Misfit([Fault("", str(error))]) from None

    return hook


def field_types(kind: Any) -> dict[str, Any]:
    """Return the annotation of each field, the type parameters of a generic class filled in."""
    plain = get_origin(kind) or kind
    resolve_types(plain)
    filled = dict(zip(getattr(plain, "__parameters__", ()), get_args(kind), strict=False))
    return {a.name: _filled(a.type, filled) for a in fields(plain)}


def _filled(annotation: Any, parameters: dict[Any, Any]) -> Any:
    if isinstance(annotation, UnionType) or get_origin(annotation) is not None:
        arguments = tuple(parameters.get(argument, argument) for argument in get_args(annotation))
        if arguments != get_args(annotation):
            return arguments[0] | arguments[1]
    return annotation


def _within(step: str, misfit: Misfit) -> list[Fault]:
    """Return faults as seen from one step further out."""
    return [
        Fault(f"{step}{'' if not f.place or f.place[0] == '[' else '.'}{f.place}", f.message)
        for f in misfit.faults
    ]


def _is_plain(kind: Any) -> bool:
    """Tell whether a value of this type is what JSON holds; a tuple is as good as a list."""
    if get_origin(kind) is tuple:
        return _is_plain(get_args(kind)[0])
    options = get_args(kind) if get_origin(kind) in (UnionType, Union) else (kind,)
    return all(option in (int, str, NoneType) or _is_literal(option) for option in options)
