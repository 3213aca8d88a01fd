"""Figures as data: the rows are the report's cells, and no text of them is a formula."""

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from attrs import evolve
from frictionless import Resource, Schema, validate
from frictionless.formats import CsvControl
from hypothesis import given
from hypothesis import strategies as st

from opengov import (
    Cell,
    ExtraRow,
    Gap,
    Procurement,
    Report,
    cells,
    dumps,
    render,
    replace,
    table_schema,
    value,
)
from opengov.testing.reports import report_of

_LIVE = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


def _csv(report: Report, **options: Any) -> list[dict[str, str]]:
    text = cast("str", render(report, "csv", **options))
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def _jsonl(report: Report, **options: Any) -> list[dict[str, Any]]:
    text = cast("str", render(report, "jsonl", **options))
    return [json.loads(line, parse_float=Decimal) for line in text.splitlines()]


def _own(report: Report) -> Report:
    """Return a report with a row of its own, an unread figure, a marked one, and an amount."""
    table = report.proactive.table
    assert table is not None
    own = ExtraRow(caption=None, label="其他主动公开文件", cells=("186", "=1+1"))
    bought = Procurement(projects=6, amount=Decimal("251000.50"), unit="元")
    changed = evolve(table, extra=(own,), procurement=bought)
    report = evolve(report, proactive=evolve(report.proactive, table=changed))
    place = "disputes.table.reconsideration"
    for key in ("upheld", "other"):
        report = replace(report, f"{place}.{key}", None)
    gaps = (
        Gap(place=f"{place}.upheld", state="unread", raw="l2"),
        Gap(place=f"{place}.other", state="marked", raw="/"),
    )
    return evolve(report, gaps=gaps)


@given(data=st.data())
def test_lines_are_exactly_the_cells(
    data: st.DataObject, reports: st.SearchStrategy[Report]
) -> None:
    """Values of any size keep their digits; each unknown one has its state."""
    report = data.draw(reports)
    states = {gap.place: gap.state for gap in report.gaps}
    lines = [line for line in _jsonl(report) if line["state"] != "extra"]
    found = tuple(Cell(line["place"], line["value"]) for line in lines)
    assert (found, [str(c.value) for c in found]) == (
        cells(report),
        [str(c.value) for c in cells(report)],
    )
    unknown = {line["place"]: line["state"] for line in lines if line["state"]}
    assert unknown == {c.place: states[c.place] for c in cells(report) if c.value is None}


@given(data=st.data(), labels=st.booleans())
def test_csv_and_lines_say_the_same(
    data: st.DataObject, reports: st.SearchStrategy[Report], labels: bool
) -> None:
    """Taking an apostrophe away before a sign gives every text back."""
    report = data.draw(reports)

    def text(each: Any) -> str:
        if each is None:
            return ""
        return str(each) if not isinstance(each, Decimal) else format(each, "f")

    told = [{k: text(v) for k, v in line.items()} for line in _jsonl(report, labels=labels)]
    plain = re.compile(rf"'(?='*{_LIVE.pattern})")
    found = [
        {
            key: each
            if key == "value"
            else plain.sub("", each, count=1)
            if plain.match(each)
            else each
            for key, each in line.items()
        }
        for line in _csv(report, labels=labels)
    ]
    assert found == told


@given(data=st.data())
def test_no_text_of_a_csv_is_live(data: st.DataObject, reports: st.SearchStrategy[Report]) -> None:
    """A field that begins as a formula does is a number below zero."""
    live = [
        field
        for line in _csv(data.draw(reports), labels=True)
        for key, field in line.items()
        if _LIVE.match(field) and key not in ("value", "year")
    ]
    assert live == []


@pytest.mark.parametrize("text", ["=1+1", "'=1", "''@x", "'quoted'", "-5"])
def test_a_text_is_given_back_whole(text: str) -> None:
    """An apostrophe of its own is told from ours."""
    line = _csv(report_of(text))[0]["agency"]
    assert line == (text if text == "'quoted'" else f"'{text}")


def test_a_place_leads_to_its_value(report: Report) -> None:
    """Also that of a part of a row that the form does not have."""
    report = _own(report)
    wrong = [
        line["place"]
        for line in _jsonl(report)
        if value(report, line["place"])
        != (line["raw"] if line["state"] == "extra" else line["value"])
    ]
    assert wrong == []


def test_rows_are_as_reviewed(report: Report) -> None:
    """A known figure, an amount, an extra cell, an unread one."""
    lines = [tuple(line.values())[3:] for line in _csv(_own(report), labels=True, locale="en")]
    title, review = (
        "II. Proactive disclosure of government information",
        "Administrative reconsideration",
    )
    place = "proactive.table"
    picked = [
        line
        for line in lines
        if line[8].endswith(
            (
                "rules.issued",
                "fees.amount",
                "procurement.amount",
                "cells[1]",
                "reconsideration.upheld",
            )
        )
        and "litigation" not in line[8]
    ]
    assert picked == [
        ("2021", "proactive", "rules", "issued", "2", "", "", "", f"{place}.rules.issued",
         title, "Rules", "Issued this year"),
        ("2021", "proactive", "fees", "amount", "59237.2449", "万元", "", "",
         f"{place}.fees.amount", title, "Administrative fees",
         "Amount charged this year (10,000 yuan)"),
        ("2019", "proactive", "procurement", "amount", "251000.50", "元", "", "",
         f"{place}.procurement.amount", title, "Centralized government procurement",
         "Total procurement amount"),
        ("", "proactive", "extra[0]", "cells[1]", "", "", "extra", "'=1+1",
         f"{place}.extra[0].cells[1]", title, "其他主动公开文件", ""),
        ("", "disputes", "reconsideration", "upheld", "", "", "unread", "l2",
         "disputes.table.reconsideration.upheld",
         "IV. Administrative reconsideration and litigation", review, "Upheld"),
    ]  # fmt: skip


def test_excel_is_told_the_encoding(report: Report) -> None:
    """The mark stands before the names, on request."""
    text = cast("str", render(report, "csv", bom=True))
    assert (text[0], text[1:]) == ("\ufeff", render(report, "csv"))


@pytest.mark.parametrize("labels", [False, True])
def test_the_schema_fits(report: Report, tmp_path: Path, labels: bool) -> None:
    """Frictionless finds no fault in a report with every kind of row, and reads numbers as such."""
    report = _own(report)
    path = tmp_path / "report.csv"
    path.write_bytes(cast("str", render(report, "csv", labels=labels)).encode())
    schema = Schema.from_descriptor(table_schema(labels=labels))
    resource: Any = Resource(
        path=path.name, basepath=str(tmp_path), schema=schema, encoding="utf-8", format="csv",
        control=CsvControl(delimiter=",", quote_char='"'),
    )  # fmt: skip
    told = validate(resource)
    found = [row["value"] for row in resource.read_rows() if row["state"] != "extra"]
    assert (told.flatten(["title", "note"]), found) == ([], [c.value for c in cells(report)])


def test_a_wrong_table_does_not_fit(tmp_path: Path) -> None:
    """The schema knows what a state and a value can be."""
    names = [field["name"] for field in table_schema()["fields"]]
    line = ["甲局", "", "2023", "2021", "proactive", "rules", "issued", "二", "", "none", "", "p"]
    path = tmp_path / "wrong.csv"
    path.write_text("\r\n".join([",".join(names), ",".join(line), ""]), "utf-8")
    schema = Schema.from_descriptor(table_schema())
    told = validate(Resource(path=path.name, basepath=str(tmp_path), schema=schema))
    assert sorted(told.flatten(["type", "fieldName"])) == [
        ["constraint-error", "state"],
        ["type-error", "value"],
    ]


@given(data=st.data())
def test_the_document_is_what_dumps_writes(
    data: st.DataObject, reports: st.SearchStrategy[Report]
) -> None:
    """With the newline that ends a file."""
    report = data.draw(reports)
    assert render(report, "json", locale="en") == f"{dumps(report)}\n"
