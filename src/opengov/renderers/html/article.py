"""The article of a report: its sections as they print, and what is shown beside them in asides."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from ...checks.finding import Validation
from ...checks.validating import validate
from ...form.places import figures as figures_of
from ...form.rows import TABLES
from ...messages.catalog import Catalog
from ...messages.marking import message
from ...model.report import Report
from ..figures import Figures
from ..outline import Part, imprint, outline
from .charts import series
from .comparison import comparisons
from .findings import NONE, Findings, shown
from .svg import figure
from .tables import Drawing, table, written
from .text import element, safe

_CHARTS = message("图表")


@frozen(kw_only=True)
class Extras:
    """What an article shows beside the report: findings, a comparison, charts.

    earlier: reports of earlier years, by year. prefix: what every id begins with.
    """

    findings: Validation | bool
    earlier: Mapping[int, Report]
    charts: bool
    prefix: str


def article(report: Report, words: Catalog, extras: Extras, *, grouping: bool) -> str:
    """Return a report as an article element.

    The report's own text is marked as Chinese where the locale is another.
    """
    figures = Figures.of(report, words, grouping=grouping, write=written)
    own = "" if words.locale == "zh-Hans" else ' lang="zh"'
    parts = outline(report, words)
    found = _findings(report, words, parts, extras) if extras.findings is not False else NONE
    beside = _beside(report, figures, extras) if extras.earlier or extras.charts else {}
    drawing = Drawing(figures=figures, prefix=extras.prefix, marks=found.marks)
    filled = [f'<article class="annual-report" lang="{safe(words.locale)}">\n']
    if report.title is not None:
        filled.append(element("h1", report.title, own))
    filled += [element("p", line, ' class="imprint"') for line in imprint(report, words)]
    filled.append(found.front)
    filled += [element("p", paragraph, own) for paragraph in report.preamble]
    for part in parts:
        asides = [found.lists.get(part.key, ""), *beside.get(part.key, ())]
        _section(part, report, drawing, asides=asides, own=own, filled=filled)
    filled.append("</article>\n")
    return "".join(filled)


def _section(
    part: Part,
    report: Report,
    drawing: Drawing,
    *,
    asides: Sequence[str],
    own: str,
    filled: list[str],
) -> None:
    filled.append("<section>\n")
    if part.title is not None:
        filled.append(element("h2", part.title, "" if part.translated else own))
    filled += [element("p", paragraph, own) for paragraph in part.body]
    if part.table is not None:
        filled.append(table(part.table, report, drawing))
    filled += [element("p", note, ' class="note"') for note in part.notes]
    filled += asides
    filled += [element("p", paragraph, own) for paragraph in part.after]
    filled.append("</section>\n")


def _findings(report: Report, words: Catalog, parts: Sequence[Part], extras: Extras) -> Findings:
    """Return what is shown of the validation that was given, or of one that is made here."""
    validation = extras.findings
    if not isinstance(validation, Validation):
        before = None if report.year is None else extras.earlier.get(report.year - 1)
        validation = validate(report, previous=before)
    sections = {part.key for part in parts}
    return shown(validation, report, words, prefix=extras.prefix, sections=sections)


def _beside(report: Report, figures: Figures, extras: Extras) -> dict[str, list[str]]:
    """Return what stands beside each table: how it compares with the latest year, and charts."""
    found: dict[str, list[str]] = {key: [] for key in TABLES}
    known = figures_of(report)
    if extras.earlier and report.year is not None:
        latest = max(extras.earlier)
        shown = comparisons(
            report,
            extras.earlier[latest],
            years=(latest, report.year),
            known=known,
            figures=figures,
        )
        for key, aside in shown.items():
            found[key].append(aside)
    words, grouping = figures.catalog, figures.grouping
    charted = series(report, known, extras.earlier, words) if extras.charts else ()
    drawn = [
        figure(each, f"{extras.prefix}g{number}", words, grouping=grouping)
        for number, each in enumerate(charted, 1)
    ]
    if drawn:
        title = safe(words.text(_CHARTS))
        opening = f'<aside class="charts">\n<h3>{title}</h3>\n<div>\n'
        found["requests"].append(f"{opening}{''.join(drawn)}</div>\n</aside>\n")
    return found
