import json
from collections.abc import Callable
from typing import Any

import pytest
from attrs import frozen
from click.testing import Result

from opengov.checks.builtin import CHECKS
from opengov.checks.documents import validation_schema
from opengov.codec.schema import document_schema
from opengov.renderers.builtin import RENDERERS
from opengov.renderers.tidy import table_schema

Run = Callable[..., Result]
Install = Callable[..., None]


@frozen
class Stamp:
    """A renderer of no use."""

    name: str = "stamp"
    media_type: str = "text/x-stamp"
    suffix: str = ".印"

    def render(self, *_: object, **__: Any) -> str:
        """Return nothing."""
        return ""


def test_readers_are_listed(run: Run) -> None:
    """Each with the suffixes of its files."""
    done = run("readers")

    assert (done.exit_code, ["json", ".json"] in map(str.split, done.stdout.splitlines())) == (
        0,
        True,
    )


def test_renderers_are_listed_with_plugins(run: Run, install: Install) -> None:
    """A plugin's package is named; one that is shadowed or breaks is listed with the reason."""
    install("opengov.renderers", "stamp", Stamp())
    install("opengov.renderers", "html", Stamp())
    install("opengov.renderers", "torn", RuntimeError("no"))
    done = run("renderers")

    built_in = [(r.name, r.suffix, r.media_type) for r in map(RENDERERS.get, RENDERERS.builtin)]
    assert (done.exit_code, done.stderr) == (0, "")
    assert [tuple(line.split(maxsplit=2)) for line in done.stdout.splitlines()] == [
        *built_in,
        ("stamp", ".印", "text/x-stamp (plugins:stamp)"),
        ("html", "shadowed:", "the built-in renderer of this name is used (plugins:html)"),
        (
            *("torn", "broken:"),
            "the renderer 'torn' (plugins:torn) broke: RuntimeError: no (plugins:torn)",
        ),
    ]


@pytest.mark.parametrize(
    ("locale", "first"),
    [
        ("zh-Hans", "arithmetic.balance     错误  表三各列：本年新收与上年结转之和"),
        ("en", "arithmetic.balance     error    Table 3, each column: newly received"),
    ],
)
def test_checks_are_listed(run: Run, locale: str, first: str) -> None:
    """Each with its severity and what must hold, in the asked language."""
    lines = run("checks", "--locale", locale).stdout.splitlines()

    assert [line.split()[0] for line in lines] == list(CHECKS.names())
    assert lines[0].startswith(first)


@pytest.mark.parametrize(
    ("arguments", "schema"),
    [
        ((), document_schema),
        (("document",), document_schema),
        (("validation",), validation_schema),
        (("table",), table_schema),
    ],
)
def test_schemas_are_printed(
    run: Run, arguments: tuple[str, ...], schema: Callable[[], dict[str, Any]]
) -> None:
    """The document's is printed unless the other is asked for."""
    done = run("schema", *arguments)

    assert (done.exit_code, json.loads(done.stdout)) == (0, schema())
