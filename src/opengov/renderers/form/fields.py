"""The fields around the tables: what a report is on, and the text of its sections."""

from collections.abc import Sequence
from typing import Any

from ...form.rows import TABLES, TableKey, section_titles
from ...messages.catalog import Catalog
from ...messages.marking import message
from ...model.printed import label
from ...model.report import Report
from ..html.text import safe
from .tables import Tables

_TABLES: dict[str, TableKey] = {key: key for key in TABLES}
_SCOPES = {
    "": message("未说明"),
    "agency": message("本机关的数据"),
    "region": message("本级政府各机关的汇总数据"),
}
_SCOPE = message("数据范围")
_BODY = message("正文（每段一行）")
_ABOVE = message("表前文字（每段一行）")
_AFTER = message("表后文字（每段一行）")
_ZEROS = message("将空白格填为0")
_ZEROS_AT = message("将空白格填为0：{section}")


def front(report: Report, words: Catalog) -> str:
    """Return the fields on the report as a whole."""
    year = "" if report.year is None else words.number(report.year)
    published = "" if report.published is None else report.published.isoformat()
    title = area("title", label("标题"), (report.title or "",), words, kind="line")
    inputs = (
        _input("agency.name", message("机关名称"), report.agency.name or "", words),
        _input("year", label("年度"), year, words, ' inputmode="numeric" data-kind="year"'),
        _input("published", label("发布日期"), published, words, ' type="date"'),
        _input("identifier", message("索引号"), report.identifier or "", words),
        _scope(report, words),
    )
    preamble = area("preamble", message("序言（每段一行，可以没有）"), report.preamble, words)
    fields = f'<div class="whole">{title}</div>\n{"".join(inputs)}'
    return f'<div class="facts">\n{fields}<div class="whole">{preamble}</div>\n</div>\n'


def section(key: str, report: Report, tables: Tables) -> str:
    """Return a section: its title, its text and its table."""
    part: Any = getattr(report, key)
    words, form = tables.words, section_titles()[key]
    own = part.title not in (None, form)
    title = safe(part.title if own else words.text(form))
    lang = ' lang="zh"' if own and words.locale != "zh-Hans" else ""
    filled = [f'<section>\n<h2 id="{key}"{lang}>{title}</h2>\n']
    table = _TABLES.get(key)
    if table is None:
        filled.append(area(f"{key}.body", _BODY, part.body, words))
    else:
        filled += [
            area(f"{key}.body", _ABOVE, part.body, words),
            _zeros(table, words),
            tables.table(table),
            area(f"{key}.after", _AFTER, part.after, words),
        ]
    return f"{''.join(filled)}</section>\n"


def area(
    place: str, name: str, texts: Sequence[str], words: Catalog, *, kind: str = "paragraphs"
) -> str:
    """Return a field for lines of text."""
    lang = "" if words.locale == "zh-Hans" else ' lang="zh"'
    rows = 1 if kind == "line" else 2
    return (
        f'<label for="{place}">{safe(words.text(name))}</label>'
        f'<textarea id="{place}" data-field="{place}" data-kind="{kind}" rows="{rows}"{lang} '
        f'autocomplete="off" readonly>\n{safe(chr(10).join(texts))}</textarea>\n'
    )


def _input(place: str, name: str, text: str, words: Catalog, kind: str = "") -> str:
    return (
        f'<div><label for="{place}">{safe(words.text(name))}</label>'
        f'<input id="{place}" data-field="{place}"{kind} value="{safe(text)}" '
        'autocomplete="off" readonly></div>\n'
    )


def _zeros(table: TableKey, words: Catalog) -> str:
    name = safe(words.compose(_ZEROS_AT, section=words.text(section_titles()[table])))
    return (
        f'<div class="tools tool" hidden><button type="button" data-zeros="{table}" '
        f'aria-label="{name}">{safe(words.text(_ZEROS))}</button></div>\n'
    )


def _scope(report: Report, words: Catalog) -> str:
    options = "".join(
        f'<option value="{key}"{" selected" if key == (report.scope or "") else ""}>'
        f"{safe(words.text(text))}</option>"
        for key, text in _SCOPES.items()
    )
    return (
        f'<div><label for="scope">{safe(words.text(_SCOPE))}</label>'
        f'<select id="scope" data-field="scope" disabled>{options}</select></div>\n'
    )
