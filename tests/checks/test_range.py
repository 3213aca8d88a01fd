from decimal import Decimal

from attrs import evolve
from hypothesis import given

from opengov import CatalogueItems, FeeItems, Report, cells, replace, validate
from opengov.testing import reports


@given(reports())
def test_every_negative_figure_is_found_and_no_other(report: Report) -> None:
    """本年增/减 may be below zero."""
    found = {f.places[0] for f in validate(report, select=["range.negative"]).findings}

    assert found == {
        place
        for place, figure in cells(report)
        if figure is not None and figure < 0 and not place.endswith(".change")
    }


def test_a_decrease_is_in_order(report: Report) -> None:
    """The 2019 form asks for increase or decrease."""
    table = report.proactive.table
    items = CatalogueItems(items_last_year=3, change=-1, decisions=0)
    assert table is not None
    rows = evolve(table, licensing=items, fees=FeeItems(items_last_year=2, change=-2))
    changed = evolve(report, proactive=evolve(report.proactive, table=rows))

    assert validate(changed, select=["range"]).findings == ()


def test_a_negative_amount_is_found_as_printed(report: Report) -> None:
    """Money keeps its digits; -0.00 is not below zero."""
    place = "proactive.table.fees.amount"
    found = [
        validate(replace(report, place, Decimal(amount)), select=["range"]).findings
        for amount in ("-1.50", "-0.00")
    ]

    assert [[f.message for f in each] for each in found] == [
        ["“行政事业性收费 · 本年收费金额（单位：万元）”为-1.50，小于0。"],
        [],
    ]
