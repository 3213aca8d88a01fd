"""The XLSX renderer: each table has a sheet, and so has the text before them and behind."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from attrs import define, field, frozen

from ...form.rows import TableKey
from ...messages.catalog import catalog
from ...model.printed import label
from ...model.report import Report
from ..characters import one_line
from ..extras import library
from ..figures import Figures
from ..options import read_options
from ..outline import Part, imprint, outline
from .page import Page
from .styles import Styles
from .tables import TableOnPage, parts, widths

_FIRST = label("总体情况")
_LAST = label("问题与其他")
_TABLES: dict[TableKey, str] = {
    "proactive": label("主动公开"),
    "requests": label("收到和处理申请"),
    "disputes": label("复议和诉讼"),
}
_TEXT = (76.0,)
"""One column, not wider than A4 in whatever font takes the place of Excel's own."""
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001  # equal reports give equal bytes
_SETTINGS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@frozen(kw_only=True)
class XlsxOptions:
    """formulas: totals as live sums, and marks on broken identities. grouping: digits in groups."""

    formulas: bool = False
    grouping: bool = False


@frozen(kw_only=True)
class XlsxRenderer:
    """Lays a report out as a workbook that prints on A4 and computes."""

    name: str = "xlsx"
    media_type: str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    suffix: str = ".xlsx"

    def render(self, report: Report, *, locale: str, **options: Any) -> bytes:
        """Return the report as a workbook. Raises RenderError where XlsxWriter is missing."""
        chosen = read_options(XlsxOptions, self.name, options)
        words = catalog(locale)
        xlsxwriter = library("xlsxwriter", user="xlsx renderer", extra="xlsx")
        buffer = BytesIO()
        workbook = xlsxwriter.Workbook(buffer, _SETTINGS)
        workbook.calc_on_load = False  # the results that are kept are right
        workbook.set_properties({"title": one_line(report.title or "")[:255], "created": _CREATED})
        figures = Figures.of(report, words, grouping=chosen.grouping, write=lambda text, _: text)
        book = _Book(workbook=workbook, report=report, figures=figures, formulas=chosen.formulas)
        book.write()
        workbook.close()
        return buffer.getvalue()


renderer = XlsxRenderer()


@define(kw_only=True)
class _Book:
    """Deals the parts of a report out to sheets, in their order."""

    workbook: Any
    report: Report
    figures: Figures
    formulas: bool
    _styles: Styles = field(init=False)

    def write(self) -> None:
        """Write every sheet.

        What stands before the first table and behind the last has a sheet of its own; a section
        without a table between them goes below the table before it.
        """
        self._styles = Styles(self.workbook, self.figures.catalog.locale)
        found = outline(self.report, self.figures.catalog)
        last = max((index for index, part in enumerate(found) if part.table), default=None)
        page = self._opening()
        for index, part in enumerate(found):
            if part.table is not None:
                page = self._table(part, part.table)
                continue
            if page is None or index - 1 == last:
                page = self._page(_FIRST if page is None else _LAST, _TEXT)
            _head(page, part)
            page.row += not part.body  # where there is nothing yet, something can be written
            _foot(page, part)
        if page is None:
            self._page(_FIRST, _TEXT)

    def _opening(self) -> Page | None:
        """Write the title and what follows it; nothing where the report has none of that."""
        title, preamble = self.report.title, self.report.preamble
        who = imprint(self.report, self.figures.catalog)
        if title is None and not (who or preamble):
            return None
        page = self._page(_FIRST, _TEXT)
        page.prose(title or "", "title")
        for text in who:
            page.prose(text, "imprint")
        for text in preamble:
            page.prose(text)
        return page

    def _table(self, part: Part, key: TableKey) -> Page:
        drawn = parts(key, self.report)
        wide = widths(key, drawn, self.figures) if drawn else _TEXT
        page = self._page(_TABLES[key], wide)
        _head(page, part)
        table = TableOnPage(page=page, figures=self.figures, formulas=self.formulas)
        table.write(key, self.report, drawn)
        page.row += 1
        page.flush()
        _foot(page, part)
        return page

    def _page(self, name: str, wide: Sequence[float]) -> Page:
        sheet = self.workbook.add_worksheet(self.figures.catalog.text(name))
        return Page(sheet=sheet, styles=self._styles, widths=wide)


def _head(page: Page, part: Part) -> None:
    page.prose(part.title or "", "heading")
    for text in part.body:
        page.prose(text)


def _foot(page: Page, part: Part) -> None:
    for text in part.notes:
        page.prose(text, "note")
    for text in part.after:
        page.prose(text)
