"""Open what the renderer writes as python-docx sees it."""

from io import BytesIO
from typing import Any

import docx

from opengov.model.report import Report
from opengov.renderers.rendering import render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(report: Report, **options: Any) -> Any:
    """Return a report's document."""
    written = render(report, "docx", **options)
    assert isinstance(written, bytes)
    return docx.Document(BytesIO(written))


def styled(document: Any) -> list[tuple[str, str]]:
    """Return the paragraphs of a document that are not empty: style and text."""
    return [(p.style.name, p.text) for p in document.paragraphs if p.text]


def grid(table: Any) -> list[list[str]]:
    """Return the texts of a table, that of a merged cell in each cell that it covers."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def directions(table: Any) -> list[str]:
    """Return in which directions the texts of a table stand upright, without repetition."""
    found = (each.get(W + "val") for each in table._tbl.iter(W + "textDirection"))
    return list(dict.fromkeys(found))
