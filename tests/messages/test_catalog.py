"""Words, numbers and dates by locale."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import opengov
from opengov.errors import RenderError
from opengov.messages.catalog import LOCALES, catalog

SHIPPED = {"en", "zh-Hans", "zh-Hant"}


def test_the_locales_are_those_of_the_catalogs() -> None:
    """Adding a catalog adds a locale; the three that others rely on stay."""
    folders = (Path(opengov.__file__).parent / "messages" / "locale").iterdir()

    assert (LOCALES, SHIPPED - {*LOCALES}) == (
        tuple(sorted(folder.name.replace("_", "-") for folder in folders)),
        set(),
    )


def test_a_label_has_its_words_in_each_locale() -> None:
    """The printed Chinese is the message id."""
    words = {locale: catalog(locale).text("1.属于国家秘密") for locale in SHIPPED}

    assert words == {
        "en": "State secrets",
        "zh-Hans": "1.属于国家秘密",
        "zh-Hant": "1.屬於國家秘密",
    }


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("msgid", ["", "words of a plugin", "{", "\ud800"])
def test_words_without_a_translation_come_back(locale: str, msgid: str) -> None:
    """A plugin may use its own texts, and the header of a catalog is no text."""
    assert catalog(locale).text(msgid) == msgid


@pytest.mark.parametrize("locale", ["xx", "EN", "zh_Hans", "", "../en"])
def test_an_unknown_locale_is_refused(locale: str) -> None:
    """The error lists the locales that are there."""
    with pytest.raises(RenderError, match=r"no locale is named .*; known: en, "):
        catalog(locale)


def test_a_catalog_is_loaded_once() -> None:
    """Every caller of a locale shares its catalog."""
    assert catalog("en") is catalog("en")


def test_a_template_takes_numbers_dates_and_texts() -> None:
    """Numbers and dates are written as the locale writes them."""
    composed = catalog("zh-Hans").compose(
        "{place} {count} {amount} {day}",
        place="a.b",
        count=1100,
        amount=Decimal("0.00"),
        day=date(2023, 1, 12),
    )

    assert composed == "a.b 1100 0.00 2023年1月12日"


def test_a_template_is_translated_before_its_fields_are_filled() -> None:
    """The order of fields belongs to the translation."""
    assert catalog("en").compose("行政许可") == "Administrative licensing"


@given(st.text(), st.text())
def test_values_go_in_as_text(first: str, second: str) -> None:
    """Braces, fields and attributes in a value are characters."""
    composed = catalog("en").compose("<{a}|{b}>", a=first, b=second)

    assert composed == f"<{first}|{second}>"


@pytest.mark.parametrize(
    "template", ["{a.real}", "{a[0]}", "{a!r}", "{a:>9}", "{}", "{0}", "{b}", "{{", "}", "{self}"]
)
def test_only_plain_fields_with_a_value_are_filled(template: str) -> None:
    """A template reaches into no value."""
    assert catalog("en").compose(template, a=1) == template


@pytest.mark.parametrize(
    ("value", "plain", "grouped"),
    [
        (0, "0", "0"),
        (-14, "-14", "-14"),
        (1234567, "1234567", "1,234,567"),
        (10**30, "1" + 30 * "0", "1" + 10 * ",000"),
        (Decimal("18651.064104"), "18651.064104", "18,651.064104"),
        (Decimal("-0.50"), "-0.50", "-0.50"),
        (Decimal("0.00"), "0.00", "0.00"),
        (Decimal("1E+4"), "10000", "10,000"),
    ],
)
@pytest.mark.parametrize("locale", sorted(SHIPPED))
def test_a_number_keeps_its_digits(
    locale: str, value: int | Decimal, plain: str, grouped: str
) -> None:
    """Numbers of any size are written whole, grouped only on request."""
    words = catalog(locale)

    assert (words.number(value), words.number(value, grouping=True)) == (plain, grouped)


def test_a_number_that_str_refuses_is_written() -> None:
    """Counts are of any size, and str() stops at 4300 digits."""
    words, value = catalog("en"), 10**5000

    assert (words.number(value), words.number(value, grouping=True)) == (
        "1" + 5000 * "0",
        "100" + 1666 * ",000",
    )


def test_a_date_is_written_in_words() -> None:
    """Babel knows the form of a date in each locale."""
    words = {locale: catalog(locale).date(date(2023, 1, 12)) for locale in SHIPPED}

    assert words == {
        "en": "January 12, 2023",
        "zh-Hans": "2023年1月12日",
        "zh-Hant": "2023年1月12日",
    }
