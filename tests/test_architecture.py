"""The house: imports go one way, the package imports fast, modules stay short."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import resolve_name
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "opengov"

ORDER = (
    "errors",
    "model",
    "form",
    "bodies",
    "registry",
    "messages",
    "codec",
    "readers",
    "checks",
    "renderers",
    "overviews",
    "cli",
    "testing",
)
"""The parts of the package; each may import those before it."""

ENTRANCES = ("__init__", "__main__")
"""What stands above every part and may import all of them."""

UNLOADED = (
    "babel",
    "cattrs",
    "click",
    "importlib.metadata",
    "jinja2",
    "msgspec",
    "wcwidth",
    "xlsxwriter",
)
"""What importing the package must not import."""

MODULES = sorted(SOURCE.rglob("*.py"))


def _name(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _part(module: str) -> str:
    """Return the part that a module of the package belongs to."""
    return [*module.split("."), "__init__"][1]


def _imports(path: Path) -> Iterator[str]:
    """Yield every module of the package that a file imports, at its top or inside a function."""
    package = _name(path) if path.stem == "__init__" else _name(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = resolve_name("." * node.level + (node.module or ""), package)
            found = [f"{base}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name for name in found if name.split(".")[0] == "opengov")


def _tops(node: ast.Import | ast.ImportFrom) -> set[str]:
    """Return the top-level packages that a statement names in full."""
    if isinstance(node, ast.Import):
        return {alias.name.split(".")[0] for alias in node.names}
    return set() if node.level else {(node.module or "").split(".")[0]}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_one_way(path: Path) -> None:
    """A part imports itself and the parts before it, also where it imports lazily."""
    part = _part(_name(path))
    allowed = (*ORDER, *ENTRANCES) if part in ENTRANCES else ORDER[: ORDER.index(part) + 1]

    assert [name for name in _imports(path) if _part(name) not in allowed] == []


def test_every_part_has_its_place() -> None:
    """A new part is put in the order before it is used."""
    parts = {_part(_name(path)) for path in MODULES}

    assert parts - {*ORDER, *ENTRANCES} == set()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_inside_the_package_are_relative(path: Path) -> None:
    """No module names the package that it is in."""
    absolute = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom) and "opengov" in _tops(node)
    ]

    assert absolute == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_have_at_most_400_lines(path: Path) -> None:
    """A module that grows longer holds more than one thing."""
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_importing_the_package_loads_nothing_slow() -> None:
    """Whatever only some callers need is imported when they call."""
    script = f"import sys, opengov; print([m for m in {UNLOADED!r} if m in sys.modules])"
    command = [sys.executable, "-I", "-c", script]

    done = subprocess.run(command, check=True, capture_output=True, text=True, env={})

    assert done.stdout == "[]\n"
