from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given

from opengov import (
    CatalogueItems,
    Decisions,
    DisclosedDocuments,
    FeeAmount,
    IssuedDocuments,
    PlaceError,
    ProactiveTable,
    Report,
    RequestsTable,
    TableSection,
)
from opengov.model.figures import as_printed
from opengov.testing import reports

NEW = IssuedDocuments(issued=1, repealed=1, in_force=1)
OLD = DisclosedDocuments(produced=1, disclosed=1, total_disclosed=1)
ITEMS = CatalogueItems(items_last_year=1, change=1, decisions=1)
EMPTY: dict[str, Any] = dict.fromkeys(
    (
        *("rules", "normative_documents", "licensing", "other_services", "penalties"),
        *("coercion", "fees", "procurement"),
    )
)


def test_a_report_cannot_be_changed() -> None:
    """Another is made from it."""
    report: Any = Report()

    with pytest.raises(FrozenInstanceError):
        report.year = 2023


@given(reports())
def test_a_report_can_be_hashed(report: Report) -> None:
    """Equal reports are one in a set."""
    assert {report, evolve(report)} == {report}


def test_sections_are_not_shared() -> None:
    """Each table section is empty on its own."""
    assert Report().proactive == TableSection[ProactiveTable]()
    assert Report().requests == TableSection[RequestsTable]()


@pytest.mark.parametrize(
    ("first", "second"),
    [("rules", "normative_documents"), ("licensing", "other_services"), ("penalties", "coercion")],
)
def test_the_rows_of_one_caption_are_of_one_edition(first: str, second: str) -> None:
    """Captions of two editions in one table are published, rows are not."""
    new: Any = NEW if first == "rules" else Decisions(decisions=1)
    old: Any = OLD if first == "rules" else ITEMS

    said = f"^proactive.table.{second} is of another edition than {first}"
    with pytest.raises(PlaceError, match=said):
        ProactiveTable(**(EMPTY | {first: new, second: old}))


def test_captions_may_be_of_two_editions() -> None:
    """The figures stay where they were printed."""
    rows: dict[str, Any] = {"rules": NEW, "penalties": ITEMS, "coercion": ITEMS}

    mixed = ProactiveTable(**(EMPTY | rows))

    assert (mixed.rules, mixed.penalties) == (NEW, ITEMS)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [("0", "0.00", False), ("1E+2", "100", True), ("-0", "0", False), ("5.0", "5.0", True)],
)
def test_money_is_compared_as_printed(one: str, other: str, equal: bool) -> None:
    """Two amounts are the same where their digits are."""
    amounts = FeeAmount(amount=Decimal(one)), FeeAmount(amount=Decimal(other))

    assert ((amounts[0] == amounts[1]), len(set(amounts)) == 1) == (equal, equal)


@pytest.mark.parametrize(
    ("amount", "digits"), [(None, None), (Decimal("1E-6"), "0.000001"), (Decimal("5.60"), "5.60")]
)
def test_an_amount_is_printed_without_exponent(amount: Decimal | None, digits: str | None) -> None:
    """With the digits that it has."""
    assert as_printed(amount) == digits
