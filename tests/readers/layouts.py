"""Lay the tables of a report out as sites, offices and text extractors do."""

from collections.abc import Callable, Iterator

from opengov.form.places import table_rows
from opengov.form.rows import Row, blocks
from opengov.model.proactive import STUB
from opengov.model.report import Report
from opengov.model.requests import COLUMN_HEAD, LEGAL_PERSONS, STUB_NOTE

Grid = list[list[str]]

HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def _figures(report: Report, row: Row, blank: str) -> list[str]:
    owner: object = report
    for step in row.place.split("."):
        owner = getattr(owner, step)
    texts = [blank if f is None else format(f, "") for f in row.figures(owner)]  # type: ignore[arg-type]
    unit = getattr(owner, "unit", None)
    if unit and texts[-1] != blank:
        texts[-1] += unit
    return texts


def proactive_grid(report: Report, blank: str) -> Grid:
    """Return table 2 as rows of cells, captions and heads with empty tails for merged cells."""
    grid: Grid = []
    width = 4
    caption = heads = None
    for row in table_rows(report, "proactive"):
        block = next(b for e in ("2019", "2021") for b in blocks(e) if row in b.rows)
        if block.caption.text != caption:
            caption = block.caption.text
            grid.append([caption, *[""] * (width - 1)])
            heads = None
        if heads != block.columns:
            heads = block.columns
            labels = [STUB, *(column.label for column in heads)]
            grid.append(labels + [""] * (width - len(labels)))
        cells = [row.label, *_figures(report, row, blank)]
        grid.append(cells + [""] * (width - len(cells)))
    return grid


def requests_grid(report: Report, blank: str) -> Grid:
    """Return table 3 as rows of ten cells, group labels where their rows begin."""
    rows = table_rows(report, "requests")
    labels = [column.label for column in rows[0].columns]
    grid: Grid = [
        [STUB_NOTE, "", "", COLUMN_HEAD, *[""] * 6],
        ["", "", "", labels[0], LEGAL_PERSONS, "", "", "", "", labels[-1]],
        ["", "", "", "", *labels[1:-1], ""],
    ]
    shown: tuple[str, ...] = ()
    for row in rows:
        heads = [h if shown[: i + 1] != row.heads[: i + 1] else "" for i, h in enumerate(row.heads)]
        shown = row.heads
        grid.append(heads + [""] * (3 - len(heads)) + _figures(report, row, blank))
    return grid


def disputes_grid(report: Report, blank: str) -> Grid:
    """Return table 4 as three rows of heads and one of 15 figures."""
    rows = table_rows(report, "disputes")
    results = [column.label for column in rows[0].columns]
    figures = [text for row in rows for text in _figures(report, row, blank)]
    return [
        ["行政复议", "", "", "", "", "行政诉讼", *[""] * 9],
        [*results, rows[1].label, "", "", "", "", rows[2].label, "", "", "", ""],
        [*[""] * 5, *results, *results],
        figures,
    ]


def tabbed(grid: Grid) -> str:
    """Return a grid as a browser's copy gives it."""
    return "\n".join("\t".join(row) for row in grid)


def piped(grid: Grid) -> str:
    """Return a grid with a bar behind each cell."""
    return "\n".join(" | ".join(row) + " |" for row in grid)


def fenced(grid: Grid) -> str:
    """Return a grid with a bar before and behind each cell."""
    return "\n".join("| " + " | ".join(row) + " |" for row in grid)


def stacked(grid: Grid) -> str:
    """Return each cell on a line of its own, with blank lines between."""
    return "\n\n".join(cell for row in grid for cell in row if cell)


def stacked_with_bars(grid: Grid) -> str:
    """Return each cell on a line of its own, a bar alone on the line after it."""
    return "\n|\n".join(cell for row in grid for cell in row if cell)


def stacked_before_bars(grid: Grid) -> str:
    """Return each cell on a line of its own, a bar behind it."""
    return "\n".join(f"{cell} |" for row in grid for cell in row if cell)


SIDE_BY_SIDE: dict[str, Callable[[Grid], str]] = {
    "tabbed": tabbed,
    "piped": piped,
    "fenced": fenced,
}
STACKED: dict[str, Callable[[Grid], str]] = {
    "stacked": stacked,
    "stacked with bars": stacked_with_bars,
    "stacked before bars": stacked_before_bars,
}


def lay_out(report: Report, layout: Callable[[Grid], str], *, blank: str = "") -> str:
    """Return a whole report as text, its tables in a layout."""
    return "\n\n".join(_parts(report, layout, blank))


def _parts(report: Report, layout: Callable[[Grid], str], blank: str) -> Iterator[str]:
    yield "某市某局2023年政府信息公开工作年度报告"
    yield HEADINGS[0]
    yield "本机关全年的公开工作按计划完成。"
    yield HEADINGS[1]
    if report.proactive.table is not None:
        yield layout(proactive_grid(report, blank))
    yield HEADINGS[2]
    if report.requests.table is not None:
        yield layout(requests_grid(report, blank))
    yield HEADINGS[3]
    if report.disputes.table is not None:
        yield layout(disputes_grid(report, blank))
    yield HEADINGS[4]
    yield "公开的渠道还不多，明年增设。"
    yield HEADINGS[5]
    yield "没有收取信息处理费。"
