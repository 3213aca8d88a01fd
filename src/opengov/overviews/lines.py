"""The overview as CSV: one finding a row, and a row for each file of which there is none to tell.

RFC 4180 in UTF-8. Columns and their values do not depend on the locale, only sentences do. A text
that a spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from ..messages.catalog import Catalog
from ..model.figures import Figure
from ..renderers.csv import inert
from ..renderers.text_grid import plain
from .entry import Entry
from .telling import Told, causes, unassessed

COLUMNS = (
    *("kind", "file", "agency", "year", "title"),
    *("check", "severity", "status", "place", "label", "printed", "expected"),
    *("message", "clause", "suggestion", "cause", "count", "source", "fingerprint"),
)
"""The columns, in their order."""


def lines(entries: tuple[Entry, ...], words: Catalog) -> str:
    """Return the overview as CSV.

    The kind of a row is finding, clean (a report without findings), not_assessed (what a check
    could not judge for one reason, count times) or unreadable.
    """
    filled = StringIO(newline="")
    writer = csv.DictWriter(filled, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for entry in entries:
        facts = {
            "file": _text(entry.file),
            "agency": _text(entry.agency or ""),
            "year": _number(entry.year, words),
            "title": _text(entry.title or ""),
        }
        writer.writerows({**facts, **row} for row in _rows(entry, words))
    return filled.getvalue()


def _rows(entry: Entry, words: Catalog) -> Iterator[Mapping[str, str]]:
    if entry.validation is None:
        yield {"kind": "unreadable", "message": _text(entry.error)}
    elif not entry.validation.findings:
        yield {"kind": "clean"}
    for cause in causes(entry, words):
        for told in cause:
            yield _finding(told, words)
    for each in unassessed(entry, words):
        yield {
            "kind": "not_assessed",
            "check": _text(each.check),
            "count": str(each.count),
            "message": _text(each.reason),
        }


def _finding(told: Told, words: Catalog) -> Mapping[str, str]:
    return {
        "kind": "finding",
        "check": _text(told.check),
        "severity": told.severity,
        "status": told.status,
        "place": _text(told.place),
        "label": _text(told.label),
        "printed": _number(told.printed, words),
        "expected": _number(told.expected, words),
        "message": _text(told.message),
        "clause": _text(told.clause),
        "suggestion": _text(told.suggestion),
        "cause": str(told.cause),
        "source": _text(told.source),
        "fingerprint": told.fingerprint,
    }


def _number(figure: Figure, words: Catalog) -> str:
    return "" if figure is None else words.number(figure)


def _text(text: str) -> str:
    return inert(plain(text))
