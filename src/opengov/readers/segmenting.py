"""Text in which labels and figures run together: the labels in it, and the figures between them.

What extractors make of a table is often one string without borders between its cells, or lines in
which a label wraps and its figures follow behind it. The form's own labels part it again: what
stands behind a row's label, up to the next label, is that row's.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from ..form.rows import TableKey
from .labels import Label
from .lines import Line, SourceCell, paragraph
from .numbers import is_figure
from .parting import Labelled, Piece
from .running import RunningText, shown

_MIXED = re.compile(r"(?:[^\W\d_][^\w\n]*|[0-9０-９]\s+)[0-9０-９]")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_FEW = 3
_ASIDE = re.compile(
    r"\s*(?:[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页.{0,12}|\W{0,2}注\s*[:：].*"
    r"|\W{0,4}(?:附?表)\s*[一二三四1-4]\s*[:：].{0,40})\s*"
)


@frozen(kw_only=True)
class Segment:
    """A run of figures with the labels before it; the last of a text may have labels alone."""

    labels: tuple[Labelled, ...]
    figures: tuple[SourceCell, ...]


def is_mixed(line: Line) -> bool:
    """Tell whether a paragraph holds several cells: a label and a figure behind it, or figures."""
    if line.row or is_figure(line.text):
        return False
    return bool(_MIXED.search(_BRACKETED.sub("", line.text)))


def is_aside(line: Line) -> bool:
    """Tell whether a paragraph among rows is none: a page's mark, a note, a table's number."""
    return not line.row and bool(_ASIDE.fullmatch(line.text))


@lru_cache(maxsize=4096)
def is_tabular(text: str, table: TableKey) -> bool:
    """Tell whether a paragraph's text is made of a table's labels, pieces of them, and figures."""
    whole = RunningText([paragraph(text, "")])
    ends = [0, *(edge for run in whole.runs() for edge in run), len(text)]
    pieces = [Piece(whole, a, b, table) for a, b in zip(ends[::2], ends[1::2], strict=True)]
    letters = sum(piece.letters for piece in pieces)
    return 3 * sum(piece.unknown_letters() for piece in pieces) <= letters


def end_of_figures(text: str, table: TableKey) -> int:
    """Return where, in a text that begins with a table, the last figures of the table end."""
    whole = RunningText([paragraph(text, "")])
    end = last = 0
    for start, stop in whole.runs():
        labels = tuple(Piece(whole, end, start, table).labelled())
        if labels and labels[-1][1]:
            last = stop
        end = stop
    rest = Piece(whole, last, len(text), table)
    return len(text) if 3 * rest.unknown_letters() <= rest.letters else last


def segments(lines: Sequence[Line], table: TableKey) -> Iterator[Segment]:
    """Yield the runs of figures in lines, which are read as one text, with their labels."""
    text = RunningText(lines)
    text.hide(_bare_numbers(text, table))
    runs = list(text.runs())
    starts = [start for start, _ in runs]
    pieces = list(zip([0, *(end for _, end in runs)], [*starts, len(text.whole)], strict=True))
    labels = [tuple(Piece(text, *piece, table).labelled()) for piece in pieces]
    for run, before, behind in zip(runs, labels, labels[1:], strict=False):
        figures = text.figures(*run)
        edge = text.whole[run[1] - 1 : run[1] + 1]
        if behind and _may_belong_to_either(edge, behind[0][1]):
            mark = text.cell(run[1], run[1] + 2).text
            figures = (*figures[:-1], figures[-1]._replace(text=figures[-1].text + mark))
        yield Segment(labels=before, figures=figures)
    if labels[-1]:
        yield Segment(labels=labels[-1], figures=())


def _may_belong_to_either(edge: str, labels: tuple[Label, ...]) -> bool:
    """Tell whether a digit between figures and a label may be a figure's or the label's number.

    edge: the last character of the figures and the first behind them. A digit of the label that is
    not its number may be a figure's; one of the figures that is its number, which is not printed,
    may be the label's.
    """
    numbers = {number for label in labels if (number := _number(label)) is not None}
    behind = shown(edge[1:])
    if not numbers or behind.isspace():
        return False
    return behind not in numbers if behind.isdigit() else edge[0] in numbers


def _number(label: Label) -> str | None:
    """Return the digit that the form numbers a label with."""
    return label.text[0] if label.text[0].isdigit() else None


def _bare_numbers(text: RunningText, table: TableKey) -> list[int]:
    """Return the digits before labels that number them, where no mark parts the two.

    All labels that the form numbers must have theirs, or the digits are figures.
    """
    found: list[int] = []
    spans = [*text.runs(), (len(text.whole), len(text.whole))]
    for (_, end), (following, _) in pairwise(spans):
        labels = next(Piece(text, end, following, table).labelled(), (None, ()))[1]
        number = next(filter(None, map(_number, labels)), None)
        begins = text.whole[end : end + 1]
        if number is None or shown(begins).isdigit():
            continue
        if text.whole[end - 1] != number or begins.isspace():
            return []
        found.append(end - 1)
    return found if len(found) >= _FEW else []
