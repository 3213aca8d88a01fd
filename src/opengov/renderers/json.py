"""The JSON renderer: the document that dumps writes."""

from typing import Any

from attrs import frozen

from ..codec.documents import dumps
from ..model.report import Report
from .options import read_options


@frozen(kw_only=True)
class JsonOptions:
    """There are none: equal reports are equal documents."""


@frozen(kw_only=True)
class JsonRenderer:
    """Writes the document of a report, which has the keys of the contract in every locale."""

    name: str = "json"
    media_type: str = "application/json"
    suffix: str = ".json"

    def render(self, report: Report, *, locale: str, **options: Any) -> str:
        """Return the document as a file holds it. Raises DumpError as dumps does."""
        read_options(JsonOptions, self.name, options)
        return f"{dumps(report)}\n"


renderer = JsonRenderer()
