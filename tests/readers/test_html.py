"""Pages become lines as browsers show them, in bounded time, with nothing joined wrongly."""

import builtins
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from opengov import FormatError, LimitError, Limits, OutOfScopeError, Report, cells
from opengov.readers.html.limits import bounded
from opengov.readers.html.reader import read_page, reader
from opengov.readers.lines import Metadata
from opengov.testing import check_reader, consistent_reports, reports

from .html_layouts import LAYOUTS, padded, spanned

_SMALL = Limits(lines=20, cells=100, depth=10)


def _texts(page: str, limits: Limits | None = None) -> list[str | list[str]]:
    """Return the paragraphs of a page, and the texts of its rows."""
    lines = read_page(page.encode(), limits or Limits()).lines
    return [[cell.text for cell in line.cells] if line.row else line.text for line in lines]


def _shown(page: str) -> list[str]:
    """Return the texts of the lines that a page shows."""
    return [line.text for line in read_page(page.encode(), Limits()).shown]


def _columns(rows: str) -> list[list[tuple[str, int, int]]]:
    lines = read_page(f"<table>{rows}</table>".encode(), Limits()).lines
    return [[(cell.text, cell.column, cell.span) for cell in line.cells] for line in lines]


def _noted(page: str) -> list[tuple[str, str, str | None]]:
    lines = read_page(page.encode(), Limits()).lines
    return [(note.code, note.raw, note.where) for line in lines for note in line.notes]


def _read(page: str) -> Report:
    return reader.read(page.encode(), limits=Limits()).report


def _tables(report: Report) -> tuple[object, ...]:
    return report.proactive.table, report.requests.table, report.disputes.table


def _bare(report: Report) -> Report:
    """Return a report without what the layouts here do not print."""
    table = report.proactive.table
    return (
        report
        if table is None
        else evolve(report, proactive=evolve(report.proactive, table=evolve(table, extra=())))
    )


@pytest.mark.parametrize("layout", LAYOUTS)
@given(report=consistent_reports())
def test_every_layout_reads_back(layout: str, report: Report) -> None:
    """A report laid out as any page reads back to the same tables."""
    assert _tables(_read(LAYOUTS[layout](report))) == _tables(report)


@pytest.mark.parametrize("layout", ["spanned", "pasted", "unclosed", "in layout"])
@given(report=reports())
def test_what_is_read_is_what_was_printed(layout: str, report: Report) -> None:
    """With blanks, missing rows and mixed editions a figure is right or unknown."""
    printed = dict(cells(report))
    page = LAYOUTS[layout](_bare(evolve(report, title="某局2023年政府信息公开工作年度报告")))
    try:
        read = _read(page)
    except OutOfScopeError:
        return  # it has no table and no section
    found = {place: figure for place, figure in cells(read) if figure is not None}
    assert {p: f for p, f in found.items() if str(f) != str(printed.get(p))} == {}


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le", "utf-8-sig"])
def test_a_page_in_any_encoding_reads_alike(encoding: str) -> None:
    """The encoding is found before the page is parsed."""
    page = f"<meta charset=gb2312>{padded(Report())}"
    assert reader.read(page.encode(encoding), limits=Limits()).report == _read(page)


_HEADED = "<h1>某局2023年政府信息公开工作年度报告</h1>"


def test_blocks_and_breaks_end_a_paragraph_and_inline_elements_do_not() -> None:
    """White space is folded as a browser folds it; a line of preformatted text is a paragraph."""
    page = (
        "<p>一<br>二<span> b </span>\n c&nbsp;d</p>三<div>四<p>五</p>六</div><ul><li>七<li>八</ul>"
        "<dl><dt>九<dd>十</dl><pre>a\nb</pre><h2>公开\n情况</h2><x:y>甲</x:y>乙<font>丙</font>"
    )
    assert _texts(page) == [
        *("一", "二 b c d", "三", "四", "五", "六", "七", "八", "九", "十", "a", "b"),
        *("公开情况", "甲乙丙"),
    ]


def test_what_is_no_content_is_dropped() -> None:
    """Scripts, styles, comments, Word's settings and what a script would replace."""
    page = (
        "<head><title>题</title></head><script>1</script><style>2</style><!-- 3 -->"
        "<![if !x]>留<![endif]><xml><w:x>4</w:x></xml><noscript>5</noscript><svg><text>6</svg>"
        "<template>7</template><iframe>8</iframe>"
    )
    assert _texts(page) == ["留"]


def test_what_is_no_content_is_dropped_in_a_cell_too() -> None:
    """A script that stands alone in a cell is no figure, nor is what a field does not show."""
    cells = (
        "<td><script>1</script><td><style>2</style><td><noscript>3</noscript><td><svg>4</svg>"
        "<td><select><option>5<option selected>6</select><td><input value=7>8<td>\n<p>9</p>\n"
    )
    assert _texts(f"<table><tr>{cells}</table>") == [["", "", "", "", "{6}", "{7}8", "9"]]


def test_a_page_of_frames_or_of_nothing_has_no_lines() -> None:
    """Nothing in it is text."""
    assert [_texts("<frameset><frame src=a></frameset>"), _texts("")] == [[], []]


def test_a_number_cut_over_spans_is_one_and_over_paragraphs_is_none() -> None:
    """Two lines in a cell may be two values; a label cut in two is one label."""
    row = (
        "<tr><td><span>1</span><span>2</span><td><p>1</p><p>0</p><td>本年新<br>制作数量"
        "<td><p>来源</p><p>日期：1月</p><td><p>3</p>\n<p>&nbsp;</p><td>&nbsp;<td><p></p>"
    )
    assert _texts(f"<table>{row}</table>") == [
        ["12", "1\n0", "本年新制作数量", "来源\n日期：1月", "3", "", ""]
    ]


def test_the_paragraphs_of_a_cell_are_told_from_its_markup() -> None:
    """Whatever stands in attributes, comments and escapes; a break ends one as well."""
    row = (
        "<td><p title='a>b<p>'>1 &lt;</p>\n<p>&amp;nbsp;&gt;</p><td><b x\"y>a<i>b</i></b><br>c"
        "<td><p>1<!-- > --></p><p>2</p><td><?x <p>?><b>3</b>4"
    )
    assert _texts(f"<table><tr>{row}</table>") == [["1 <\n&nbsp;>", "ab\nc", "1\n2", "?>34"]]


def test_raised_struck_and_hidden_text_joins_no_number() -> None:
    """A footnote's mark goes to a note; any other keeps a cell from being a figure."""
    row = (
        "<td>1<sup>[1]</sup><td>1<sup>2</sup><td><sup>3</sup><td>4<sup> </sup>"
        "<td><s>4</s>5<td><s></s>6"
        '<td>7<span style="DISPLAY : none">8</span><td>1<span style="vertical-align:super">2</span>'
        '<td>1<u style="text-decoration: underline line-through">2</u>'
        '<td style="text-decoration:line-through">9<td style="display:block">8'
    )
    assert _texts(f"<p>m<sup>2</sup></p><table><tr>{row}</table>") == [
        "m2",
        ["1", "1^2", "^3", "4", "~~4~~5", "6", "7\n8", "1^2", "1~~2~~", "~~9~~", "8"],
    ]


def test_what_stands_in_a_field_is_no_figure() -> None:
    """The value of a field and the chosen option are kept; what a button holds is not shown."""
    row = (
        "<td><input value=1><td><input type=HIDDEN value=2><td><input>"
        "<td><textarea>3</textarea><td><select><option>4<option selected>5</select>"
        "<td><select><option>6<option>7</select>"
    )
    assert _texts(f"<table><tr>{row}</table>") == [["{1}", "", "", "{3}", "{5}", ""]]


def test_hidden_lines_and_rows_are_read_and_noted() -> None:
    """They are text with the note that says so, wherever they are hidden."""
    page = (
        '<p hidden>甲</p><p>见<span style="display:none">乙</span>明<a hidden></a></p>'
        "<table><tr hidden><td>丙<td></tr><tr><td hidden>丁<td>戊</tr></table>"
        '<table style="display: none"><tr><td>己</table>'
        "<div hidden><table><caption>庚</caption><tr><td>辛</table></div>"
    )
    assert [_texts(page), _shown(page), _noted(page)] == [
        ["甲", "见明", "乙", ["丙", ""], ["戊"], ["己"], "庚", ["辛"]],
        ["见明", "戊"],
        [
            ("hidden-cells", "甲", "paragraph 1"),
            ("hidden-cells", "乙", "paragraph 3"),
            ("hidden-cells", "丙", "table 1 row 1 cell 1"),
            ("hidden-left-out", "丁", "table 1 row 2 cell 1"),
            ("hidden-cells", "己", "table 2 row 1 cell 1"),
            ("hidden-cells", "庚", "paragraph 4"),
            ("hidden-cells", "辛", "table 3 row 1 cell 1"),
        ],
    ]


def test_a_hidden_cell_has_no_place_and_an_unseen_one_is_blank() -> None:
    """Neither has a figure, whichever side of a blank it stands on; a span goes on below it."""
    page = (
        "<table><tr><td rowspan=2>a<td style='display:none'>5<td><td>b"
        "<tr style='display:none'><td>9<td>9<td>9"
        "<tr><td style='visibility:hidden'>6 <img src=x><td hidden>7<td>c<td hidden></table>"
    )
    lines = read_page(page.encode(), Limits())
    assert [
        [[(cell.text, cell.column) for cell in line.cells] for line in lines.shown],
        [note.raw for line in lines.shown for note in line.notes],
    ] == [[[("a", 0), ("", 1), ("b", 2)], [("", 1), ("c", 2)]], ["5", "6", "7"]]


@pytest.mark.parametrize(
    "style",
    [
        *("visibility:hidden", "VISIBILITY : collapse", "mso-hide:all", "opacity:0", "opacity:.0"),
        *("font-size:0", "font-size: 0pt ;color:red", "clip:rect(0,0,0,0)", "text-indent:-9999px"),
        *("display:/* x */none", "color:red;display:none !important"),
    ],
)
def test_what_a_style_hides_joins_no_number(style: str) -> None:
    """It is set apart, so that there is no figure rather than another."""
    assert _texts(f'<table><tr><td><span style="{style}">1</span>5') == [["5\n1"]]


@pytest.mark.parametrize(
    "style",
    [
        *(
            "display:block",
            "visibility:visible",
            "opacity:0.9",
            "font-size:0.9em",
            "font-size:10pt",
        ),
        *("vertical-align:middle", "vertical-align:0", "mso-text-raise:0pt", "position:relative"),
        *("position:absolute;top:3px", "margin-top:-2px;position:relative", "border-top:1px"),
    ],
)
def test_a_style_that_neither_hides_nor_moves_changes_nothing(style: str) -> None:
    """Word and editors write dozens of them."""
    assert _texts(f'<table><tr><td><span style="{style}">1</span>5') == [["15"]]


@pytest.mark.parametrize(
    "mark",
    [
        *('<span style="vertical-align:super">{}</span>', "<small>{}</small>", "<sub>{}</sub>"),
        '<span style="position:relative;top:-4pt;font-size:8pt">{}</span>',
        '<span style="mso-text-raise:4.0pt">{}</span>',
        '<span style="vertical-align:text-top">{}</span>',
        '<font style="VERTICAL-ALIGN: 30%">{}</font>',
        '<span class="footnote-ref">{}</span>',
        '<a class="MsoFootnoteReference" href=#x>{}</a>',
        "<small><i>{}</i><br></small>",
    ],
)
def test_what_is_off_the_line_joins_no_number(mark: str) -> None:
    """A figure with such a digit is none; a mark of a footnote is noted."""
    page = f"<table><tr><td>5{mark.format(1)}<td>6{mark.format('[1]')}"
    assert [_texts(page), _noted(page)] == [
        [["5^1", "6"]],
        [("footnote", "[1]", "table 1 row 1 cell 2")],
    ]


def test_a_cell_that_is_all_small_or_raised_says_its_text() -> None:
    """So are whole tables set; only beside other text is it a mark. In prose it is text."""
    row = (
        "<td><small>1</small><small><b>2</b></small><td><small><p>1</p><p>2</p></small>"
        '<td style="position:relative;top:-2px">3<td>4<small> </small>'
        '<td><span style="mso-text-raise:2pt">5</span>&nbsp;'
    )
    assert _texts(f"<p>a<small>b<br>c</small></p><table><tr>{row}") == [
        "ab",
        "c",
        ["12", "^12", "3", "4", "5"],
    ]


_SHEET = "<style>{}</style><table><tr><td><span class=x id=y>1</span>5"


@pytest.mark.parametrize(
    ("sheet", "text"),
    [
        ("@charset 'x'; .a, SPAN.x { color:red; Display:none }", "5\n1"),
        ("/* .x{} */ #y{visibility:hidden}", "5\n1"),
        ("span{vertical-align:super}", "^15"),
        (".x{display:none} td > .x{display:inline}", "15"),
        ("p .x{display:none} .1x{display:none}", "15"),
        ("@media print{.x{display:none}} }", "15"),
        (".x:hover{display:none} .x[a]{display:none} .a, {display:none} .x{color:red", "15"),
        (".x{display:none;} /* .x{display:inline}", "5\n1"),
    ],
)
def test_rules_of_a_page_have_their_effect(sheet: str, text: str) -> None:
    """Those for every medium, without conditions; of two the later holds."""
    assert _texts(_SHEET.format(sheet)) == [[text]]


def test_an_attribute_holds_against_rules() -> None:
    """A tab that is open is shown by its own style; what has a size of its own is seen."""
    page = (
        "<style>.tab{display:none}</style><div class=tab style='display:block'>甲</div>"
        "<div class=tab>乙</div><div hidden style='display:block'>丙</div>"
        "<div style='font-size:0'><b style='font-size:9pt'>丁</b></div><p style='display:block'>戊"
    )
    assert _shown(page) == ["甲", "丙", "丁", "戊"]


def test_so_many_rules_are_looked_at() -> None:
    """A sheet of any length takes bounded time."""
    page = f"<style>{'.z{display:none}' * 60}.x{{display:none}}</style><p class=x>甲"
    assert _shown(page) == ["甲"]


def test_what_is_in_what_is_unseen_is_looked_into_so_far() -> None:
    """Elements in each other take bounded time."""
    opened = "<b style='opacity:0'>" * 1500
    assert [_texts(f"{opened}甲"), _shown(f"{opened}甲{'</b>' * 1500}乙")] == [["甲"], ["乙"]]


def _printed(year: int, title: str = "h1") -> str:
    return (
        f"<{title}>某局{year}年政府信息公开工作年度报告</{title}><p>二、主动公开政府信息情况</p>"
        "<table><tr><td colspan=4>第二十条第（五）项<tr><td>信息内容<td colspan=3>本年处理决定数量"
        f"<tr><td>行政许可<td colspan=3>{year}</table>"
    )


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<div style='display:none'>", "</div>"),
        ("<div hidden>", "</div>"),
        ("<style>.old{display:none}</style><div class=old>", "</div>"),
        *(("<template>", "</template>"), ("<noscript>", "</noscript>")),
        ("<table style='visibility:hidden'><tr><td>", "</table>"),
    ],
)
def test_a_report_that_is_not_shown_is_not_read_before_one_that_is(
    opening: str, closing: str
) -> None:
    """Tabs hold last year's, and copies for printing."""
    page = f"{opening}{_printed(2021)}{closing}{_printed(2022)}"
    assert _read(page) == _read(_printed(2022))


def test_a_report_that_nothing_shows_is_read() -> None:
    """A script shows it, and the menu above it is no report; notes say that it is hidden."""
    page = f"<p>{{}}</p><div style='display:none'>{_printed(2023)}</div>"
    menus = "栏目", f"{_HEADED}<p>一、总体情况</p><p>表格在附件中。</p>"
    read = [reader.read(page.format(menu).encode(), limits=Limits()) for menu in menus]
    assert [
        (reading.report.proactive.table == _read(_printed(2023)).proactive.table, bool(codes))
        for reading in read
        if (codes := {note.code for note in reading.notes} & {"hidden-cells"})
    ] == [(True, True), (True, True)]


def test_links_that_are_all_of_a_line_stand_apart() -> None:
    """They are crumbs or a menu, which is no title; a picture among them stays with the last."""
    page = (
        "<div><a href=/1>某市人民政府</a> <a>政府信息公开年报</a><a href=/2>2021年</a>"
        "<img alt=图><a></a></div><p><a href=/3>甲</a>乙<a href=/4>丙</a></p>"
    )
    assert [_texts(page), _noted(page)] == [
        ["某市人民政府", "政府信息公开年报", "2021年", "甲乙丙"],
        [
            ("link", "某市人民政府", "paragraph 1"),
            ("link", "2021年", "paragraph 3"),
            ("image", "图", "paragraph 3"),
            ("link", "甲", "paragraph 4"),
            ("link", "丙", "paragraph 4"),
        ],
    ]


def test_crumbs_are_not_the_title() -> None:
    """The heading is, also where the title of the window is that of the column."""
    crumbs = "<div><a href=/>某市人民政府</a><a href=/x>政府信息公开年报</a></div>"
    heading = "<h1>2022年政府信息公开工作年度报告</h1>"
    rest = _printed(2022).partition("</h1>")[2]
    titles = ("", "<title>政府信息公开年报-某市人民政府</title>")
    assert [_read(title + crumbs + heading + rest).title for title in titles] == [
        "2022年政府信息公开工作年度报告"
    ] * 2


def test_pictures_links_and_marks_are_noted() -> None:
    """A link that leads nowhere, and one in a table, is none."""
    page = (
        '<p>见<a href="/f.doc">附 件</a>，<a href="#top">顶</a><a href=" JavaScript:x()">x</a>'
        '<a>y</a></p><p><img src="/a/b.png?x=1"></p><img src="data:image/png;base64,AA">'
        "<table><tr><td><img alt=图>6<td>1<sup>①</sup><td>甲<a href=/x>乙</a></table>"
    )
    assert _noted(page) == [
        ("link", "附 件", "paragraph 1"),
        ("image", "b.png", "paragraph 2"),
        ("image", "", "paragraph 3"),
        ("image", "图", "table 1 row 1 cell 1"),
        ("footnote", "①", "table 1 row 1 cell 2"),
    ]


def test_cells_stand_in_the_columns_that_the_standard_gives_them() -> None:
    """With spans over rows, to the end of a part, without limits, and that are no numbers."""
    rows = (
        "<tr><td rowspan=2>a<td colspan=3>b<td>c<tr><td>d<td rowspan=0>e<td>f<td>g"
        "<tr><td>h<td>i<td colspan=1000000000>j<tr><td colspan=-3 rowspan=abc>k"
        "<tr><td colspan=0>l<td colspan=' +2px'>m<tbody><tr><td>n<td>o"
    )
    assert _columns(rows) == [
        [("a", 0, 1), ("b", 1, 3), ("c", 4, 1)],
        [("d", 1, 1), ("e", 2, 1), ("f", 3, 1), ("g", 4, 1)],
        [("h", 0, 1), ("i", 1, 1), ("j", 3, 1000)],
        [("k", 0, 1)],
        [("l", 0, 1), ("m", 1, 2)],
        [("n", 0, 1), ("o", 1, 1)],
    ]


def test_the_foot_of_a_table_comes_last() -> None:
    """Lines stand in the order that a reader sees; what is no part of a table is left out."""
    page = "<table><tfoot><tr><td>f<tbody><script></script><tr><form><th>b<thead><tr><td>h</table>"
    assert _texts(page) == [["h"], ["b"], ["f"]]


def test_a_layout_gives_its_content_in_order() -> None:
    """Tables in cells, and prose; what stands beside them is a row of its own."""
    page = (
        "<table><tr><td>菜单<td><p>一、总体情况</p><p>本机关。</p><table><tr><td>规章<td>1</table>"
        "后<td>右<tr><td>只有一句话。<tr><td><p>长</p><p>句。</p></table>"
    )
    assert _texts(page) == [
        *(["菜单"], "一、总体情况", "本机关。", ["规章", "1"], "后", ["右"]),
        *("只有一句话。", "长", "句。"),
    ]


def test_a_table_in_a_cell_is_never_in_its_neighbours_number() -> None:
    """A cell that one table fills with one text says that text."""
    page = "<table><tr><td>1<td><table><tr><td>2<td>3</table><td>4<td><table><tr><td>5</table>"
    assert _texts(page) == [["1"], ["2", "3"], ["4", "5"]]


def test_tables_are_counted_as_they_begin() -> None:
    """Every line says where it stands."""
    page = "<p>甲</p><table><tr><td>a<td><table><tr><td>b<td>c</table></table><table><tr><td>d<td>e"
    lines = read_page(page.encode(), Limits()).lines
    assert [line.cells[-1].where for line in lines] == [
        "paragraph 1",
        "table 1 row 1 cell 1",
        "table 2 row 1 cell 2",
        "table 3 row 1 cell 2",
    ]


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<tr><td>1<td>2<tr><td>3", [["1", "2"], ["3"]]),
        ("<div><td>1</td><td>2</td></div><table><tr><td>3", ["1", "2", ["3"]]),
        ("<TABLE><TR><TD>a<TD>b</TABLE><TD>1<TD>2", [["a", "b"], "1", "2"]),
        ("<table><tr><td>1<!-- <td> --><td>2</table>", [["1", "2"]]),
        ("<p>前<table><tr><td>1</p>2</table>后", ["前", ["1\n2"], "后"]),
        ("<td colspan='2>1</td><td>'>3", [["3"]]),
    ],
)
def test_broken_markup_fuses_no_cells(page: str, texts: list[str | list[str]]) -> None:
    """Cells outside a table stay apart; the rest is what a browser shows."""
    assert _texts(page) == texts


def test_lines_of_a_text_with_tables_of_html_are_paragraphs() -> None:
    """So OCR tools write Markdown; in a page a line break is white space."""
    text = "# 一、总体情况\n\n文字一。\n文字二\n<table><tr><td>1\n<td>2</table>\n末"
    assert [_texts(text), _texts(f"<body>{text}")] == [
        ["# 一、总体情况", "文字一。", "文字二", ["1", "2"], "末"],
        ["# 一、总体情况文字一。文字二", ["1", "2"], "末"],
    ]


def test_a_broken_byte_in_a_figure_makes_it_none() -> None:
    """What is left of it may be another number."""
    head = f"{_HEADED}<p>四、政府信息公开行政复议、行政诉讼情况</p>"
    page = (head + padded(Report()) * 3 + "<p>1\0<p>2").encode() + "规".encode()[:2]
    lines = read_page(page.replace(b"\0", b"\xef\xbf\xbd"), Limits()).lines
    reading = reader.read(page, limits=Limits())
    assert [lines[-2].text, reading.notes[0].values] == [
        "1\ufffd",
        {"count": "2"},
    ]


_META = '<meta name="{}" content="{}">'


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            _META.format("ArticleTitle", "某局2023年年报")
            + _META.format("pubdate", " 2024-01-12 10:00 ")
            + _META.format("ContentSource", "某市财政局")
            + _META.format("Author", "")
            + "<meta name=x><title>站</title>",
            Metadata(title="某局2023年年报", published="2024-01-12 10:00", agency="某市财政局"),
        ),
        (
            _META.format("ContentSource", "某市人民政府网")
            + "<title>公开_某局2023年度报告-某网</title>",
            Metadata(title="某局2023年度报告"),
        ),
        (_META.format("ContentSource", "综合") + "<title>某市门户</title>", Metadata()),
    ],
)
def test_the_head_tells_title_source_and_date(head: str, expected: Metadata) -> None:
    """A site is no agency, and the title of a window that names no report is none."""
    assert read_page(head.encode(), Limits()).metadata == expected


@pytest.mark.parametrize(
    ("data", "name", "sure"),
    [
        (b"<!DOCTYPE HTML PUBLIC>", None, 0.97),
        (b"\xef\xbb\xbf\n<html>", "a.doc", 0.97),
        ("<html>".encode("utf-16"), "a.xls", 0.97),
        ("<html>".encode("utf-16-le"), None, 0.97),
        (b"<?xml version='1.0'?><!-- x --><!DOCTYPE html>", None, 0.97),
        (b"<meta charset=gbk>", None, 0.97),
        (b"text <table border=1><tr><td>1", "a.txt", 0.95),
        (b"<tr><td>1", None, 0.95),
        (b"<p>1", "a.HTM", 0.9),
        (b"<p>1", None, 0.0),
        (b"a<br>b | c", "a.md", 0.0),
        (b"<tables> and <table> but no cell", None, 0.0),
        (b'{"a": "<table><td>"}', "a.json", 0.0),
        (b'["<table><td>"]', None, 0.0),
        (b"<?xml version='1.0'?><rss><table><td>", None, 0.0),
        (b"%PDF <table><td>", "a.html", 0.0),
        (b"PK\x03\x04<table><td>", None, 0.0),
        (b"MIME-Version: 1.0\n\n<table><td>", "a.doc", 0.0),
    ],
)
def test_a_page_is_told_by_its_content(data: bytes, name: str | None, sure: float) -> None:
    """A table makes HTML of a text; a stray tag, JSON and other XML do not."""
    assert reader.sniff(data, name) == sure


@pytest.mark.parametrize(
    ("page", "limit"),
    [
        ("<div>" * 11 + "x", "10 elements in each other"),
        ("<table><tr><td>1<td>" * 12, "10 tables in each other"),
        ("<p>x" * 101, "at most 100 are read"),
        ("x<br>" * 1 + "<pre>" + "x\n" * 40, "20 lines"),
        ("<table><tr>" + "<td colspan=60>x" * 2, "100 cells"),
        ("<table>" + "<tr><td colspan=10 rowspan=99>x" * 2 + "<tr><td>" * 7, "100 cells"),
    ],
)
def test_a_page_over_a_limit_is_refused(page: str, limit: str) -> None:
    """The message names the limit that it meets."""
    with pytest.raises(LimitError, match=limit):
        _texts(page, _SMALL)


@pytest.mark.parametrize(
    "page",
    [
        b"<div>" * 25_000,
        b"<table><tr><td>" * 8_000,
        b"<p " + b" ".join(b"a%d" % n for n in range(20_000)) + b">x",
        b"<p>x</p>" * 251_000,
    ],
)
def test_a_page_that_no_parser_should_see_is_refused(page: bytes) -> None:
    """What would take it quadratic time is counted first."""
    with pytest.raises(LimitError):
        bounded(page, Limits())


@pytest.mark.parametrize(
    "page",
    [
        b"<p>x</p>" * 11_000,
        b"</p></div>" + b"<div><li></div>" * 8_000,
        b"x" * 200_000 + b"<p>y" + b" z" * 40_000 + b"<img src='" + b"a /" * 30_000 + b"'>",
        b"<!doctype html>" + b"<b>x</b>" * 10,
    ],
)
def test_a_large_page_that_is_shallow_is_taken(page: bytes) -> None:
    """Size alone is no fault."""
    assert bounded(page, Limits())[0] == page


def test_formatting_left_open_does_not_multiply() -> None:
    """Each of 400 fonts would be opened again in each of 3000 paragraphs."""
    opened = "".join(f"<FONT color={n}>" for n in range(400))
    page = f"<p>{opened}<s>z</S>" + "<p>x" * 3000
    assert _texts(page, Limits(depth=20)) == ["~~z~~", *["x"] * 3000]


def test_deep_inline_elements_are_no_depth() -> None:
    """A font that is never closed is a habit, not an attack."""
    assert _texts("<font size=2>x<br>" * 500) == ["x"] * 500


def test_more_bytes_than_allowed_are_refused() -> None:
    """Also where the reader is called by itself."""
    with pytest.raises(LimitError, match="more than 3 bytes"):
        reader.read(b"<p>x", limits=Limits(bytes=3))


def test_a_page_without_a_report_is_refused_with_its_text() -> None:
    """The error keeps what was read."""
    with pytest.raises(OutOfScopeError) as caught:
        reader.read("<p>天气<p>晴".encode(), limits=Limits())
    assert caught.value.text == "天气\n晴"


def test_a_missing_parser_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to install."""
    real = builtins.__import__

    def without(name: str, *args: Any, **known: Any) -> Any:
        if name.startswith("selectolax"):
            raise ImportError(name)
        return real(name, *args, **known)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(
        FormatError, match=r'needs selectolax; pip install "opengov-report\[html\]"'
    ):
        reader.read(b"<p>x", limits=Limits())


def test_the_reader_keeps_its_contract() -> None:
    """For whatever bytes it ends in a reading or a documented error."""
    check_reader(reader)


@given(
    pieces=st.lists(
        st.sampled_from(
            (
                *("<table>", "</table>", "<tr>", "</tr>", "<td>", "<td rowspan=3 colspan=2>"),
                *("</td>", "<p>", "</p>", "<div hidden>", "</div>", "<b>", "</b>", "<a href=x>"),
                *("</a>", "<br>", "<sup>", "</sup>", "<!--", "-->", "<select>", "<form>", "1"),
                *("<template>", "</template>", "规章", "&nbsp;", "<svg>", "<caption>", "<pre>\n"),
                *("<textarea>", "<script>", "</script>", "<thead>", "<tfoot>", "\0", "<img alt=a>"),
                *("<frameset>", "<plaintext>", "<math>", "<s>", "<input value=2>", "<option>"),
            )
        ),
        max_size=40,
    )
)
def test_any_markup_reads_alike_with_and_without_formatting(pieces: list[str]) -> None:
    """No markup breaks the reader, and formatting elements change no text."""
    page = "".join(pieces)
    assert _texts(page.replace("<b>", "<span>").replace("</b>", "</span>")) == _texts(page)


def test_the_page_of_a_site_reads_whole(shared: Any) -> None:
    """Its table 3 has sums of its own; every cell stands where the form has it."""
    page = (shared / "corpus" / "pages" / "070-shanghai-office-2019.html").read_text("utf-8")
    report = _read(page)
    assert [
        report.proactive.table and report.proactive.table.rules,
        report.requests.table and report.requests.table.received.total,
        report.disputes.table and report.disputes.table.direct_litigation.total,
    ] == [_read(spanned(report)).proactive.table.rules, 859, 9]  # type: ignore[union-attr]


def test_an_aside_in_an_article_is_beside_it() -> None:
    """What stands in an aside of an article is left out; elsewhere it may be part of the page."""
    page = b"<aside>a</aside><article><p>b</p><aside><p>c</p></aside><p>d</p></article>"
    assert [line.text for line in read_page(page, Limits()).lines] == ["a", "b", "d"]
