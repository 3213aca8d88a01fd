"""Measure the Word renderer beside python-docx, which writes the same paragraphs and cells.

    python bench/documents.py

The peer is given the texts and the grid of each table and lays nothing out: no styles of its own,
no fonts, no borders, no widths; it merges the cells that the form merges.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import docx
from docx.table import Table

import opengov
from opengov import Report

_SAMPLE = Path(__file__).parent.parent / "examples" / "suqian-2023.json"
_LIMIT = 1.3
_ROUNDS = 15

Merged = tuple[int, int, int, int, str]
"""The top, left, bottom and right of a cell of the form, and its text."""


def contents(report: Report) -> list[tuple[str, str] | tuple[int, int, list[Merged]]]:
    """Return what the renderer writes: paragraphs with their style, and tables with their cells."""
    document = docx.Document(BytesIO(_rendered(report)))
    return [
        (block.style.name, block.text)
        if not isinstance(block, Table)
        else (len(block.rows), len(block.columns), list(_merged(block)))
        for block in document.iter_inner_content()
    ]


def _merged(table: Any) -> Iterator[Merged]:
    found: dict[Any, tuple[str, list[tuple[int, int]]]] = {}
    for row, line in enumerate(table.rows):
        for column, cell in enumerate(line.cells):
            found.setdefault(cell._tc, (cell.text, []))[1].append((row, column))  # noqa: SLF001
    for text, covered in found.values():
        yield (*covered[0], *covered[-1], text)


def peer(blocks: list[Any]) -> bytes:
    """Write the same paragraphs and cells with python-docx."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block[0], str):
            style = block[0] if block[0] in ("Title", "Heading 1", "Heading 2") else None
            document.add_paragraph(block[1], style)
            continue
        rows, columns, cells = block
        grid = [row.cells for row in document.add_table(rows, columns).rows]
        for top, left, bottom, right, text in cells:
            cell = grid[top][left]
            if (top, left) != (bottom, right):
                cell = cell.merge(grid[bottom][right])
            cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _rendered(report: Report) -> bytes:
    written = opengov.render(report, "docx")
    assert isinstance(written, bytes)
    return written


def _seconds(call: Callable[[], object]) -> float:
    start = process_time()
    call()
    return process_time() - start


def main() -> None:
    """Time both sides in turn and print the median of the ratios."""
    report = opengov.load(_SAMPLE)
    blocks = contents(report)
    read = opengov.read(peer(blocks)).report
    assert read.requests.table == report.requests.table  # both write the same
    pairs = [
        (_seconds(lambda: _rendered(report)), _seconds(lambda: peer(blocks)))
        for _ in range(_ROUNDS)
    ]
    ours, theirs = (median(side) for side in zip(*pairs, strict=True))
    ratio = median(mine / other for mine, other in pairs)
    verdict = "within" if ratio <= _LIMIT else "missed"
    print(
        f"docx : python-docx  {ours * 1e3:.1f} ms  {theirs * 1e3:.1f} ms  "
        f"ratio {ratio:.3f}  limit {_LIMIT}  {verdict}"
    )
    print(
        f"- the document has {len(_rendered(report)):,} bytes, python-docx's {len(peer(blocks)):,}"
    )


if __name__ == "__main__":
    main()
