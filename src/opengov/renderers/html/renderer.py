"""The HTML renderer: a whole page that is ready to publish and to print, or its article alone."""

import re
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from ...checks.finding import Validation
from ...errors import RenderError
from ...messages.catalog import catalog
from ...model.report import Report
from ..options import read_options
from .article import Extras, article
from .page import page, styles

_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@frozen(kw_only=True)
class HtmlOptions:
    """What the page shows, and how.

    fragment: the article without a page around it. styled: with the stylesheet before a fragment.
    grouping: digits in groups. findings: what a validation found, or true for one that is made
    here. previous: the agency's reports of earlier years, to compare with. charts: of the requests.
    template, stylesheet: a page of one's own, and styles after ours. id_prefix: what every id
    begins with, so that two fragments on a page have none in common.
    """

    fragment: bool = False
    styled: bool = False
    grouping: bool = False
    findings: Validation | bool = False
    previous: tuple[Report, ...] = ()
    charts: bool = False
    template: str | None = None
    stylesheet: str | None = None
    id_prefix: str = "og-"


@frozen(kw_only=True)
class HtmlRenderer:
    """Lays a report out as the form does, with spans, and heads tied to their figures."""

    name: str = "html"
    media_type: str = "text/html"
    suffix: str = ".html"

    def render(self, report: Report, *, locale: str, **options: Any) -> str:
        """Return the report as a page, or as an article where fragment is asked for."""
        chosen = read_options(HtmlOptions, self.name, options)
        words = catalog(locale)
        if not _PREFIX.fullmatch(chosen.id_prefix):
            raise RenderError(
                f"the option id_prefix of the html renderer is {chosen.id_prefix!r}; expected a "
                "letter, then letters, digits, - or _, in ASCII"
            )
        extras = Extras(
            findings=chosen.findings,
            earlier=_by_year(report, chosen.previous),
            charts=chosen.charts,
            prefix=chosen.id_prefix,
        )
        written = article(report, words, extras, grouping=chosen.grouping)
        css = styles(chosen.stylesheet, whole=not chosen.fragment)
        if not chosen.fragment:
            return page(report, written, words, template=chosen.template, stylesheet=css)
        return f"<style>\n{css}</style>\n{written}" if chosen.styled else written


renderer = HtmlRenderer()


def _by_year(report: Report, previous: Sequence[Report]) -> dict[int, Report]:
    """Return earlier reports by their years. Raises RenderError where the years do not fit."""
    found: dict[int, Report] = {}
    for each in previous:
        if report.year is None or each.year is None or each.year >= report.year:
            raise RenderError(
                f"a previous report is on {each.year or 'an unknown year'} and the report on "
                f"{report.year or 'an unknown year'}; expected reports of earlier years"
            )
        other = found.setdefault(each.year, each)
        if other is not each and other != each:
            raise RenderError(
                f"two previous reports on {each.year} differ; expected one report of each year"
            )
    return found
