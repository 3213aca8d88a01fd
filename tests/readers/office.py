"""Build office files: packages of hand-written parts, and reports laid out in tables of them."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from opengov.model.report import Report

from .layouts import HEADINGS, disputes_grid, proactive_grid, requests_grid

Book: Any = import_module("openpyxl").Workbook
Comment: Any = import_module("openpyxl.comments").Comment
Grid = list[list[str]]
Range = tuple[int, int, int, int]
"""The top, left, bottom and right of merged cells, from 0."""

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_IN_DISPUTES: list[Range] = [
    (0, 0, 0, 4),
    (0, 5, 0, 14),
    *((1, column, 2, column) for column in range(5)),
    (1, 5, 1, 9),
    (1, 10, 1, 14),
]
TITLE = "某市某局2023年政府信息公开工作年度报告"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_NAMESPACES = " ".join(
    (
        f'xmlns:w="{WORD}"',
        f'xmlns:r="{OFFICE}"',
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:v="urn:schemas-microsoft-com:vml"',
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
    )
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file of parts by their names."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def relations(*entries: tuple[str, str, str]) -> str:
    """Return a part of relationships: id, kind and target each; one with : in it is outside."""
    said = (
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for key, kind, target in entries
    )
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(said)}</Relationships>'


def document(
    body: str, *entries: tuple[str, str, str], parts: Mapping[str, str] | None = None
) -> bytes:
    """Return a document of a body, the relationships of it and other parts of word/."""
    others = {
        f"word/{name}": content.replace("NAMESPACES", _NAMESPACES)
        for name, content in (parts or {}).items()
    }
    return zipped(
        {
            "_rels/.rels": relations(("r", "officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(*entries),
            **others,
        }
    )


def text_of(text: str, properties: str = "") -> str:
    """Return a run of Word."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{escape(text)}</w:t></w:r>"


def p(text: str, properties: str = "") -> str:
    """Return a paragraph of Word; a text that is markup stands as it is."""
    inner = text if text.startswith("<") else text_of(text)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def tc(content: str = "", properties: str = "") -> str:
    """Return a cell of Word: of a text, or of blocks that are markup."""
    inner = content if content.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row of Word of cells, or of texts."""
    inner = "".join(cell if cell.startswith("<w:") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def tbl(*rows: str) -> str:
    """Return a table of Word."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def workbook(
    rows: str, *, before: str = "", behind: str = "", parts: Mapping[str, str] | None = None
) -> bytes:
    """Return a workbook of one sheet, 表1: its rows, and what stands before and behind them."""
    sheet = f"{before}<sheetData>{rows}</sheetData>{behind}"
    return zipped(
        {
            "_rels/.rels": relations(("r", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}">'
            '<sheets><sheet name="表1" sheetId="1" r:id="s1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(
                ("s1", "worksheet", "worksheets/sheet1.xml"),
                ("ss", "sharedStrings", "sharedStrings.xml"),
                ("st", "styles", "styles.xml"),
            ),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEETS}" xmlns:r="{OFFICE}">'
            f"{sheet}</worksheet>",
            **{f"xl/{name}": content for name, content in (parts or {}).items()},
        }
    )


def merged_ranges(grid: Grid) -> list[Range]:
    """Return the ranges that the form merges in the grid of one of its tables."""
    width = len(grid[0])
    return _IN_DISPUTES if width == 15 else {4: _in_proactive, 10: _in_requests}[width](grid)


def _in_proactive(grid: Grid) -> list[Range]:
    found: list[Range] = []
    heads = 0
    for number, row in enumerate(grid):
        if row[0].startswith("第二十条"):
            found.append((number, 0, number, 3))
            continue
        if row[0] == "信息内容":
            heads = sum(bool(text) for text in row)
        if heads < 4:
            found.append((number, heads - 1, number, 3))
    return found


def _in_requests(grid: Grid) -> list[Range]:
    found: list[Range] = [(0, 0, 2, 2), (0, 3, 0, 9), (1, 3, 2, 3), (1, 4, 1, 8), (1, 9, 2, 9)]
    labelled = range(3, len(grid))
    for number in labelled:
        first, second, third = grid[number][:3]
        following = range(number + 1, len(grid))
        if first and not second:
            found.append((number, 0, number, 2))
        elif first:
            end = next((n for n in following if grid[n][0]), len(grid)) - 1
            found.append((number, 0, end, 0))
        if second and not third:
            found.append((number, 1, number, 2))
        elif second:
            end = next((n for n in following if grid[n][0] or grid[n][1]), len(grid)) - 1
            found.append((number, 1, end, 1))
    return [each for each in found if each[:2] != each[2:]]


def _grids(report: Report, blank: str) -> list[tuple[str, Grid]]:
    tables = (
        (report.proactive.table, proactive_grid),
        (report.requests.table, requests_grid),
        (report.disputes.table, disputes_grid),
    )
    return [
        (heading, [] if table is None else lay_out(report, blank))
        for heading, (table, lay_out) in zip(HEADINGS[1:4], tables, strict=True)
    ]


def word_table(grid: Grid, merged: Iterable[Range]) -> str:
    """Return a grid as a table of Word with merged cells."""
    starts = {(top, left): (bottom, right) for top, left, bottom, right in merged}
    covered = {
        (row, column): right - left + 1
        for (top, left), (bottom, right) in starts.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    rows: list[str] = []
    for number, texts in enumerate(grid):
        cells: list[str] = []
        column = 0
        while column < len(texts):
            if (number, column) in covered:
                span = covered[number, column]
                cells.append(tc("", f'<w:gridSpan w:val="{span}"/><w:vMerge/>'))
            else:
                bottom, right = starts.get((number, column), (number, column))
                span = right - column + 1
                down = '<w:vMerge w:val="restart"/>' if bottom > number else ""
                cells.append(tc(texts[column], f'<w:gridSpan w:val="{span}"/>{down}'))
            column += span
        rows.append(tr(*cells))
    return tbl(*rows)


def report_in_word(report: Report, *, merged: bool, blank: str = "") -> bytes:
    """Return a report as a document, its tables with merged cells or with empty ones."""
    blocks = [p(TITLE), p(HEADINGS[0]), p("本机关全年的公开工作按计划完成。")]
    for heading, grid in _grids(report, blank):
        blocks.append(p(heading))
        if grid:
            blocks.append(word_table(grid, merged_ranges(grid) if merged else ()))
    blocks += [p(HEADINGS[4]), p("公开的渠道还不多，明年增设。"), p(HEADINGS[5]), p("没有收费。")]
    return document("".join(blocks))


def report_in_sheets(
    report: Report, *, merged: bool, blank: str = "", sheets: bool = False, numbers: bool = True
) -> bytes:
    """Return a report as a workbook: in one sheet, or a sheet for each table; numbers or texts."""
    book = Book()
    sheet: Any = book.active
    for text in (TITLE, HEADINGS[0], "本机关全年的公开工作按计划完成。"):
        sheet.append([text])
    for heading, grid in _grids(report, blank):
        if sheets:
            sheet = book.create_sheet(heading[2:12])
        sheet.append([heading])
        _append(sheet, grid, merged_ranges(grid) if merged and grid else (), numbers=numbers)
    for text in (HEADINGS[4], "公开的渠道还不多，明年增设。", HEADINGS[5], "没有收费。"):
        sheet.append([text])
    return saved(book)


def _append(sheet: Any, grid: Grid, merged: Sequence[Range], *, numbers: bool) -> None:
    first = sheet.max_row + 1
    for texts in grid:
        sheet.append([_typed(text, numbers=numbers) for text in texts])
    for top, left, bottom, right in merged:
        sheet.merge_cells(
            start_row=first + top,
            start_column=left + 1,
            end_row=first + bottom,
            end_column=right + 1,
        )


def _typed(text: str, *, numbers: bool) -> Any:
    return int(text) if numbers and text.isdigit() and len(text) < 15 else text or None


def saved(book: Any) -> bytes:
    """Return the bytes of a workbook of openpyxl or a document of python-docx."""
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
