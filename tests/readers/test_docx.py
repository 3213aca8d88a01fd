"""Documents of Word: what is printed is read, each cell once, and nothing is made up."""

from typing import Any

import docx
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

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
from opengov.readers.docx.reader import document_lines, reader
from opengov.readers.packages import Package
from opengov.testing import consistent_reports, reports

from .office import TITLE, document, p, report_in_word, saved, tbl, tc, text_of, tr

HEADS = tr("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
CAPTION = tr(tc("第二十条第（一）项", '<w:gridSpan w:val="4"/>'))
SECTION = p("二、主动公开政府信息情况")
ISSUED = "proactive.table.rules.issued"


def _read(body: str, *entries: Any, **parts: Any) -> Reading:
    return read(document(p(TITLE) + SECTION + body, *entries, **parts))


def _rules(*cells_of_row: str, properties: str = "") -> Reading:
    """Read a table with one row of figures."""
    return _read(tbl(CAPTION, HEADS, tr("规章", *cells_of_row, properties=properties)))


def _figures(reading: Reading) -> list[object]:
    return [figure for place, figure in cells(reading.report) if ".rules." in place]


def _said(reading: Reading) -> list[tuple[str, str, str | None]]:
    return [
        (note.code, note.raw, note.where)
        for note in reading.notes
        if note.code not in ("section-missing", "tables-are-images")
    ]


def _texts(data: bytes) -> tuple[str, ...]:
    package = Package(data, family="docx", limits=Limits())
    return tuple(line.text for line in document_lines(package, Limits()))


def _body(content: str) -> tuple[str, ...]:
    return _texts(document(content))


def _bare(report: Report) -> Report:
    table = report.proactive.table
    if table is None:
        return report
    return evolve(report, proactive=evolve(report.proactive, table=evolve(table, extra=())))


def _tables(report: Report) -> tuple[object, ...]:
    return report.proactive.table, report.requests.table, report.disputes.table


@pytest.mark.parametrize("merged", [True, False])
@given(report=consistent_reports())
def test_every_report_reads_back(merged: bool, report: Report) -> None:
    """A report in tables of Word, with merged cells or with empty ones, is read as it is."""
    report = _bare(report)
    assert _tables(read(report_in_word(report, merged=merged)).report) == _tables(report)


@pytest.mark.parametrize("merged", [True, False])
@given(report=reports(), blank=st.sampled_from(["", "/", "-", "\u3000", "\u00a0"]))
def test_what_is_read_is_what_was_printed(merged: bool, report: Report, blank: str) -> None:
    """With blanks, marks, missing rows and mixed editions a figure is right or unknown."""
    report = _bare(report)
    printed = dict(cells(report))
    found = cells(read(report_in_word(report, merged=merged, blank=blank)).report)
    wrong = {
        place: figure
        for place, figure in found
        if figure is not None and str(figure) != str(printed.get(place))
    }
    assert wrong == {}


def test_a_document_of_python_docx_is_read_with_its_places() -> None:
    """Paragraphs and merged cells are met in order, each with where it stands."""
    made = docx.Document()
    made.add_paragraph(TITLE)
    made.add_paragraph("二、主动公开政府信息情况")
    table = made.add_table(3, 4)
    table.cell(0, 0).merge(table.cell(0, 3)).text = "第二十条第（一）项"
    for row, texts in enumerate(
        (
            ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
            ("规章", "1", "\u3000", "3"),
        ),
        1,
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    reading = read(saved(made))
    assert (reading.format, reading.report.title, _figures(reading)) == (
        "docx",
        TITLE,
        [1, None, 3],
    )
    assert reading.sources[ISSUED].where == "table 1 row 3 cell 2"


def test_the_blank_form_is_all_blank(shared: Any) -> None:
    """The office's own form has its tables and no figure."""
    report = read(shared / "corpus" / "files" / "blank-form-2021.docx").report
    assert set(dict(cells(report)).values()) == {None}
    assert {gap.state for gap in report.gaps} == {"blank"}


def test_insertions_are_accepted_and_deletions_are_not_read() -> None:
    """Tracked changes: in runs, rows, cells and whole blocks."""
    run = f"<w:ins>{text_of('2')}</w:ins><w:del><w:r><w:delText>1</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{text_of('9')}</w:moveFrom><w:moveTo>{text_of('3')}</w:moveTo>"
    deleted = tr("规章", "7", "7", "7", properties="<w:del/>")
    row = tr("规章", tc("8", "<w:cellDel/>"), f"{tc(p(run))}", tc(p(moved)), "4")
    reading = _read(
        tbl(CAPTION, HEADS, deleted, f"<w:ins>{row}</w:ins>") + f"<w:del>{p('无')}</w:del>"
    )
    assert (_figures(reading), reading.report.proactive.after) == ([2, 3, 4], ())


def test_content_controls_and_tags_are_looked_through() -> None:
    """A cell, a run, a row or a table in a content control is one like any other."""
    control = "<w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    number = p(control.format(text_of("1")) + f"<w:smartTag>{text_of('2')}</w:smartTag>")
    row = control.format(tr("规章", control.format(tc(number)), tc(control.format(p("3"))), "4"))
    table = control.format(tbl(CAPTION, HEADS, row))
    assert _figures(_read(table)) == [12, 3, 4]


def test_a_merged_cell_stands_once() -> None:
    """Cells that go on from above are not repeated; one that goes on from nothing is a cell."""
    restart = '<w:vMerge w:val="restart"/>'
    rows = (
        tr(tc("行政处罚", restart), tc("1", "<w:vMerge/>")),
        tr(tc("旧", "<w:vMerge/>"), tc("2", '<w:hMerge w:val="restart"/>'), tc("9", "<w:hMerge/>")),
    )
    heads = (tr("第二十条第（六）项"), tr("信息内容", "本年处理决定数量"))
    reading = _read(tbl(*heads, *rows))
    table = reading.report.proactive.table
    assert table is not None
    assert [cell.text for cell in reading.sources.values()] == ["1"]
    assert [row.cells for row in table.extra] == [("2",)]


def test_a_row_that_merging_covers_whole_is_no_line() -> None:
    """A row in which no cell begins is not there."""
    restart = '<w:vMerge w:val="restart"/>'
    rows = (
        tr(tc("甲", restart), tc("乙", restart)),
        tr(tc("", "<w:vMerge/>"), tc("", "<w:vMerge/>")),
    )
    assert _body(tbl(*rows)) == ("甲\t乙",)


def test_cells_before_the_grid_begins_move_the_columns() -> None:
    """A row that leaves out grid columns begins behind them."""
    row = tr("规章", "1", "2", "3", properties='<w:gridBefore w:val="2"/>')
    reading = _read(tbl(CAPTION, HEADS, row))
    assert [cell.column for cell in reading.sources.values()][:3] == [3, 4, 5]


def test_a_table_that_frames_is_looked_through() -> None:
    """A report in a table of one column, or a figure in a table of one cell, is read as ever."""
    framed = tc(tbl(tr(tc(tbl(tr("1"))))) + p(""))
    inner = tbl(CAPTION, HEADS, tr("规章", framed, "2", "3"))
    reading = read(document(tbl(tr(tc(p(TITLE) + SECTION)), tr(tc(inner + p("完"))))))
    assert (_figures(reading), reading.report.title) == ([1, 2, 3], TITLE)


def test_a_table_in_a_cell_joins_no_neighbour() -> None:
    """What stands in a table of its own is no part of the number beside it."""
    nested = tc(p("1") + tbl(tr("2", "3")) + p(""))
    reading = _rules(nested, "4", "5")
    assert set(_figures(reading)) == {None}


def test_text_boxes_are_read_once_and_behind_their_table() -> None:
    """Word writes a box twice for old programs; one over a table does not cut it."""
    box = f"<w:txbxContent>{p('注：不含即办件。')}</w:txbxContent>"
    twice = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    floating = tc(p(f"{text_of('1')}<w:r>{twice}</w:r>"))
    reading = _read(
        tbl(CAPTION, HEADS, tr("规章", floating, "2", "3"), tr("行政规范性文件", "4", "5", "6"))
    )
    assert (_figures(reading), reading.report.proactive.after) == ([1, 2, 3], ("注：不含即办件。",))
    assert len(cells(reading.report)) == 6


def test_alternatives_that_hold_nothing_are_nothing() -> None:
    """An empty choice leaves the fallback, and two empty ones nothing."""
    fallback = f"<mc:Fallback>{p('有。')}</mc:Fallback>"
    choice = "<mc:AlternateContent><mc:Choice/>{}</mc:AlternateContent>"
    assert _body(choice.format(fallback) + choice.format("") + "<w:sectPr/>") == ("有。",)


def test_notes_and_comments_are_kept_apart() -> None:
    """Footnotes, endnotes and comments are text beside the report, each with its note."""
    parts = {
        f"{name}s.xml": f"<w:{name}s NAMESPACES><w:{name} w:type='separator'>{p('—')}</w:{name}>"
        f"<w:{name}>{p('')}</w:{name}><w:{name}>{p('一')}{p('二')}</w:{name}></w:{name}s>"
        for name in ("footnote", "endnote", "comment")
    }
    kinds = [(name, name, f"{name}.xml") for name in ("footnotes", "endnotes", "comments")]
    number = p(text_of("1") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    reading = _read(tbl(CAPTION, HEADS, tr("规章", tc(number), "2", "3")), *kinds, parts=parts)
    assert (_figures(reading), reading.report.unplaced) == ([1, 2, 3], ("一\n二",) * 3)
    assert _said(reading)[-3:] == [
        ("footnote", "一\n二", f"{name} 2") for name in ("footnote", "endnote", "comment")
    ]


def test_superscript_and_struck_digits_join_no_figure() -> None:
    """22 with a raised 1 is not 221, and 21 struck out before 22 is not 2122."""
    raised = p(text_of("22") + text_of("1", '<w:vertAlign w:val="superscript"/>'))
    struck = p(text_of("21", "<w:strike/>") + text_of(" ", "<w:dstrike/>") + text_of("22"))
    plain = p(text_of("3", '<w:strike w:val="0"/><w:vertAlign w:val="baseline"/>'))
    reading = _rules(tc(raised), tc(struck), tc(plain))
    raws = [(gap.state, gap.raw) for gap in reading.report.gaps if ".rules." in gap.place]
    assert (_figures(reading), raws) == (
        [None, None, 3],
        [("unread", "22¹"), ("unread", "~~21~~ 22")],
    )


def _row_of(*properties_and_texts: str, **parts: str) -> list[tuple[object, str | None]]:
    """Return the three figures of a row of cells that are markup, with what is unread of them."""
    kinds = [("s", "styles", "styles.xml")] if "styles" in parts else []
    files = {f"{name}.xml": content for name, content in parts.items()}
    cells_of_row = (tc(p(each)) if each.startswith("<") else each for each in properties_and_texts)
    reading = _read(tbl(CAPTION, HEADS, tr("规章", *cells_of_row)), *kinds, parts=files)
    raws = {gap.place: gap.raw for gap in reading.report.gaps}
    return [
        (figure, raws.get(place)) for place, figure in cells(reading.report) if ".rules." in place
    ]


LOOKS = """<w:styles NAMESPACES>
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:styleId="P"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="S"><w:rPr><w:sz w:val="12"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="R">
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="R2"><w:basedOn w:val="R"/></w:style>
<w:style w:type="character" w:styleId="L"><w:basedOn w:val="L2"/></w:style>
<w:style w:type="character" w:styleId="L2"><w:basedOn w:val="L"/></w:style>
<w:style w:type="character" w:styleId="F"><w:name w:val="footnote reference"/></w:style>
<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="character" w:styleId="W"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="T"><w:rPr><w:sz w:val="10"/></w:rPr></w:style>
</w:styles>"""


@pytest.mark.parametrize(
    ("look", "found"),
    [
        ('<w:position w:val="6"/>', (None, "22¹")),
        ('<w:position w:val="-4"/>', (None, "22₁")),
        ('<w:position w:val="0"/>', (221, None)),
        ('<w:position w:val="x"/>', (221, None)),
        ('<w:vertAlign w:val="subscript"/>', (None, "22₁")),
        ("<w:specVanish/>", (22, None)),
        ("<w:webHidden/>", (221, None)),
        ('<w:vanish w:val="0"/>', (221, None)),
        ('<w:color w:val="FFFFFF"/>', (None, "22~~1~~")),
        ('<w:color w:val="FFFFFF"/><w:shd w:fill="000000"/>', (221, None)),
        ('<w:color w:val="auto"/>', (221, None)),
        ('<w:sz w:val="12"/>', (None, "22^1")),
        ('<w:sz w:val="21"/>', (221, None)),
        ('<w:rStyle w:val="R"/>', (None, "22¹")),
        ('<w:rStyle w:val="R2"/>', (None, "22¹")),
        ('<w:rStyle w:val="R2"/><w:vertAlign w:val="baseline"/>', (221, None)),
        ('<w:rStyle w:val="F"/>', (None, "22¹")),
        ('<w:rStyle w:val="H"/>', (22, None)),
        ('<w:rStyle w:val="H"/><w:vanish w:val="false"/>', (221, None)),
        ('<w:rStyle w:val="W"/>', (None, "22~~1~~")),
        ('<w:rStyle w:val="T"/>', (None, "22^1")),
        ('<w:rStyle w:val="L"/>', (221, None)),
        ('<w:rStyle w:val="nobody"/>', (221, None)),
    ],
)
def test_a_run_that_looks_otherwise_joins_no_figure(look: str, found: tuple[object, str]) -> None:
    """A mark is raised by hand or by a style, hidden text is not printed, white is doubtful."""
    cell = text_of("22") + text_of("", "<w:b/>") + text_of("1", look)
    assert _row_of(cell, "2", "3", styles=LOOKS)[0] == found


def test_the_mark_of_a_footnote_follows_its_reference() -> None:
    """A mark that the writer chose stands in the run of the reference; a full-width one too."""
    reference = '<w:r><w:footnoteReference w:customMarkFollows="1"/><w:t>１</w:t></w:r>'
    assert _row_of(text_of("22") + reference, "2", "3")[0] == (None, "22¹")


@pytest.mark.parametrize("look", ['<w:position w:val="6"/>', '<w:color w:val="FFFFFF"/>'])
def test_a_paragraph_that_looks_otherwise_as_a_whole_is_read(look: str) -> None:
    """Only beside other text does it mean something that text stands higher or is white."""
    assert _row_of(text_of("2", look) + text_of("1", look), "2", "3")[0] == (21, None)


@pytest.mark.parametrize(("style", "found"), [("P", 1), ("S", 221)])
def test_the_style_of_a_paragraph_counts(style: str, found: int) -> None:
    """What two styles hide is shown; digits of one size are of one number."""
    properties = f'<w:pStyle w:val="{style}"/>'
    shown = text_of("1", '<w:rStyle w:val="H"/>')
    cell = tc(p(text_of("22") + shown, properties).replace('"H"', f'"{"HS"[style == "S"]}"'))
    reading = _read(
        tbl(CAPTION, HEADS, tr("规章", cell, "2", "3")),
        ("s", "styles", "styles.xml"),
        parts={"styles.xml": LOOKS},
    )
    assert _figures(reading) == [found, 2, 3]


@pytest.mark.parametrize(
    ("formula", "found"),
    [
        ("<m:r><m:t>32</m:t></m:r>", (32, None)),
        ("<m:r><w:rPr><w:vanish/></w:rPr><m:t>3</m:t></m:r><m:r><m:t>2</m:t></m:r>", (2, None)),
        ("<m:sSup><m:e>{3}</m:e><m:sup>{2}</m:sup></m:sSup>", (None, "{3}^{2}")),
        ("<m:f><m:num>{3}</m:num><m:den>{2}</m:den></m:f>", (None, "{3}/{2}")),
        ("<m:sSub><m:e>{3}</m:e><m:sub>{2}</m:sub></m:sSub>", (None, "{3}_{2}")),
        ("<m:rad><m:deg/><m:e>{32}</m:e></m:rad>", (None, "√{}{32}")),
        ("<m:d><m:e>{32}</m:e></m:d>", (None, "{32}")),
    ],
)
def test_a_formula_is_a_figure_only_where_it_is_one_line(
    formula: str, found: tuple[object, str]
) -> None:
    """3 to the power of 2 is not 32: what a formula stacks is kept as text and unread."""
    said = formula.replace("{", "<m:r><m:t>").replace("}", "</m:t></m:r>")
    assert _row_of(f"<m:oMathPara><m:oMath>{said}</m:oMath></m:oMathPara>", "2", "3") == [
        found,
        (2, None),
        (3, None),
    ]


@pytest.mark.parametrize(
    ("gap", "found"),
    [
        ("<w:tab/>", (None, "1 | 234")),
        ("<w:br/>", (None, "1\n234")),
        ("<w:t>\u3000</w:t>", (None, "1 | 234")),
        ("<w:t>  </w:t>", (None, "1 | 234")),
        ("<w:t>\u2028</w:t>", (None, "1 | 234")),
        ("<w:t> </w:t>", (1234, None)),
        ("<w:softHyphen/>", (1234, None)),
    ],
)
def test_a_tab_or_a_break_parts_figures(gap: str, found: tuple[object, str]) -> None:
    """1, a tab and 234 are two figures; only a blank groups the digits of one."""
    assert _row_of(text_of("1") + f"<w:r>{gap}</w:r>" + text_of("234"), "2", "3")[0] == found


def _field(code: str, result: str | None) -> str:
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> {code} </w:instrText></w:r>{shown}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_of_a_field_only_the_result_is_read() -> None:
    """Not its code, nor the results of fields in its code; what a code draws is unknown."""
    inner = _field("REF x", text_of("7"))
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>=</w:instrText></w:r>'
        f'{inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{text_of("8")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    circled = text_of("22") + _field(r"EQ \o\ac(○,1)", None)
    found = _row_of(_field("=SUM(ABOVE)", text_of("12")), outer, circled)
    assert found == [(12, None), (8, None), (None, "22\ufffd")]


def test_a_code_ends_with_its_paragraph() -> None:
    """Where a field's code is not ended, what follows in other paragraphs is text."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert _body(p(begin + text_of("甲")) + p("乙") + p(end + text_of("丙"))) == ("乙", "丙")


def test_what_a_content_control_asks_for_is_no_text() -> None:
    """The words of an empty control are not read; its cell stays, and a filled one is read."""
    asking = "<w:sdt><w:sdtPr><w:showingPlcHdr{}/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = asking.format("", tc("单击此处输入文字 9"))
    filled = tc(p(asking.format(' w:val="0"', text_of("2"))))
    reading = _read(
        p(asking.format("", text_of("请输入"))) + tbl(CAPTION, HEADS, tr("规章", cell, filled, "3"))
    )
    assert (_figures(reading), reading.report.proactive.body) == ([None, 2, 3], ())


def test_hidden_text_is_read_where_it_stands_alone() -> None:
    """A hidden figure is read with a note; hidden digits beside a figure are no part of it."""
    hidden = text_of("1", "<w:vanish/>")
    reading = _rules(tc(p(hidden)), tc(p(text_of("2") + hidden)), "3")
    assert (_figures(reading), reading.report.proactive.after) == ([1, 2, 3], ())
    assert _said(reading)[:2] == [
        ("hidden-cells", "1", "table 1 row 3 cell 2"),
        ("hidden-cells", "1", "table 1 row 3 cell 3"),
    ]


def test_hidden_rows_are_read_with_a_note() -> None:
    """A hidden row is a row, and a note says that it is hidden."""
    reading = _rules("1", "2", "3", properties="<w:hidden/>")
    assert (_figures(reading), _said(reading)) == (
        [1, 2, 3],
        [("hidden-cells", "规章\t1\t2\t3", "table 1 row 3")],
    )


def test_breaks_part_lines_and_signs_are_kept() -> None:
    """A soft line break ends a line of text; tabs, hyphens, formulas and symbols are characters."""
    run = f"{text_of('甲')}<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/></w:r>"
    base = f"<w:rubyBase>{text_of('丁')}</w:rubyBase>"
    ruby = f"<w:r><w:sym/><w:ruby><w:rt>{text_of('ding')}</w:rt>{base}</w:ruby></w:r>"
    formula = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    assert _body(p(run + ruby + formula)) == ("甲\t乙", "丙-\ufffd丁x")


def test_pictures_and_links_are_noted() -> None:
    """A picture has a note with its name, a link one with its target; a drawn line has none."""
    picture = (
        '<w:r><w:drawing><wp:docPr name="图片1" descr="办理流程"/><pic:pic/></w:drawing></w:r>'
        "<w:r><w:pict><v:line/></w:pict></w:r>"
    )
    old = "<w:r><w:object><v:shape/></w:object></w:r>"
    link = f'<w:hyperlink r:id="l">{text_of("平台")}</w:hyperlink><w:hyperlink w:anchor="a"/>'
    code = ' HYPERLINK "https://example.org/a" '
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{text_of("网站")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    reading = _read(
        p(picture) + p(old) + p(link + field), ("l", "hyperlink", "https://example.org")
    )
    assert reading.report.proactive.body == ("平台网站",)
    assert _said(reading) == [
        ("image", "办理流程", "paragraph 3"),
        ("image", "", "paragraph 4"),
        ("link", "平台", "paragraph 5"),
        ("link", "网站", "paragraph 5"),
    ]
    targets = [note.values["target"] for note in reading.notes if note.code == "link"]
    assert targets == ["https://example.org", "https://example.org/a"]


def _contents(end: str) -> str:
    start = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o</w:instrText></w:r>'
    return p(start + text_of("三、收到和处理政府信息公开申请情况\t2")) + p(text_of("四、\t3") + end)


def test_a_table_of_contents_is_left_out() -> None:
    """It repeats the headings; one that never ends is text like any other."""
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    stray = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    whole, broken = (_read(p(stray) + _contents(e) + p("正文。")).report for e in (end, ""))
    assert (whole.proactive.body, whole.requests.title) == (("正文。",), None)
    assert broken.requests.title is not None
    assert _body(p('<w:fldSimple w:instr="PAGE"><w:r><w:t>5</w:t></w:r></w:fldSimple>')) == ("5",)


NUMBERING = """<w:numbering NAMESPACES>
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/>
<w:pStyle w:val="H"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%4."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="3"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2">
<w:lvl w:ilvl="0"><w:numFmt w:val="ideographTraditional"/><w:lvlText w:val="(%1)"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:lvlText w:val="%2"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="2"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="9"/></w:num>
</w:numbering>"""
STYLES = """<w:styles NAMESPACES>
<w:style w:styleId="H"><w:basedOn w:val="Base"/></w:style>
<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="Deep">
<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
</w:styles>"""


def _numbered(*paragraphs: str, styles: bool = True) -> tuple[str, ...]:
    kinds = [("n", "numbering", "numbering.xml")] + [("s", "styles", "styles.xml")] * styles
    parts = {"numbering.xml": NUMBERING, "styles.xml": STYLES}
    return _texts(document("".join(paragraphs), *kinds, parts=parts))


def _item(number: int, level: int = 0, text: str = "甲") -> str:
    said = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, said)


def _styled(style: str) -> str:
    return p("甲", f'<w:pStyle w:val="{style}"/>')


def test_numbers_that_word_prints_are_text() -> None:
    """Lists count on, start again under a new parent, and those of one definition together."""
    found = _numbered(
        _item(1), _item(1, 1), _item(1, 1), _item(1), _item(1, 1), _item(1), _item(2), _item(3)
    )
    assert found == ("一、甲", "一.1甲", "一.2甲", "二、甲", "二.1甲", "三、甲", "二、甲", "3.甲")


def test_numbers_come_from_styles_and_their_parents() -> None:
    """A style has the list of the style that it is based on; a loop of styles has none."""
    found = _numbered(*map(_styled, ("H", "H", "Loop", "Deep", "Nobody")), _item(4))
    assert found == ("一、甲", "二、甲", "甲", "①甲", "甲", "(甲)甲")
    assert _numbered(_styled("H"), styles=False) == ("甲",)


def test_numbers_that_cannot_be_told_are_not_made_up() -> None:
    """Bullets, formats that are not simple, lists and levels that are not there print nothing."""
    found = _numbered(_item(1, 2), _item(1, 3), _item(5), _item(0), _item(1, 7), _item(4))
    assert found == ("甲", "甲", "甲", "甲", "甲", "(甲)甲")


def test_counting_ends_where_the_characters_do() -> None:
    """The eleventh stem, the 21st circle and the number 100 are not printed."""
    many = _numbered(*[_item(4, 1)] * 21, *[_item(4)] * 11, *[_item(1)] * 100)
    assert (many[19:22], many[30:32]) == (("⑳甲", "甲", "(甲)甲"), ("(癸)甲", "甲"))
    assert (many[32 + 10], many[32 + 19], many[-2:]) == (
        "十一、甲",
        "二十、甲",
        ("九十九、甲", "甲"),
    )


def test_a_number_before_a_figure_makes_no_other_figure() -> None:
    """An automatic 3. before 5 is not 3.5, and an automatic 一、 is no part of a figure either."""
    assert _numbered(_item(3, text="5"), _item(3, text=""), _item(1, text="6")) == ("3、5", "一、6")


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(lines=5), "the document has more lines than 5; give limits to read more"),
        (Limits(cells=9), "the document has more cells than 9; give limits to read more"),
        (Limits(depth=2), "nests elements deeper than 2"),
        (Limits(unpacked=300), "the package unpacks to more than 300 bytes"),
        (Limits(lines=4, cells=0), "word/document.xml has more than 24 tags and attributes"),
    ],
)
def test_limits_end_reading(limits: Limits, said: str) -> None:
    """Each limit is named by the error that it ends in."""
    data = report_in_word(Report(), merged=True)
    table = document(
        p(TITLE) + SECTION + tbl(CAPTION, HEADS, tr("规章", "1", "2", "3")) + p("甲") * 9
    )
    with pytest.raises(LimitError, match=said):
        read(table, limits=limits)
    assert reader.sniff(data, None) == 0.9


@pytest.mark.parametrize(
    "body",
    [
        "<w:p/>" * 200,
        tbl(tr(tc("<w:p></w:p>" * 200), "甲")),
        p("<w:r><w:br/></w:r>" + text_of("甲\n") * 200),
    ],
)
def test_paragraphs_without_text_count(body: str) -> None:
    """What is empty is not shown and still costs time."""
    with pytest.raises(
        LimitError, match=r"has more (paragraphs|cells|lines) than 100|has more than 1200 tags"
    ):
        read(document(body), limits=Limits(lines=100, cells=100))


@pytest.mark.parametrize("depth", [70, 100_000])
def test_tables_nested_without_end_meet_the_limit(depth: int) -> None:
    """Depth is refused by the walk or before it by the parser, in bounded time."""
    opening, closing = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    cell = tc("甲")
    body = (opening + cell[6:-7] + "</w:tc>" + "<w:tc>") * depth + p("甲") + closing * depth
    with pytest.raises(LimitError, match="deeper than"):
        read(document(body))


@pytest.mark.parametrize("span", ["1000000000", "9" * 400])
def test_spans_without_measure_meet_the_limit(span: str) -> None:
    """A cell of a billion columns is a billion cells."""
    with pytest.raises(LimitError, match="more cells"):
        _rules(tc("1", f'<w:gridSpan w:val="{span}"/>'))


@pytest.mark.parametrize("span", ["-3", "x", "0", ""])
def test_spans_that_are_no_number_are_one(span: str) -> None:
    """A cell takes a column at least."""
    assert _figures(_rules(tc("1", f'<w:gridSpan w:val="{span}"/>'), "2", "3")) == [1, 2, 3]


def test_a_document_without_a_report_is_refused() -> None:
    """An empty document holds no report."""
    with pytest.raises(OutOfScopeError):
        read(document(""))


@given(data=st.data())
def test_a_damaged_document_is_read_or_refused(data: Any) -> None:
    """Bytes that were changed end in a reading or in a documented error."""
    whole = document(p(TITLE) + SECTION + tbl(CAPTION, HEADS, tr("规章", "1", "2", "3")))
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
    with pytest.raises(FormatError, match=r'pip install "opengov-report\[docx\]"'):
        read(document(""))
