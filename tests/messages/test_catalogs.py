"""The catalogs are complete: every text of the source in every locale, and nothing else."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from opengov.messages.catalog import LOCALES, catalog

SOURCE = Path(__file__).parents[2] / "src" / "opengov"
MARKS = {"printed", "Caption", "label", "message"}
FIELD = re.compile(r"\{[^}]*\}")


def _marked(path: Path) -> Iterator[str]:
    """Yield the texts that a module marks by the first argument of a call."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            first = node.args[0]
            if node.func.id in MARKS and isinstance(first, ast.Constant):
                yield str(first.value)


def _po(locale: str) -> Catalog:
    name = locale.replace("-", "_")
    path = SOURCE / "messages" / "locale" / name / "LC_MESSAGES" / "opengov.po"
    with path.open("rb") as file:
        return read_po(file, locale=name)


def _pairs(locale: str) -> dict[str, str]:
    return {str(entry.id): str(entry.string) for entry in _po(locale) if entry.id}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_text_is_translated_and_none_is_obsolete(locale: str) -> None:
    """What the source marks is what the catalog translates."""
    marked = {text for path in SOURCE.rglob("*.py") for text in _marked(path)}
    found = _po(locale)
    translated = {str(entry.id) for entry in found if entry.string and not entry.fuzzy} - {""}

    assert (marked ^ translated, len(found.obsolete)) == (set(), 0)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_translation_has_the_fields_of_its_message(locale: str) -> None:
    """A field that a translator lost would lose a number."""
    fields = {
        msgid: (set(FIELD.findall(msgid)), set(FIELD.findall(text)))
        for msgid, text in _pairs(locale).items()
    }

    assert {msgid: pair for msgid, pair in fields.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_compiled_catalog_is_of_this_source(locale: str) -> None:
    """After an edit of a .po file the catalogs are compiled again."""
    pairs = _pairs(locale)

    assert {msgid: catalog(locale).text(msgid) for msgid in pairs} == pairs


def test_the_source_language_says_what_is_printed() -> None:
    """The printed Chinese is the message id, and sentences are written in Chinese too."""
    pairs = _pairs("zh-Hans")

    assert pairs == {msgid: msgid for msgid in pairs}


def test_the_english_labels_are_those_of_the_form(shared: Path) -> None:
    """The form's English is decided in one place outside the project."""
    english = _labels((shared / "form.json").read_text("utf-8"))

    assert {label: catalog("en").text(label) for label in english} == english


def test_the_english_catalog_has_no_chinese() -> None:
    """A translation that was never made would be the Chinese itself."""
    chinese = re.compile(r"[\u3400-\u9fff]")

    assert [text for text in _pairs("en").values() if chinese.search(text)] == []


def test_the_traditional_catalog_is_in_traditional_script() -> None:
    """Big5 has no simplified character."""
    simplified = {
        character
        for text in _pairs("zh-Hant").values()
        for character in text
        if not character.encode("big5", errors="ignore")
    }

    assert simplified == set()


def _labels(form: str) -> dict[str, str]:
    """Return every printed label of the form with its English."""
    found: dict[str, str] = {}

    def keep(fact: dict[str, Any]) -> dict[str, Any]:
        if {"zh", "en"} <= fact.keys():
            found[fact["zh"]] = fact["en"]
        return fact

    json.loads(form, object_hook=keep)
    return found
