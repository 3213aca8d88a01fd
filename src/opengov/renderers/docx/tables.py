"""The three tables as Word prints them: heads repeat over pages, rows stay whole."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from ...form.layout import (
    Layout,
    Line,
    PrintedBlock,
    Slot,
    disputes_layout,
    printed_blocks,
    proactive_layout,
    proactive_width,
    requests_layout,
    spans,
)
from ...form.places import table_rows, value
from ...form.rows import TableKey, requests_edition, section_titles
from ...messages.catalog import Catalog
from ...messages.marking import message
from ...model.proactive import ExtraRow
from ...model.report import Report
from ..characters import fit
from ..figures import Figures
from .columns import Columns, even_columns, stub_columns
from .grids import Box, Kind, pieces
from .measures import SIZE_5, SIZE_SMALL_5, TEXT_WIDTH
from .paragraphs import paragraph, safe
from .rows import Rows
from .styles import TABLE_STYLE

_Printed: TypeAlias = Mapping[str, tuple[str, str]]
"""The figure at each place, and the reason where it is unknown."""

_KINDS: dict[str, Kind] = {"figure": "Figure", "label": "Item", "note": "Label"}
_REASON = "\0"  # no fit text holds it
_MOST_COLUMNS = 63
"""Word opens no table that has more."""

_ABOUT = message("{columns}列；前{heads}行是表头，在每页重复")
_ABOUT_BLOCKS = message("{columns}列；分为若干部分，每部分先是标题行和表头行")


def written(text: str, reason: str) -> str:
    """Return a figure as a text, one that is unknown with the reason behind it."""
    return f"{fit(text)}{_REASON}{reason}"


def table(key: TableKey, report: Report, figures: Figures, *, own: str) -> str:
    """Return a table of a report; own: the properties of a run that is the report's own text.

    A table 2 without rows is nothing.
    """
    printed = _printed(report, key, figures)
    if key == "proactive":
        return _proactive(report, printed, figures.catalog, own)
    if key == "disputes":
        layout = disputes_layout()
    else:
        assert report.requests.table is not None
        layout = requests_layout(requests_edition(report.requests.table))
    return _headed(key, layout, printed, figures.catalog, own)


def _printed(report: Report, key: TableKey, figures: Figures) -> _Printed:
    found: dict[str, tuple[str, str]] = {}
    for row in table_rows(report, key):
        texts = figures.row(row, value(report, row.place))
        for place, both in zip(row.places, texts, strict=True):
            text, _, reason = both.partition(_REASON)
            found[place] = (text, reason)
    return found


def _headed(key: TableKey, layout: Layout, printed: _Printed, words: Catalog, own: str) -> str:
    """Return table 3 or 4, on a page of its own rather than broken over two."""
    width = layout.width
    head = list(pieces(_boxes(layout.head, printed, words), width))
    body = [
        line for group in layout.bodies for line in pieces(_boxes(group, printed, words), width)
    ]
    if key == "disputes":
        columns = even_columns(width, size=SIZE_SMALL_5)
    else:
        second = (p.box for line in body for p in line if p.column == p.box.colspan == 1)
        figures = (text for text, _ in printed.values())
        columns = stub_columns(second, layout.groups[1], figures, size=SIZE_SMALL_5)
    rows = Rows(columns, own)
    lines = [*rows.head(head), *(rows.row(line, keep=line is not body[-1]) for line in body)]
    about = words.compose(_ABOUT, columns=width, heads=len(head))
    return _table(key, lines, columns, words, about)


def _proactive(report: Report, printed: _Printed, words: Catalog, own: str) -> str:
    """Return table 2, on a page of its own rather than broken over two."""
    blocks = printed_blocks(report)
    if not blocks:
        return ""
    width = min(proactive_width(blocks), _MOST_COLUMNS)
    columns = even_columns(width, size=SIZE_5)
    rows = Rows(columns, own)
    boxes = [line for block in blocks for line in _block(block, width, printed, words)]
    found = list(pieces(boxes, width))
    lines = [rows.row(line, keep=line is not found[-1]) for line in found]
    about = words.compose(_ABOUT_BLOCKS, columns=width)
    return _table("proactive", lines, columns, words, about)


def _block(
    block: PrintedBlock, width: int, printed: _Printed, words: Catalog
) -> Iterator[Sequence[Box]]:
    if block.rows:
        for group in proactive_layout(block.rows, width).bodies:
            for line in _boxes(group, printed, words):
                yield [box._replace(kind="Label") if box.kind == "Item" else box for box in line]
    elif block.caption is not None:
        yield [Box("Head", block.caption, colspan=width, own=True)]
    for row in block.extra:
        yield _extra(row, width)


def _extra(row: ExtraRow, width: int) -> list[Box]:
    """Return a row of the report's own; what no column is left for stands in the last."""
    cells = row.cells or ("",)
    if len(cells) >= width:
        cells = (*cells[: width - 2], "\t".join(cells[width - 2 :]))
    shares = spans(len(cells), width - 1)
    label = Box("Label", row.label or "", own=True)
    boxes = (
        Box("Figure", text, colspan=share, own=True)
        for text, share in zip(cells, shares, strict=True)
    )
    return [label, *boxes]


def _boxes(lines: Iterable[Line], printed: _Printed, words: Catalog) -> list[list[Box]]:
    return [[_box(slot, printed, words) for slot in line] for line in lines]


def _box(slot: Slot, printed: _Printed, words: Catalog) -> Box:
    kind = _KINDS.get(slot.role, "Head")
    if slot.place is not None:
        text, reason = printed[slot.place]
    else:
        text, reason = words.text(slot.text), ""
    if kind == "Item" and slot.rowspan > 1:
        kind = "Group" if slot.scope == "rowgroup" else "Label"
    return Box(kind, text, reason, colspan=slot.colspan, rowspan=slot.rowspan)


def _table(
    key: TableKey, lines: Sequence[str], columns: Columns, words: Catalog, about: str
) -> str:
    grid = "".join(f'<w:gridCol w:w="{end - start}"/>' for start, end in pairwise(columns.edges))
    heads = "1" if key != "proactive" else "0"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{TABLE_STYLE}"/>'
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="06{"A" if heads == "1" else "8"}0" w:firstRow="{heads}" w:lastRow="0" '
        'w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{safe(words.text(section_titles()[key]))}"/>'
        f'<w:tblDescription w:val="{safe(about)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>{paragraph('FormSpace', '')}"
    )
