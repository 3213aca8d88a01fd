"""What a place is called on paper: the labels that lead to it."""

from functools import cache

from ..model.printed import EDITIONS, Edition, label
from .rows import TABLES, rows, section_titles

SEPARATOR = " · "
"""What stands between the labels that lead to one figure or row."""

_PARTS = {
    "title": label("标题"),
    "year": label("年度"),
    "published": label("发布日期"),
    "preamble": label("序言"),
}


@cache
def heads_of(place: str, edition: Edition = "2021") -> tuple[str, ...]:
    """Return the printed labels of a cell, a row, a section or another place, the outermost first.

    edition is that of the report's table 3: requests.table.outcomes.otherwise.other is a cell in
    one and a row in the other. A place that has no printed name is its own name.

    >>> heads_of("requests.table.outcomes.refused.state_secret.total")
    ('三、本年度办理结果', '（三）不予公开', '1.属于国家秘密', '总计')
    """
    for each in (edition, *EDITIONS):
        if (found := _labels(each).get(place)) is not None:
            return found
    key = place.partition(".")[0]
    if key in section_titles():
        return (section_titles()[key],)
    return (_PARTS.get(key.partition("[")[0], place),)


@cache
def _labels(edition: Edition) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for table in TABLES:
        for row in rows(table, edition):
            found[row.place] = row.heads
            for column, place in zip(row.columns, row.places, strict=True):
                found[place] = (*row.heads, column.label)
    return found
