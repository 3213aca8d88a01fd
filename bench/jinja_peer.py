"""The HTML page by a Jinja2 template: compiled once, autoescaping, with markupsafe's C speed-ups.

Python hands it what an application would: the report, its outline, the form's tables as lines of
labels and figures, the sentences of findings, and figures to compare and to chart. Labels are taken
apart once for a layout, and go in as tuples of plain values, which Jinja unpacks faster than it
looks attributes up. The template lays out the 2021 form in simplified Chinese; rows that the
form does not have are left out.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import markupsafe._speedups  # noqa: F401  # without them the bench is unfair  # pyright: ignore[reportUnusedImport]
from attrs import frozen
from jinja2 import Environment, FileSystemLoader, Template

from opengov.checks.finding import Validation
from opengov.checks.wording import counted
from opengov.form.layout import disputes_layout, proactive_layout, requests_layout
from opengov.form.places import figures as figures_of
from opengov.form.places import table_rows
from opengov.form.rows import TABLES, Row, TableKey, section_titles
from opengov.messages.catalog import catalog
from opengov.model.report import Gap, Report
from opengov.renderers.html.charts import series
from opengov.renderers.html.comparing import Quantity, compared, quantities
from opengov.renderers.html.comparison import titles
from opengov.renderers.html.findings import Cause, causes
from opengov.renderers.html.headers import Tied, tied
from opengov.renderers.html.page import styles
from opengov.renderers.html.tables import summary
from opengov.renderers.outline import imprint, outline

_LOCALE, _PREFIX = "zh-Hans", "og-"
_REASONS = {"missing": "未列出", "unread": "无法识别", "ambiguous": "有多种读法"}

_Labels = tuple[tuple[str, str | None, int, int, str], ...]
_Slots = tuple[tuple[str, str, int], ...]
_Mark = tuple[Cause, int]


@frozen
class _Drawn:
    """A table as the template takes it: parts are its head and bodies, each with its lines."""

    key: str
    title: str
    summary: str
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


def render(
    report: Report,
    *,
    findings: Validation | None = None,
    previous: tuple[Report, ...] = (),
    charts: bool = False,
) -> str:
    """Return the page of a report."""
    words = catalog(_LOCALE)
    gaps = {gap.place: gap for gap in report.gaps}
    shown = outline(report, words)
    listed: dict[str, list[Cause]] = {}
    marks: dict[str, list[_Mark]] = {}
    if findings is not None:
        keys = {part.key for part in shown}
        for cause in causes(findings, report, words):
            listed.setdefault(cause.section if cause.section in keys else "", []).append(cause)
            for index, (place, _) in enumerate(cause.cells, 1):
                marks.setdefault(place, []).append((cause, index))
    comparisons, drawn_charts = _beside(report, previous, charts=charts)
    return _template().render(
        report=report,
        locale=_LOCALE,
        prefix=_PREFIX,
        stylesheet=styles(None, whole=True),
        imprint=imprint(report, words),
        outline=shown,
        tables={key: _drawn(key, report, gaps, marks) for key in TABLES},
        reasons=_REASONS,
        counts=None if findings is None else counted(findings, words),
        listed=listed,
        comparisons=comparisons,
        charts=drawn_charts,
    )


def _beside(
    report: Report, previous: tuple[Report, ...], *, charts: bool
) -> tuple[dict[str, Any], list[Any]]:
    """Return the comparison beside each table, and the charts, as far as they are asked for."""
    if not previous and not charts:
        return {}, []
    words = catalog(_LOCALE)
    known = figures_of(report)
    earlier = {each.year: each for each in previous if each.year is not None}
    comparisons: dict[str, Any] = {}
    if earlier and report.year is not None:
        year = max(earlier)
        before = figures_of(earlier[year])
        title, *heads = titles((year, report.year), words)
        for key in TABLES:
            found = quantities(key, earlier[year], report)
            values = iter(compared(found, before, known))
            bodies = [
                (above, [(label, next(values)) for label in labels])
                for above, labels in _labels(found)
            ]
            comparisons[key] = (title, heads, bodies)
    return comparisons, list(series(report, known, earlier, words)) if charts else []


@cache
def _labels(found: tuple[Quantity, ...]) -> list[tuple[str, list[str]]]:
    """Return the labels of compared quantities, under those that they share."""
    groups = groupby(found, lambda each: each.heads[:-1])
    return [(" · ".join(above), [each.heads[-1] for each in group]) for above, group in groups]


def _drawn(
    key: TableKey, report: Report, gaps: dict[str, Gap], marks: dict[str, list[_Mark]]
) -> _Drawn:
    rows = table_rows(report, key)
    told, groups, parts = _taken_apart(key, rows)
    owners = attrgetter(*(row.place for row in rows))(report)
    figures = chain.from_iterable(
        row.figures(owner) for row, owner in zip(rows, owners, strict=True)
    )
    filled = [
        (name, [(labels, _with_figures(slots, figures, gaps, marks)) for labels, slots in lines])
        for name, lines in parts
    ]
    return _Drawn(key, section_titles()[key], told, groups, filled)


def _with_figures(
    slots: _Slots, figures: Iterator[Any], gaps: dict[str, Gap], marks: dict[str, list[_Mark]]
) -> list[tuple[str, int, Any, Gap | None, list[_Mark] | None]]:
    found = zip(slots, figures, strict=False)  # the line takes as many as it has slots
    return [
        (headers, colspan, f, None if f is not None else gaps.get(p), marks.get(p))
        for (p, headers, colspan), f in found
    ]


@cache
def _taken_apart(
    key: TableKey, rows: tuple[Row, ...]
) -> tuple[str, tuple[int, ...], list[tuple[str, list[tuple[_Labels, _Slots]]]]]:
    """Return what a table is, its columns, and labels and figures of each line of its parts."""
    if key == "proactive":
        layout = proactive_layout(rows, 4)
    else:
        layout = requests_layout("2021") if key == "requests" else disputes_layout()
    head, *bodies = tied(layout, _PREFIX + key[0])
    parts = [("thead", head)] if head else []
    parts += [("tbody", body) for body in bodies]
    apart = [(name, [_split(line) for line in lines]) for name, lines in parts]
    return summary(key, layout, catalog(_LOCALE)), layout.groups, apart


def _split(line: tuple[Tied, ...]) -> tuple[_Labels, _Slots]:
    labels = tuple(
        (each.id, each.slot.scope, each.slot.rowspan, each.slot.colspan, each.slot.text)
        for each in line
        if each.slot.place is None
    )
    slots = tuple(
        (each.slot.place, each.headers, each.slot.colspan)
        for each in line
        if each.slot.place is not None
    )
    return labels, slots
