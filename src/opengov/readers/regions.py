"""Which lines are the tables: from a caption or head to the last row, headings and prose apart."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import frozen

from ..form.rows import TABLES, TableKey
from .characters import fold
from .labels import match
from .lines import Line
from .numbers import is_figure
from .outline import Heading
from .remarks import remark_of
from .segmenting import is_tabular
from .units import is_unit_line

_SENTENCE = re.compile(r"[。；;！？]")
_LONG, _FAR, _MANY = 60, 30, 4
_ANCHORS: dict[TableKey, re.Pattern[str]] = {
    "proactive": re.compile(
        r"\W{0,2}第二十条第\(?[一五六八九]\)?项(?:\W{0,2}(?:\(.{1,12}\))?$|信息内容)|信息内容(?:$|本年|上一年|采购)"
    ),
    "requests": re.compile(
        r"\(?本列数据的勾稽关系|申请人情况(?:$|自然人)|一、本年新收政府信息公开申请数量[0-9]*$"
    ),
    "disputes": re.compile(r"行政复议(?:$|行政诉讼)|结果维持(?:$|结果纠正)"),
}
TABLE_STARTS: dict[TableKey, re.Pattern[str]] = {
    # Where a table begins in a paragraph that it is glued to, as printed.
    "proactive": re.compile(r"第二十条\s*第\s*[（(]一[)）]\s*项\s*信息内容"),
    "requests": re.compile(
        r"[（(]\s*本列数据的勾稽关系|(?<!之和[)）])(?<!之和[)）]\s)申请人情况\s*自然人"
    ),
    "disputes": re.compile(r"行政复议\s*行政诉讼\s*结果维持"),
}
_RESULTS = ("维持", "纠正", "其他结果", "尚未审结", "总计")
_ANNEX = re.compile(r"\W{0,3}附[件表录]?\s*\d{0,2}\s*[:：]")
_NOTE = re.compile(r"\W{0,2}注\s*[:：]")


@frozen(kw_only=True)
class Region:
    """The lines of a table, from start up to but not including end."""

    table: TableKey
    start: int
    end: int


def regions(lines: Sequence[Line], opened: Iterable[Heading]) -> tuple[Region, ...]:
    """Return where the tables stand; a table broken in two has two regions."""
    stops = {heading.index for heading in opened}
    anchors: list[TableKey | None] = [
        None if index in stops else _anchor(lines, index) for index in range(len(lines))
    ]
    found: list[Region] = []
    index = 0
    while index < len(lines):
        table = anchors[index]
        if table is None:
            index += 1
            continue
        end = _end(lines, index, anchors, stops)
        headed = index > 0 and index - 1 not in stops and is_unit_line(lines[index - 1].text)
        found.append(Region(table=table, start=index - headed, end=end))
        index = end
    return tuple(found)


def _anchor(lines: Sequence[Line], index: int) -> TableKey | None:
    """Return the table that a line opens: by a caption, a head or the first row of table 3."""
    for cell in lines[index].cells:
        text = cell.text
        table = None if text.isascii() else _opened(text[:_LONG])
        if table is not None and (table != "disputes" or _disputes_follow(lines, index)):
            return table
    return None


@lru_cache(maxsize=4096)
def _opened(text: str) -> TableKey | None:
    """Return the table that a cell's text opens."""
    folded = fold(text)
    return next((table for table in TABLES if _ANCHORS[table].match(folded)), None)


def _disputes_follow(lines: Sequence[Line], index: int) -> bool:
    """Tell whether 行政复议 or 结果维持 heads table 4: its other heads must be near."""
    near = "".join(
        fold(cell.text)
        for line in lines[index : index + 12]
        for cell in line.cells
        if not cell.text.isascii()
    )
    return sum(result in near for result in _RESULTS) > 1


def _end(
    lines: Sequence[Line], start: int, anchors: Sequence[TableKey | None], stops: set[int]
) -> int:
    """Return the line after the last one that belongs to the table that a line opens.

    What is found within so many lines belongs; farther on it is another thing's.
    """
    table = anchors[start]
    assert table is not None
    end = start + 1
    noted = False
    for index in range(start + 1, len(lines)):
        line = lines[index]
        far = index - end > _FAR
        if far or index in stops or anchors[index] not in (None, table) or _ANNEX.match(line.text):
            break
        if _is_row(line) or (not noted and _belongs(line, table)):
            end = index + 1
        elif _NOTE.match(line.text):
            noted = True  # what is printed under a table, but for more of its rows
        elif not line.row and _is_prose(line):
            break
    return end


def _is_row(line: Line) -> bool:
    """Tell whether a line is a row of a table: of several cells, or of many that are empty."""
    if not line.row:
        return False
    texts = [cell.text for cell in line.cells]
    filled = len(texts) - texts.count("")
    return filled > 1 or (not filled and len(texts) > _MANY)


def _belongs(line: Line, table: TableKey) -> bool:
    if remark_of(line.text, table) is not None:
        return False
    if any(is_figure(cell.text) or match(table, cell.text) for cell in line.filled):
        return True
    return not line.row and is_tabular(line.text, table)


def _is_prose(line: Line) -> bool:
    return bool(_SENTENCE.search(line.text)) or len(line.text) > _LONG
