"""Workbooks: what the cells hold is read, each cell once, and nothing is computed."""

import re
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Border, Side  # type: ignore[import-untyped]

from opengov import (
    FormatError,
    Limits,
    OutOfScopeError,
    ReadError,
    Reading,
    Report,
    cells,
    read,
)
from opengov.errors import LimitError
from opengov.readers.lines import Line
from opengov.readers.numbers import read_money
from opengov.readers.packages import Package
from opengov.readers.xlsx.formats import (
    PLAIN,
    format_of,
    number_format,
    plain_number,
    shown,
    worded,
)
from opengov.readers.xlsx.reader import Grid, reader
from opengov.readers.xlsx.sheets import Workbook, letters, place
from opengov.testing import consistent_reports, reports

from .office import (
    OFFICE,
    SHEETS,
    TITLE,
    Book,
    Comment,
    relations,
    report_in_sheets,
    saved,
    workbook,
)
from .printed_formats import PRINTED, STORED

HEADS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
SST = f'<sst xmlns="{SHEETS}">'
ISSUED = "proactive.table.rules.issued"
DRAWN = (
    'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def _text(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def _row(number: int, *cells_of_row: str, properties: str = "") -> str:
    """Return a row of cells that are markup, or of texts."""
    written = (
        each if each.startswith("<") else _text(f"{letters(column)}{number}", each)
        for column, each in enumerate(cells_of_row, 1)
    )
    return f'<row r="{number}" {properties}>{"".join(written)}</row>'


def _rules(*cells_of_row: str, properties: str = "", **others: Any) -> Reading:
    """Read a sheet whose row 5 has the figures of 规章."""
    rows = (
        _row(1, TITLE),
        _row(3, "第二十条第（一）项"),
        _row(4, *HEADS),
        _row(5, "规章", *cells_of_row, properties=properties),
    )
    return read(workbook("".join(rows), **others))


def _figures(reading: Reading) -> list[object]:
    return [figure for place, figure in cells(reading.report) if ".rules." in place]


def _raws(reading: Reading) -> list[tuple[str, str]]:
    return [(gap.state, gap.raw) for gap in reading.report.gaps if ".rules." in gap.place]


def _said(reading: Reading) -> list[tuple[str, str, str | None]]:
    return [
        (note.code, note.raw, note.where)
        for note in reading.notes
        if note.code in ("hidden-cells", "formula-unvalued", "link", "image", "footnote")
    ]


def _lines(data: bytes, limits: Limits | None = None) -> list[Line]:
    limits = limits or Limits()
    book = Workbook(Package(data, family="xlsx", limits=limits), limits)
    grid = Grid(limits=limits)
    return [line for sheet in book.sheets() for line in grid.lines(sheet)]


def _grid(data: bytes) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.column, cell.span) for cell in line.cells] for line in _lines(data)]


def _bare(report: Report) -> Report:
    table = report.proactive.table
    if table is None:
        return report
    return evolve(report, proactive=evolve(report.proactive, table=evolve(table, extra=())))


def _tables(report: Report) -> tuple[object, ...]:
    return report.proactive.table, report.requests.table, report.disputes.table


@pytest.mark.parametrize("merged", [True, False])
@given(report=consistent_reports(), sheets=st.booleans(), numbers=st.booleans())
def test_every_report_reads_back(merged: bool, report: Report, sheets: bool, numbers: bool) -> None:
    """A report in one sheet or several, of numbers or of texts, is read as it is."""
    report = _bare(report)
    data = report_in_sheets(report, merged=merged, sheets=sheets, numbers=numbers)
    assert _tables(read(data).report) == _tables(report)


@pytest.mark.parametrize("merged", [True, False])
@given(report=reports(), blank=st.sampled_from(["", "/", "-", "\u3000", "\u00a0"]))
def test_what_is_read_is_what_was_printed(merged: bool, report: Report, blank: str) -> None:
    """With blanks, marks, missing rows and mixed editions a figure is right or unknown."""
    report = _bare(report)
    printed = dict(cells(report))
    found = cells(read(report_in_sheets(report, merged=merged, blank=blank)).report)
    wrong = {
        place: figure
        for place, figure in found
        if figure is not None and str(figure) != str(printed.get(place))
    }
    assert wrong == {}


@pytest.mark.parametrize(("border", "states"), [("thin", {"blank"}), (None, {"missing"})])
def test_borders_tell_the_cells_of_an_empty_row(border: Any, states: set[str]) -> None:
    """A row of the form that nobody has filled in is blank; without borders there are no cells."""
    book = Book()
    sheet: Any = book.active
    for texts in ((TITLE,), ("第二十条第（一）项",), HEADS, ("规章",), ("行政规范性文件",)):
        sheet.append(texts)
    sheet.merge_cells("A2:D2")
    for row in sheet["A2:D5"]:
        for cell in row:
            cell.border = Border(bottom=Side(border))
    reading = read(saved(book))
    assert {gap.state for gap in reading.report.gaps if ".rules" in gap.place} == states


def test_a_workbook_of_openpyxl_is_read_with_its_places() -> None:
    """Sheets follow each other; a figure's place is its sheet and cell."""
    book = Book()
    first: Any = book.active
    first.title = "概况"
    first.append([TITLE])
    first.append(["二、主动公开政府信息情况"])
    second = book.create_sheet("主动公开")
    for texts in (["第二十条第（一）项"], list(HEADS), ["规章", 1, None, "3"]):
        second.append(texts)
    second.merge_cells("A1:D1")
    second["B3"].comment = Comment("含修订。", "某人")
    reading = read(saved(book))
    assert (reading.format, reading.report.title, _figures(reading)) == (
        "xlsx",
        TITLE,
        [1, None, 3],
    )
    assert reading.sources[ISSUED].where == "主动公开!B3"
    assert reading.report.unplaced == ("含修订。",)
    assert _said(reading) == [("footnote", "含修订。", "主动公开!B3")]


def test_a_merged_range_is_one_cell() -> None:
    """It stands once, with its span; the rows and columns that it covers hold nothing else."""
    rows = _row(2, "甲", "乙", "", "丙") + _row(3, "", "丁", "", "戊") + _row(4, "", "", "", "己")
    ranges = ("A2:A3", "B2:C2", "B4:C4")
    merged = "".join(f'<mergeCell ref="{each}"/>' for each in ranges)
    assert _grid(workbook(rows, behind=f"<mergeCells>{merged}</mergeCells>")) == [
        [("甲", 0, 1), ("乙", 1, 2), ("丙", 3, 1)],
        [("丁", 1, 1), ("", 2, 1), ("戊", 3, 1)],
        [("己", 0, 1)],
    ]


def test_rows_that_merging_covers_whole_are_no_lines() -> None:
    """A row in which no cell begins is not there."""
    rows = _row(1, "甲", "乙") + _row(2, "丙", "丁") + _row(3, "戊", "己")
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells>'
    assert _grid(workbook(rows, behind=merged)) == [
        [("甲", 0, 1), ("乙", 1, 1)],
        [("戊", 0, 1), ("己", 1, 1)],
    ]


def test_prose_in_a_cell_is_paragraphs() -> None:
    """A cell alone in its row is text, a line of it each; between rows of a table it is a row."""
    rows = (
        _row(1, "甲。\n\n乙。")
        + _row(3, "头", "数")
        + _row(4, "空")
        + _row(5, "名", "1")
        + _row(6, "注")
    )
    found = [(line.text, line.row, line.where, len(line.cells)) for line in _lines(workbook(rows))]
    assert found == [
        ("甲。", False, "表1!A1", 1),
        ("乙。", False, "表1!A1", 1),
        ("头\t数", True, "表1!A3", 2),
        ("空", True, "表1!A4", 2),
        ("名\t1", True, "表1!A5", 2),
        ("注", False, "表1!A6", 1),
    ]


def test_empty_rows_are_passed_over() -> None:
    """Of formatted rows without text only the one right under a table's row can be a row of it."""
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in (2, 3, *range(9, 3000)))
    found = _grid(workbook(empty + _row(4, "甲", "乙") + empty.replace('"2"', '"5"', 1) + "<row/>"))
    assert found == [[("甲", 0, 1), ("乙", 1, 1)], [("", 0, 1), ("", 1, 1)]]


def test_numbers_are_what_the_file_keeps() -> None:
    """3.0 is 3; 3.5 is no count; a text is read as a text is, errors and truth are no figures."""
    numbers = "<c><v>3.0</v></c>", "<c><v>3.5</v></c>", '<c t="e"><v>#REF!</v></c>'
    others = '<c t="b"><v>1</v></c>', '<c t="str"><v> 12 </v></c>', '<c t="n"><v> </v></c>'
    shifted = [each.replace("<c", f'<c r="{c}5"', 1) for c, each in zip("BCD", others, strict=True)]
    found = [_rules(*numbers), _rules(*shifted)]
    assert [(_figures(each), _raws(each)) for each in found] == [
        ([3, None, None], [("unread", "3.5"), ("unread", "#REF!")]),
        ([None, 12, None], [("unread", "TRUE"), ("blank", "")]),
    ]
    assert _figures(_rules('<c t="b"><v>0</v></c>', '<c t="d"><v>2023-01-02</v></c>', "3")) == [
        None,
        None,
        3,
    ]


STYLES = f"""<styleSheet xmlns="{SHEETS}">
<numFmts><numFmt numFmtId="170" formatCode="0&quot;件&quot;"/>
<numFmt numFmtId="171" formatCode="0!.0,"/></numFmts>
<cellXfs><xf/><xf numFmtId="170"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="171"/>
</cellXfs>
</styleSheet>"""


def test_formats_that_show_something_else_leave_no_figure() -> None:
    """A unit is read, a percentage, a date and a scaled number are not taken for the count."""
    parts = {"styles.xml": STYLES}
    first = _rules(*(f'<c s="{style}"><v>4</v></c>' for style in (1, 2, 9)), parts=parts)
    second = _rules(*(f'<c s="{style}"><v>44927</v></c>' for style in (3, 4, 0)), parts=parts)
    assert (_figures(first), _raws(first)) == ([4, None, 4], [("unread", "400%")])
    assert (_figures(second), _raws(second)) == (
        [None, None, 44927],
        [("unread", "2023-01-01"), ("unread", "44927 | 0!.0,")],
    )


def test_zeros_that_a_view_hides_are_blank() -> None:
    """What the sheet does not show is no zero that was printed."""
    view = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    reading = _rules("<c><v>0</v></c>", "<c><v>10</v></c>", "0", before=view)
    assert (_figures(reading), _raws(reading)) == ([None, 10, 0], [("blank", "")])


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("96171.6", "0.00", "96171.6"),
        ("592", '#,##0.00"万元";[Red]-0.00', "592万元"),
        ("5", '"约"0_ ', "约5"),
        ("5", "G/通用格式", "5"),
        ("5", "General", "5"),
        ("5", "@", "5"),
        ("5", ";;;", "5 | ;;;"),
        ("0", ";;;", ""),
        ("5", "**;**;**;**", "5 | **;**;**;**"),
        ("0", "**;**;**;**", "0 | **;**;**;**"),
        ("0", "#", ""),
        ("5", "#", "5"),
        ("5", 'General"万"', "5万"),
        ("5", "General General", "5 | General General"),
        ("5920000", "0,.0", "5920000 | 0,.0"),
        ("5", "0.0.0", "5 | 0.0.0"),
        ("3.4", "0", "3.4 | 0"),
        ("3.404", "0.00", "3.40"),
        ("0.004", "0.00", "0.004 | 0.00"),
        ("-5", "0;(0)", "(5)"),
        ("-5", "0;[Red]0", "-5 | 0;[Red]0"),
        ("-5", "0;;", "-5 | 0;;"),
        ("0", "0;;", ""),
        ("-5", "[>=100]0;0", "-5 | [>=100]0;0"),
        ("5", "[>=100]0", "5 | [>=100]0"),
        ("5", "0;[>5]0.0", "5 | 0;[>5]0.0"),
        ("5", "[<>5]0;0.0", "5"),
        ("0", '[>5]0;0;"-"', "-"),
        ("5", "[White]0", "5 | [White]0"),
        ("5", "[颜色2]0", "5 | [颜色2]0"),
        ("5", "[蓝色][$￥-804]0", "￥5"),
        ("5", "0;@", "5"),
        ("0.5", "?/?", "0.5 | ?/?"),
        ("5", '"-"??', '5 | "-"??'),
        ("5", '"无"', '5 | "无"'),
        ("5920000", "0!.0000", "5920000 | 0!.0000"),
        ("5920000", "#,##0,", "5920000 | #,##0,"),
        ("0.125", "0.0%", "12.5%"),
        ("x", "0%", "x | 0%"),
        ("0", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("0", "0;-0;;@", ""),
        ("7", "0;-0;;@", "7"),
        ("0", "0;-0;0", "0"),
        ("44927.5", "yyyy/m/d h:mm", "2023-01-01 12:00"),
        ("59", "yyyy-mm-dd", "1900-02-28"),
        ("1.5", "[h]:mm", "1900-01-01 12:00"),
        ("-1", "yyyy-mm-dd", "-1 | yyyy-mm-dd"),
        ("1E+9", "yyyy-mm-dd", "1000000000 | yyyy-mm-dd"),
        ("x", "yyyy-mm-dd", "x | yyyy-mm-dd"),
    ],
)
def test_what_a_format_shows(raw: str, code: str, text: str) -> None:
    """The stored digits with what the format prints around them, or what cannot be a count."""
    assert shown(raw, number_format(code)) == text


@pytest.mark.parametrize("code", PRINTED)
def test_what_a_format_prints_is_what_is_read(code: str) -> None:
    """A figure is read as LibreOffice prints it, or it is unknown."""
    for raw, printed in zip(STORED, PRINTED[code], strict=True):
        said = read_money(shown(raw, number_format(code)))
        bare = re.sub(r"^(-?)[0 ]*(?=[0-9])", r"\1", printed).replace("-.", "-0.")
        wanted = read_money(re.sub(r"^\.", "0.", bare))
        assert (said.value, said.unit) in ((wanted.value, wanted.unit), (None, None)), raw


def test_most_of_what_a_format_prints_is_read() -> None:
    """A plain whole number is read in each plain format, and is blank where it is not printed."""
    codes = ("0", "#,##0", '0"件"', "0;-0;;@", "0_ ;[Red]\\-0\\ ", "[$-804]0", "0.00", "#", "@")
    assert [read_money(shown("1234", number_format(code))).value for code in codes] == [1234] * 9
    assert [shown("0", number_format(code)) for code in codes] == [
        "0",
        "0",
        "0件",
        "",
        *"000",
        "",
        "0",
    ]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("@", "12"),
        ('@"万"', "12万"),
        (';;;"第"@', "第12"),
        ("0;@", "12"),
        (";;;", "12 | ;;;"),
        ("@@", "12 | @@"),
        ("0;-0;0", "12"),
    ],
)
def test_what_a_format_shows_of_a_text(code: str, text: str) -> None:
    """A number that is stored as text has the words of its format, or is hidden by it."""
    assert worded("12", number_format(code)) == text
    assert worded("规章", number_format(";;;")) == "规章"


def test_formats_without_a_code_are_built_in() -> None:
    """The numbers of formats are fixed by the standard; 41 to 44 show a line for 0."""
    found = [format_of(number, {3: '0"件"'}) for number in (0, 3, 4, 10, 31, 57, 11, 13)]
    assert [each.sections[0].kind for each in found] == [
        "general",
        "number",
        "number",
        "percent",
        "date",
        "date",
        "other",
        "other",
    ]
    assert [shown("0", format_of(number, {})) for number in (37, 41, 43)] == ["0", "-", "-"]
    assert [shown("-5", format_of(number, {})) for number in (38, 5, 200)] == ["-5", "¥-5", "-5"]
    assert shown("0", number_format("yyyy-mm-dd"), from_1904=True) == "1904-01-01"


LOOKS = f"""<styleSheet xmlns="{SHEETS}">
<fonts><font/><font><strike/></font><font><color rgb="FFFFFFFF"/></font>
<font><color theme="0"/></font><font><color theme="0" tint="-0.35"/></font>
<font><color rgb="none"/></font></fonts>
<fills><fill><patternFill patternType="none"/></fill>
<fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF"/></patternFill></fill>
<fill><gradientFill/></fill></fills>
<cellXfs><xf/><xf fontId="1"/><xf fontId="2"/><xf fontId="3" fillId="2"/><xf fontId="3" fillId="1"/>
<xf fontId="4"/><xf fontId="5"/><xf fontId="2" fillId="3"/><xf fontId="2" fillId="9"/>
<xf fontId="9"/>
</cellXfs></styleSheet>"""


@pytest.mark.parametrize(
    ("style", "found"),
    [
        (1, (None, "~~5~~")),
        (2, (None, "5 | ;;;")),
        (3, (None, "5 | ;;;")),
        (4, (5, None)),
        (5, (5, None)),
        (6, (5, None)),
        (7, (5, None)),
        (8, (None, "5 | ;;;")),
        (9, (5, None)),
        (99, (5, None)),
    ],
)
@pytest.mark.parametrize("kind", ["n", "str"])
def test_what_is_struck_or_white_in_a_whole_cell_is_no_figure(
    style: int, found: tuple[object, str | None], kind: str
) -> None:
    """Its font tells; white on a ground is seen."""
    cell = f'<c r="B5" t="{kind}" s="{style}"><v>5</v></c>'
    reading = _rules(cell, "2", "3", parts={"styles.xml": LOOKS})
    raws = dict(_raws(reading))
    assert (_figures(reading)[0], raws.get("unread")) == found


def test_a_zero_in_any_format_is_hidden_by_the_view() -> None:
    """A view that shows no zeros shows none with its unit either."""
    view = '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    cell = '<c s="1"><v>0.0</v></c>'
    assert _figures(_rules(cell, "2", "3", before=view, parts={"styles.xml": STYLES})) == [
        None,
        2,
        3,
    ]


def test_columns_and_rows_of_no_size_are_hidden() -> None:
    """They are read with a note, as hidden ones are."""
    column = '<cols><col min="3" max="3" width="0"/><col min="4" max="4" width="0.5"/></cols>'
    by_row = _rules("1", "2", "3", properties='ht="0" customHeight="1"')
    assert _said(by_row) == [("hidden-cells", "规章\t1\t2\t3", "表1!A5")]
    assert _said(_rules("1", "2", "3", before=column))[-1] == ("hidden-cells", "2", "表1!C5")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1\t234", "1 | 234"),
        ("1\r234", "1 | 234"),
        ("1\u3000234", "1 | 234"),
        ("1\n234", "1\n234"),
        ("1_x000B_2（其中：一）", "1 | 2（其中：一）"),
    ],
)
@pytest.mark.parametrize("kind", ["inlineStr", "str"])
def test_white_space_parts_figures(text: str, found: str, kind: str) -> None:
    """Only a blank groups the digits of one."""
    said = text.replace("\r", "&#13;")
    inside = f"<is><t>{said}</t></is>" if kind == "inlineStr" else f"<v>{said}</v>"
    reading = _rules(f'<c r="B5" t="{kind}">{inside}</c>', "2", "3")
    assert (_figures(reading), _raws(reading)) == ([None, 2, 3], [("unread", found)])


def _run(text: str, look: str) -> str:
    return f"<r><rPr>{look}</rPr><t>{text}</t></r>"


@pytest.mark.parametrize(
    ("runs", "found"),
    [
        (_run("22", "") + _run("1", '<vertAlign val="subscript"/>'), "22₁"),
        (_run("22", "") + _run("１", '<vertAlign val="superscript"/>'), "22¹"),
        (_run("22", "") + _run("1", '<color rgb="FFFFFFFF"/>'), "22~~1~~"),
        (_run("22", '<color theme="0"/>') + _run("1", '<color indexed="9"/>'), None),
        (_run("22", '<sz val="11"/>') + _run("1", '<sz val="6.5"/>'), "22^1"),
        (_run("22", '<sz val="11"/>') + _run("1", '<sz val="10"/>'), None),
        ("<r><t>22</t></r>" + _run("1", '<sz val="6"/>'), "22^1"),
    ],
)
def test_runs_that_look_otherwise_join_no_figure(runs: str, found: str | None) -> None:
    """A mark is raised or small; white beside other text is doubtful."""
    reading = _rules(f'<c r="B5" t="inlineStr"><is>{runs}</is></c>', "2", "3")
    expected = [221] if found is None else [None]
    raws = [] if found is None else [("unread", found)]
    assert (_figures(reading), _raws(reading)) == ([*expected, 2, 3], raws)


def test_text_under_a_merged_cell_is_not_read() -> None:
    """What a merged range covers is not printed, wherever it stands alone in its row."""
    rows = _row(1, "甲") + '<row r="2"><c r="B2"><v>7</v></c></row>' + _row(3, "乙", "8", "9")
    merged = '<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="A3:B3"/></mergeCells>'
    assert _grid(workbook(rows, behind=merged)) == [
        [("甲", 0, 1)],
        [("乙", 0, 2), ("9", 2, 1)],
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("3.0", "3"),
        ("-0.0", "0"),
        ("59237.244900000005", "59237.2449"),
        ("0.30000000000000004", "0.3"),
        ("1E-7", "0.0000001"),
        ("1E+3", "1000"),
        ("1E+20", "1E+20"),
        ("12345678901234567890", "12345678901234567890"),
        ("1e999", "1e999"),
        ("1_0", "1_0"),
        ("٣", "٣"),
        ("NaN", "NaN"),
        ("1" * 100, "1" * 100),
    ],
)
def test_a_number_has_at_most_fifteen_digits(raw: str, text: str) -> None:
    """Beyond them a spreadsheet shows noise; what it cannot know to the last digit stays raw."""
    assert plain_number(raw) == text
    assert shown(raw, PLAIN) == text


def test_formulas_are_read_by_their_results() -> None:
    """A cached result is read, an empty one is blank, and a formula without one is unread."""
    reading = _rules(
        "<c><f>SUM(B1:B2)</f><v>4</v></c>",
        '<c t="str"><f>IF(B1,"",1)</f><v></v></c>',
        "<c><f>SUM(B3:G3)</f><v/></c>",
    )
    assert (_figures(reading), _raws(reading)) == (
        [4, None, None],
        [("blank", ""), ("unread", "=SUM(B3:G3)")],
    )
    assert _said(reading) == [("formula-unvalued", "=SUM(B3:G3)", "表1!D5")]
    shared = _rules("1", "2", '<c><f t="shared" si="0"/></c>')
    assert _raws(shared) == [("unread", "=")]


@pytest.mark.parametrize(("result", "figures"), [("0", [None, None, 3]), ("4", [0, 4, 3])])
def test_results_that_nobody_computed_are_not_read(result: str, figures: list[int | None]) -> None:
    """Programs that compute nothing keep 0 for each formula and ask for them on opening."""
    data = (
        _row(1, TITLE)
        + _row(3, "第二十条第（一）项")
        + _row(4, *HEADS)
        + _row(5, "规章", "<c><f>A1</f><v>0</v></c>", f"<c><f>A2</f><v>{result}</v></c>", "3")
    )
    main = (
        f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}">'
        '<workbookPr date1904="1"/><sheets><sheet name="表1" r:id="s1"/>'
        '<sheet name="图" r:id="c1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>'
    )
    reading = read(workbook(data, parts={"workbook.xml": main}))
    assert _figures(reading) == figures


def test_strings_are_shared_and_rich() -> None:
    """Runs are one text without its phonetic guide; raised and struck digits join no others."""
    strings = (
        f"{SST}<si><t>22_x000D_\n</t></si>"
        '<si><r><t>2</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
        "<rPh><t>er</t></rPh></si>"
        '<si><r><rPr><strike/><vertAlign val="baseline"/></rPr><t>4</t></r>'
        '<r><rPr><strike val="0"/></rPr><t>_xD800_</t></r></si></sst>'
    )
    written = [f'<c t="s"><v>{number}</v></c>' for number in range(3)]
    reading = _rules(*written, parts={"sharedStrings.xml": strings})
    assert (_figures(reading), _raws(reading)) == (
        [22, None, None],
        [("unread", "2¹"), ("unread", "~~4~~\ufffd")],
    )
    with pytest.raises(ReadError, match="a cell holds text '7' of 3"):
        _rules('<c t="s"><v>7</v></c>', parts={"sharedStrings.xml": strings})


def test_hidden_rows_and_columns_are_read_with_a_note() -> None:
    """What the sheet hides is read by its content, and a note says so."""
    column = '<cols><col min="3" max="3" hidden="1"/><col min="4" max="4"/></cols>'
    by_row = _rules("1", "2", "3", properties='hidden="1"')
    by_column = _rules("1", "2", "3", before=column)
    assert (_figures(by_row), _figures(by_column)) == ([1, 2, 3], [1, 2, 3])
    assert _said(by_row) == [("hidden-cells", "规章\t1\t2\t3", "表1!A5")]
    assert _said(by_column)[-1] == ("hidden-cells", "2", "表1!C5")


def _with_hidden(*hidden: list[Any], visible: tuple[list[Any], ...]) -> Reading:
    book = Book()
    first: Any = book.active
    first.title, first.sheet_state = "底稿", "hidden"
    for texts in hidden:
        first.append(texts)
    second = book.create_sheet("年报")
    for texts in visible:
        second.append(texts)
    return read(saved(book))


RULES = (["第二十条第（一）项"], list(HEADS), ["规章", 1, 2, 3])


def test_a_hidden_sheet_is_read_where_figures_come_of_it() -> None:
    """A part of the report on a hidden sheet is read behind the visible ones, with notes."""
    reading = _with_hidden(*RULES, visible=([TITLE], ["一、总体情况"], ["无。"]))
    assert (_figures(reading), _said(reading)[0]) == (
        [1, 2, 3],
        ("hidden-cells", "第二十条第（一）项", "底稿!A1"),
    )
    assert _figures(_with_hidden([TITLE], *RULES, visible=())) == [1, 2, 3]


@pytest.mark.parametrize("title", [[], ["某市某局2017年政府信息公开工作年度报告"]])
def test_an_old_copy_on_a_hidden_sheet_spoils_nothing(title: list[Any]) -> None:
    """Figures that are hidden behind those of the report are kept as text."""
    copy = (*RULES[:2], ["规章", 7, 8, 9])
    reading = _with_hidden(title, *copy, visible=([TITLE], *RULES))
    assert _figures(reading) == [1, 2, 3]
    assert "规章\t7\t8\t9" in reading.report.unplaced


def test_a_hidden_sheet_without_figures_is_left_over() -> None:
    """Where nothing comes of it either, the visible sheets are the report."""
    reading = _with_hidden(["底稿"], visible=([TITLE], ["一、总体情况"], ["无。"]))
    assert (reading.report.overview.body, reading.report.unplaced) == (("无。",), ("底稿",))


def test_a_workbook_without_a_report_is_refused() -> None:
    """Whatever is visible or hidden: there is no report in it."""
    with pytest.raises(OutOfScopeError):
        _with_hidden(["无"], visible=(["无"],))
    with pytest.raises(OutOfScopeError):
        read(workbook(""))


def test_links_text_boxes_and_pictures_are_kept() -> None:
    """What lies over the cells is kept beside the report, with its place."""
    body = "<a:p><a:r><a:t>注：</a:t></a:r><a:r><a:t>略</a:t></a:r></a:p><a:p/>"
    anchor = "<xdr:from><xdr:col>{}</xdr:col><xdr:row>6</xdr:row></xdr:from>"
    drawing = (
        f"<xdr:wsDr {DRAWN}><xdr:twoCellAnchor>{anchor.format(1)}<xdr:sp>{body}</xdr:sp>"
        f"</xdr:twoCellAnchor><xdr:twoCellAnchor>{anchor.format('x')}"
        '<xdr:pic><xdr:cNvPr name="图片 1"/></xdr:pic><xdr:graphicFrame/>'
        "</xdr:twoCellAnchor></xdr:wsDr>"
    )
    parts = {
        "worksheets/_rels/sheet1.xml.rels": relations(
            ("l", "hyperlink", "https://example.org"),
            ("d", "drawing", "../drawings/drawing1.xml"),
            ("e", "drawing", "../drawings/none.xml"),
            ("c", "comments", "/xl/comments1.xml"),
        ),
        "drawings/drawing1.xml": drawing,
        "comments1.xml": f'<comments xmlns="{SHEETS}"><comment><text/></comment></comments>',
    }
    links = '<hyperlinks><hyperlink ref="A5" r:id="l"/><hyperlink ref="A4"/></hyperlinks>'
    reading = _rules("1", "2", "3", behind=links, parts=parts)
    assert (_figures(reading), reading.report.unplaced) == ([1, 2, 3], ("注：略",))
    assert _said(reading) == [
        ("link", "规章", "表1!A5"),
        ("image", "图片 1", "表1"),
        ("image", "", "表1"),
    ]


def test_cells_without_references_follow_each_other() -> None:
    """Programs may leave out where rows and cells stand."""
    second = "<row><c r='C2'><v>3</v></c><c/><c t='inlineStr'/></row>"
    rows = f"<row><c><v>1</v></c><c><v>2</v></c></row>{second}"
    assert _grid(workbook(rows)) == [
        [("1", 0, 1), ("2", 1, 1)],
        [("3", 0, 1)],
    ]


def test_a_reference_that_names_no_cell_is_refused() -> None:
    """A damaged reference says so; one of a column tells its number."""
    with pytest.raises(ReadError, match="the reference '7B' names no cell"):
        place("7B")
    assert [letters(place(f"{name}1")[1]) for name in ("A", "Z", "AA", "XFD")] == [
        "A",
        "Z",
        "AA",
        "XFD",
    ]


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
WIDE = _row(1, "甲", '<c r="ZZZZZZZ1"><v>1</v></c>')


@pytest.mark.parametrize(
    ("data", "limits", "said"),
    [
        (workbook(WIDE), Limits(), "more than 500000 cells"),
        (workbook(_row(1, "甲", "乙")), Limits(cells=1), "more than 1 filled cells"),
        (workbook(_row(1, "甲\n乙\n丙\n丁\n戊")), Limits(lines=4), "or 4 lines"),
        (
            workbook("", behind='<mergeCells><mergeCell ref="A1"/></mergeCells>' * 3),
            Limits(cells=2),
            "cells and merged ranges",
        ),
        (
            workbook(
                "".join('<c t="s"><v>0</v></c>' for _ in range(9)).join(("<row>", "</row>")),
                parts={"sharedStrings.xml": f"{SST}<si><t>{'甲' * 900}</t></si></sst>"},
            ),
            Limits(unpacked=5000),
            "more than 5000 characters",
        ),
        (
            workbook(
                "",
                parts={"sharedStrings.xml": f"{SST}<si/><si/><si/></sst>"},
            ),
            Limits(cells=1),
            "more than 1 texts",
        ),
    ],
)
def test_limits_end_reading(data: bytes, limits: Limits, said: str) -> None:
    """Each limit is named by the error that it ends in."""
    with pytest.raises(LimitError, match=said):
        reader.read(data, limits=limits)


def test_a_cell_far_away_costs_nothing() -> None:
    """A sheet that declares and uses its last cell is read by what it holds."""
    before = '<dimension ref="A1:XFD1048576"/>'
    merged = '<mergeCells><mergeCell ref="F7:XFD1048575"/></mergeCells>'
    assert len(_lines(workbook(_row(1, "甲") + FAR, before=before, behind=merged))) == 2


@given(data=st.data())
def test_a_damaged_workbook_is_read_or_refused(data: Any) -> None:
    """Bytes that were changed end in a reading or in a documented error."""
    whole = workbook(
        _row(1, TITLE)
        + _row(3, "第二十条第（一）项")
        + _row(4, *HEADS)
        + _row(5, "规章", "1", "2", "3")
    )
    at = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(at, min(len(whole), at + 40)))
    damaged = whole[:at] + data.draw(st.binary(max_size=8)) + whole[end:]
    try:
        figures = _figures(reader.read(damaged, limits=Limits()))
    except ReadError:
        figures = []
    assert figures in ([], [1, 2, 3])


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "lxml.etree", None)
    with pytest.raises(FormatError, match=r'pip install "opengov-report\[xlsx\]"'):
        read(workbook(""))
