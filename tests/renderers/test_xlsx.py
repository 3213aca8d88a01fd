"""Workbooks: they read back, they compute what is printed, and nothing in them is live unasked."""

import sys
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook  # type: ignore[import-untyped]
from tests.browsing import converted

from opengov import (
    CatalogueItems,
    ExtraRow,
    FeeAmount,
    Gap,
    OutOfScopeError,
    Procurement,
    RenderError,
    Report,
    Section,
    cells,
    read,
    replace,
    validate,
)
from opengov.form.identities import identities
from opengov.renderers.xlsx.renderer import renderer
from opengov.testing.reports import report_of

RECEIVED = "requests.table.received"
TEMPLATE = "收到和处理申请"


def _written(report: Report, **options: Any) -> bytes:
    return renderer.render(report, locale="zh-Hans", **options)


def _book(report: Report, **options: Any) -> Any:
    return load_workbook(BytesIO(_written(report, **options)))


def _cells(report: Report, **options: Any) -> Iterator[Any]:
    for sheet in _book(report, **options):
        for row in sheet.iter_rows():
            yield from row


def _blank(report: Report) -> Report:
    for place, _ in cells(report):
        report = replace(report, place, None)
    return evolve(
        report,
        remarks=(),
        preamble=(),
        overview=Section(title=report.overview.title),
        problems=Section(title=report.problems.title),
        other_matters=Section(),
    )


@given(data=st.data(), formulas=st.booleans())
def test_what_is_read_is_what_was_printed(
    data: st.DataObject, reports: st.SearchStrategy[Report], formulas: bool
) -> None:
    """With hostile texts, unknown figures and mixed editions a figure is right or unknown."""
    report = evolve(data.draw(reports), title="某局2023年政府信息公开工作年度报告")
    printed = dict(cells(report))
    try:
        found = cells(read(_written(report, formulas=formulas)).report)
    except OutOfScopeError:
        return
    wrong = [c for c in found if c.value is not None and str(c.value) != str(printed.get(c.place))]
    assert wrong == []


@given(data=st.data(), locale=st.sampled_from(["zh-Hans", "zh-Hant", "en"]))
def test_no_text_is_live(
    data: st.DataObject, reports: st.SearchStrategy[Report], locale: str
) -> None:
    """There is no formula and no link in a workbook, whatever the texts are."""
    book = load_workbook(BytesIO(renderer.render(data.draw(reports), locale=locale)))
    live = [
        cell.coordinate
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" or cell.hyperlink
    ]
    assert live == []


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1"])
def test_a_text_stays_a_text_when_it_is_edited(text: str) -> None:
    """Excel keeps what begins like a formula as it is where the cell is marked so."""
    kept = [c for c in _cells(report_of(text)) if isinstance(c.value, str) and text in c.value]
    begins = [cell for cell in kept if cell.value.startswith(text)]
    assert begins
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in begins)


def test_a_text_that_no_cell_holds_goes_on_in_others() -> None:
    """No character of a word of 100 kB is lost, and no cell has more than Excel takes."""
    word = "长" * 33_000 + "w" * 67_000
    texts = [c.value for c in _cells(report_of(word)) if isinstance(c.value, str)]
    assert max(map(len, texts)) <= 16_001
    held = sum(text.count("长") for text in texts)
    assert held >= 33_000 * 18


def test_a_text_too_long_for_a_page_ends_at_sentences() -> None:
    """A paragraph that takes a page is one cell over two rows; a longer one goes on in the next."""
    page, more = "全年平稳。" * 300, "全年平稳。" * 400
    report = Report(
        title="甲局2023年报告", overview=Section(title="一、总体情况", body=(page, more))
    )
    texts = [str(cell.value) for cell in _cells(report) if cell.value]
    assert (page in texts, "".join(texts[-2:]), {t[-1] for t in texts[-2:]}) == (True, more, {"。"})


def test_lines_too_many_for_a_page_are_parted() -> None:
    """A text of many lines is cut at their ends."""
    text = "\n".join(["一行"] * 60)
    texts = [c.value for c in _cells(Report(title=text, preamble=(text,)))]
    assert [each for each in texts if each] == ["一行"] * 120


@pytest.mark.parametrize(
    ("amount", "stored", "code"),
    [
        ("59237.2449", 59237.2449, "0.0000"),
        ("0", 0, "0"),
        ("-3.5", -3.5, "0.0"),
        ("0.00", "0.00", "General"),
        ("18651.060", "18651.060", "General"),
        ("-0", "-0", "General"),
        ("1234567890.123456", "1234567890.123456", "General"),
    ],
)
def test_an_amount_keeps_its_digits(report: Report, amount: str, stored: Any, code: str) -> None:
    """It is a number where a number has all of them, else a text."""
    row = FeeAmount(amount=Decimal(amount))
    sheet = _book(replace(report, "proactive.table.fees", row))["主动公开"]
    cell = sheet["B15"]
    assert (cell.value, cell.number_format) == (stored, code)


@pytest.mark.parametrize(
    ("count", "stored"), [(10**15 - 1, 10**15 - 1), (10**15, "1000000000000000"), (-4, -4)]
)
def test_a_count_keeps_its_digits(report: Report, count: int, stored: Any) -> None:
    """A spreadsheet has 15 digits; what has more is a text."""
    sheet = _book(replace(report, f"{RECEIVED}.business", count))[TEMPLATE]
    assert sheet["E5"].value == stored


def test_an_amount_has_its_unit(report: Report) -> None:
    """The format prints it behind the number."""
    row = Procurement(projects=6, amount=Decimal("251000.5"), unit="元")
    sheet = _book(replace(report, "proactive.table.procurement", row), grouping=True)["主动公开"]
    cells_of_row = [(c.value, c.number_format) for c in sheet[18] if c.value is not None]
    assert cells_of_row == [
        ("政府集中采购", "General"),
        (6, "#,##0"),
        (251000.5, '#,##0.0"元"'),
    ]


@pytest.mark.parametrize(
    ("state", "shown", "said"),
    [("blank", None, None), ("marked", "/", None), ("unread", "?", "无法识别")],
)
def test_an_unknown_figure_is_no_zero(report: Report, state: Any, shown: Any, said: Any) -> None:
    """A question mark has its reason in a comment."""
    place = f"{RECEIVED}.business"
    gap = Gap(place=place, state=state, raw="/")
    cell = _book(evolve(replace(report, place, None), gaps=(gap,)))[TEMPLATE]["E5"]
    assert (cell.value, cell.comment and cell.comment.text.strip()) == (shown, said)


def test_rows_of_a_reports_own_are_kept(report: Report) -> None:
    """A number among their cells is a number, other texts are texts."""
    own = (
        ExtraRow(
            caption="第二十条第（一）项", label="其他主动公开文件", cells=("186", "012", "若干")
        ),
        ExtraRow(caption="其他", label=None, cells=()),
    )
    table = report.proactive.table
    assert table is not None
    changed = evolve(report, proactive=evolve(report.proactive, table=evolve(table, extra=own)))
    sheet = _book(changed)["主动公开"]
    assert [c.value for c in sheet[6]] == ["其他主动公开文件", 186, "012", "若干"]
    assert sheet["A17"].value == "其他"


def test_a_row_that_no_sheet_holds_is_refused(report: Report) -> None:
    """The message says what a sheet has."""
    own = (ExtraRow(caption=None, label=None, cells=("1",) * 2**14),)
    table = report.proactive.table
    assert table is not None
    changed = evolve(report, proactive=evolve(report.proactive, table=evolve(table, extra=own)))
    with pytest.raises(RenderError, match="a row of 16384 cells; a sheet has 16384 columns"):
        _written(changed)


def test_sheets_follow_the_report(report: Report) -> None:
    """Text, the three tables, text; a section without its table stays below the one before."""
    gone = evolve(report, requests=evolve(report.requests, table=None, body=("从略。",)))
    bare = Report(disputes=report.disputes)
    table = report.proactive.table
    assert table is not None
    empty = evolve(report.proactive, table=evolve(table, **_NO_ROWS))
    assert [_book(each).sheetnames for each in (report, gone, bare, Report())] == [
        ["总体情况", "主动公开", TEMPLATE, "复议和诉讼", "问题与其他"],
        ["总体情况", "主动公开", "复议和诉讼", "问题与其他"],
        ["复议和诉讼"],
        ["总体情况"],
    ]
    assert _book(Report(proactive=empty), formulas=True).sheetnames == ["主动公开"]
    assert _book(Report(problems=Section(title="五"))).sheetnames == ["总体情况"]


_NO_ROWS: dict[str, Any] = dict.fromkeys(
    ("rules", "normative_documents", "licensing", "penalties", "coercion", "fees")
)


def test_pages_are_set_up_for_print(report: Report) -> None:
    """A4, as wide as the paper, heads on every page, and fast while one scrolls."""
    sheet = _book(report)[TEMPLATE]
    set_up = sheet.page_setup.paperSize, sheet.page_setup.fitToHeight
    assert (set_up, sheet.print_title_rows, sheet.freeze_panes) == ((9, 0), "$2:$4", "D5")


def test_heads_are_not_frozen_under_text(report: Report) -> None:
    """Text above the table would take the screen with them."""
    text = evolve(report, requests=evolve(report.requests, body=("说明。",)))
    assert _book(text)[TEMPLATE].freeze_panes is None


def _formulas(report: Report) -> set[str]:
    return {
        cell.coordinate
        for cell in _cells(report, formulas=True)
        if cell.data_type == "f" and cell.parent.title == TEMPLATE
    }


def test_every_total_that_adds_up_is_a_formula(report: Report) -> None:
    """Seven sums of columns, and those of the other rows."""
    found = [c.value for c in _cells(report, formulas=True) if c.data_type == "f"]
    totals = {identity.total for identity in identities("2021")}
    assert (len(found), found[0]) == (
        len(totals),
        '=IF(COUNT($D$5:$I$5)=0,"",SUM($D$5:$I$5))',
    )


@pytest.mark.parametrize(
    ("place", "figure"),
    [("total", 3512), ("total", None), ("natural_person", 3401), ("business", 10**15)],
)
def test_a_total_that_prints_something_else_is_no_formula(
    report: Report, place: str, figure: int | None
) -> None:
    """A formula would put our sum in the place of the report's figure."""
    assert "J5" in _formulas(report)
    assert "J5" not in _formulas(replace(report, f"{RECEIVED}.{place}", figure))


def test_a_blank_total_of_a_marked_row_stays_as_it_is(report: Report) -> None:
    """It is marked, so that a formula would take the mark away."""
    for key in ("upheld", "corrected", "other", "pending", "total"):
        report = replace(report, f"disputes.table.reconsideration.{key}", None)
    gaps = tuple(evolve(gap, state="marked", raw="/") for gap in report.gaps)
    report = evolve(report, gaps=gaps)
    assert _book(report, formulas=True)["复议和诉讼"]["E5"].value == "/"


def test_what_may_be_typed_in_is_told(report: Report) -> None:
    """Whole numbers for counts, any number for money, and below zero for changes alone."""
    items = CatalogueItems(items_last_year=None, change=None, decisions=None)
    sheet = _book(replace(report, "proactive.table.licensing", items), formulas=True)["主动公开"]
    rules = [(r.type, r.operator, r.formula1) for r in sheet.data_validations.dataValidation]
    assert rules == [
        ("whole", "greaterThanOrEqual", "0"),
        ("whole", None, "-1000000000"),
        ("decimal", "greaterThanOrEqual", "0"),
    ]


def test_a_blank_form_reads_back_blank(report: Report) -> None:
    """Formulas of blank cells show nothing, and nothing is what is read."""
    blank = _blank(report)
    read_back = read(_written(blank, formulas=True)).report
    tables = [(each.proactive, each.requests, each.disputes) for each in (read_back, blank)]
    assert tables[0] == tables[1]
    assert {gap.state for gap in read_back.gaps} == {"blank"}


def test_a_form_that_is_filled_in_computes(report: Report, tmp_path: Path) -> None:
    """What an office suite saves reads back with its totals, and obeys the form's sums."""
    book = load_workbook(BytesIO(_written(_blank(report), formulas=True)))
    sheet: Any = book[TEMPLATE]
    for row in sheet.iter_rows(min_row=5, max_row=29, min_col=4, max_col=9):
        for cell in row:
            if cell.data_type != "f":
                cell.value = 21 if cell.row == 5 else 1
    filled = tmp_path / "filled.xlsx"
    book.save(filled)
    (tmp_path / "out").mkdir()
    found = read(converted(filled, ".xlsx", tmp_path / "out")).report
    figures = [figure for place, figure in cells(found) if place.startswith("requests")]
    failed = [f.check for f in validate(found, select=["arithmetic"]).findings]
    assert (None in figures, found.requests.table.received.total, failed) == (False, 126, [])  # type: ignore[union-attr]


def _red(page: Any) -> bool:
    """Tell whether a page has something of the colour that marks a broken sum."""
    return b"\xce\xc7\xff" in bytes(page.render().buffer)


def test_a_broken_sum_is_marked(report: Report, tmp_path: Path) -> None:
    """An office suite shows it on the page of the table, and nothing where all is well."""
    broken = replace(report, f"{RECEIVED}.total", 3512)
    pypdfium2: Any = import_module("pypdfium2")
    marked: list[list[bool]] = []
    for number, each in enumerate((report, broken)):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(_written(each, formulas=True))
        (tmp_path / "pdf").mkdir(exist_ok=True)
        with pypdfium2.PdfDocument(converted(path, ".pdf", tmp_path / "pdf")) as document:
            marked.append([_red(page) for page in document])
    assert marked == [[False] * 5, [False, False, True, False, False]]


def test_the_library_may_be_missing(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install."""
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(
        RenderError, match=r'needs xlsxwriter; pip install "opengov-report\[xlsx\]"'
    ):
        _written(report)
