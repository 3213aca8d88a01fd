"""PDF: what is printed is read, over pages and without rulings; what nobody can see is not."""

import json
import sys
import zlib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from opengov import FormatError, Limits, ReadError, Reading, Report, cells, read
from opengov.errors import LimitError
from opengov.readers.lines import Line
from opengov.readers.pdf.columns import aligned
from opengov.readers.pdf.pages import Glyph
from opengov.readers.pdf.reader import document_lines, reader
from opengov.readers.pdf.text import text_lines
from opengov.testing import consistent_reports, reports

from .layouts import HEADINGS
from .printing import (
    PROSE,
    RULES,
    SONG,
    Printer,
    file_of,
    page_of,
    printed,
    stream_of,
    unruled,
)

FLATE = b"/Filter /FlateDecode"
FEW = settings(max_examples=5)
BREAKS: dict[str, dict[str, Any]] = {
    "whole": {},
    "broken between rows": {"height": 500.0},
    "broken inside rows": {"height": 420.0, "broken": True},
    "heads printed again": {"height": 450.0, "repeated": True},
    "open sides": {"height": 610.0, "sides": False},
}


def _bare(report: Report) -> Report:
    """Return a report without the rows that the form does not have."""
    table = report.proactive.table
    if table is None:
        return report
    return evolve(report, proactive=evolve(report.proactive, table=evolve(table, extra=())))


def _tables(report: Report) -> tuple[object, ...]:
    return report.proactive.table, report.requests.table, report.disputes.table


def _wrong(report: Report, reading: Reading) -> dict[str, object]:
    """Return the figures that were read and not printed so."""
    were = dict(cells(report))
    return {
        place: figure
        for place, figure in cells(reading.report)
        if figure is not None and str(figure) != str(were.get(place))
    }


def _plain(figure: object) -> object:
    """Return a figure as a document holds it."""
    return str(figure) if isinstance(figure, Decimal) else figure


def _lines(data: bytes, **limits: int) -> list[Line]:
    return document_lines(data, Limits(**limits))[0]


def _texts(data: bytes) -> list[str]:
    return [line.text for line in _lines(data)]


def _rows(data: bytes) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in line.cells) for line in _lines(data) if line.row]


def _printed(draw: Any, *, size: float = 10.0) -> bytes:
    """Return a page that a function draws on a canvas."""
    printer = Printer()
    printer.canvas.setFont(SONG, size)
    draw(printer.canvas)
    printer.canvas.showPage()
    printer.canvas.save()
    return printer.buffer.getvalue()


def _table(*rows: str, xs: tuple[int, ...] = (100, 200, 300)) -> Any:
    """Return what draws a ruled table, 20 high a row; cells are parted by bars."""

    def draw(canvas: Any) -> None:
        ys = [700 - 20 * n for n in range(len(rows) + 1)]
        canvas.grid(xs, ys)
        for y, row in zip(ys[1:], rows, strict=True):
            for x, text in zip(xs, row.split("|"), strict=False):
                canvas.drawString(x + 3, y + 6, text)

    return draw


@pytest.mark.parametrize("breaks", BREAKS)
@FEW
@given(report=consistent_reports(), rule=st.sampled_from(list(RULES)))
def test_a_ruled_report_reads_back_whole(breaks: str, report: Report, rule: str) -> None:
    """However rulings are drawn and tables broken, the tables are read and nothing is left over."""
    report = _bare(report)
    found = read(printed(report, rule=RULES[rule], **BREAKS[breaks])).report
    assert (_tables(found), found.unplaced) == (_tables(report), ())


@pytest.mark.parametrize("breaks", BREAKS)
@FEW
@given(report=reports(), blank=st.sampled_from(["", "/", "-", "\u3000"]))
def test_a_figure_is_right_or_unknown(breaks: str, report: Report, blank: str) -> None:
    """With blanks, marks, missing rows and mixed editions nothing is read that was not printed."""
    report = _bare(report)
    assert _wrong(report, read(printed(report, blank=blank, **BREAKS[breaks]))) == {}


@FEW
@given(report=reports())
def test_a_table_without_rulings_is_never_wrong(report: Report) -> None:
    """Where no line parts the cells, a figure that stands on one line is right or unknown."""
    report = _bare(report)
    assume(all(figure is None or len(str(figure)) < 8 for _, figure in cells(report)))
    assert _wrong(report, read(printed(report, rule=unruled))) == {}


@FEW
@given(report=consistent_reports())
def test_paragraphs_are_whole_and_page_numbers_gone(report: Report) -> None:
    """Lines and pages do not part a paragraph, and no page number is in it."""
    found = read(printed(_bare(report), height=400.0)).report
    assert [found.overview.body, found.problems.body, found.other_matters.body] == [
        (PROSE,),
        (PROSE * 5,),
        (PROSE * 6,),
    ]


@pytest.mark.parametrize("name", ["huaian-2024", "hongze-2023"])
def test_published_reports_are_read_whole(shared: Path, name: str) -> None:
    """Every figure of two reports that cities published is read, and nothing is left over."""
    wanted = json.loads((shared / "corpus" / "expected" / f"{name}.json").read_text("utf-8"))
    found = read(shared / "corpus" / "files" / f"{name}.pdf").report
    figures = {place.replace(".table", ""): _plain(figure) for place, figure in cells(found)}

    def walk(value: Any, place: str) -> Any:
        if not hasattr(value, "items"):
            return [(place, value)]
        return [pair for key, part in value.items() for pair in walk(part, f"{place}.{key}")]

    known = [
        (place, value)
        for key in ("proactive", "requests", "disputes")
        for place, value in walk(wanted[key], key)
        if value is not None
    ]
    assert [(place, figures[place]) for place, _ in known] == known
    assert (found.year, found.unplaced) == (wanted["year"], ())


def test_a_row_says_where_its_cells_stand() -> None:
    """A cell has its page and box, its column and how many it takes."""

    def draw(canvas: Any) -> None:
        canvas.grid((100, 200, 300), (600, 620))
        canvas.line(100, 640, 300, 640)
        canvas.line(100, 620, 100, 640)
        canvas.line(300, 620, 300, 640)
        canvas.drawString(103, 626, "第二十条")
        canvas.drawString(103, 606, "规章")

    first, second = _lines(_printed(draw))
    assert [(c.text, c.where, c.column, c.span) for c in (*first.cells, *second.cells)] == [
        ("第二十条", "page 1 box 100,202,300,222", 0, 2),
        ("规章", "page 1 box 100,222,200,242", 0, 1),
        ("", "page 1 box 200,222,300,242", 1, 1),
    ]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_upright(turn: int) -> None:
    """Text that stands on its side, and the rulings with it, are turned before they are read."""

    def draw(canvas: Any) -> None:
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.translate(-200, -650)
        _table("规章|12", "办法|3")(canvas)

    assert _rows(_printed(draw)) == [("规章", "12"), ("办法", "3")]


def test_a_slanted_text_is_a_watermark() -> None:
    """What is printed across the page gets into no cell."""

    def draw(canvas: Any) -> None:
        _table("规章|12", "办法|3")(canvas)
        canvas.translate(150, 640)
        canvas.rotate(40)
        canvas.drawString(0, 0, "内部资料99")

    assert _rows(_printed(draw)) == [("规章", "12"), ("办法", "3")]


def test_invisible_text_is_not_read() -> None:
    """Text that no one sees on the page is not in the report."""

    def draw(canvas: Any) -> None:
        canvas.drawString(100, 700, "看得见的文字")
        text = canvas.beginText(100, 650)
        text.setTextRenderMode(3)
        text.textLine("看不见的文字")
        canvas.drawText(text)

    assert _texts(_printed(draw)) == ["看得见的文字"]


@pytest.mark.parametrize(
    ("size", "raised", "text"),
    [(5, 3, "5^1"), (5, 0, "5^1"), (9, 3, "5^1"), (5, -2, "5^1"), (9, 0, "51"), (8, 1, "51")],
)
def test_the_mark_of_a_footnote_is_no_digit(size: int, raised: int, text: str) -> None:
    """A digit that is smaller than the one before it, or above it, is not of the same number."""

    def draw(canvas: Any) -> None:
        _table("规章|", "办法|3")(canvas)
        canvas.setFont(SONG, 9)
        canvas.drawString(203, 686, "5")
        canvas.setFont(SONG, size)
        canvas.drawString(207.6, 686 + raised, "1")

    assert _rows(_printed(draw)) == [("规章", text), ("办法", "3")]


@pytest.mark.parametrize(("size", "text"), [(9, "123451"), (5, "12345 | 1")])
def test_the_mark_of_a_footnote_on_its_own_line_is_no_digit(size: int, text: str) -> None:
    """A number goes on below in digits of its own size."""

    def draw(canvas: Any) -> None:
        canvas.grid((100, 200, 230), (680, 710))
        canvas.drawString(103, 690, "规章")
        canvas.setFont(SONG, 9)
        canvas.drawString(203, 698, "12345")
        canvas.setFont(SONG, size)
        canvas.drawString(203, 686, "1")

    assert _rows(_printed(draw)) == [("规章", text)]


def test_a_footnote_is_no_part_of_a_figure_without_rulings() -> None:
    """Where figures stand over each other alone, the others of the row keep their columns."""

    def draw(canvas: Any) -> None:
        _standing(
            (700, {60: "申请", 150: "11", 200: "12", 250: "13"}),
            (680, {60: "答复", 150: "21", 200: "22", 250: "23"}),
            (660, {60: "结转", 150: "31", 200: "32", 250: "33"}),
        )(canvas)
        canvas.setFont(SONG, 5)
        canvas.drawString(260.2, 684, "1")

    found = [cell for row in _rows(_printed(draw)) for cell in row]
    assert ("23^1" in " ".join(found), "231" in found) == (True, False)


@pytest.mark.parametrize(
    ("grey", "ground", "text"),
    [
        (1.0, None, "5"),
        (0.95, None, "5"),
        (1.0, 1.0, "5"),
        (0.6, None, "51"),
        (1.0, 0.3, "51"),
    ],
)
def test_white_text_on_white_is_not_read(grey: float, ground: float | None, text: str) -> None:
    """Nobody sees it; in a dark cell everybody does."""

    def draw(canvas: Any) -> None:
        if ground is not None:
            canvas.setFillGray(ground)
            canvas.rect(201, 681, 98, 18, stroke=0, fill=1)
            canvas.setFillGray(0)
        _table("规章|5", "办法|3")(canvas)
        canvas.setFillGray(grey)
        canvas.drawString(208, 686, "1")

    assert _rows(_printed(draw)) == [("规章", text), ("办法", "3")]


@pytest.mark.parametrize(
    ("layers", "text"),
    [(b"/OFF [6 0 R]", "5"), (b"/BaseState /OFF", "5"), (b"/OFF []", "51"), (b"", "51")],
)
def test_text_on_a_layer_is_read_where_none_is_hidden(layers: bytes, text: str) -> None:
    """PDFium does not say which layers are hidden: where some are, none is read."""
    content = (
        b"/Span << /MCID 0 >> BDC BT /F 12 Tf 100 700 Td (5) Tj ET EMC "
        b"/OC /M BDC BT /F 12 Tf 106.7 700 Td (1) Tj ET EMC"
    )
    page = b"/Resources << /Font << /F 5 0 R >> /Properties << /M 6 0 R >> >>"
    group = b"<< /Type /OCG /Name (layer) /Told << " + layers + b" >> >>"
    assert _texts(page_of(content, page=page, parts=(group,))) == [text]


@pytest.mark.parametrize("seen", [True, False])
def test_text_under_a_picture_is_not_read(seen: bool) -> None:
    """Text that a picture covers is what a machine recognized in it; on top of it, it is print."""
    picture = b"q 595 0 0 842 0 0 cm /X Do Q"
    text = b" BT /F 12 Tf 100 700 Td (text) Tj ET "
    image = stream_of(
        b"\xff",
        b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
        b"/ColorSpace /DeviceGray",
    )
    data = page_of(picture + text if seen else text + picture, parts=(image,))
    if seen:
        assert _texts(data) == ["text"]
    else:
        with pytest.raises(ReadError, match="its pages are pictures; nothing was read"):
            reader.read(data, limits=Limits())


def test_a_page_that_is_a_picture_is_said_to_be_one() -> None:
    """The other pages are read."""
    printer = Printer()
    for text in ("某市某局2023年政府信息公开工作年度报告", *HEADINGS):
        printer.paragraph(text)
    printer.canvas.showPage()
    printer.canvas.bezier(10, 10, 90, 10, 90, 400, 10, 400)
    printer.canvas.showPage()
    printer.canvas.save()
    notes = read(printer.buffer.getvalue()).notes
    assert [(n.where, n.values) for n in notes if n.code == "page-is-image"] == [
        ("page 2", {"page": "2"})
    ]


def test_a_picture_between_paragraphs_is_noted_in_its_place() -> None:
    """A table that is a picture leaves a note; a seal or a line does not."""
    image = stream_of(
        b"\xff",
        b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 "
        b"/ColorSpace /DeviceGray",
    )
    content = (
        b"BT /F 12 Tf 100 700 Td (above) Tj 0 -500 Td (below) Tj ET "
        b"q 400 0 0 300 100 300 cm /X Do Q q 40 0 0 40 100 100 cm /X Do Q "
        b"q 400 0 0 1 100 90 cm /X Do Q"
    )
    lines = _lines(page_of(content, parts=(image,)))
    assert [(line.text, [(n.code, n.raw, n.where) for n in line.notes]) for line in lines] == [
        ("above", []),
        ("", [("image", "400×300", "page 1 box 100,242,500,542")]),
        ("below", []),
    ]


def test_unknown_characters_are_no_figures() -> None:
    """A font that does not say which character a shape is leaves the cell unread, and says so."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>] >>"
    )
    content = b"BT /F 12 Tf 100 700 Td (readable words) Tj /G 12 Tf 200 0 Td <00310032> Tj ET"
    page = b"/Resources << /Font << /F 5 0 R /G 6 0 R >> >>"
    some = page_of(content, page=page, parts=(font,))
    none = page_of(content.replace(b"(readable words)", b"()"), page=page, parts=(font,))
    assert _texts(some) == ["readable words  \ufffd\ufffd"]
    with pytest.raises(ReadError, match="do not say which characters they draw"):
        reader.read(none, limits=Limits())


def test_text_and_rulings_in_forms_are_read() -> None:
    """What a page draws by way of a form stands where the form is put."""

    def draw(canvas: Any) -> None:
        canvas.beginForm("outer")
        canvas.setFont(SONG, 10)
        canvas.translate(0, 100)
        _table("规章|12", "办法|3")(canvas)
        canvas.endForm()
        canvas.translate(50, 20)
        canvas.doForm("outer")

    assert [(line.where, line.text) for line in _lines(_printed(draw))] == [
        ("page 1 box 150,22,250,42", "规章  12"),
        ("page 1 box 150,42,250,62", "办法  3"),
    ]


def test_a_text_printed_twice_counts_once() -> None:
    """Printing a little aside makes bold; 11 is two digits all the same."""

    def draw(canvas: Any) -> None:
        canvas.drawString(100, 700, "共11件")
        canvas.drawString(100.3, 700, "共11件")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(110.4, 700, "1")
        canvas.drawString(100, 650, "  ")

    assert _texts(_printed(draw)) == ["共11件"]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([(100, "共"), (112, "3件")], "共3件"),
        ([(100, "共 3 件")], "共 3 件"),
        ([(100, "一"), (116, "二")], "一 二"),
        ([(100, "open"), (124, "data")], "open data"),
        ([(100, "行政许可"), (200, "12")], "行政许可  12"),
    ],
)
def test_blanks_are_as_printed(parts: list[tuple[int, str]], text: str) -> None:
    """The little gap that a word processor leaves beside figures is none; a wide one is two."""

    def draw(canvas: Any) -> None:
        for x, part in parts:
            canvas.drawString(x, 700, part)

    assert _texts(_printed(draw)) == [text]


def test_a_number_that_runs_over_its_cell_stays_whole() -> None:
    """A ruling cuts through one of its digits, so it is one number, of the cell of its middle."""
    rows = _rows(_printed(_table("1234567890|", "规章|3", xs=(100, 137, 240))))
    assert rows == [("1234567890", ""), ("规章", "3")]


def test_a_number_that_a_ruling_may_part_is_unread() -> None:
    """A ruling between two digits that touch leaves no number on either side."""
    rows = _rows(_printed(_table("123456|", "甲|3", xs=(100, 117, 240))))
    assert rows == [("123 | 456", "123 | 456"), ("甲", "3")]


def test_numbers_close_to_a_ruling_are_two() -> None:
    """Two numbers with a ruling and a little room between them are those of two cells."""

    def draw(canvas: Any) -> None:
        canvas.grid((100, 130, 160), (600, 620, 640))
        canvas.drawRightString(129, 626, "123")
        canvas.drawString(131, 626, "456")

    assert _rows(_printed(draw)) == [("123", "456")]


@pytest.mark.parametrize(
    ("lines", "text"),
    [(("123456", "789"), "123456789"), (("12", "34"), "12 | 34"), (("open", "data"), "open data")],
)
def test_lines_of_a_cell_are_joined(lines: tuple[str, str], text: str) -> None:
    """A number goes on below where it fills its line; two numbers over each other are none."""

    def draw(canvas: Any) -> None:
        canvas.grid((100, 140, 240), (600, 640, 660))
        for y, line in zip((626, 612), lines, strict=True):
            canvas.drawString(103, y, line)
        canvas.drawString(143, 618, "甲")

    assert _rows(_printed(draw)) == [(text, "甲")]


def test_rows_without_rulings_between_them_are_parted() -> None:
    """Where all cells have the same lines, a box holds so many rows."""

    def draw(canvas: Any) -> None:
        canvas.grid((100, 200, 300, 400), (600, 640, 660))
        for y, row in ((626, ("甲", "1")), (612, ("乙", "22"))):
            canvas.drawString(103, y, row[0])
            canvas.drawString(203, y, row[1])

    assert _rows(_printed(draw)) == [("甲", "1", ""), ("乙", "22", "")]


def test_columns_without_rulings_between_them_are_parted() -> None:
    """A gap down through a cell parts what is before it from figures, not words from words."""

    def draw(canvas: Any) -> None:
        canvas.grid((100, 400), (600, 620, 640))
        canvas.drawString(103, 626, "信息内容")
        canvas.drawString(203, 626, "数量")
        canvas.drawString(103, 606, "规章")
        canvas.drawString(203, 606, "12")
        canvas.drawString(303, 606, "0")

    assert _rows(_printed(draw)) == [("信息内容  数量",), ("规章", "12", "0")]


def test_frames_and_dots_are_rulings() -> None:
    """A browser fills frames around cells, and draws dotted lines as dots."""

    def draw(canvas: Any) -> None:
        for x in (100, 152):
            frame = canvas.beginPath()
            frame.rect(x, 600, 50, 20)
            frame.rect(x + 1, 601, 48, 18)
            canvas.drawPath(frame, stroke=0, fill=1, fillMode=0)
        canvas.drawString(103, 606, "规章")
        canvas.drawString(155, 606, "1")
        dots = canvas.beginPath()
        for x in range(100, 203, 2):
            dots.rect(x, 500, 1, 1)
            dots.rect(x, 520, 1, 1)
        for y in range(500, 522, 2):
            for x in (100, 150, 202):
                dots.rect(x, y, 1, 1)
        canvas.drawPath(dots, stroke=0, fill=1)
        canvas.drawString(103, 506, "办法")
        canvas.drawString(155, 506, "2")
        canvas.rect(90, 400, 300, 300, stroke=0, fill=0)
        canvas.line(10, 10, 60, 90)
        canvas.saveState()
        canvas.linearGradient(10, 10, 60, 90, ("red", "blue"))
        canvas.restoreState()
        canvas.setFillGray(0.9)
        canvas.rect(100, 300, 300, 50, stroke=0, fill=1)

    assert _rows(_printed(draw)) == [("规章", "1"), ("办法", "2")]


def test_a_shape_that_is_no_box_joins_only_its_rows() -> None:
    """Where a missing ruling would make a cell of an odd shape, only its rows are joined."""

    def draw(canvas: Any) -> None:
        canvas.grid((100, 300), (600, 640))
        canvas.line(100, 620, 200, 620)
        canvas.line(200, 600, 200, 620)
        canvas.drawString(103, 626, "甲")
        canvas.drawString(103, 606, "乙")
        canvas.drawString(203, 606, "3")

    assert _rows(_printed(draw)) == [("甲",), ("乙", "3")]


def test_paragraphs_in_a_frame_are_paragraphs() -> None:
    """A cell alone in its row with many lines is text, and a box around text is no table."""

    def draw(canvas: Any) -> None:
        canvas.rect(100, 690, 110, 40)
        canvas.drawString(103, 705, "框里的字")
        canvas.grid((100, 211), (580, 600, 680))
        for n, line in enumerate(
            ("公开工作按计划完成了", "又有新的进展。", "明年增加公开的渠道。")
        ):
            canvas.drawString(103, 660 - 15 * n, line)
        canvas.drawString(103, 586, "完")

    lines = _lines(_printed(draw))
    assert [(line.row, line.text) for line in lines] == [
        (False, "框里的字"),
        (False, "公开工作按计划完成了又有新的进展。"),
        (False, "明年增加公开的渠道。"),
        (True, "完"),
    ]


def _two_pages(above: Any, below: Any) -> bytes:
    printer = Printer()
    for draw in (above, below):
        printer.canvas.setFont(SONG, 10)
        draw(printer.canvas)
        printer.canvas.showPage()
    printer.canvas.save()
    return printer.buffer.getvalue()


@pytest.mark.parametrize(
    ("above", "below", "rows"),
    [
        # The label fills its line and goes on below; the figures are on one side.
        ("不予公开的政府信息数|5", "量合计|", [("不予公开的政府信息数量合计", "5")]),
        ("不予公开的政府信息数|", "量合计|5", [("不予公开的政府信息数量合计", "5")]),
        ("行政许可|", "|5", [("行政许可", "5")]),
        ("|5", "行政许可|", [("行政许可", "5")]),
        # The label ends before its line does, or another begins below: two rows.
        ("行政处罚|", "行政强制|5", [("行政处罚", ""), ("行政强制", "5")]),
        (
            "不予公开的政府信息数|",
            "2.重复申请|5",
            [("不予公开的政府信息数", ""), ("2.重复申请", "5")],
        ),
        ("规章|1", "办法|2", [("规章", "1"), ("办法", "2")]),
    ],
)
def test_a_row_broken_by_the_page_is_joined_if_it_looks_broken(
    above: str, below: str, rows: list[tuple[str, ...]]
) -> None:
    """Two rows are one only where the words on the first page fill their line."""
    data = _two_pages(
        _table("信息|数", above, xs=(100, 205, 300)), _table(below, xs=(100, 205, 300))
    )
    assert _rows(data)[1:] == rows


@pytest.mark.parametrize("shift", [0, 20])
def test_only_the_same_table_goes_on(shift: int) -> None:
    """Heads are dropped where they are printed again, not where another table begins."""
    xs = (100 + shift, 200 + shift, 300 + shift)
    data = _two_pages(_table("信息|数", "甲|1"), _table("信息|数", "乙|2", xs=xs))
    again = [("信息", "数")] if shift else []
    assert _rows(data) == [("信息", "数"), ("甲", "1"), *again, ("乙", "2")]


def test_headers_and_footers_are_kept_out_by_their_place() -> None:
    """The same words at the same place of two pages, and numbers that count on, are no text."""

    def page(number: int, text: str) -> Any:
        def draw(canvas: Any) -> None:
            canvas.drawString(100, 800, "某市某局 年度报告")
            canvas.drawString(100, 700, text)
            canvas.drawString(100, 60, "本页末行相同")
            canvas.drawString(300 + 20 * number, 30, f"第 {number} 页 共 2 页")

        return draw

    assert _texts(_two_pages(page(1, "前文。"), page(2, "后文。"))) == ["前文。", "后文。"]


@pytest.mark.parametrize(
    ("text", "y", "kept"),
    [("- 1 -", 30, False), ("1", 30, False), ("7", 30, True), ("- 1 -", 400, True)],
)
def test_the_number_of_an_only_page_is_kept_out(text: str, y: int, kept: bool) -> None:
    """It is at the edge and is the number of the page; any other figure is text."""

    def draw(canvas: Any) -> None:
        canvas.drawString(100, 700, "正文。")
        canvas.drawString(290, y, text)

    assert _texts(_printed(draw)) == ["正文。", *[text][: int(kept)]]


def test_a_figure_at_the_end_of_a_table_is_no_page_number() -> None:
    """What stands in a table is never taken for a mark, wherever that is."""

    def draw(canvas: Any) -> None:
        canvas.grid((100, 200, 300), (20, 40, 60))
        canvas.drawString(103, 26, "规章")
        canvas.drawString(203, 26, "1")

    assert _rows(_printed(draw)) == [("规章", "1")]


def test_paragraphs_begin_where_they_look_like_it() -> None:
    """An indented line, one after a short line, one far below and one of another size begin one."""

    def draw(canvas: Any) -> None:
        y = 700
        for x, down, size, text in (
            (120, 0, 10, "甲" * 38),
            (100, 15, 10, "乙" * 40),
            (120, 15, 10, "丙" * 38),
            (100, 15, 10, "丁" * 40),
            (100, 15, 10, "戊" * 5),
            (100, 15, 10, "己" * 40),
            (100, 40, 10, "庚" * 40),
            (100, 25, 16, "辛" * 25),
            (100, 30, 10, "see" + " open data" * 6),
            (100, 15, 10, "a" * 60),
            (100, 15, 10, "壬" * 30 + " " * 20 + "12"),
            (100, 15, 10, "癸" * 40),
        ):
            y -= down
            canvas.setFont(SONG, size)
            canvas.drawString(x, y, text)

    assert _texts(_printed(draw)) == [
        "甲" * 38 + "乙" * 40,
        "丙" * 38 + "丁" * 40 + "戊" * 5,
        "己" * 40,
        "庚" * 40,
        "辛" * 25,
        "see" + " open data" * 6 + " " + "a" * 60,
        "壬" * 30 + "  12",
        "癸" * 40,
    ]


def test_a_locked_file_is_refused() -> None:
    """A PDF that needs a password is said to be locked."""
    printer = Printer()
    printer.canvas.setEncrypt("secret")
    printer.paragraph("正文。")
    with pytest.raises(ReadError, match="locked with a password"):
        reader.read(printer.done(), limits=Limits())


def test_a_broken_file_is_refused_or_mended() -> None:
    """Without its list of objects a PDF still reads; cut in the middle it may not."""
    printer = Printer()
    printer.paragraph("正文。")
    data = printer.done()
    assert _texts(data[: data.rindex(b"xref")]) == ["正文。"]
    with pytest.raises(ReadError, match="the PDF is broken"):
        reader.read(data[:40], limits=Limits())


@pytest.mark.parametrize(
    ("objects", "message"),
    [
        ([b"<< /Type /Pages /Kids [2 0 R] /Count 900 >>"], "is broken|has 900 pages"),
        ([b"<< /Type /Pages /Kids [3 0 R] /Count 2 >>", b"<< /Type /Page >>"], "page of the PDF"),
        ([b"[" * 100_000], "is broken"),
    ],
)
def test_a_tree_of_pages_that_leads_nowhere_is_refused(objects: list[bytes], message: str) -> None:
    """Loops, missing pages and endless nesting end in an error."""
    with pytest.raises(ReadError, match=message):
        reader.read(file_of(b"<< /Type /Catalog /Pages 2 0 R >>", *objects), limits=Limits())


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        ({"pages": 1}, "has 2 pages; at most 1"),
        ({"cells": 40}, "more than 40 characters and drawn objects"),
        ({"cells": 4}, "unpacks to more than is read; give limits with more cells"),
        ({"lines": 3}, "at most 3 are read"),
    ],
)
def test_limits_are_kept(limits: dict[str, int], message: str) -> None:
    """Pages, what is drawn on them and lines are counted."""
    data = _two_pages(_table("甲|1", "乙|2"), _table("丙|3", "丁|4"))
    with pytest.raises(LimitError, match=message):
        reader.read(data, limits=Limits(**limits))


def test_a_grid_of_too_many_cells_is_refused() -> None:
    """Few lines make many cells; they are counted before they are made."""
    lines = b"".join(
        b"%d 0 m %d 800 l 0 %d m 500 %d l S " % (n, n, n, n) for n in range(0, 500, 10)
    )
    data = page_of(b"BT /F 4 Tf 1 1 Td (x) Tj ET " + lines)
    with pytest.raises(LimitError, match="a table of the PDF has 2500 cells"):
        reader.read(data, limits=Limits(cells=2000))


BOMB = zlib.compress(b" " * 3_000_000)
SMALL = Limits(unpacked=2_000_000, cells=50_000)


@pytest.mark.parametrize(
    ("content", "entries"),
    [
        (BOMB, FLATE),
        (zlib.compress(BOMB), b"/Filter [/FlateDecode /FlateDecode]"),
        (b" " * 3_000_000, b""),
        (b"x" * 50_000, b"/Filter /RunLengthDecode"),
        (b"x" * 10_000, b"/Filter /LZWDecode"),
        (BOMB, FLATE + b" /Subtype /Image"),
    ],
)
def test_what_unpacks_to_too_much_is_refused(content: bytes, entries: bytes) -> None:
    """Streams are unpacked up to a limit before PDFium sees them, however they are packed."""
    with pytest.raises(LimitError, match="the PDF unpacks to more than is read"):
        reader.read(page_of(content, packing=entries), limits=SMALL)


def test_fonts_and_pictures_have_limits_of_their_own() -> None:
    """A font may be larger than what is drawn; a picture is not unpacked at all."""
    text = b"BT /F 12 Tf 100 700 Td (text) Tj ET"
    font = stream_of(zlib.compress(b" " * 1_900_000), FLATE + b" /Length1 1")
    picture = stream_of(BOMB, FLATE + b" /Subtype /Image")
    assert [
        line.text for line in document_lines(page_of(text, parts=(font, picture)), SMALL)[0]
    ] == ["text"]
    large = stream_of(BOMB, FLATE + b" /Length1 1")
    with pytest.raises(LimitError, match="more unpacked bytes"):
        reader.read(page_of(text, parts=(large,)), limits=SMALL)


@pytest.mark.parametrize("content", [b"\x00broken", b"", zlib.compress(b"BT ET")[:-4]])
def test_a_broken_stream_is_left_to_pdfium(content: bytes) -> None:
    """What does not unpack is no reason to refuse the rest; here there is none."""
    with pytest.raises(ReadError, match="it is empty; nothing was read"):
        reader.read(page_of(content, packing=FLATE), limits=Limits())


def test_text_of_printable_packing_is_read() -> None:
    """Some writers pack their contents and then write them in printable characters."""
    import base64

    packed = base64.a85encode(zlib.compress(b"BT /F 12 Tf 100 700 Td (text) Tj ET")) + b"~>"
    entries = b"/Filter [/ASCII85Decode /FlateDecode]"
    assert _texts(page_of(packed, packing=entries)) == ["text"]
    with pytest.raises(ReadError, match="it is empty"):
        reader.read(page_of(b"\xff~>", packing=entries), limits=Limits())


@pytest.mark.parametrize("parts", [1, 9])
def test_forms_in_forms_are_counted(parts: int) -> None:
    """A form that draws itself, or ten that each draw the next ten times, would never end."""
    forms = [
        stream_of(
            b"/X Do " * 10 + b"/Y Do",
            b"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
            % (6 if parts == 1 else 7 + n),
        )
        for n in range(parts)
    ]
    forms.append(stream_of(b"0 0 m 9 9 l S", b"/Subtype /Form /BBox [0 0 9 9]"))
    with pytest.raises(LimitError, match="draws forms in forms more than 500000 times"):
        reader.read(page_of(b"/X Do", parts=forms), limits=Limits())


def test_a_reader_without_its_library_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The message names the extra."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(FormatError, match=r'pip install "opengov-report\[pdf\]"'):
        reader.read(b"%PDF-1.7", limits=Limits())


@pytest.mark.parametrize(
    ("data", "sure"), [(b"%PDF-1.4\n", 1.0), (b"\n%PDF-1.4", 1.0), ("报告".encode(), 0.0)]
)
def test_a_pdf_is_known_by_its_first_bytes(data: bytes, sure: float) -> None:
    """Whatever its name is."""
    assert reader.sniff(data, "report.txt") == sure


def test_a_row_of_other_columns_is_another_row() -> None:
    """What goes on below the page's end stands in the same columns."""
    above = _table("信息|数", "不予公开的政府信息数|5", xs=(100, 205, 300))
    below = _table("量合计||", xs=(100, 150, 205, 300))
    assert _rows(_two_pages(above, below))[1:] == [
        ("不予公开的政府信息数", "5"),
        ("量合计", "", ""),
    ]


def test_a_page_of_unknown_characters_is_said_to_be_one() -> None:
    """The rest of the report is read; a page with nothing on it is nothing to speak of."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>] >>"
    )
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
    fonts = b"/Resources << /Font << /F 8 0 R /G 9 0 R >> >> >>"
    data = file_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 3 >>",
        page % 6 + fonts,
        page % 7 + fonts,
        page % 99 + fonts,
        stream_of(b"BT /F 12 Tf 100 700 Td (words \\011\\001 infor-) Tj 0 -14 Td (mation) Tj ET"),
        stream_of(b"BT /G 12 Tf 100 700 Td <00310032> Tj ET"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        font,
    )
    lines, notes = document_lines(data, Limits())
    assert ([line.text for line in lines], [(n.code, n.values) for n in notes]) == (
        ["words \ufffd\ufffd infor-", "mation", "\ufffd\ufffd"],
        [("page-garbled", {"page": "2"})],
    )


def test_writing_from_top_to_bottom_is_read() -> None:
    """A label may stand upright in its cell, each character below the other."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-V "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>] >>"
    )
    text = "本年度".encode("utf-16-be").hex().encode()
    content = (
        b"0 0 m 0 9 l S 100 600 m 300 600 l 300 700 l 100 700 l h 130 600 m 130 700 l S "
        b"BT /X 200 Tf 0.05 0 0 0.05 115 690 Tm <" + text + b"> Tj ET "
        b"BT /F 10 Tf 140 640 Td (12) Tj ET"
    )
    page = b"/Resources << /Font << /F 5 0 R /X 6 0 R >> >>"
    assert _rows(page_of(content, page=page, parts=(font,))) == [("本年度", "12")]


def test_text_without_end_is_left_out() -> None:
    """A character that is larger than any page stands nowhere."""
    content = b"BT /F 12 Tf 100 700 Td (text) Tj 1e30 0 0 1e30 0 0 Tm 1e30 Tc (ab) Tj ET"
    assert _texts(page_of(content)) == ["text"]


@pytest.mark.parametrize("text", [b"uuuuu~>", b"\x80~>", b"z~>"])
def test_text_in_base_85_that_is_none_draws_nothing(text: bytes) -> None:
    """A number beyond four bytes, or a character that is no digit, ends the stream."""
    entries = b"/Filter [/ASCII85Decode /FlateDecode]"
    with pytest.raises(ReadError, match="it is empty"):
        reader.read(page_of(text, packing=entries), limits=Limits())


def test_an_old_packing_is_judged_by_its_size() -> None:
    """What is packed by a way that is not unpacked here is read while it is small."""
    with pytest.raises(ReadError, match="it is empty"):
        reader.read(page_of(b"x" * 10, packing=b"/Filter /LZWDecode"), limits=Limits())


def test_words_on_their_side_are_read() -> None:
    """A label may lie on its side where the rest of the page is upright."""

    def draw(canvas: Any) -> None:
        canvas.grid((100, 120, 240), (600, 660))
        canvas.drawString(123, 626, "规章和规范性文件")
        canvas.translate(107, 655)
        canvas.rotate(-90)
        canvas.drawString(0, 0, "公开")

    assert _rows(_printed(draw)) == [("公开", "规章和规范性文件")]


def test_what_a_font_calls_a_tab_is_a_blank() -> None:
    """A font may say of a shape that it is a tab, or one half of a character."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 7 0 R "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>] >>"
    )
    mapping = (
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> "
        b"endcodespacerange 4 beginbfchar <0001> <0061> <0002> <0009> <0003> <ffff> "
        b"<0004> <0062> endbfchar endcmap end"
    )
    page = b"/Resources << /Font << /G 6 0 R >> >>"
    content = b"BT /G 12 Tf 100 700 Td <0001000200040003> Tj ET"
    assert _texts(page_of(content, page=page, parts=(font, stream_of(mapping)))) == ["a b\ufffd"]


def _standing(*lines: tuple[int, dict[int, str]]) -> Any:
    """Return what draws words at their x on lines, each at its y."""

    def draw(canvas: Any) -> None:
        for y, words in lines:
            for x, text in words.items():
                canvas.drawString(x, y, text)

    return draw


def test_an_empty_cell_of_an_unruled_table_moves_no_other() -> None:
    """Columns are where figures stand over each other; heads over them tell their number."""
    draw = _standing(
        (714, {150: "法人或其他组织"}),
        (692, {150: "商业", 200: "科研", 250: "其他"}),
        (680, {150: "企业", 200: "机构"}),
        (660, {60: "申请", 150: "11", 200: "12", 250: "13"}),
        (640, {60: "答复", 150: "21", 250: "23"}),
        (620, {60: "结转", 150: "31", 200: "32", 250: "33"}),
    )
    assert _rows(_printed(draw)) == [
        ("法人或其他组织",),
        ("商业企业", "科研机构", "其他"),
        ("申请", "11", "12", "13"),
        ("答复", "21", "", "23"),
        ("结转", "31", "32", "33"),
    ]


def test_labels_of_several_lines_are_whole_where_no_ruling_parts_rows() -> None:
    """The middle of a label, or its first line, is beside its figures; groups stand left of it."""
    draw = _standing(
        (707, {100: "申请人没有"}),
        (700, {200: "1", 250: "2"}),
        (693, {100: "正当理由"}),
        (670, {40: "其他", 100: "另外的申请", 200: "3", 250: "4"}),
        (657, {40: "处理"}),
        (640, {100: "第三种申请", 200: "5", 250: "6"}),
    )
    assert _rows(_printed(draw)) == [
        ("申请人没有正当理由", "1", "2"),
        ("其他处理", "另外的申请", "3", "4"),
        ("第三种申请", "5", "6"),
    ]


def test_a_number_on_two_lines_is_unread_where_no_ruling_parts_rows() -> None:
    """Nobody knows whether the figure below goes on the one above."""
    draw = _standing(
        (700, {100: "申请", 200: "1", 250: "2", 300: "34"}),
        (687, {300: "56"}),
        (660, {100: "答复", 200: "3", 250: "4", 300: "51"}),
    )
    assert _rows(_printed(draw)) == [
        ("申请", "1", "2", "34 | 56"),
        ("答复", "3", "4", "51"),
    ]


def test_a_figure_alone_in_its_row_is_one_figure() -> None:
    """Digits that stand together on paper are not the cells of a row run together."""
    draw = _standing((700, {100: "其他对外管理服务事项", 300: "319"}))
    assert _rows(_printed(draw)) == [("其他对外管理服务事项", "319")]


def test_a_table_of_which_only_rows_are_ruled_has_columns() -> None:
    """Rulings across alone make no cells: the figures tell the columns."""

    def draw(canvas: Any) -> None:
        canvas.grid((90, 400), (650, 670, 690, 710))
        for y, texts in ((696, "甲123"), (676, "乙456"), (656, "丙789")):
            for x, text in zip((100, 200, 250, 300), texts, strict=True):
                canvas.drawString(x, y, text)

    assert _rows(_printed(draw)) == [tuple("甲123"), tuple("乙456"), tuple("丙789")]


def test_a_column_without_figures_is_known_by_its_head() -> None:
    """Where a head stands over nothing, its cells are empty; heads alone make no order."""
    draw = _standing(
        (692, {150: "商业", 200: "科研", 250: "其他"}),
        (670, {60: "申请", 150: "11", 250: "13"}),
        (650, {60: "答复", 150: "21", 250: "23"}),
    )
    assert _rows(_printed(draw)) == [
        ("商业", "科研", "其他"),
        ("申请", "11", "", "13"),
        ("答复", "21", "", "23"),
    ]


def test_a_figure_under_no_column_leaves_its_line_as_it_is() -> None:
    """What meets no column, or columns that overlap, is not put anywhere."""
    draw = _standing(
        (700, {60: "申请", 150: "11", 250: "13"}),
        (680, {60: "答复", 200: "21", 250: "23"}),
        (660, {60: "结转", 150: "21", 250: "23"}),
        (640, {60: "其他", 150: "21", 250: "23"}),
    )
    assert [(line.text, line.cells[-1].column) for line in _lines(_printed(draw))] == [
        ("申请  11  13", 2),
        ("答复  21  23", 2),
        ("结转  21  23", 2),
        ("其他  21  23", 2),
    ]
    overlapping = _standing(
        (700, {60: "甲", 150: "1", 170: "234567"}), (680, {60: "乙", 150: "234567", 200: "1"})
    )
    assert len(_rows(_printed(overlapping))) == 2


def test_labels_that_cannot_be_told_apart_leave_figures_unread() -> None:
    """A row beside which no label stands, among others that have one, may be any of them."""
    draw = _standing(
        (700, {60: "申请", 150: "11", 250: "13"}),
        (672, {150: "21", 250: "23"}),
        (640, {60: "结转", 150: "31", 250: "33"}),
    )
    assert _rows(_printed(draw)) == [
        ("申请", "11", "13"),
        ("21 | ", "23 | "),
        ("结转", "31", "33"),
    ]


def test_a_row_far_below_is_of_another_table() -> None:
    """There may be as many columns at other places."""
    draw = _standing(
        (700, {60: "申请", 150: "11", 250: "13"}),
        (680, {60: "答复", 150: "21", 250: "23"}),
        (580, {60: "复议", 200: "31", 300: "33"}),
        (560, {60: "诉讼", 200: "41", 300: "43"}),
    )
    assert [line.cells[1].where for line in _lines(_printed(draw))] == [
        "page 1 box 150,134,159,144",
        "page 1 box 150,154,159,164",
        "page 1 box 200,254,209,264",
        "page 1 box 200,274,209,284",
    ]


def test_figures_under_more_heads_than_they_can_be_told_from_stay_lines() -> None:
    """A figure as wide as two heads may be of either."""
    draw = _standing(
        (692, {150: "甲", 165: "乙", 250: "丙"}),
        (670, {60: "申请", 150: "11111", 250: "13"}),
        (650, {60: "答复", 150: "22222", 250: "23"}),
    )
    assert _rows(_printed(draw)) == [
        ("甲 乙", "丙"),
        ("申请", "11111", "13"),
        ("答复", "22222", "23"),
    ]


def test_a_row_of_one_figure_above_others_is_no_head() -> None:
    """The rows below it are a table; it stays as it is."""
    draw = _standing(
        (690, {60: "申请", 250: "11"}),
        (670, {60: "答复", 150: "21", 250: "23"}),
        (650, {60: "结转", 150: "31", 250: "33"}),
    )
    assert _rows(_printed(draw)) == [("申请", "11"), ("答复", "21", "23"), ("结转", "31", "33")]


def test_a_row_of_more_figures_than_there_are_columns_stays_a_line() -> None:
    """The others are read without it."""
    draw = _standing(
        (690, {60: "申请", 150: "11", 250: "13"}),
        (670, {60: "答复", 150: "21", 250: "23", 300: "24"}),
        (650, {60: "结转", 150: "31", 250: "33"}),
    )
    assert _rows(_printed(draw)) == [
        ("申请", "11", "13"),
        ("答复", "21", "23", "24"),
        ("结转", "31", "33"),
    ]


def test_the_label_of_the_last_row_goes_on_below_its_figures() -> None:
    """A label is whole though nothing follows it."""
    draw = _standing(
        (720, {60: "结转", 200: "1", 250: "2"}),
        (697, {60: "申请人没有"}),
        (690, {200: "3", 250: "4"}),
        (683, {60: "正当理由"}),
    )
    assert _rows(_printed(draw)) == [("结转", "1", "2"), ("申请人没有正当理由", "3", "4")]


def test_figures_without_width_stand_in_no_column() -> None:
    """A font may make its digits nothing wide; their lines stay lines."""
    lines = text_lines(
        Glyph(digit, x, x, y, 10.0)
        for digit, x, y in (("1", 100, 200), ("2", 150, 200), ("3", 100, 220), ("4", 150, 220))
    )
    assert aligned(lines, 1) == ([], lines)


def test_blanks_alone_are_no_line() -> None:
    """Several white characters on a line print nothing."""
    glyphs = [Glyph(" ", left, left + 5.0, 700.0, 10.0) for left in (10.0, 20.0)]
    assert list(text_lines(glyphs)) == []
