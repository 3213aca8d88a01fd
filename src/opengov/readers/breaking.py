"""Parts of a report that run into each other, broken where a heading or a table begins or ends.

Extractors glue a heading to the sentence before it or to the text it opens, a table to both, or a
whole report into one line.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from attrs import evolve

from ..form.rows import TableKey
from .lines import Line, paragraph
from .outline import glued_headings
from .regions import TABLE_STARTS
from .segmenting import end_of_figures

_SHORTEST = 12
_HINT = re.compile("情[况況]|概述|[问問][题題]|事[项項]|第二十|本列|申[请請]|行政[复複復]")
"""What is in every title of a section, and in every beginning of a table."""


def broken(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, those that hold several parts of a report in pieces."""
    for line in lines:
        if line.row or len(line.text) < _SHORTEST or not _HINT.search(line.text):
            yield line
            continue
        texts = list(_pieces(line.text))
        if len(texts) < 2:
            yield line
            continue
        first, *others = (paragraph(text, line.where) for text in texts)
        yield evolve(first, notes=line.notes)
        yield from others


def _pieces(text: str) -> Iterator[str]:
    borders = {0, len(text)}
    for start, end in glued_headings(text):
        borders.update((start, end))
    tables: dict[int, TableKey] = {}
    for table, pattern in TABLE_STARTS.items():
        tables.update((found.start(), table) for found in pattern.finditer(text))
    borders.update(tables)
    ordered = sorted(borders)
    for start, end in pairwise(ordered):
        piece = text[start:end]
        stop = end_of_figures(piece, tables[start]) if start in tables else len(piece)
        yield from filter(None, (piece[:stop].strip(), piece[stop:].strip()))
