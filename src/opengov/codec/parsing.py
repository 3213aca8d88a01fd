"""JSON text to plain values, with every fault of the text itself found and placed."""

import json
from typing import Any, cast

from ..errors import Fault, LoadError

_DEEP = "the document is nested deeper than any report"


class _Object(dict[str, Any]):
    """A JSON object that remembers which keys stood in it more than once."""

    __slots__ = ("repeated",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.repeated: tuple[str, ...] = ()
        if len(self) != len(pairs):
            keys = [key for key, _ in pairs]
            self.repeated = tuple(key for key in self if keys.count(key) > 1)


class Unusable:
    """A JSON token that no report can hold; it describes itself in messages."""

    def __init__(self, message: str) -> None:
        self.message = message


def parse(data: bytes | str) -> tuple[Any, list[Fault]]:
    """Return the plain value of a JSON text and the faults that a parser lets pass.

    The faults are repeated keys and lone surrogates. NaN, Infinity and numbers too long to convert
    come back as Unusable values, for the structure hooks to refuse. Raises LoadError where the text
    is no JSON at all.
    """
    try:
        text = data if isinstance(data, str) else data.decode("utf-8")
        plain = json.loads(
            text, object_pairs_hook=_Object, parse_constant=_constant, parse_int=_integer
        )
    except UnicodeDecodeError as error:
        raise LoadError([Fault("", f"byte {error.start} is not UTF-8")]) from None
    except RecursionError:
        raise LoadError([Fault("", _DEEP)]) from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}"
        raise LoadError([Fault(where, f"not JSON: {error.msg}")]) from None
    return plain, _faults(plain)


def _constant(token: str) -> Unusable:
    return Unusable(f"{token} is no JSON number")


def _integer(digits: str) -> int | Unusable:
    try:
        return int(digits)
    except ValueError:
        return Unusable(f"a number of {len(digits)} digits is too long to convert")


def _faults(plain: Any) -> list[Fault]:
    faults: list[Fault] = []
    waiting: list[tuple[str, object]] = [("", plain)]
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, str):
            _check_text(place, value, faults)
        elif isinstance(value, list):
            items = cast("list[object]", value)
            waiting.extend((f"{place}[{index}]", item) for index, item in enumerate(items))
        elif isinstance(value, _Object):
            prefix = f"{place}." if place else ""
            faults.extend(Fault(prefix + key, "the key stands twice") for key in value.repeated)
            for key, item in value.items():
                _check_text(place, key, faults)
                waiting.append((prefix + key, item))
    return faults


def _check_text(place: str, text: str, faults: list[Fault]) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        faults.append(Fault(place, f"a lone surrogate stands at character {error.start}"))
