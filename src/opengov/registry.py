"""A table of plugins by name: the built-in ones and those that installed packages offer.

Names are listed without importing anything; a plugin is imported when it is asked for, and one that
breaks stops nobody else.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from inspect import isclass, isroutine
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from attrs import field, frozen

from .errors import PluginError, unknown

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Plugin = TypeVar("Plugin")


@frozen(kw_only=True)
class Listing:
    """A name in a registry and where its plugin comes from; problem says why it cannot be had."""

    name: str
    source: str
    problem: str | None = None


@frozen(kw_only=True, eq=False)
class Registry(Generic[Plugin]):
    """The plugins of one kind; it never changes, and looks entry points up when it is asked.

    kind: the word for a plugin, as in "renderer". builtin: name -> "module:attribute". group: the
    entry-point group, whose entries name an object or a factory without arguments. fault: says what
    is wrong with an object that is no such plugin, or None.
    """

    kind: str
    group: str
    builtin: Mapping[str, str]
    fault: Callable[[Any], str | None] = field(repr=False)

    def names(self) -> tuple[str, ...]:
        """Return every name, the built-in ones first; nothing is imported."""
        return (*self.builtin, *self._entries())

    def get(self, name: str) -> Plugin:
        """Return the plugin of a name. Raises PluginError where it is unknown or breaks."""
        if name in self.builtin:
            return self._load_builtin(name)
        entry = self._entries().get(name)
        if entry is None:
            raise PluginError(unknown(self.kind, name, self.names()))
        return self._load_entry(entry)

    def listings(self) -> tuple[Listing, ...]:
        """Return every name with its source, and the names that a built-in one shadows."""
        found = [Listing(name=name, source="opengov") for name in self.builtin]
        for entry in _entry_points(self.group):
            source = entry.dist.name if entry.dist else entry.value
            problem = None
            if entry.name in self.builtin:
                problem = f"the built-in {self.kind} of this name is used"
            found.append(Listing(name=entry.name, source=source, problem=problem))
        return tuple(found)

    def working(self) -> "Iterator[tuple[str, Plugin | PluginError]]":
        """Yield every name with its plugin, or with the error of one that breaks."""
        for name in self.builtin:
            yield name, self._load_builtin(name)
        for name, entry in self._entries().items():
            try:
                yield name, self._load_entry(entry)
            except PluginError as error:
                yield name, error

    def _entries(self) -> "dict[str, EntryPoint]":
        found = _entry_points(self.group)
        return {entry.name: entry for entry in reversed(found) if entry.name not in self.builtin}

    def _load_builtin(self, name: str) -> Plugin:
        return cast("Plugin", _imported(self.builtin[name]))

    def _load_entry(self, entry: "EntryPoint") -> Plugin:
        where = f"the {self.kind} {entry.name!r} ({entry.value})"
        try:
            loaded: Any = entry.load()
            plugin: Any = loaded() if isclass(loaded) or isroutine(loaded) else loaded
            fault = self.fault(plugin)
        except Exception as error:
            raise PluginError(f"{where} broke: {type(error).__name__}: {error}") from error
        if fault is not None:
            raise PluginError(f"{where} is no {self.kind}: {fault}")
        return cast("Plugin", plugin)


@cache
def _imported(target: str) -> Any:
    module, _, attribute = target.partition(":")
    return getattr(import_module(module), attribute)


@cache
def _entry_points(group: str) -> "tuple[EntryPoint, ...]":
    from importlib.metadata import entry_points  # costs more than the rest of the import

    return tuple(entry_points(group=group))


def lacks(plugin: Any, **wanted: type | tuple[type, ...] | None) -> str | None:
    """Say which attribute a plugin lacks or has of another type; None asks for a callable."""
    for name, kind in wanted.items():
        found = getattr(plugin, name, None)
        if kind is None and not callable(found):
            return f"it has no method {name}()"
        if kind is not None and not isinstance(found, kind):
            return f"its {name} is {found!r}"
    return None
