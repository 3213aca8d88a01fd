"""Which checks count, and how grave their findings are: a profile, as an object or in TOML."""

from collections.abc import Iterable, Mapping
from os import PathLike
from typing import Any, cast

from attrs import field, frozen

from ..errors import ProfileError, unknown
from .builtin import CHECKS
from .check import SEVERITIES, Severity


@frozen(kw_only=True)
class Profile:
    """Selections of checks by id or family, and severities other than their own.

    select: the only ones to run; empty for all. ignore: those not to run. levels: id or family ->
    severity; an id's own level goes before its family's.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Severity] = field(factory=dict[str, Severity], hash=False)

    def __attrs_post_init__(self) -> None:
        """Refuse names and levels that are not known."""
        named = (*self.select, *self.ignore, *self.levels)
        known = _names() if named else frozenset[str]()
        for name in named:
            if name not in known:
                raise ProfileError(unknown("check or family", name, known))
        for name, level in self.levels.items():
            if level not in SEVERITIES:
                raise ProfileError(
                    f"the level of {name} is {level!r}; expected {', '.join(SEVERITIES)}"
                )

    @classmethod
    def from_toml(cls, text: str) -> "Profile":
        """Return the profile of a TOML text with select, ignore and a table of levels.

        >>> Profile.from_toml('ignore = ["form.blank"]')
        Profile(select=(), ignore=('form.blank',), levels={})
        """
        import tomllib

        try:
            plain = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise ProfileError(f"the profile is no TOML: {error}") from None
        for key in plain:
            if key not in ("select", "ignore", "levels"):
                raise ProfileError(unknown("key of a profile", key, ("select", "ignore", "levels")))
        return cls(
            select=_list(plain, "select"), ignore=_list(plain, "ignore"), levels=_levels(plain)
        )

    @classmethod
    def from_file(cls, path: str | PathLike[str]) -> "Profile":
        """Return the profile of a TOML file."""
        from pathlib import Path

        try:
            text = Path(path).read_text("utf-8")
        except UnicodeDecodeError:
            raise ProfileError(f"the profile {path} is not UTF-8; save it as UTF-8") from None
        return cls.from_toml(text)

    def narrowed(self, select: Iterable[str], ignore: Iterable[str]) -> "Profile":
        """Return the profile with other selections, where there are any, and more to ignore."""
        chosen, left_out = _each(select), _each(ignore)
        if not chosen and not left_out:
            return self
        return Profile(
            select=chosen or self.select, ignore=(*self.ignore, *left_out), levels=self.levels
        )

    def runs(self, check: str) -> bool:
        """Tell whether a check runs."""
        if not self.select and not self.ignore:
            return True
        if check in self.ignore or _family(check) in self.ignore:
            return check in self.select and check not in self.ignore
        return not self.select or check in self.select or _family(check) in self.select

    def level(self, check: str, own: Severity) -> Severity:
        """Return how grave a check's findings are."""
        return self.levels.get(check) or self.levels.get(_family(check)) or own


def _each(names: Iterable[str]) -> tuple[str, ...]:
    """Return names; a single one may stand without a list around it."""
    return (names,) if isinstance(names, str) else tuple(names)


def _family(check: str) -> str:
    return check.partition(".")[0]


def _names() -> frozenset[str]:
    names = CHECKS.names()
    return frozenset(names) | frozenset(map(_family, names))


def _list(plain: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = plain.get(key, [])
    names = cast("list[object]", found) if isinstance(found, list) else [None]
    if not all(isinstance(name, str) for name in names):
        raise ProfileError(f"{key} is {found!r}; expected a list of check ids or families")
    return tuple(map(str, names))


def _levels(plain: Mapping[str, Any]) -> Mapping[str, Any]:
    found = plain.get("levels", {})
    if not isinstance(found, dict):
        raise ProfileError(f"levels is {found!r}; expected a table of check ids and severities")
    return _flat("", cast("dict[str, Any]", found))


def _flat(prefix: str, table: Mapping[str, Any]) -> dict[str, Any]:
    """Return dotted keys for nested tables: arithmetic.balance may be written without quotes."""
    flat: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat.update(_flat(f"{prefix}{key}.", cast("dict[str, Any]", value)))
        else:
            flat[prefix + key] = value
    return flat
