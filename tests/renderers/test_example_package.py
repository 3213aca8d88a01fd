import tomllib
from importlib import util
from pathlib import Path
from typing import Any

import pytest

from opengov.errors import RenderError
from opengov.model.report import Report
from opengov.renderers.rendering import render


@pytest.fixture
def summary(root: Path) -> Any:
    """Return the renderer that the example package's entry point names."""
    package = root / "examples" / "renderer-package"
    project = tomllib.loads((package / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, name = project["entry-points"]["opengov.renderers"]["summary"].partition(":")
    spec = util.spec_from_file_location(module, package / f"{module}.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return getattr(loaded, name)()


def test_the_example_writes_one_line(report: Report, summary: Any) -> None:
    """The agency, the year, and requests received, dealt with and carried over."""
    assert render(report, summary) == "某市人民政府\t2023\t3511\t3486\t121\n"


def test_the_example_leaves_an_unknown_figure_empty(summary: Any) -> None:
    """A report without tables has no zero in their place."""
    assert render(Report(), summary, separator=",") == ",,,,\n"


def test_the_example_refuses_an_unknown_option(report: Report, summary: Any) -> None:
    """Its error is ours, so that the command line shows one line."""
    with pytest.raises(RenderError, match="no option 'colour'; known: separator"):
        render(report, summary, colour="red")
