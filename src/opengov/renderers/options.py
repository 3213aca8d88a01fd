"""Read the options of a renderer into its own class of options."""

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import AttrsInstance, fields

from ..errors import RenderError, unknown

Options = TypeVar("Options", bound=AttrsInstance)

_FLAGS = {"true": True, "false": False}


def read_options(kind: type[Options], renderer: str, given: Mapping[str, Any]) -> Options:
    """Return a renderer's options; each may also be given as text, as on the command line.

    kind has a field for each option, a bool or a number above zero. Raises RenderError for an
    option that it does not have, or for a value that does not fit.
    """
    if not given:
        return kind()
    wanted = {attribute.name: attribute.type for attribute in fields(kind)}
    values: dict[str, Any] = {}
    for name, value in given.items():
        if name not in wanted:
            raise RenderError(unknown(f"option of the {renderer} renderer", name, wanted))
        values[name] = _flag(value) if wanted[name] is bool else _number(value)
        if values[name] is None:
            expected = "true or false" if wanted[name] is bool else "a whole number above zero"
            raise RenderError(
                f"the option {name} of the {renderer} renderer is {value!r}; expected {expected}"
            )
    return kind(**values)


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else _FLAGS.get(str(value).lower())


def _number(value: object) -> int | None:
    text = "" if isinstance(value, bool) else str(value)
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
    return number or None
