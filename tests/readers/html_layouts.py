"""Lay a report out as a page of HTML: as sites print it, as Word and WPS paste it, cut in two."""

import re
from collections.abc import Callable
from html import escape

from opengov import Report, render

from .layouts import HEADINGS, Grid, disputes_grid, proactive_grid, requests_grid

_CELL = re.compile(r"(<t[dh][^<>]*>)([^<>]*)(</t[dh]>)")
_HEAD_ROWS = 3


def spanned(report: Report) -> str:
    """Return the page that the HTML renderer prints, with heads and groups spanned."""
    page = render(report, "html")
    assert isinstance(page, str)
    return page


def pasted(report: Report) -> str:
    """Return the page as an editor takes it over from Word: each cell in paragraphs and spans."""
    return _CELL.sub(lambda cell: cell[1] + _dirty(cell[2]) + cell[3], spanned(report))


def unclosed(report: Report) -> str:
    """Return the page without the end tags that HTML lets a writer leave out."""
    return re.sub(r"</(?:t[drh]|tbody|thead|p)>|</?tbody>", "", spanned(report))


def padded(report: Report, blank: str = "") -> str:
    """Return a page whose tables have padding cells where others have spans."""
    return _page(*(_table(grid) for grid in _grids(report, blank)))


def halved(report: Report) -> str:
    """Return a page whose table 3 goes on in another table, under its head and group again."""
    proactive, requests, disputes = _grids(report, "")
    at = next(i for i, row in enumerate(requests) if any("3.危及" in cell for cell in row))
    group = [["三、本年度办理结果", *[""] * (len(requests[0]) - 1)]]
    rest = [*requests[:_HEAD_ROWS], *group, *requests[at:]]
    cut = f'{_table(requests[:at])}</div><div class="page">{_table(rest)}'
    return _page(_table(proactive), cut, _table(disputes))


def in_blocks(report: Report) -> str:
    """Return a page whose table 2 is a table for each caption."""
    proactive, requests, disputes = _grids(report, "")
    blocks: list[Grid] = []
    for row in proactive:
        if row[0].startswith("第二十条"):
            blocks.append([])
        blocks[-1].append(row)
    parts = "<p>&nbsp;</p>".join(map(_table, blocks))
    return _page(parts, _table(requests), _table(disputes))


def in_layout(report: Report) -> str:
    """Return a page whose content stands in a cell of a table, beside the menu."""
    content = padded(report).partition("<body>")[2].partition("</body>")[0]
    menu = "".join(f"<li><a href=/{n}>栏目{n}</a></li>" for n in range(20))
    return (
        f"<table><tr><td><ul>{menu}</ul></td><td>{content}</td></tr>"
        "<tr><td colspan=2>版权所有</td></tr></table>"
    )


LAYOUTS: dict[str, Callable[[Report], str]] = {
    "spanned": spanned,
    "pasted": pasted,
    "unclosed": unclosed,
    "padded": padded,
    "halved": halved,
    "in blocks": in_blocks,
    "in layout": in_layout,
}


def _grids(report: Report, blank: str) -> tuple[Grid, Grid, Grid]:
    return (
        proactive_grid(report, blank),
        requests_grid(report, blank),
        disputes_grid(report, blank),
    )


def _table(grid: Grid) -> str:
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in grid)
    return f"<table border=1>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>" if grid else ""


def _page(*tables: str) -> str:
    first, second, third, fourth, fifth, sixth = (f"<p>{heading}</p>" for heading in HEADINGS)
    proactive, requests, disputes = tables
    return (
        "<html><head><meta charset=utf-8></head><body><div id=zoom>"
        "<h1>某市某局2023年政府信息公开工作年度报告</h1>"
        f"{first}<p>本机关全年的公开工作按计划完成。</p>{second}{proactive}"
        f"{third}{requests}{fourth}{disputes}{fifth}<p>公开的渠道还不多，明年增设。</p>"
        f"{sixth}<p>没有收取信息处理费。</p></div></body></html>"
    )


def _dirty(text: str) -> str:
    """Return a cell's text as Word writes it: a number cut over spans, a label over paragraphs."""
    if not text.strip():
        return '<p class="MsoNormal"><span lang="EN-US"><o:p>&nbsp;</o:p></span></p>'
    if text.isascii():
        runs = "".join(f'<span lang="EN-US"\nstyle="color:black">{c}</span>' for c in text)
        return f'<p class="MsoNormal" align="center"><b>{runs}</b><span><o:p></o:p></span></p>'
    half = len(text) // 2
    cut = half > 3 and min(text[half - 1 : half + 1]) > "\x7f"  # no number is cut in two
    parts = (text[:half], text[half:]) if cut else (text,)
    return "".join(
        f'<p class="MsoNormal"><!--[if !supportLists]--><span style="font-family:宋体">{part}'
        "</span><![endif]></p>\n"
        for part in parts
    )
