"""Which lines are the tables: from a caption or head to the last row, headings and prose apart."""

import re
from collections.abc import Iterable, Sequence

from attrs import frozen

from ..form.rows import TABLES, TableKey
from .labels import exactly, fold, match
from .lines import Line
from .numbers import is_figure
from .outline import Heading

_SENTENCE = re.compile(r"[。；;！？]")
_LONG = 60
_ANCHORS: dict[TableKey, re.Pattern[str]] = {
    "proactive": re.compile(r"\W{0,2}第二十条第\(?[一五六八九]\)?项\W{0,2}$|信息内容$"),
    "requests": re.compile(r"\(?本列数据的勾稽关系|申请人情况$|一、本年新收政府信息公开申请数量$"),
    "disputes": re.compile(r"行政复议$|结果维持$"),
}


@frozen(kw_only=True)
class Region:
    """The lines of a table, from start up to but not including end."""

    table: TableKey
    start: int
    end: int


def regions(lines: Sequence[Line], opened: Iterable[Heading]) -> tuple[Region, ...]:
    """Return where the tables stand; a table broken in two has two regions."""
    stops = {heading.index for heading in opened}
    found: list[Region] = []
    index = 0
    while index < len(lines):
        table = None if index in stops else _anchor(lines, index)
        if table is None:
            index += 1
            continue
        end = _end(lines, index, table, stops)
        found.append(Region(table=table, start=index, end=end))
        index = end
    return tuple(found)


def _anchor(lines: Sequence[Line], index: int) -> TableKey | None:
    """Return the table that a line opens: by a caption, a head or the first row of table 3."""
    for cell in lines[index].filled:
        folded = fold(cell.text)
        for table in TABLES:
            if len(folded) < _LONG and _ANCHORS[table].match(folded):
                if table == "disputes" and not _disputes_follow(lines, index):
                    continue
                return table
    return None


def _disputes_follow(lines: Sequence[Line], index: int) -> bool:
    """Tell whether 行政复议 or 结果维持 heads table 4: its other labels must be near."""
    near = [cell.text for line in lines[index : index + 8] for cell in line.filled]
    return len({fold(text) for text in near if exactly("disputes", text)}) > 1


def _end(lines: Sequence[Line], start: int, table: TableKey, stops: set[int]) -> int:
    """Return the line after the last one that belongs to the table."""
    end = start + 1
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if index in stops or _anchor(lines, index) not in (None, table):
            break
        if _belongs(line, table):
            end = index + 1
        elif not line.row and _is_prose(line):
            break
    return end


def _belongs(line: Line, table: TableKey) -> bool:
    if line.row and len(line.filled) > 1:
        return True
    return any(is_figure(cell.text) or match(table, cell.text) for cell in line.filled)


def _is_prose(line: Line) -> bool:
    return bool(_SENTENCE.search(line.text)) or len(line.text) > _LONG
