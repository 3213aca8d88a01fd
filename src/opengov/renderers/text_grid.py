"""Draw tables with + - and |, aligned by the width that a terminal gives to each character."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from attrs import frozen
from wcwidth import wcswidth, wcwidth

from .characters import one_line

_WORD_END = re.compile(r"[!-~]+$")
_CLOSING = "、，。；：！？）》」』”"
_WIDE = 2
_BORDER = 3
"""What a box takes beside its text: a bar and two spaces."""


@frozen(kw_only=True)
class Box:
    """A cell of a line: its text wraps to its width; indent stands before every line of it."""

    text: str
    width: int
    align: Literal["left", "center", "right"] = "left"
    indent: int = 0


BoxLine: TypeAlias = tuple[Box, ...]
"""The boxes of one line; those of every line of a table are together equally wide."""


def plain(text: str) -> str:
    """Return a text as one line without invisible characters, such as those that turn direction."""
    line = one_line(text)
    if line.isascii():
        return line
    return "".join(char for char in line if not _is_invisible(char))


def cell(text: str) -> str:
    """Return a text as it stands in a table, where a bar and a backslash are escaped."""
    return plain(text).replace("\\", "\\\\").replace("|", "\\|")


def across(widths: Sequence[int]) -> int:
    """Return the width of one box in the place of several."""
    return sum(widths) + _BORDER * (len(widths) - 1)


def outer(widths: Sequence[int]) -> int:
    """Return the width of a whole line of boxes, with its bars."""
    return across(widths) + _BORDER + 1


def draw(lines: Sequence[BoxLine], *, heads: int = 0) -> str:
    """Draw a table with a rule between its lines, and a double one under so many heads."""
    edges = [set(_edges(line)) for line in lines]
    width = outer([box.width for box in lines[0]])
    drawn = [_rule(edges[0], width, "-")]
    for index, line in enumerate(lines):
        drawn.extend(_draw_line(line))
        below = edges[index + 1] if index + 1 < len(lines) else set[int]()
        drawn.append(_rule(edges[index] | below, width, "=" if index + 1 == heads else "-"))
    return "\n".join(drawn)


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of a display width, between words of ASCII where it can.

    A character and its marks, or a backslash and what it escapes, stay together.
    """
    lines: list[str] = []
    line = ""
    for unit in _units(text):
        if line and wcswidth(line + unit) > width:
            cut = _cut(line, unit)
            lines.append(line[:cut].rstrip(" "))
            line = line[cut:]
        if line or unit != " ":
            line += unit
    return [*lines, line.rstrip(" ")]


def _cut(line: str, unit: str) -> int:
    """Return where a full line ends: not within a word of ASCII, nor before a closing mark."""
    if unit in _CLOSING and len(line) > 1 and wcwidth(line[-1]) == _WIDE:
        return len(line) - 1
    word = _WORD_END.search(line) if unit.isascii() and unit != " " else None
    return word.start() if word and word.start() else len(line)


def _is_invisible(char: str) -> bool:
    return unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f"


def _units(text: str) -> Iterator[str]:
    unit = ""
    for char in text:
        if unit and unit != "\\" and wcwidth(char) > 0:
            yield unit
            unit = ""
        unit += char
    if unit:
        yield unit


def _edges(line: BoxLine) -> Iterator[int]:
    edge = 0
    yield edge
    for box in line:
        edge += box.width + _BORDER
        yield edge


def _rule(edges: set[int], width: int, stroke: str) -> str:
    return "".join("+" if column in edges else stroke for column in range(width))


def _draw_line(boxes: BoxLine) -> Iterator[str]:
    texts = [wrap(box.text, box.width - box.indent) for box in boxes]
    for index in range(max(map(len, texts))):
        drawn, edge = "|", 0
        for box, wrapped in zip(boxes, texts, strict=True):
            edge += box.width + _BORDER
            drawn += f" {_aligned(wrapped[index] if index < len(wrapped) else '', box)}"
            drawn += " " * (edge - wcswidth(drawn)) + "|"
        yield drawn


def _aligned(text: str, box: Box) -> str:
    free = box.width - wcswidth(text)
    before = {"left": box.indent, "center": free // 2, "right": free}[box.align]
    return " " * before + text
