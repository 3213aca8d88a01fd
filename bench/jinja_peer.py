"""The HTML page by a Jinja2 template: compiled once, autoescaping, with markupsafe's C speed-ups.

Python hands it what an application would: the report, its outline, and the form's tables as lines
of labels and figures. Labels are taken apart once for a layout, and go in as tuples of plain
values, which Jinja unpacks faster than it looks attributes up. The template lays out the 2021 form
in simplified Chinese; rows that the form does not have are left out.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any

import markupsafe._speedups  # noqa: F401  # without them the bench is unfair  # pyright: ignore[reportUnusedImport]
from attrs import frozen
from jinja2 import Environment, FileSystemLoader, Template

from opengov.form.layout import Layout, Line, disputes_layout, proactive_layout, requests_layout
from opengov.form.places import table_rows
from opengov.form.rows import TABLES, Row, TableKey, section_titles
from opengov.messages.catalog import catalog
from opengov.model.report import Gap, Report
from opengov.renderers.outline import imprint, outline
from opengov.renderers.stylesheet import STYLESHEET

_LOCALE = "zh-Hans"
_REASONS = {"missing": "未列出", "unread": "无法识别", "ambiguous": "有多种读法"}

_Labels = tuple[tuple[str | None, int, int, str], ...]
_Figures = tuple[tuple[str, int], ...]


@frozen
class _Drawn:
    """A table as the template takes it: parts are its head and bodies, each with its lines."""

    key: str
    title: str
    groups: tuple[int, ...]
    parts: list[tuple[str, list[tuple[_Labels, list[Any]]]]]


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("report.html.jinja")


def render(report: Report) -> str:
    """Return the page of a report."""
    words = catalog(_LOCALE)
    gaps = {gap.place: gap for gap in report.gaps}
    return _template().render(
        report=report,
        locale=_LOCALE,
        stylesheet=STYLESHEET,
        imprint=imprint(report, words),
        outline=outline(report, words),
        tables={key: _drawn(key, report, gaps) for key in TABLES},
        reasons=_REASONS,
    )


def _drawn(key: TableKey, report: Report, gaps: dict[str, Gap]) -> _Drawn:
    rows = table_rows(report, key)
    layout, parts = _taken_apart(key, rows)
    owners = attrgetter(*(row.place for row in rows))(report)
    figures = chain.from_iterable(
        row.figures(owner) for row, owner in zip(rows, owners, strict=True)
    )
    filled = [
        (name, [(labels, _with_figures(slots, figures, gaps)) for labels, slots in lines])
        for name, lines in parts
    ]
    return _Drawn(key, section_titles()[key], layout.groups, filled)


def _with_figures(
    slots: _Figures, figures: Iterator[Any], gaps: dict[str, Gap]
) -> list[tuple[int, Any, Gap | None]]:
    found = zip(slots, figures, strict=False)  # the line takes as many as it has slots
    return [(colspan, f, None if f is not None else gaps.get(p)) for (p, colspan), f in found]


@cache
def _taken_apart(
    key: TableKey, rows: tuple[Row, ...]
) -> tuple[Layout, list[tuple[str, list[tuple[_Labels, _Figures]]]]]:
    """Return the layout of a table, and the labels and figures of each line of its parts."""
    if key == "proactive":
        layout = proactive_layout(rows, 4)
    else:
        layout = requests_layout("2021") if key == "requests" else disputes_layout()
    parts = [("thead", layout.head)] if layout.head else []
    parts += [("tbody", body) for body in layout.bodies]
    return layout, [(name, [_split(line) for line in lines]) for name, lines in parts]


def _split(line: Line) -> tuple[_Labels, _Figures]:
    labels = tuple(
        (slot.scope, slot.rowspan, slot.colspan, slot.text) for slot in line if slot.place is None
    )
    return labels, tuple((slot.place, slot.colspan) for slot in line if slot.place is not None)
