"""The HTML renderer: a whole page that is ready to print, or its article alone."""

from functools import cache
from typing import Any

from attrs import frozen

from ..messages.catalog import catalog
from ..model.printed import label
from ..model.report import Report
from .figures import Figures
from .html_tables import table, written
from .html_text import element, safe
from .options import read_options
from .outline import Part, imprint, outline
from .stylesheet import STYLESHEET

NAMELESS = label("政府信息公开工作年度报告")


@frozen(kw_only=True)
class HtmlOptions:
    """fragment: the article without a page around it. grouping: digits in groups."""

    fragment: bool = False
    grouping: bool = False


@frozen(kw_only=True)
class HtmlRenderer:
    """Lays a report out as the form does, with spans, scopes and captions."""

    name: str = "html"
    media_type: str = "text/html"
    suffix: str = ".html"

    def render(self, report: Report, *, locale: str, **options: Any) -> str:
        """Return the report as a page, or as an article where fragment is asked for.

        The report's own text is marked as Chinese where the locale is another.
        """
        chosen = read_options(HtmlOptions, self.name, options)
        words = catalog(locale)
        figures = Figures.of(report, words, grouping=chosen.grouping, write=written)
        own = "" if locale == "zh-Hans" else ' lang="zh"'
        filled = [f'<article class="annual-report" lang="{safe(locale)}">\n']
        if report.title is not None:
            filled.append(element("h1", report.title, own))
        filled += [element("p", line, ' class="imprint"') for line in imprint(report, words)]
        filled += [element("p", paragraph, own) for paragraph in report.preamble]
        for part in outline(report, words):
            _section(part, report, figures, own=own, filled=filled)
        filled.append("</article>\n")
        article = "".join(filled)
        if chosen.fragment:
            return article
        title = words.text(NAMELESS) if report.title is None else report.title
        before, between = _page(locale)
        return f"{before}{safe(title)}{between}{article}</body>\n</html>\n"


renderer = HtmlRenderer()


def _section(part: Part, report: Report, figures: Figures, *, own: str, filled: list[str]) -> None:
    filled.append("<section>\n")
    if part.title is not None:
        filled.append(element("h2", part.title, "" if part.translated else own))
    filled += [element("p", paragraph, own) for paragraph in part.body]
    if part.table is not None:
        filled.append(table(part.table, report, figures))
    filled += [element("p", note, ' class="note"') for note in part.notes]
    filled += [element("p", paragraph, own) for paragraph in part.after]
    filled.append("</section>\n")


@cache
def _page(locale: str) -> tuple[str, str]:
    before = (
        f'<!DOCTYPE html>\n<html lang="{safe(locale)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>'
    )
    return before, f"</title>\n<style>\n{STYLESHEET}</style>\n</head>\n<body>\n"
