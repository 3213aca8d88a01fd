"""The lists of plugins."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from ..registry import Registry
from .columns import columns
from .outputs import Target

Plugin = TypeVar("Plugin")

_OURS = "opengov"


def show(registry: Registry[Plugin], describe: Callable[[Plugin], Sequence[str]]) -> int:
    """Print the name and description of each plugin, and its package where that is not ours.

    A plugin that a built-in one shadows, or that breaks, is listed with the reason.
    """
    Target.of(None, force=False).write(columns(list(_rows(registry, describe))))
    return 0


def _rows(
    registry: Registry[Plugin], describe: Callable[[Plugin], Sequence[str]]
) -> Iterator[list[str]]:
    for listing in registry.listings():
        name, source = listing.name, f"({listing.source})"
        if listing.problem is not None:
            yield [name, f"shadowed: {listing.problem} {source}"]
            continue
        try:
            *cells, last = describe(registry.get(name))
        except Exception as error:  # noqa: BLE001  # a plugin that breaks stops no other
            yield [name, f"broken: {error} {source}"]
            continue
        yield [name, *cells, last if listing.source == _OURS else f"{last} {source}"]
