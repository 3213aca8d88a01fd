"""The three tables on their sheets, as the form prints them."""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from ...errors import RenderError
from ...form.layout import PrintedBlock, printed_blocks, proactive_width, spans
from ...form.places import table_3_edition
from ...form.rows import TableKey
from ...model.proactive import ExtraRow
from ...model.report import Report
from ..figures import Figures
from .amounts import Amount, amounts
from .grid import Box, block_boxes, disputes_boxes, heights, requests_boxes, widened
from .page import Page
from .styles import Look
from .sums import Sums

_LABELS: dict[TableKey, tuple[float, ...]] = {
    "proactive": (27,),
    "requests": (5.5, 11, 29),
    "disputes": (),
}
"""The widths of the columns of labels, in digits."""
_MOST, _LAST_COLUMN = 2**14, "XFD"
_PAPER = 93.0
_NARROWEST = 6.2
_WHOLE = re.compile(r"0|[1-9][0-9]{0,14}")
_LOOKS: dict[str, Look] = {"caption": "head", "note": "label", "head": "head", "label": "label"}


@frozen(kw_only=True)
class Part:
    """A run of boxes that stands under the one before; own: rows that the form does not have."""

    boxes: tuple[Box, ...]
    own: bool = False


def parts(key: TableKey, report: Report) -> tuple[Part, ...]:
    """Return the boxes of a report's table. Raises RenderError for a row that no sheet holds."""
    if key == "requests":
        return (Part(boxes=requests_boxes(table_3_edition(report))),)
    if key == "disputes":
        return (Part(boxes=disputes_boxes()),)
    blocks = printed_blocks(report)
    width = proactive_width(blocks) if blocks else 0
    if width > _MOST:
        raise RenderError(
            f"table 2 has a row of {width - 1} cells; a sheet has {_MOST} columns; "
            "render the report to another format"
        )
    return tuple(part for block in blocks for part in _block(block, width))


def _block(block: PrintedBlock, width: int) -> Iterator[Part]:
    if block.rows:
        yield Part(boxes=block_boxes(block.rows, width))
    elif block.caption is not None:
        yield Part(boxes=(Box(0, 0, 0, width - 1, "caption", block.caption, None),), own=True)
    for row in block.extra:
        yield Part(boxes=_extra(row, width), own=True)


def _extra(row: ExtraRow, width: int) -> tuple[Box, ...]:
    cells = row.cells or ("",)
    found = [Box(0, 0, 0, 0, "label", row.label or "", None)]
    for text, share in zip(cells, spans(len(cells), width - 1), strict=True):
        left = found[-1].right + 1
        found.append(Box(0, left, 0, left + share - 1, "figure", text, None))
    return tuple(found)


def widths(key: TableKey, drawn: Sequence[Part], figures: Figures) -> tuple[float, ...]:
    """Return the widths of a table's columns, which share the paper beside the labels."""
    count = max((box.right for part in drawn for box in part.boxes), default=0) + 1
    labels = _LABELS[key]
    each = max((_PAPER - sum(labels)) / max(count - len(labels), 1), _NARROWEST)
    usual = (*labels, *[each] * (count - len(labels)))
    form = (box for part in drawn if not part.own for box in part.boxes)
    return widened(usual, form, figures.catalog)


@frozen(kw_only=True)
class TableOnPage:
    """Puts one table on a page. formulas: totals live, and identities marked."""

    page: Page
    figures: Figures
    formulas: bool

    def write(self, key: TableKey, report: Report, drawn: Sequence[Part]) -> None:
        """Write the table below what is on the page already."""
        known = amounts(report, key)
        tops: list[int] = []
        for part in drawn:
            tops.append(self.page.row)
            self.page.row += 1 + max(box.bottom for box in part.boxes)
        spots = {
            box.place: (top + box.top, box.left)
            for part, top in zip(drawn, tops, strict=True)
            for box in part.boxes
            if box.place is not None
        }
        sums = Sums.of(key, report, amounts=known, spots=spots)
        live = sums.formulas() if self.formulas else {}
        for part, top in zip(drawn, tops, strict=True):
            self._heights(part, top)
            for box in part.boxes:
                if box.place is None:
                    self._label(box, top, own=part.own)
                else:
                    self._figure(box, top, known[box.place], live.get(box.place))
        sheet = self.page.sheet
        if self.formulas and spots:
            sums.mark(sheet, self.page.styles)
            sums.guide(sheet, self.figures.catalog)
        if drawn:
            cells = f"A{tops[0] + 1}:{_LAST_COLUMN}{self.page.row}"
            sheet.ignore_errors({"number_stored_as_text": cells, "formula_range": cells})
        self._repeat(key, drawn, tops)

    def _repeat(self, key: TableKey, drawn: Sequence[Part], tops: Sequence[int]) -> None:
        """Repeat the heads on each page that is printed, and let them stand while one scrolls."""
        if key == "proactive":
            return
        top = tops[0]
        figures = next(box for box in drawn[0].boxes if box.place is not None)
        self.page.sheet.repeat_rows(top, top + figures.top - 1)
        if top <= 1:  # what stands above the heads would stand with them
            self.page.sheet.freeze_panes(top + figures.top, figures.left)

    def _heights(self, part: Part, top: int) -> None:
        words = self.figures.catalog
        for row, each in enumerate(heights(part.boxes, tuple(self.page.widths), words), top):
            self.page.sheet.set_row(row, each)

    def _label(self, box: Box, top: int, *, own: bool) -> None:
        """Write a label of the form in the words of the locale, another as it stands."""
        look = _LOOKS.get(box.role, "text")
        if own and _WHOLE.fullmatch(box.text) and look == "text":
            row, column = self.page.box(box, top, "figure")
            style = self.page.styles.look("figure", number="0")
            self.page.sheet.write_number(row, column, int(box.text), style)
            return
        row, column = self.page.box(box, top, look)
        text = box.text if own else self.figures.catalog.text(box.text)
        self.page.text(row, column, text, look)

    def _figure(
        self, box: Box, top: int, amount: Amount, formula: tuple[str, int | str] | None
    ) -> None:
        page = self.page
        if amount.number is None and formula is None:
            self._text(box, top, amount)
            return
        row, column = page.box(box, top, "figure")
        code = amount.number_format(self.figures.catalog, grouping=self.figures.grouping)
        style = page.styles.look("figure", number=code)
        if formula is None:
            page.sheet.write_number(row, column, amount.number, style)
        else:
            page.sheet.write_formula(row, column, formula[0], style, formula[1])

    def _text(self, box: Box, top: int, amount: Amount) -> None:
        """Write what is no number: a figure of too many digits, a mark, a blank, a question."""
        page = self.page
        if amount.figure is not None:
            row, column = page.box(box, top, "figure")
            page.text(row, column, amount.text(self.figures), "figure")
            return
        text, reason = self.figures.unknown(amount.place)
        row, column = page.box(box, top, "text")
        page.text(row, column, text, "text")
        if reason:
            page.sheet.write_comment(row, column, reason)
