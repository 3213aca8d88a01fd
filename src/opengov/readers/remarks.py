"""Notes that name the row or cell they are on, as our renderers print remarks under a table."""

from collections.abc import Iterable
from functools import cache

from ..form.naming import SEPARATOR, heads_of
from ..form.rows import TableKey, rows
from ..model.printed import EDITIONS
from ..model.report import Remark

_NOTE, _COLON = "注：", "："


def remark_of(text: str, table: TableKey) -> Remark | None:
    """Return the remark that a paragraph under a table is, or None.

    >>> remark_of("注：规章 · 本年制发件数：其中修订16件", "proactive")
    Remark(place='proactive.table.rules.issued', text='其中修订16件')
    >>> remark_of("注：本表数据截至年底。", "proactive") is None
    True
    """
    if not text.startswith(_NOTE):
        return None
    named = ""
    for part in text.removeprefix(_NOTE).split(_COLON)[:-1]:  # a label may have a colon in it
        named += part
        if (place := _places(table).get(named)) is not None:
            start = len(_NOTE) + len(named) + len(_COLON)
            return Remark(place=place, text=text[start:])
        named += _COLON
    return None


def part_remarks(
    texts: Iterable[str], table: TableKey
) -> tuple[tuple[Remark, ...], tuple[str, ...]]:
    """Return the remarks among the paragraphs under a table, and the other paragraphs."""
    told = [(text, remark_of(text, table)) for text in texts]
    return (
        tuple(remark for _, remark in told if remark is not None),
        tuple(text for text, remark in told if remark is None),
    )


@cache
def _places(table: TableKey) -> dict[str, str]:
    """Return the places of the rows and cells of a table by what they are called."""
    return {
        SEPARATOR.join(heads_of(place, edition)): place
        for edition in EDITIONS
        for row in rows(table, edition)
        for place in (row.place, *row.places)
    }
