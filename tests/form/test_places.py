import re
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from opengov import (
    CatalogueItems,
    Cell,
    Decisions,
    Gap,
    PlaceError,
    ProactiveTable,
    Procurement,
    Report,
    Section,
    TableSection,
    cells,
    replace,
    value,
)
from opengov.form.places import form_places, printed_editions, settle_gaps
from opengov.testing import reports
from opengov.testing.tables import disputes_of, requests_of

RECEIVED = "requests.table.received"
OTHER = "requests.table.outcomes.otherwise.other"


def test_cells_stand_in_the_order_of_the_form(report: Report) -> None:
    """Rows that are not printed have none."""
    found = cells(report)

    assert len(found) == 3 + 1 + 1 + 175 + 15
    assert found[:6] == (
        Cell("proactive.table.normative_documents.issued", 1),
        Cell("proactive.table.normative_documents.repealed", 2),
        Cell("proactive.table.normative_documents.in_force", 3),
        Cell("proactive.table.licensing.decisions", 4),
        Cell("proactive.table.fees.amount", Decimal("5.60")),
        Cell(f"{RECEIVED}.natural_person", value(report, f"{RECEIVED}.natural_person")),
    )
    assert found[-1] == Cell("disputes.table.litigation_after_reconsideration.total", 6)


@given(reports())
def test_every_cell_is_found_by_its_place(report: Report) -> None:
    """Looking up and walking over agree, and every place is one of the form."""
    for place, figure in cells(report):
        assert value(report, place) is figure
        assert place in form_places()


def test_a_cell_of_both_editions_has_one_place() -> None:
    """Three counts of decisions, table 4, and table 3 but for its 2019 row （六）其他处理."""
    assert len(form_places()) == (10 + 22 - 3) + (175 + 7) + 15


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("year", 2023),
        ("agency.name", "某市人民政府"),
        ("overview.body[1]", "公开目录更新。"),
        ("overview", Section(title="一、总体情况", body=("各栏目按季检查。", "公开目录更新。"))),
        ("proactive.table.fees.amount", Decimal("5.60")),
        ("proactive.table.rules", None),
        ("proactive.table.rules.issued", None),
        ("proactive.table.procurement.projects", None),
        ("proactive.table.licensing.change", None),
        ("further", ()),
    ],
)
def test_a_place_is_looked_up(place: str, found: Any, report: Report) -> None:
    """What the report does not print is unknown, and no error."""
    assert value(report, place) == found


@pytest.mark.parametrize("place", [f"{RECEIVED}.total", RECEIVED, "requests.table.outcomes", OTHER])
def test_a_table_that_is_not_there_holds_nothing(place: str) -> None:
    """Its rows and cells are None."""
    assert value(Report(), place) is None


def test_one_place_is_a_cell_or_a_row(report: Report) -> None:
    """（六）其他处理 · 其他 is the row of one edition and the cell of the other."""
    old = replace(report, "requests.table", requests_of([[7] * 7] * 23))

    assert (value(old, OTHER), value(old, f"{OTHER}.total")) == (7, None)
    assert value(report, f"{OTHER}.total") == value(report, OTHER).total


@pytest.mark.parametrize(
    "place",
    [
        "",
        ".",
        "colour",
        "year.month",
        "title[0]",
        "overview.body[2]",
        "overview.body[-1]",
        "overview.body[x]",
        "overview.body[0][0]",
        f"overview.body[{'9' * 5000}]",
        "overview.__class__",
        "requests.table.received.grand_total",
        "proactive.table.procurement.unit.x",
        "\ud800",
    ],
)
@pytest.mark.parametrize("call", [value, partial(replace, value=None)])
def test_a_place_that_no_report_has_is_refused(call: Any, place: str, report: Report) -> None:
    """To look up, and to replace."""
    with pytest.raises(PlaceError, match="no report has the place"):
        call(report, place)


def test_the_nearest_place_is_offered(report: Report) -> None:
    """A misspelt place is mended at once."""
    with pytest.raises(PlaceError, match=r"did you mean 'requests\.table\.received\.total'\?"):
        value(report, "requests.table.recieved.total")


@given(reports(), st.data())
def test_what_is_put_in_is_found_again(report: Report, data: st.DataObject) -> None:
    """And nothing else has changed but the gaps, which follow the figures."""
    printed = cells(report)
    if not printed:
        return
    place, old = data.draw(st.sampled_from(printed))
    new = data.draw(st.decimals(-9, 9, places=2) if place.endswith("amount") else st.integers())

    known, blank = replace(report, place, new), replace(report, place, None)

    assert dict(cells(known)) == {**dict(printed), place: new}
    assert [gap for gap in known.gaps if gap.place == place] == []
    assert dict(cells(blank)) == {**dict(printed), place: None}
    assert [gap.place for gap in blank.gaps].count(place) == 1
    assert replace(known, place, old) == (evolve(report, gaps=replace(known, place, old).gaps))
    for each in (known, blank):
        assert settle_gaps(each) == each


def test_a_figure_that_becomes_unknown_is_blank(report: Report) -> None:
    """One that already has a reason keeps it."""
    place = f"{RECEIVED}.total"
    blank = replace(report, place, None)
    unread = evolve(blank, gaps=(Gap(place=place, state="unread", raw="若干"),))

    assert blank.gaps == (Gap(place=place, state="blank"),)
    assert replace(unread, place, None).gaps == unread.gaps
    assert replace(unread, place, 3).gaps == ()


def test_a_row_that_is_put_in_brings_its_gaps(report: Report) -> None:
    """Its unknown figures are blank; taken out again, gaps of no cell may stay."""
    items = CatalogueItems(items_last_year=None, change=2, decisions=None)
    row = replace(report, "proactive.table.penalties", items)

    assert [gap.place for gap in row.gaps] == [
        "proactive.table.penalties.items_last_year",
        "proactive.table.penalties.decisions",
    ]


def test_a_table_can_be_put_in_and_taken_out(report: Report) -> None:
    """As any other value."""
    table = report.requests.table

    assert replace(Report(), "requests.table", table).requests.table == table
    assert replace(report, "requests.table", None).requests.table is None


@pytest.mark.parametrize(
    ("place", "new"),
    [
        ("title", "某市"),
        ("year", None),
        ("published", date(2024, 1, 1)),
        ("agency.kind", "office"),
        ("agency.kind", None),
        ("scope", "region"),
        ("overview.body[0]", ""),
        ("overview.body", ("a", "b")),
        ("overview", Section()),
        ("proactive", TableSection[ProactiveTable](title="二")),
        ("proactive.table.licensing", CatalogueItems(items_last_year=1, change=1, decisions=1)),
        ("proactive.table.procurement", Procurement(projects=1, amount=Decimal(1), unit="元")),
    ],
)
def test_a_value_of_its_kind_is_taken(place: str, new: Any, report: Report) -> None:
    """Any place of the report can be edited."""
    assert value(replace(report, place, new), place) == new


@pytest.mark.parametrize(
    ("place", "new", "wanted"),
    [
        ("year", "2023", "int or None"),
        ("year", True, "int or None"),
        ("year", 2023.0, "int or None"),
        ("published", datetime(2024, 1, 1), "date or None"),  # noqa: DTZ001
        ("scope", "city", "or None"),
        ("agency", None, "Agency"),
        ("overview.body", ["a"], "a tuple of str"),
        ("overview.body", (1,), "a tuple of str"),
        ("overview.body[0]", None, "str"),
        ("proactive.table.fees.amount", 5, "Decimal or None"),
        ("proactive.table.fees.amount", Decimal("NaN"), "Decimal or None"),
        ("proactive.table.licensing", Section(), "Decisions or CatalogueItems or None"),
        ("requests.table", disputes_of([[0] * 5] * 3), "RequestsTable or None"),
        ("requests", TableSection(table=disputes_of([[0] * 5] * 3)), "RequestsTable or None"),
    ],
)  # fmt: skip
def test_a_value_of_another_kind_is_refused(
    place: str, new: Any, wanted: str, report: Report
) -> None:
    """The error says what belongs there."""
    said = f"^{re.escape(place)} cannot hold .*; expected .*{wanted}$"
    with pytest.raises(PlaceError, match=said):
        replace(report, place, new)


def test_a_row_of_another_edition_than_its_neighbour_is_refused(report: Report) -> None:
    """The rows of one caption are of one edition."""
    one = replace(report, "proactive.table.penalties", Decisions(decisions=1))
    items = CatalogueItems(items_last_year=1, change=1, decisions=1)

    with pytest.raises(PlaceError, match="coercion is of another edition than penalties"):
        replace(one, "proactive.table.coercion", items)


@pytest.mark.parametrize("place", ["proactive.table.rules.issued", f"{RECEIVED}.total", RECEIVED])
def test_a_cell_whose_row_is_not_printed_is_told_the_way(place: str, report: Report) -> None:
    """Its row or table has to be there first."""
    bare = evolve(report, requests=TableSection())

    with pytest.raises(PlaceError, match="is not printed in this report; put its row or table"):
        replace(bare, place, 1)


def test_gaps_of_other_places_are_kept(report: Report) -> None:
    """A missing row may have its reason too."""
    gap = Gap(place="proactive.table.rules.issued", state="missing")
    odd = evolve(report, gaps=(gap,))

    assert settle_gaps(odd) is odd


def test_the_editions_of_a_report_are_told_by_part(report: Report) -> None:
    """The rows of table 2 one by one, and table 3 as a whole; table 4 is of both."""
    old = replace(report, "requests.table", requests_of([[7] * 7] * 23))

    assert printed_editions(Report()) == {}
    assert printed_editions(old) == {
        "proactive.table.normative_documents": "2021",
        "proactive.table.licensing": "2021",
        "proactive.table.fees": "2021",
        "requests.table": "2019",
    }
