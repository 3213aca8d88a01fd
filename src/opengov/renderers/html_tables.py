"""Write the three tables as HTML: a skeleton compiled once for a layout and a locale, then filled.

A skeleton is a template of the % operator with one field for each figure, so that a table whose
figures are all known is filled by a single operation on its integers.
"""

from collections.abc import Callable
from decimal import Decimal
from functools import cache, lru_cache
from itertools import chain
from operator import attrgetter
from typing import Any

from ..form.layout import (
    Layout,
    Line,
    PrintedBlock,
    Slot,
    disputes_layout,
    grid_width,
    printed_blocks,
    proactive_layout,
    proactive_width,
    requests_layout,
    spans,
)
from ..form.places import table_rows, wiring
from ..form.rows import Row, TableKey, requests_edition, rows, section_titles
from ..messages.catalog import Catalog, catalog
from ..model.figures import Figure
from ..model.printed import Edition
from ..model.proactive import ExtraRow
from ..model.report import Report
from .figures import Figures
from .html_text import safe


def table(key: TableKey, report: Report, figures: Figures) -> str:
    """Return a table of a report."""
    locale = figures.catalog.locale
    if key == "proactive":
        return _proactive(report, figures)
    if key == "disputes":
        return _fill(_disputes(locale), rows("disputes", "2021"), report, figures)
    assert report.requests.table is not None
    edition = requests_edition(report.requests.table)
    return _fill(_requests(edition, locale), rows("requests", edition), report, figures)


def written(text: str, reason: str) -> str:
    """Return a figure as HTML, one that is unknown with the reason."""
    if not reason:
        return safe(text)
    return f'<span class="unknown" title="{safe(reason)}">{safe(text)}</span>'


def _fill(skeleton: str, printed: tuple[Row, ...], report: Report, figures: Figures) -> str:
    wired = wiring(printed)
    found = wired.values(report)
    filled = None if figures.grouping else _fill_known(skeleton, found)
    return filled or skeleton % tuple(map(figures.figure, wired.places, found))


def _fill_known(skeleton: str, found: tuple[Figure | str, ...]) -> str | None:
    """Fill a skeleton with counts in one operation; None where one is unknown or cannot be."""
    if None in found:
        return None
    try:
        return skeleton % found
    except ValueError:  # Python writes no integer of more than 4300 digits
        return None


@cache
def _requests(edition: Edition, locale: str) -> str:
    return _compiled(requests_layout(edition), "requests", locale)


@cache
def _disputes(locale: str) -> str:
    return _compiled(disputes_layout(), "disputes", locale)


def _compiled(layout: Layout, key: TableKey, locale: str) -> str:
    words = catalog(locale)
    bodies = (f"<tbody>\n{_lines(body, words)}{_BODY_END}" for body in layout.bodies)
    head = f"<thead>\n{_lines(layout.head, words)}</thead>\n"
    return f"{_opening(key, layout.groups, words)}{head}{''.join(bodies)}{_CLOSING}"


_BODY_END = "</tbody>\n"
_CLOSING = "</table>\n</div>\n"


def _opening(key: TableKey, groups: tuple[int, ...], words: Catalog) -> str:
    title = _label(section_titles()[key], words)
    columns = "".join(f'<colgroup span="{group}"></colgroup>' for group in groups)
    return (
        f'<div class="table" role="region" aria-label="{title}" tabindex="0">\n'
        f'<table class="{key}">\n<caption>{title}</caption>\n{columns}\n'
    )


def _lines(lines: tuple[Line, ...], words: Catalog) -> str:
    return "".join(f"<tr>{''.join(_slot(slot, words) for slot in line)}</tr>\n" for line in lines)


def _slot(slot: Slot, words: Catalog) -> str:
    name = "td" if slot.scope is None else "th"
    scope = f' scope="{slot.scope}"' if slot.scope else ""
    rowspan = f' rowspan="{slot.rowspan}"' if slot.rowspan > 1 else ""
    content = "%s" if slot.role == "figure" else _label(slot.text, words)
    return f"<{name}{scope}{rowspan}{_colspan(slot.colspan)}>{content}</{name}>"


def _colspan(columns: int) -> str:
    return f' colspan="{columns}"' if columns > 1 else ""


def _label(text: str, words: Catalog) -> str:
    return safe(words.text(text)).replace("%", "%%")


def _proactive(report: Report, figures: Figures) -> str:
    table: Any = report.proactive.table
    locale = figures.catalog.locale
    if table.extra:
        return _with_extra(report, figures)
    printed = table_rows(report, "proactive")
    if not printed:
        return ""
    skeleton = _proactive_skeleton(printed, locale)
    if not figures.grouping and table.procurement is None:  # its unit would have to be added
        found = tuple(map(_digits, _proactive_figures(printed)(report)))
        if (filled := _fill_known(skeleton, found)) is not None:
            return filled
    return skeleton % _texts(printed, table, figures)


@lru_cache(maxsize=256)
def _proactive_figures(printed: tuple[Row, ...]) -> Callable[[Report], tuple[Figure, ...]]:
    places = [place for row in printed for place in row.places]
    getter: Any = attrgetter(*places)  # of one place it gives no tuple
    return getter if len(places) > 1 else lambda report: (getter(report),)


def _digits(figure: Figure) -> int | str | None:
    """Return an amount with the digits that it has, which % would write as 1E-7."""
    return format(figure, "f") if isinstance(figure, Decimal) else figure


def _texts(printed: tuple[Row, ...], table: Any, figures: Figures) -> tuple[str, ...]:
    texts = (figures.row(row, getattr(table, row.key)) for row in printed)
    return tuple(chain.from_iterable(texts))


def _with_extra(report: Report, figures: Figures) -> str:
    """Write a table 2 with rows of its own, block by block."""
    blocks = printed_blocks(report)
    width = proactive_width(blocks)
    printed = tuple(row for block in blocks for row in block.rows)
    opening, bodies = _proactive_parts(printed, width, figures.catalog.locale)
    filled = [opening % ()]
    for index, block in enumerate(blocks):
        if block.rows:
            filled.append(bodies[index] % _texts(block.rows, report.proactive.table, figures))
        else:
            filled.append(_own_caption(block, width))
        filled.extend(_extra(row, width) for row in block.extra)
        filled.append(_BODY_END)
    return f"{''.join(filled)}{_CLOSING}"


@lru_cache(maxsize=256)
def _proactive_skeleton(printed: tuple[Row, ...], locale: str) -> str:
    width = max(map(grid_width, printed))
    opening, bodies = _proactive_parts(printed, width, locale)
    return f"{opening}{_BODY_END.join((*bodies, ''))}{_CLOSING}"


@lru_cache(maxsize=256)
def _proactive_parts(
    printed: tuple[Row, ...], width: int, locale: str
) -> tuple[str, tuple[str, ...]]:
    words = catalog(locale)
    layout = proactive_layout(printed, width)
    bodies = tuple(f"<tbody>\n{_lines(body, words)}" for body in layout.bodies)
    return _opening("proactive", layout.groups, words), bodies


def _own_caption(block: PrintedBlock, width: int) -> str:
    if block.caption is None:
        return "<tbody>\n"
    head = f'<th scope="rowgroup"{_colspan(width)}>{safe(block.caption)}</th>'
    return f"<tbody>\n<tr>{head}</tr>\n"


def _extra(row: ExtraRow, width: int) -> str:
    cells = row.cells or ("",)
    shares = spans(len(cells), width - 1)
    label = f'<th scope="row">{safe(row.label)}</th>' if row.label else "<td></td>"
    figures = (
        f"<td{_colspan(share)}>{safe(cell)}</td>" for share, cell in zip(shares, cells, strict=True)
    )
    return f"<tr>{label}{''.join(figures)}</tr>\n"
