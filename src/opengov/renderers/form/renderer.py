"""The form renderer: one page to fill a report in, with all that it needs inside it."""

import json
from functools import cache
from typing import Any

from attrs import frozen

from ...codec.documents import dumps
from ...form.rows import section_titles
from ...messages.catalog import catalog
from ...model.printed import Edition
from ...model.report import Report
from ..options import read_options
from .facts import facts
from .fields import front, section
from .shown import blank_of, edition_of
from .skeleton import page
from .tables import Tables


@frozen(kw_only=True)
class FormOptions:
    """The page has no options."""


@frozen(kw_only=True)
class FormRenderer:
    """Writes a page that works from disk: it is filled in, checks the sums, saves the document."""

    name: str = "form"
    media_type: str = "text/html"
    suffix: str = ".html"

    def render(self, report: Report, *, locale: str, **options: Any) -> str:
        """Return the page for a report, filled in with what the report says.

        It has the cells of the whole form, also of rows and tables that the report does not print.
        Nothing in it asks for anything outside, and its policy forbids that. Raises DumpError for a
        report that no document can hold.
        """
        read_options(FormOptions, self.name, options)
        words, edition = catalog(locale), edition_of(report)
        tables = Tables.of(report, words)
        sections = (section(key, report, tables) for key in section_titles())
        data = {
            "report": dumps(report),
            "blank": dumps(blank_of(report)),
            "facts": _facts(edition, locale),
        }
        return page(edition, locale, form="".join((front(report, words), *sections)), data=data)


renderer = FormRenderer()


@cache
def _facts(edition: Edition, locale: str) -> str:
    return json.dumps(facts(edition, catalog(locale)), ensure_ascii=False, separators=(",", ":"))
