"""Lines as one running text: where the figures stand in it, and which line a piece is from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from .lines import Line, SourceCell

Span = tuple[int, int]

_LETTER = r"(?:[^\W\d_]|[\u2e80-\u2fd5“\"'‘《])"
_NUMBERED = re.compile(
    rf"[1-9](?=[^\S\n]*[.、．)）]\s*{_LETTER})|(?<=[(（])[1-9](?=[)）]\s*{_LETTER})"
)
_FIGURES = "0123456789/"
_HIDDEN = "".join(chr(0xE000 + number) for number in range(len(_FIGURES)))  # of private use
_AS_LABEL = str.maketrans(_FIGURES, _HIDDEN)
_AS_FIGURE = str.maketrans(_HIDDEN, _FIGURES)
_OR = re.compile(r"增\s*/\s*[减減]")
_PLAIN = str.maketrans("０１２３４５６７８９＋－，．／−", "0123456789+-,./-")
_REMARK = r"\s*[(（](?:[^()（）]{0,40}[0-9]|其中|含|包括|不含|另|较|比|同比)[^()（）]{0,40}[)）]"
_NUMBER = rf"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?(?:[万亿]?元|[件条项宗个份次笔])?(?:{_REMARK})?"
_MARK = r"(?:[-—]+|无)"
_RUN = re.compile(
    rf"(?>{_NUMBER}|/|(?<=\s){_MARK}(?=\s+(?:[0-9/—-]|无)))"
    rf"(?:\s*(?>{_NUMBER}|/|[-—]+(?=[\s/—-]|$)|(?<=\s)无(?=\s|$)))*+"
)
_TOKEN = re.compile(rf"{_REMARK}|\s+")
_DATED = re.compile(r"\s*[年月日时％%]")
_PAGE_MARK = re.compile(
    r"[—–]\s*[0-9]{1,3}\s*[—–]"
    r"|(?<![0-9/—-])\s-\s[0-9]{1,3}\s-(?=\s)"
    r"|-\s[0-9]{1,3}\s-(?=[^\W\d_]|[（(]|[1-9][.、．)）])"
)
_BRACKETED = re.compile(r"(?<![0-9])(?<![0-9]\s)[(（][^()（）]{0,60}[)）]")


class RunningText:
    """Lines as one text, in which every position knows its line.

    whole: the text in plain characters, the digits of labels hidden, position by position.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line.text) + 1)
        self._printed = "\n".join(line.text for line in lines)
        plain = _PAGE_MARK.sub(_blank, self._printed.translate(_PLAIN))
        for pattern in (_BRACKETED, _NUMBERED, _OR):
            plain = pattern.sub(_hide_figures, plain)
        self.whole = plain

    def hide(self, positions: Iterable[int]) -> None:
        """Take digits for a part of the labels behind them."""
        characters = list(self.whole)
        for position in positions:
            characters[position] = characters[position].translate(_AS_LABEL)
        self.whole = "".join(characters)

    def cell(self, start: int, end: int) -> SourceCell:
        """Return a piece of the text as a cell."""
        line = self._lines[bisect_right(self._starts, start) - 1]
        text = "".join(self._printed[start:end].split("\n"))
        return SourceCell(text=text.strip(), where=line.where)

    def runs(self) -> Iterator[Span]:
        """Yield where figures stand; those of a date are none, nor is what runs into one."""
        for found in _RUN.finditer(self.whole):
            start, end = found.span()
            if _DATED.match(self.whole, end):
                end = self._before_last(start, end)
            if end > start:
                yield start, end

    def _before_last(self, start: int, end: int) -> int:
        """Return where the last figure of a run begins, or the run's start where it has no border.

        The figure is a date's, which stands on a line of its own, or nobody can tell them apart.
        """
        return max(start, self.whole.rfind("\n", start, end))

    def figures(self, start: int, end: int) -> tuple[SourceCell, ...]:
        """Return the cells of a run as white space parts them; a remark stays with its figure."""
        borders = [start]
        for gap in _TOKEN.finditer(self.whole, start, end):
            ends = gap.start() if gap[0].isspace() else gap.end()
            borders += [ends, gap.end()]
        spans = zip(borders[::2], [*borders[1::2], end], strict=True)
        return tuple(self.cell(*span) for span in spans if span[0] < span[1])


def _blank(found: re.Match[str]) -> str:
    """Return a text of blanks, as long as what a page's mark took."""
    return " " * len(found[0])


def _hide_figures(found: re.Match[str]) -> str:
    """Return a text whose digits and strokes are a label's, so that no run of figures has them."""
    return found[0].translate(_AS_LABEL)


def shown(text: str) -> str:
    """Return a piece of running text with the digits of its labels."""
    return text.translate(_AS_FIGURE)
