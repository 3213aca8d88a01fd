import sys
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from tests.browsing import converted
from tests.overviews.test_writing import hostile_entries

from opengov import RenderError
from opengov.overviews import Entry, overview, workbook


def _book(entries: tuple[Entry, ...], locale: str = "zh-Hans") -> Any:
    openpyxl: Any = import_module("openpyxl")  # it has no types
    return openpyxl.load_workbook(BytesIO(cast("bytes", overview(entries, "xlsx", locale=locale))))


def _values(sheet: Any) -> list[tuple[Any, ...]]:
    return [tuple(cell.value for cell in row) for row in sheet.rows]


def test_every_report_is_a_row(entries: tuple[Entry, ...]) -> None:
    """With its counts as numbers, or why it could not be read."""
    book = _book(entries)
    reports = _values(book["报告"])

    assert book.sheetnames == ["报告", "问题", "未评估"]
    assert [row[:10] for row in reports[1:]] == [
        ("甲市教育局", 2022, "发现问题", 2, 1, 0, 0, 1, 2, None),
        ("乙市民政局", 2021, "未发现问题", 0, 0, 0, 0, 1, 0, None),
        ("in/c.html", None, "发现问题", 0, 0, 0, 1, 1, 0, None),
        ("in/d.pdf", None, "无法读取", None, None, None, None, None, None, "no reader takes d.pdf"),
    ]


def test_a_finding_is_a_row(entries: tuple[Entry, ...]) -> None:
    """Figures are numbers where a sheet keeps their digits; else they are texts."""
    rows = _values(_book(entries)["问题"])

    assert [row[2:7] for row in rows[1:]] == [
        (
            *("错误", "一、本年新收政府信息公开申请数量 · 总计", 5, 0),
            "“一、本年新收政府信息公开申请数量”一行：六类申请人之和为0，总计为5，相差5。",
        ),
        ("错误", "三、本年度办理结果 · （七）总计 · 总计", 0, 5, "相差-5。"),
        (
            "警告",
            "五、存在的主要问题及改进情况",
            None,
            None,
            "“五、存在的主要问题及改进情况”没有内容。",
        ),
        (
            "提示（存疑）",
            "行政事业性收费 · 本年收费金额（单位：万元）",
            "1" + "0" * 20,
            "0.50",
            "=1+1",
        ),
    ]


def test_what_was_not_judged_has_its_sheet(entries: tuple[Entry, ...]) -> None:
    """By check and reason."""
    rows = _values(_book(entries)["未评估"])

    assert rows[1:] == [
        ("甲市教育局", 2022, "form.blank", 2, "报告没有这项检查所需的内容", "in/甲 1.txt")
    ]


def test_sheets_are_made_to_be_worked_with(entries: tuple[Entry, ...]) -> None:
    """The head stays in sight and filters, and is on every page of paper."""
    sheet = _book(entries)["问题"]

    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == (
        "B2",
        "A1:M5",
        "$1:$1",
    )


@given(entries=hostile_entries())
def test_no_cell_is_a_formula(entries: tuple[Entry, ...]) -> None:
    """Nor a link, nor an error."""
    kinds = {cell.data_type for sheet in _book(entries) for row in sheet.rows for cell in row}

    assert kinds <= {"s", "n", "inlineStr"}


def test_an_office_suite_opens_it(entries: tuple[Entry, ...], tmp_path: Path) -> None:
    """And takes a text that begins as a formula for a text."""
    written = tmp_path / "overview.xlsx"
    written.write_bytes(cast("bytes", overview(entries, "xlsx")))
    opened = converted(written, ".fods", tmp_path).read_text("utf-8")

    assert ("<text:p>=1+1</text:p>" in opened, "table:formula" in opened) == (True, False)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what installs it."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(RenderError) as caught:
        overview((), "xlsx")

    assert str(caught.value) == (
        'the xlsx overview needs xlsxwriter; pip install "opengov-report[xlsx]"'
    )


def test_what_no_sheet_can_hold_is_refused(
    entries: tuple[Entry, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is left out in silence."""
    monkeypatch.setattr(workbook, "_MOST_ROWS", 3)
    with pytest.raises(RenderError) as caught:
        overview(entries, "xlsx")

    assert str(caught.value) == (
        "the overview has 4 rows for one sheet; xlsx holds 3; write it as csv"
    )
