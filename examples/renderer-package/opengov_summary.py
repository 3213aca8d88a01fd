"""A renderer that writes a report as one line: who, which year, and what came in and went out."""

from typing import Any

from opengov.errors import RenderError
from opengov.form.places import value
from opengov.model.report import Report

_PLACES = (
    "requests.table.received.total",
    "requests.table.outcomes.total.total",
    "requests.table.carried_out.total",
)


class SummaryRenderer:
    """Writes the agency, the year and three totals of table 3, separated as asked."""

    name = "summary"
    media_type = "text/plain"
    suffix = ".txt"

    def render(self, report: Report, *, locale: str, **options: Any) -> str:
        """Return the line; a figure that is unknown is empty, never a zero."""
        separator = str(options.pop("separator", "\t"))
        if options:
            raise RenderError(
                f"the summary renderer has no option {next(iter(options))!r}; known: separator"
            )
        found = (report.agency.name, report.year, *(value(report, place) for place in _PLACES))
        return separator.join("" if item is None else str(item) for item in found) + "\n"
