"""Read the options of a renderer into its own class of options."""

from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from attrs import AttrsInstance, fields

from ..errors import RenderError, unknown
from ..form.places import described, fits

Options = TypeVar("Options", bound=AttrsInstance)

_FLAGS = {"true": True, "false": False}
_MOST = 10**9


def read_options(kind: type[Options], renderer: str, given: Mapping[str, Any]) -> Options:
    """Return a renderer's options; a flag or a number may be given as text, as on a command line.

    kind has a field for each option: a flag, a number above zero, or what its annotation says.
    Raises RenderError for an option that it does not have, or for a value that does not fit.
    """
    if not given:
        return kind()
    wanted = {attribute.name: attribute.type for attribute in fields(kind)}
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name not in wanted:
            raise RenderError(unknown(f"option of the {renderer} renderer", name, wanted))
        values[name] = _read(value, wanted[name])
        if not _is_in_place(values[name], wanted[name]):
            raise RenderError(
                f"the option {name} of the {renderer} renderer is {value!r}; "
                f"expected {_expected(wanted[name])}"
            )
    return kind(**values)


def _read(value: object, annotation: Any) -> object:
    if not isinstance(value, str):
        return value
    if bool in (annotation, *get_args(annotation)):
        return _FLAGS.get(value.lower(), value)
    if annotation is int and value.isascii() and value.isdecimal() and len(value) <= 10:
        return int(value)
    return value


def _is_in_place(value: Any, annotation: Any) -> bool:
    return fits(value, annotation) and (annotation is not int or 0 < value < _MOST)


def _expected(annotation: Any) -> str:
    if annotation is int:
        return "a whole number above zero"
    if annotation is bool or bool in get_args(annotation):
        others = (described(each) for each in get_args(annotation) if each is not bool)
        return " or ".join(("true or false", *others))
    return described(annotation)
