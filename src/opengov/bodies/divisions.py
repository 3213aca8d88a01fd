"""The provincial-level and prefecture-level divisions, and the one that a name begins with.

data/divisions.toml holds the names with their source and date.
"""

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from attrs import frozen

DivisionKind: TypeAlias = Literal[
    "province",
    "autonomous region",
    "municipality",
    "city",
    "autonomous prefecture",
    "prefecture",
    "league",
]

_LISTS: dict[str, DivisionKind] = {
    "cities": "city",
    "autonomous_prefectures": "autonomous prefecture",
    "prefectures": "prefecture",
    "leagues": "league",
}
_SENT_OUT: tuple[DivisionKind, ...] = ("prefecture", "league")


@frozen(kw_only=True)
class Division:
    """A division at provincial or prefecture level; province is None at provincial level."""

    name: str
    kind: DivisionKind
    province: str | None

    @property
    def makes_rules(self) -> bool:
        """Tell whether its government can make rules (Legislation Law, Article 93).

        Every city of the list can: it has districts, or a decision of the National People's
        Congress treats it as one that has.
        """
        return self.kind not in _SENT_OUT


@cache
def divisions() -> MappingProxyType[str, Division]:
    """Return the divisions by name; an autonomous prefecture by its short name, 恩施州, as well."""
    return MappingProxyType(dict(_named(read_data("divisions.toml"))))


def locate(name: str) -> tuple[Division | None, str]:
    """Return the smallest listed division that a name begins with, and the rest of the name.

    A city after a province counts only where it lies in that province.

    >>> division, rest = locate("湖南省长沙市岳麓区")
    >>> division.name, rest
    ('长沙市', '岳麓区')
    """
    outer, rest = _leading(name)
    if outer is None or outer.province is not None:
        return outer, rest
    inner, inner_rest = _leading(rest)
    if inner is None or inner.province != outer.name:
        return outer, rest
    return inner, inner_rest


def read_data(name: str) -> Any:
    """Return the content of a data file of this package."""
    from importlib.resources import files  # both cost more than this module
    from tomllib import loads

    return loads((files("opengov.bodies") / "data" / name).read_text("utf-8"))


def _leading(name: str) -> tuple[Division | None, str]:
    known = divisions()
    for end in range(min(len(name), _longest()), 1, -1):
        found = known.get(name[:end])
        if found is not None:
            return found, name[end:]
    return None, name


@cache
def _longest() -> int:
    return max(map(len, divisions()))


def _named(data: Any) -> Iterator[tuple[str, Division]]:
    for province in data["provincial"]:
        outer = province["name"]
        yield outer, Division(name=outer, kind=province["kind"], province=None)
        for key, kind in _LISTS.items():
            for name in province.get(key, ()):
                division = Division(name=name, kind=kind, province=outer)
                yield name, division
                if kind == "autonomous prefecture":
                    yield province[key][name], division
