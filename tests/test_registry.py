import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from opengov.errors import PluginError
from opengov.registry import Listing, Registry, lacks


@frozen
class _Tool:
    name: str


TOOL = _Tool("tool")


def _fault(plugin: Any) -> str | None:
    return lacks(plugin, name=str)


REGISTRY: Registry[_Tool] = Registry(
    kind="tool",
    group="opengov.tools",
    builtin={"own": "opengov_test_tools:TOOL", "gone": "opengov_test_absent:TOOL"},
    fault=_fault,
)


class _Distribution:
    name = "some-tools"


class _Entry(EntryPoint):
    """An entry point that loads an object, or raises it."""

    def __init__(self, name: str, loaded: Any, *, dist: Any = None) -> None:
        vars(self).update(name=name, value=f"tools:{name}", group="opengov.tools")
        vars(self).update(loaded=loaded, dist=dist)

    def load(self) -> Any:
        loaded = vars(self)["loaded"]
        if isinstance(loaded, BaseException):
            raise loaded
        return loaded


@pytest.fixture(autouse=True)
def _own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the module of the built-in tool where it can be imported."""
    monkeypatch.setitem(sys.modules, "opengov_test_tools", sys.modules[__name__])


def _install(monkeypatch: pytest.MonkeyPatch, *entries: _Entry) -> None:
    def installed(_group: str) -> tuple[_Entry, ...]:
        return entries

    monkeypatch.setattr("opengov.registry._entry_points", installed)


def _broken() -> _Tool:
    raise OSError("no disk")


def test_a_built_in_is_had_by_name() -> None:
    """It is imported when it is asked for."""
    assert REGISTRY.get("own") is TOOL


def test_a_built_in_that_is_not_there_is_our_fault() -> None:
    """It is no fault of a plugin."""
    with pytest.raises(ModuleNotFoundError):
        REGISTRY.get("gone")


def _factory() -> _Tool:
    return TOOL


@pytest.mark.parametrize("loaded", [TOOL, _factory, lambda: TOOL])
def test_an_entry_names_an_object_or_a_factory(
    monkeypatch: pytest.MonkeyPatch, loaded: Any
) -> None:
    """A function or a class without arguments makes the plugin."""
    _install(monkeypatch, _Entry("mine", loaded))

    assert REGISTRY.get("mine") is TOOL


def test_a_class_is_a_factory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its object is the plugin."""

    class Made:
        name = "made"

    _install(monkeypatch, _Entry("mine", Made))

    assert isinstance(REGISTRY.get("mine"), Made)


@pytest.mark.parametrize(
    ("loaded", "said"),
    [
        (ImportError("no lib"), "the tool 'mine' (tools:mine) broke: ImportError: no lib"),
        (AttributeError("gone"), "the tool 'mine' (tools:mine) broke: AttributeError: gone"),
        (_broken, "the tool 'mine' (tools:mine) broke: OSError: no disk"),
        (_Tool, "the tool 'mine' (tools:mine) broke: TypeError: "),
        (3, "the tool 'mine' (tools:mine) is no tool: its name is None"),
        (_Tool(name=3), "the tool 'mine' (tools:mine) is no tool: its name is 3"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    ],
)
def test_a_plugin_that_breaks_is_named(
    monkeypatch: pytest.MonkeyPatch, loaded: Any, said: str
) -> None:
    """On import, on construction, or by being something else; the others are still had."""
    _install(monkeypatch, _Entry("mine", loaded), _Entry("other", TOOL))

    with pytest.raises(PluginError) as caught:
        REGISTRY.get("mine")

    assert str(caught.value).startswith(said)
    assert REGISTRY.get("other") is TOOL


def test_a_plugin_that_interrupts_is_not_held_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while a plugin is imported stops the program."""
    _install(monkeypatch, _Entry("mine", KeyboardInterrupt()))

    with pytest.raises(KeyboardInterrupt):
        REGISTRY.get("mine")


def test_names_are_listed_without_importing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The built-in ones first; a plugin that cannot be imported is listed all the same."""
    _install(monkeypatch, _Entry("mine", ImportError("no lib")))
    before = set(sys.modules)

    assert REGISTRY.names() == ("own", "gone", "mine")
    assert set(sys.modules) == before


def test_a_built_in_wins_over_a_plugin_of_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """The listing says so."""
    _install(monkeypatch, _Entry("own", _Tool("theirs")), _Entry("mine", TOOL, dist=_Distribution))

    assert (REGISTRY.get("own"), REGISTRY.names()) == (TOOL, ("own", "gone", "mine"))
    assert REGISTRY.listings() == (
        Listing(name="own", source="opengov"),
        Listing(name="gone", source="opengov"),
        Listing(name="own", source="tools:own", problem="the built-in tool of this name is used"),
        Listing(name="mine", source="some-tools"),
    )


def test_the_first_of_two_plugins_of_a_name_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """The order is that of the installed packages."""
    _install(monkeypatch, _Entry("mine", TOOL), _Entry("mine", _Tool("second")))

    assert REGISTRY.get("mine") is TOOL


def test_an_unknown_name_is_told_what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the nearest of it."""
    _install(monkeypatch, _Entry("mine", TOOL))

    with pytest.raises(PluginError) as caught:
        REGISTRY.get("mime")

    assert str(caught.value) == (
        "no tool is named 'mime'; known: gone, mine, own; did you mean 'mine'?"
    )


def test_working_passes_over_what_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error stands in the place of the plugin."""
    _install(monkeypatch, _Entry("bad", ImportError("no lib")), _Entry("mine", TOOL))
    registry = Registry[_Tool](
        kind="tool", group="g", builtin={"own": "opengov_test_tools:TOOL"}, fault=_fault
    )

    found = dict(registry.working())

    assert {name: type(plugin) for name, plugin in found.items()} == {
        "own": _Tool,
        "bad": PluginError,
        "mine": _Tool,
    }


def test_installed_entry_points_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a package's metadata name them."""
    metadata = tmp_path / "some_tools-1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: some-tools\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[opengov.tools.found]\nmine = no_such_tools:TOOL\n")
    monkeypatch.setattr("sys.path", [str(tmp_path), *sys.path])
    registry = Registry[_Tool](kind="tool", group="opengov.tools.found", builtin={}, fault=_fault)

    assert registry.listings() == (Listing(name="mine", source="some-tools"),)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"name": str}, None),
        ({"name": str, "render": None}, "it has no method render()"),
        ({"name": (int, tuple)}, "its name is 'tool'"),
        ({"size": int}, "its size is None"),
    ],
)
def test_what_a_plugin_lacks_is_told(wanted: Any, said: str | None) -> None:
    """The first thing that it lacks."""
    assert lacks(TOOL, **wanted) == said
