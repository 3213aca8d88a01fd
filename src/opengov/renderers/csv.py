"""The CSV renderer: tidy rows by RFC 4180 in which no text is a formula."""

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from ..messages.catalog import catalog
from ..model.report import Report
from .options import read_options
from .tidy import columns, tidy

_LIVE = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_BOM = "\ufeff"


@frozen(kw_only=True)
class CsvOptions:
    """labels: columns with the printed labels. bom: the mark by which Excel knows UTF-8."""

    labels: bool = False
    bom: bool = False


@frozen(kw_only=True)
class CsvRenderer:
    """Writes a line for each cell, under a line of names."""

    name: str = "csv"
    media_type: str = "text/csv"
    suffix: str = ".csv"

    def render(self, report: Report, *, locale: str, **options: Any) -> str:
        """Return the report as CSV; lines end as RFC 4180 says, with a carriage return too."""
        return self.render_all([report], locale=locale, **options)

    def render_all(self, reports: Iterable[Report], *, locale: str, **options: Any) -> str:
        """Return reports as one CSV, under one line of names.

        A text that a spreadsheet would take for a formula begins with an apostrophe. Where a text
        begins so itself, it has one more: taking one away before = + - @ gives every text back.
        """
        chosen = read_options(CsvOptions, self.name, options)
        words = catalog(locale)
        names = columns(labels=chosen.labels)
        buffer = io.StringIO(newline="")
        buffer.write(_BOM if chosen.bom else "")
        lines = csv.writer(buffer)
        lines.writerow(names)
        for report in reports:
            for cell in tidy(report, words):
                texts = cell._asdict()
                texts["value"] = None if cell.value is None else words.number(cell.value)
                lines.writerow([_field(name, texts[name]) for name in names])
        return buffer.getvalue()


renderer = CsvRenderer()


def inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    >>> inert("=1+1"), inert("'=1+1"), inert("1+1")
    ("'=1+1", "''=1+1", '1+1')
    """
    return f"'{text}" if _LIVE.match(text) else text


def _field(name: str, value: Any) -> Any:
    return inert(value) if isinstance(value, str) and name != "value" else value
