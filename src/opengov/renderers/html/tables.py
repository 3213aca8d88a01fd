"""Write the three tables as HTML: a skeleton compiled once for a layout and a locale, then filled.

A skeleton is a template of the % operator with one field for each figure, so that a table whose
figures are all known is filled by a single operation on its integers.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Any

from attrs import frozen

from ...form.layout import (
    Layout,
    PrintedBlock,
    disputes_layout,
    grid_width,
    printed_blocks,
    proactive_layout,
    proactive_width,
    requests_layout,
    spans,
)
from ...form.places import table_rows, wiring
from ...form.rows import Row, TableKey, getter, requests_edition, rows, section_titles
from ...messages.catalog import Catalog, catalog
from ...messages.marking import message
from ...model.figures import Figure
from ...model.printed import Edition
from ...model.proactive import ExtraRow
from ...model.report import Report
from ..figures import Figures
from .headers import Tied, tied
from .text import escaped, safe, span

_SUMMARIES: dict[TableKey, str] = {
    "proactive": message(
        "本表按《政府信息公开条例》第二十条分为{bodies}组，每组先列标题和栏目名称，再列各项数字。"
    ),
    "requests": message(
        "本表有{rows}行、{columns}列数字：行是申请的来源和办理结果，列是申请人的类别，最后一列为总计。"
    ),
    "disputes": message(
        "本表有1行、{columns}列数字，每5列为一类案件的4种结果和总计：先是行政复议，再是行政诉讼的两类。"
    ),
}


@frozen(kw_only=True)
class Drawing:
    """What tables are drawn with: figures, ids that begin with a prefix, and marks by place."""

    figures: Figures
    prefix: str
    marks: Mapping[str, str]

    @property
    def key(self) -> tuple[str, str]:
        """What a skeleton depends on beside its layout."""
        return self.figures.catalog.locale, self.prefix


def table(key: TableKey, report: Report, drawing: Drawing) -> str:
    """Return a table of a report, and what it is to those who do not see it."""
    if key == "proactive":
        return _proactive(report, drawing)
    if key == "disputes":
        return _fill(_disputes(*drawing.key), rows("disputes", "2021"), report, drawing)
    assert report.requests.table is not None
    edition = requests_edition(report.requests.table)
    return _fill(_requests(edition, *drawing.key), rows("requests", edition), report, drawing)


def written(text: str, reason: str) -> str:
    """Return a figure as HTML, one that is unknown with the reason."""
    if not reason:
        return safe(text)
    reason = safe(reason)
    return (
        f'<span class="unknown" role="img" aria-label="{reason}" title="{reason}">'
        f"{safe(text)}</span>"
    )


def _fill(skeleton: str, printed: tuple[Row, ...], report: Report, drawing: Drawing) -> str:
    wired = wiring(printed)
    figure, found = drawing.figures.figure, wired.values(report)
    if not drawing.figures.grouping:
        shown: Sequence[Figure | str] = found
        if None in found:
            pairs = zip(wired.places, found, strict=True)
            shown = [figure(place, each) if each is None else each for place, each in pairs]
        filled = _fill_known(skeleton, _marked(wired.places, shown, drawing))
        if filled is not None:
            return filled
    return skeleton % _marked(wired.places, list(map(figure, wired.places, found)), drawing)


def _marked(
    places: tuple[str, ...], shown: Sequence[Figure | str], drawing: Drawing
) -> tuple[Figure | str, ...]:
    """Return what is shown at places, with their marks."""
    if drawing.marks.keys().isdisjoint(places):
        return tuple(shown)
    marked, positions = list(shown), _positions(places)
    for place, mark in drawing.marks.items():
        if (index := positions.get(place)) is not None:
            marked[index] = f"{marked[index]}{mark}"
    return tuple(marked)


@lru_cache(maxsize=256)
def _positions(places: tuple[str, ...]) -> Mapping[str, int]:
    return {place: index for index, place in enumerate(places)}


def _fill_known(skeleton: str, found: tuple[Figure | str, ...]) -> str | None:
    """Fill a skeleton with counts in one operation; None where one is unknown or cannot be."""
    if None in found:
        return None
    try:
        return skeleton % found
    except ValueError:  # Python writes no integer of more than 4300 digits
        return None


@lru_cache(maxsize=64)
def _requests(edition: Edition, locale: str, prefix: str) -> str:
    return _compiled(requests_layout(edition), "requests", locale, prefix)


@lru_cache(maxsize=64)
def _disputes(locale: str, prefix: str) -> str:
    return _compiled(disputes_layout(), "disputes", locale, prefix)


def _compiled(layout: Layout, key: TableKey, locale: str, prefix: str) -> str:
    words = catalog(locale)
    head, *bodies = tied(layout, _prefix(key, prefix))
    lines = "".join(f"<tbody>\n{_lines(body, words)}{_BODY_END}" for body in bodies)
    opening = _opening(key, layout, words, prefix)
    return f"{opening}<thead>\n{_lines(head, words)}</thead>\n{lines}{_CLOSING}"


_BODY_END = "</tbody>\n"
_CLOSING = "</table>\n</div>\n"


def _prefix(key: TableKey, prefix: str) -> str:
    return f"{prefix}{key[0]}"


def _opening(key: TableKey, layout: Layout, words: Catalog, prefix: str) -> str:
    title = _label(section_titles()[key], words)
    columns = "".join(f'<colgroup span="{group}"></colgroup>' for group in layout.groups)
    name = f"{_prefix(key, prefix)}s"
    return (
        f'<aside class="summary" id="{name}">{escaped(summary(key, layout, words))}</aside>\n'
        f'<div class="table" role="region" aria-label="{title}" tabindex="0">\n'
        f'<table class="{key}" aria-label="{title}" aria-describedby="{name}">\n'
        f"{columns}\n"
    )


def summary(key: TableKey, layout: Layout, words: Catalog) -> str:
    """Return a sentence on how a table is laid out, for those who do not see it."""
    lines = [line for body in layout.bodies for line in body]
    columns = sum(slot.role == "figure" for slot in (lines or [()])[-1])
    counts = {"bodies": len(layout.bodies), "rows": len(lines), "columns": columns}
    return words.compose(_SUMMARIES[key], **counts)


def _lines(lines: Sequence[Sequence[Tied]], words: Catalog) -> str:
    return "".join(f"<tr>{''.join(_slot(each, words) for each in line)}</tr>\n" for line in lines)


def _slot(each: Tied, words: Catalog) -> str:
    slot = each.slot
    spanned = span("rowspan", slot.rowspan) + span("colspan", slot.colspan)
    if slot.role == "figure":
        return f'<td headers="{each.headers}"{spanned}>%s</td>'
    content = _label(slot.text, words)
    if slot.scope is None:
        return f"<td{spanned}>{content}</td>"
    return f'<th id="{each.id}" scope="{slot.scope}"{spanned}>{content}</th>'


def _label(text: str, words: Catalog) -> str:
    return escaped(words.text(text))


def _proactive(report: Report, drawing: Drawing) -> str:
    table: Any = report.proactive.table
    figures = drawing.figures
    if table.extra:
        return _with_extra(report, drawing)
    printed = table_rows(report, "proactive")
    if not printed:
        return ""
    skeleton = _proactive_skeleton(printed, *drawing.key)
    has_unit = table.procurement is not None  # it would have to be added
    places = _places(printed)
    if not (figures.grouping or has_unit) and drawing.marks.keys().isdisjoint(places):
        found = tuple(map(_digits, _getter(places)(report)))
        if (filled := _fill_known(skeleton, found)) is not None:
            return filled
    return skeleton % _texts(printed, table, drawing)


@lru_cache(maxsize=256)
def _places(printed: tuple[Row, ...]) -> tuple[str, ...]:
    return tuple(place for row in printed for place in row.places)


@lru_cache(maxsize=256)
def _getter(places: tuple[str, ...]) -> Callable[[Report], tuple[Figure, ...]]:
    return getter(places)


def _digits(figure: Figure) -> int | str | None:
    """Return an amount with the digits that it has, which % would write as 1E-7."""
    return format(figure, "f") if isinstance(figure, Decimal) else figure


def _texts(printed: tuple[Row, ...], table: Any, drawing: Drawing) -> tuple[Figure | str, ...]:
    texts = (drawing.figures.row(row, getattr(table, row.key)) for row in printed)
    return _marked(_places(printed), tuple(chain.from_iterable(texts)), drawing)


def _with_extra(report: Report, drawing: Drawing) -> str:
    """Write a table 2 with rows of its own, block by block."""
    blocks = printed_blocks(report)
    width = proactive_width(blocks)
    printed = tuple(row for block in blocks for row in block.rows)
    opening, bodies, captions = _proactive_parts(printed, width, *drawing.key)
    filled = [opening % ()]
    prefix = _prefix("proactive", drawing.prefix)
    for index, block in enumerate(blocks):
        caption: str | None
        if block.rows:
            caption = captions[index]
            filled.append(bodies[index] % _texts(block.rows, report.proactive.table, drawing))
        else:
            caption = None if block.caption is None else f"{prefix}c{index}"
            filled.append(_own_caption(block, width, caption))
        for number, row in enumerate(block.extra):
            filled.append(_extra(row, width, caption, f"{prefix}e{index}-{number}"))
        filled.append(_BODY_END)
    return f"{''.join(filled)}{_CLOSING}"


@lru_cache(maxsize=256)
def _proactive_skeleton(printed: tuple[Row, ...], locale: str, prefix: str) -> str:
    width = max(map(grid_width, printed))
    opening, bodies, _ = _proactive_parts(printed, width, locale, prefix)
    return f"{opening}{_BODY_END.join((*bodies, ''))}{_CLOSING}"


@lru_cache(maxsize=256)
def _proactive_parts(
    printed: tuple[Row, ...], width: int, locale: str, prefix: str
) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the opening of table 2, its blocks without ends, and the ids of their captions."""
    words = catalog(locale)
    layout = proactive_layout(printed, width)
    _, *blocks = tied(layout, _prefix("proactive", prefix))
    bodies = tuple(f"<tbody>\n{_lines(block, words)}" for block in blocks)
    captions = tuple(block[0][0].id for block in blocks)
    return _opening("proactive", layout, words, prefix), bodies, captions


def _own_caption(block: PrintedBlock, width: int, name: str | None) -> str:
    if block.caption is None:
        return "<tbody>\n"
    attributes = f'id="{name}" scope="rowgroup"{span("colspan", width)}'
    return f"<tbody>\n<tr><th {attributes}>{safe(block.caption)}</th></tr>\n"


def _extra(row: ExtraRow, width: int, caption: str | None, name: str) -> str:
    cells = row.cells or ("",)
    shares = spans(len(cells), width - 1)
    label = f'<th id="{name}" scope="row">{safe(row.label)}</th>' if row.label else "<td></td>"
    heads = " ".join(filter(None, (caption, name if row.label else None)))
    ties = f' headers="{heads}"' if heads else ""
    figures = (
        f"<td{ties}{span('colspan', share)}>{safe(cell)}</td>"
        for share, cell in zip(shares, cells, strict=True)
    )
    return f"<tr>{label}{''.join(figures)}</tr>\n"
