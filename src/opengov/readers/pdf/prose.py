"""Lines of text into paragraphs; headers, footers and page numbers are kept out by their place."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import frozen

from .drawings import Box
from .pages import Page
from .text import TextLine, is_ideograph

_INDENT = 0.8
_MARGIN = 0.13
_SAME_PLACE = 6.0
_NARROWEST = 0.7
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:[-—–―－~·•|]\s*\d+\s*[-—–―－~·•|]|第?\s*\d+\s*页\s*[,，/]?\s*(?:共\s*\d+\s*页)?|\d+\s*/\s*\d+|\d+)"
)


@frozen(kw_only=True)
class PageText:
    """The lines of a page outside of tables; busy is where its tables are."""

    page: Page
    lines: tuple[TextLine, ...]
    tables: tuple[Box, ...] = ()


@frozen(kw_only=True)
class Paragraph:
    """Lines that are one paragraph; pages says on which page each of them stands."""

    lines: tuple[TextLine, ...]
    pages: tuple[int, ...]
    text: str

    @property
    def box(self) -> Box:
        """What it takes of its first page."""
        boxes = [
            line.box
            for line, page in zip(self.lines, self.pages, strict=True)
            if page == self.pages[0]
        ]
        return (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )


def without_marks(pages: Sequence[PageText]) -> list[PageText]:
    """Return pages without their headers, footers and page numbers.

    Only the outermost two lines above and below all tables can be such marks: one that stands at
    the same place of another page with the same words, or with numbers that count on as the pages
    do, and one that is nothing but the number of its page, at the edge.
    """
    marks: dict[tuple[str, str], list[tuple[int, TextLine]]] = {}
    for each in pages:
        for side, line in _outermost(each):
            key = side, _DIGITS.sub("#", line.text)
            marks.setdefault(key, []).append((each.page.number, line))
    found: set[tuple[int, TextLine]] = set()
    for same in marks.values():
        found.update(
            (number, line)
            for number, line in same
            if any(_goes_on(number, line, other, beside) for other, beside in same)
        )
    return [
        PageText(
            page=each.page,
            tables=each.tables,
            lines=tuple(
                line
                for line in each.lines
                if (each.page.number, line) not in found and not _is_number_of(each, line)
            ),
        )
        for each in pages
    ]


def _outermost(each: PageText) -> Iterable[tuple[str, TextLine]]:
    first = min((box[1] for box in each.tables), default=each.page.height)
    last = max((box[3] for box in each.tables), default=0.0)
    for line in each.lines[:2]:
        if line.base < min(first, 2 * _MARGIN * each.page.height):
            yield "head", line
    for line in each.lines[-2:]:
        if line.top > max(last, (1 - 2 * _MARGIN) * each.page.height):
            yield "foot", line


def _goes_on(number: int, line: TextLine, other: int, beside: TextLine) -> bool:
    if number == other or abs(line.base - beside.base) > _SAME_PLACE:
        return False
    pairs = zip(_DIGITS.findall(line.text), _DIGITS.findall(beside.text), strict=True)
    return all(int(b) - int(a) in (0, other - number) for a, b in pairs)


def _is_number_of(each: PageText, line: TextLine) -> bool:
    """Tell whether a line at the edge is nothing but the number of its page."""
    if not _PAGE_NUMBER.fullmatch(line.text.strip()):
        return False
    edge = _MARGIN * each.page.height
    outer = line.base < edge or line.top > each.page.height - edge
    return outer and _DIGITS.findall(line.text)[0].lstrip("0") == str(each.page.number)


def right_margin(pages: Sequence[PageText]) -> float:
    """Return where the text of a document ends on the right: where two lines do, or the longest.

    In a document of short lines that is a guess, so it is not less than text usually takes.
    """
    least = max((_NARROWEST * each.page.width for each in pages), default=0.0)
    rights = sorted((line.right for each in pages for line in each.lines), reverse=True)
    for right, following in pairwise(rights):
        if right - following < 6:
            return max(least, right)
    return max([least, *rights[:1]])


def paragraphs(
    lines: Sequence[tuple[int, TextLine]], *, left: float, right: float
) -> list[Paragraph]:
    """Return lines, each with its page, as paragraphs.

    A line belongs to the one before if that is full, and if it is neither indented nor set apart.
    A line with wide gaps is a row of figures: it is alone.
    """
    found: list[list[tuple[int, TextLine]]] = []
    for page, line in lines:
        last = found[-1][-1] if found else None
        if last is not None and _continues(last, (page, line), left, right, found[-1]):
            found[-1].append((page, line))
        else:
            found.append([(page, line)])
    return [
        Paragraph(
            lines=tuple(line for _, line in each),
            pages=tuple(page for page, _ in each),
            text=_text([line for _, line in each]),
        )
        for each in found
    ]


def _continues(
    before: tuple[int, TextLine],
    here: tuple[int, TextLine],
    left: float,
    right: float,
    paragraph: Sequence[tuple[int, TextLine]],
) -> bool:
    last, line = before[1], here[1]
    if "  " in last.text or "  " in line.text:
        return False
    if line.left > left + _INDENT * line.size or abs(line.size - last.size) > 0.2 * last.size:
        return False
    if before[0] == here[0] and line.base - last.base > _pitch(paragraph, last):
        return False
    return last.right + line.unit > right - 0.3 * line.size


def _pitch(paragraph: Sequence[tuple[int, TextLine]], last: TextLine) -> float:
    """Return how far the next line of a paragraph may be, from its lines or the size of them."""
    if len(paragraph) > 1 and paragraph[-2][0] == paragraph[-1][0]:
        return 1.25 * (last.base - paragraph[-2][1].base)
    return 2.6 * last.size


def _text(lines: Sequence[TextLine]) -> str:
    text = lines[0].text
    for line in lines[1:]:
        apart = not is_ideograph(text[-1]) and not is_ideograph(line.text[0])
        text += (" " if apart else "") + line.text
    return text
