"""The Word renderer: a document as offices send it out."""

from typing import Any

from attrs import frozen

from ...messages.catalog import catalog
from ...model.report import Report
from ..figures import Figures
from ..options import read_options
from .document import body
from .package import MEDIA_TYPE, package
from .tables import written


@frozen(kw_only=True)
class DocxOptions:
    """grouping: digits in groups."""

    grouping: bool = False


@frozen(kw_only=True)
class DocxRenderer:
    """Lays a report out as an official document on A4."""

    name: str = "docx"
    media_type: str = MEDIA_TYPE
    suffix: str = ".docx"

    def render(self, report: Report, *, locale: str, **options: Any) -> bytes:
        """Return the report as a document of Word; equal reports give equal bytes."""
        chosen = read_options(DocxOptions, self.name, options)
        words = catalog(locale)
        figures = Figures.of(report, words, grouping=chosen.grouping, write=written)
        return package(report, body(report, words, figures), locale=locale)


renderer = DocxRenderer()
