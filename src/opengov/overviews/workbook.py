"""The overview as a workbook: reports, findings, and what could not be judged, each on a sheet."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, TypeAlias

from attrs import frozen

from ..checks.check import SEVERITIES
from ..errors import RenderError
from ..messages.catalog import Catalog
from ..model.figures import Figure
from ..renderers.extras import library
from ..renderers.text_grid import plain
from ..renderers.xlsx.amounts import sheet_number
from . import words as w
from .entry import Entry
from .tallies import COUNTED, GRADES
from .telling import causes, name_of, unassessed

_Value: TypeAlias = str | Figure

_LONGEST = 32_000  # a cell of a sheet holds 32 767 characters
_MOST_ROWS = 1_048_575
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  # equal overviews are equal bytes

_FONT = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
_HEAD = {**_FONT, "bold": True, "bg_color": "#E8EDF3", "bottom": 1, "text_wrap": True}
_TINTS = {"error": "#F9DEDC", "warning": "#FCEBCF", "notice": "#DFEAF7"}


@frozen(kw_only=True)
class _Row:
    """A row of a sheet; tint: the severity that it is marked with, if any."""

    values: Sequence[_Value]
    tint: str = ""


@frozen(kw_only=True)
class _Sheet:
    """A sheet: its name, heads with their widths in characters, and its rows.

    tinted: the column whose cells show the tint.
    """

    name: str
    heads: Sequence[tuple[str, int]]
    rows: Sequence[_Row]
    tinted: int = 0


def workbook(entries: tuple[Entry, ...], words: Catalog) -> bytes:
    """Return the overview as an XLSX file; equal entries give equal bytes.

    Every text is kept as text, also one that looks like a formula or a number. Raises RenderError
    without XlsxWriter, and where there are more findings than rows in a sheet.
    """
    writer = library("xlsxwriter", user="xlsx overview", extra="xlsx")
    written = BytesIO()
    book = writer.Workbook(written, {"in_memory": True})
    book.set_properties({"title": words.text(w.TITLE), "created": _CREATED})
    for sheet in (_reports(entries, words), _findings(entries, words), _unassessed(entries, words)):
        _write(sheet, book)
    book.close()
    return written.getvalue()


def _reports(entries: Sequence[Entry], words: Catalog) -> _Sheet:
    counted = [(COUNTED[grade], 8) for grade in GRADES]
    heads = [
        *((w.AGENCY, 30), (w.YEAR, 8), (w.RESULT, 14)),
        *(*counted, (w.PASSED, 8), (w.NOT_ASSESSED, 10)),
        *((w.REASON, 50), (w.REPORT, 44), (w.FILE, 44)),
    ]
    return _Sheet(
        name=words.text(w.REPORT),
        heads=[(words.text(head), width) for head, width in heads],
        rows=[_report(entry, words) for entry in entries],
        tinted=2,
    )


def _report(entry: Entry, words: Catalog) -> _Row:
    counts: Sequence[_Value] = ("",) * 6
    result, tint = w.UNREADABLE, "error"
    if entry.validation is not None:
        counts = tuple(entry.validation.counts.values())
        found = bool(entry.validation.findings)
        result = w.FOUND if found else w.CLEAN
        tint = next((each for each in SEVERITIES if entry.validation.counts[each]), "")
    return _Row(
        values=(
            *(name_of(entry), entry.year, words.text(result), *counts),
            *(entry.error, entry.title or "", entry.file),
        ),
        tint=tint,
    )


def _findings(entries: Sequence[Entry], words: Catalog) -> _Sheet:
    heads = (
        *((w.AGENCY, 24), (w.YEAR, 8), (w.SEVERITY, 10), (w.PLACE, 36)),
        *((w.PRINTED, 10), (w.EXPECTED, 10), (w.MESSAGE, 60), (w.SUGGESTION, 40)),
        *((w.CLAUSE, 26), (w.CHECK, 22), (w.CAUSE, 6), (w.SOURCE, 16), (w.FILE, 36)),
    )
    return _Sheet(
        name=words.text(w.FINDINGS),
        heads=[(words.text(head), width) for head, width in heads],
        rows=[row for entry in entries for row in _found(entry, words)],
        tinted=2,
    )


def _found(entry: Entry, words: Catalog) -> Iterator[_Row]:
    for cause in causes(entry, words):
        for told in cause:
            yield _Row(
                values=(
                    *(name_of(entry), entry.year, told.grade, told.label),
                    *(told.printed, told.expected, told.message, told.suggestion),
                    *(told.clause, told.check, told.cause, told.source, entry.file),
                ),
                tint=told.severity if told.status == "fail" else "",
            )


def _unassessed(entries: Sequence[Entry], words: Catalog) -> _Sheet:
    heads = (
        *((w.AGENCY, 30), (w.YEAR, 8), (w.CHECK, 24), (w.COUNT, 8)),
        *((w.REASON, 60), (w.FILE, 44)),
    )
    return _Sheet(
        name=words.text(w.NOT_ASSESSED),
        heads=[(words.text(head), width) for head, width in heads],
        rows=[
            _Row(
                values=(
                    *(name_of(entry), entry.year, each.check, each.count),
                    *(each.reason, entry.file),
                )
            )
            for entry in entries
            for each in unassessed(entry, words)
        ],
    )


def _write(sheet: _Sheet, book: Any) -> None:
    if len(sheet.rows) > _MOST_ROWS:
        raise RenderError(
            f"the overview has {len(sheet.rows)} rows for one sheet; xlsx holds {_MOST_ROWS}; "
            "write it as csv"
        )
    made = book.add_worksheet(sheet.name)
    wrapped, head = {**_FONT, "text_wrap": True}, book.add_format(_HEAD)
    formats = {tint: book.add_format({**wrapped, "bg_color": rgb}) for tint, rgb in _TINTS.items()}
    plainly = book.add_format(wrapped)
    for column, (text, width) in enumerate(sheet.heads):
        made.set_column(column, column, width)
        made.write_string(0, column, text, head)
    for line, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row.values):
            tinted = formats.get(row.tint, plainly) if column == sheet.tinted else plainly
            _put(made, (line, column), value, tinted)
    made.freeze_panes(1, 1)
    made.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)
    made.set_landscape()
    made.set_paper(9)  # A4
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    made.set_footer("&C&P / &N")


def _put(made: Any, at: tuple[int, int], value: _Value, style: Any) -> None:
    """Write a number as a number, unless a sheet would change its digits; a text as a text."""
    if value is None or value == "":
        made.write_blank(*at, None, style)
    elif isinstance(value, str):
        made.write_string(*at, plain(value)[:_LONGEST], style)
    elif (number := sheet_number(value)) is not None:
        made.write_number(*at, number, style)
    else:
        made.write_string(*at, format(Decimal(value), "f")[:_LONGEST], style)
