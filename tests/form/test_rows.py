"""The form that is derived from the model, against what is printed."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from opengov.form.editions import INSTRUMENTS
from opengov.form.rows import TABLES, blocks, editions_of, members, rows, section_titles
from opengov.model.printed import EDITIONS, Edition
from opengov.model.proactive import STUB, FeeAmount, Procurement
from opengov.model.requests import COLUMN_HEAD, STUB_NOTE, ApplicantCounts

CELLS: dict[Edition, tuple[int, int, int]] = {"2019": (22, 161, 15), "2021": (10, 175, 15)}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_form_has_as_many_cells_as_are_printed(edition: Edition) -> None:
    """198 in the 2019 edition, 200 in the 2021 edition."""
    counted = tuple(sum(len(row.places) for row in rows(table, edition)) for table in TABLES)

    assert counted == CELLS[edition]
    assert sum(counted) == {"2019": 198, "2021": 200}[edition]


def test_a_place_is_of_one_cell() -> None:
    """Within an edition; across them a cell of one may be a row of the other."""
    for edition in EDITIONS:
        places = [p for table in TABLES for row in rows(table, edition) for p in row.places]
        assert len(places) == len(set(places))


@pytest.fixture(scope="module")
def facts(shared: Path) -> Any:
    """Return the facts of the form as they were gathered apart from the model."""
    return json.loads((shared / "form.json").read_text("utf-8"))


def test_the_sections_are_those_of_the_form(facts: Any) -> None:
    """Keys and printed titles, in order."""
    assert list(section_titles().items()) == [(s["key"], s["zh"]) for s in facts["sections"]]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_instruments_are_those_of_the_form(edition: Edition, facts: Any) -> None:
    """Document number and report years."""
    known, instrument = facts["editions"][edition], INSTRUMENTS[edition]

    assert instrument.number == known["instrument"]
    assert [year for year in range(2015, 2030) if instrument.fits(year)] == list(
        range(instrument.first_year, (instrument.last_year or 2029) + 1)
    )


@pytest.mark.parametrize("edition", EDITIONS)
def test_table_2_is_that_of_the_form(edition: Edition, facts: Any) -> None:
    """Captions, articles, heads, rows and columns, with what they hold."""
    derived = [
        {
            "caption": (block.caption.text, block.caption.article, STUB),
            "columns": [
                (c.key, c.label, "decimal" if c.money else "signed" * c.signed or "count")
                for c in block.columns
            ],
            "rows": [(row.key, row.label) for row in block.rows],
        }
        for block in blocks(edition)
    ]

    assert derived == [
        {
            "caption": (block["caption"]["zh"], block["article"], block["stub"]["zh"]),
            "columns": [
                (c["key"], c["zh"], c["type"].split()[0].strip(",")) for c in block["columns"]
            ],
            "rows": [(row["key"], row["zh"]) for row in block["rows"]],
        }
        for block in facts["editions"][edition]["proactive"]["blocks"]
    ]


def _leaves(
    rows_of: list[Any], place: str, heads: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for row in rows_of:
        here = f"{place}.{row['key']}"
        under = (row["under"],) if "under" in row else ()
        path = (*heads, *under, row["zh"])
        if "rows" in row:
            yield from _leaves(row["rows"], here, path)
        else:
            yield here, path, tuple(row.get("articles", ()))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("table", ["requests", "disputes"])
def test_tables_3_and_4_are_those_of_the_form(table: Any, edition: Edition, facts: Any) -> None:
    """Rows with the labels that lead to them and their articles, and columns with their heads."""
    known = facts["editions"][edition][table]
    derived = rows(table, edition)

    assert [(row.place, row.heads, row.articles) for row in derived] == list(
        _leaves(known["rows"], f"{table}.table", ())
    )
    columns = [(c["key"], c["zh"], c.get("under")) for c in known["columns"]]
    assert [[(c.key, c.label, c.under) for c in row.columns] for row in derived] == [
        columns for _ in derived
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_heads_of_table_3_are_those_of_the_form(edition: Edition, facts: Any) -> None:
    """The note in its first cell, and the head over its columns."""
    known = facts["editions"][edition]["requests"]

    assert (known["stub_note"]["zh"], known["column_head"]["zh"]) == (STUB_NOTE, COLUMN_HEAD)


def test_places_follow_rows_and_columns() -> None:
    """A figure's place is its row's place and its column's key."""
    row = rows("disputes", "2021")[1]

    assert (row.key, row.label, row.places) == (
        "direct_litigation",
        "未经复议直接起诉",
        tuple(
            f"disputes.table.direct_litigation.{key}"
            for key in ("upheld", "corrected", "other", "pending", "total")
        ),
    )


def test_figures_stand_in_the_order_of_the_columns() -> None:
    """Also where a row has one column only, or more than figures."""
    amount, bought = Decimal("0.50"), Decimal(3)
    fees = next(row for row in rows("proactive", "2021") if row.key == "fees")
    procurement = next(row for row in rows("proactive", "2019") if row.key == "procurement")

    assert fees.figures(FeeAmount(amount=amount)) == (amount,)
    assert procurement.figures(Procurement(projects=2, amount=bought, unit="元")) == (2, bought)


def test_a_class_tells_its_editions() -> None:
    """Table 3's rows are of both, a fee's amount is of one."""
    assert (editions_of(ApplicantCounts), editions_of(FeeAmount), editions_of(Procurement)) == (
        ("2019", "2021"),
        ("2021",),
        ("2019",),
    )


def test_an_annotation_names_its_classes() -> None:
    """Counts and texts are none."""
    assert (members(FeeAmount | None), members(FeeAmount), members(int | None)) == (
        (FeeAmount,),
        (FeeAmount,),
        (),
    )
