import csv
from io import StringIO

from hypothesis import given
from tests.overviews.test_writing import hostile_entries

from opengov.overviews import Entry, overview
from opengov.overviews.lines import COLUMNS


def _rows(entries: tuple[Entry, ...]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(str(overview(entries, "csv")), newline=""), strict=True))


def test_a_finding_is_a_row(entries: tuple[Entry, ...]) -> None:
    """With its place as the document names it, and as the form does."""
    first = _rows(entries)[0]

    assert first == {
        "kind": "finding",
        "file": "in/甲 1.txt",
        "agency": "甲市教育局",
        "year": "2022",
        "title": "甲市教育局2022年政府信息公开工作年度报告",
        "check": "arithmetic.applicants",
        "severity": "error",
        "status": "fail",
        "place": "requests.table.received.total",
        "label": "一、本年新收政府信息公开申请数量 · 总计",
        "printed": "5",
        "expected": "0",
        "message": "“一、本年新收政府信息公开申请数量”一行：六类申请人之和为0，总计为5，相差5。",
        "clause": "由表三推出",
        "suggestion": (
            "建议：将“一、本年新收政府信息公开申请数量 · 总计”由5改为0，以上各项即可成立。"
        ),
        "cause": "1",
        "count": "",
        "source": "line 6 cell 8",
        "fingerprint": first["fingerprint"],
    }


def test_every_file_has_a_row(entries: tuple[Entry, ...]) -> None:
    """Also one that is fine, and one that could not be read; what was not judged is said."""
    told = [(row["file"], row["kind"], row["check"], row["count"]) for row in _rows(entries)]

    assert told == [
        ("in/甲 1.txt", "finding", "arithmetic.applicants", ""),
        ("in/甲 1.txt", "finding", "arithmetic.balance", ""),
        ("in/甲 1.txt", "finding", "form.empty", ""),
        ("in/甲 1.txt", "not_assessed", "form.blank", "2"),
        ("in/b.txt", "clean", "", ""),
        ("in/c.html", "finding", "house.rule", ""),
        ("in/d.pdf", "unreadable", "", ""),
    ]


def test_figures_keep_their_digits(entries: tuple[Entry, ...]) -> None:
    """And a text that begins as a formula does not."""
    row = _rows(entries)[5]

    assert (row["printed"], row["expected"], row["message"]) == ("1" + "0" * 20, "0.50", "'=1+1")


def test_lines_end_as_the_standard_says(entries: tuple[Entry, ...]) -> None:
    """RFC 4180: CR LF, and a head."""
    lines = str(overview(entries, "csv")).split("\r\n")

    assert (lines[0], lines[-1], len(lines)) == (",".join(COLUMNS), "", 9)


@given(entries=hostile_entries())
def test_no_text_is_a_formula(entries: tuple[Entry, ...]) -> None:
    """Only figures may begin with a sign; every row has every column, on one line."""
    rows = _rows(entries)
    texts = [
        text
        for row in rows
        for name, text in row.items()
        if name not in ("printed", "expected", "year")
    ]

    assert all(len(row) == len(COLUMNS) and None not in row for row in rows)
    assert [text for text in texts if text.startswith(("=", "+", "-", "@"))] == []
    assert len(str(overview(entries, "csv")).split("\r\n")) == len(rows) + 2
