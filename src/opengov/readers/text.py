"""The text reader: rows by tabs, by pipes or between rules, Markdown tables, one cell a line."""

import re
from collections.abc import Sequence
from itertools import groupby

from ..errors import LimitError
from .assembling import assemble
from .encodings import BYTE_ORDER_MARKS, decode_text, encoding_notes
from .lines import Line, paragraph, row
from .reader import Limits, Reading

_BREAK = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_RULE = re.compile(r"\+(?:[-=]++\+)++")
_DELIMITER = re.compile(r"\|?(?:\s*+:?-{3,}+:?\s*+\|)++(?:\s*+:?-{3,}+:?)?+")
_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_EMPHASIS = re.compile(r"(?<!\\)(\*\*|__)(?=\S)((?:(?!\1).)++)(?<=\S)\1")
_COMMENT = re.compile(r"<!--[^<>]*-->")


_WIDEST, _LONGEST = 40, 400


class TextReader:
    """Reads plain text and Markdown."""

    name = "text"
    suffixes = (".txt", ".md", ".markdown", ".text", ".tsv")

    def sniff(self, data: bytes, name: str | None) -> float:
        """Take what decodes as text and holds no control characters, if nobody is surer."""
        if name is not None and name.lower().endswith(self.suffixes):
            return 0.9
        sample = data[:4096]
        if sample.startswith(tuple(BYTE_ORDER_MARKS)):
            return 0.5
        return 0.0 if b"\x00" in sample or sample.startswith((b"%PDF", b"PK\x03\x04")) else 0.3

    def read(self, data: bytes, *, limits: Limits) -> Reading:
        """Read a report from the bytes of a text. Raises ReadError."""
        text, encoding = decode_text(data)
        notes = encoding_notes(text, encoding)
        return assemble(text_lines(text, limits), format_name=self.name, notes=notes, limits=limits)


reader = TextReader()


def text_lines(text: str, limits: Limits) -> list[Line]:
    """Return the lines of a text that hold something, as paragraphs or rows of cells."""
    raw_lines = _BREAK.split(_COMMENT.sub(" ", text))
    _refuse_more("lines", len(raw_lines), limits.lines)
    _refuse_more("cells", text.count("\t") + text.count("|"), limits.cells)
    markdown = any(_is_delimiter(raw) or _HEADING.match(raw) for raw in raw_lines)
    found: list[Line] = []
    ruled: list[Line] = []
    inside = False
    fenced = _fenced(raw_lines)
    for number, raw in enumerate(raw_lines, 1):
        if _RULE.fullmatch(raw.strip()):
            found.extend(_joined(ruled))
            ruled = []
            inside = True
            continue
        line = _line(raw, f"line {number}", markdown=markdown, fenced=number in fenced)
        if line is None:
            continue
        if _is_no_row(line):
            found.extend(paragraph(cell.text, cell.where) for cell in line.filled)
            continue
        if inside and line.row:
            ruled.append(line)
            continue
        found.extend(_joined(ruled))
        ruled = []
        inside = False
        found.append(line)
    found.extend(_joined(ruled))
    return found


def _is_no_row(line: Line) -> bool:
    """Tell whether what stands between bars or tabs is a whole page in one line, not a row."""
    return line.row and (
        len(line.cells) > _WIDEST or any(len(cell.text) > _LONGEST for cell in line.cells)
    )


def _refuse_more(kind: str, found: int, limit: int) -> None:
    if found > limit:
        raise LimitError(
            f"the text has {found} {kind}; at most {limit} are read; give limits to read more"
        )


def _fenced(raw_lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines whose first bar is a fence: all beside them begin so.

    In lines of which one begins with a cell, a bar at the beginning ends an empty cell.
    """
    found: set[int] = set()
    for barred, group in groupby(
        ((number, raw.strip()) for number, raw in enumerate(raw_lines, 1) if raw.strip()),
        key=lambda line: "|" in line[1],
    ):
        lines = list(group)
        if barred and all(text.startswith("|") for _, text in lines):
            found.update(number for number, _ in lines)
    return found


def _line(raw: str, where: str, *, markdown: bool, fenced: bool) -> Line | None:
    """Return a line of the source, or None where it holds nothing but blanks and rules."""
    text = raw.strip()
    if not text or _is_delimiter(raw):
        return None
    if "\t" in raw:
        return row(text, raw.split("\t"), where)
    if _PIPE.search(text):
        return _pipe_row(text, where, fenced=fenced)
    return paragraph(_plain(text) if markdown else text, where)


def _is_delimiter(raw: str) -> bool:
    """Tell whether a line is what stands between the head and the rows of a Markdown table."""
    return _DELIMITER.fullmatch(raw.strip()) is not None


def _plain(text: str) -> str:
    """Return a line of Markdown without the marks of headings, emphasis and escapes."""
    return _unescaped(_EMPHASIS.sub(r"\2", _HEADING.sub("", text)))


def _pipe_row(text: str, where: str, *, fenced: bool) -> Line | None:
    """Return the cells between bars; the last bar ends a cell, the first may be a fence."""
    parts = [_unescaped(part).strip() for part in _PIPE.sub("\\1\0", text).split("\0")]
    if not any(parts):
        return None
    first = 1 if fenced and not parts[0] and len(parts) > 2 else 0
    last = -1 if not parts[-1] else None
    return row(text, parts[first:last], where)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text


def _joined(lines: list[Line]) -> list[Line]:
    """Join the lines between two rules, cell by cell: together they are one row, or none."""
    if not lines:
        return []
    width = max(len(line.cells) for line in lines)
    texts = [
        "".join(line.cells[index].text for line in lines if index < len(line.cells))
        for index in range(width)
    ]
    return [
        row("\n".join(line.text for line in lines), texts, lines[0].where.partition(" cell")[0])
    ]
