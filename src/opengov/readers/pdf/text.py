"""Characters into lines of text, and lines into the text of a cell or a paragraph."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter

from attrs import field, frozen

from .drawings import Box
from .pages import Glyph

WIDE = 1.0
PARTED = " | "
_RAISED, _SMALLER, _ASIDE = "^", 0.8, 0.15
_NEVER_FIRST = tuple("，。；：、！？”）》」")
_BETWEEN_WORDS, _BESIDE_IDEOGRAPHS = 0.2, 0.45
_FEW, _SAME = 0.5, 0.05
_FIRST_IDEOGRAPH = "\u2e80"
_QUOTES = "“”‘’…—·"
_BASE = attrgetter("base")
_UNIT = re.compile("[^\\s\u2e80-\ua4cf\uf900-\uffef]+|.", re.DOTALL)


@frozen(kw_only=True)
class TextLine:
    """Characters on one base line, from left to right, without the blanks between them."""

    glyphs: tuple[Glyph, ...]
    text: str = field(eq=False)
    size: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return max(glyph.right for glyph in self.glyphs[-2:])

    @property
    def base(self) -> float:
        """Its base line."""
        return self.glyphs[0].base

    @property
    def top(self) -> float:
        """About where its characters begin."""
        return self.base - 0.85 * self.size

    @property
    def box(self) -> Box:
        """What it takes of the page."""
        return self.left, self.top, self.right, self.base + 0.2 * self.size

    @property
    def unit(self) -> float:
        """The width of what stands at its beginning and is not broken: a word, an ideograph."""
        first = _UNIT.match(self.text)
        length = first.end() if first else 1
        length += self.text[length : length + 1] in _NEVER_FIRST
        part = self.glyphs[:length]
        return part[-1].right - part[0].left


def text_lines(glyphs: Iterable[Glyph]) -> tuple[TextLine, ...]:
    """Return characters as lines from top to bottom; what is printed twice counts once."""
    lines: list[list[Glyph]] = []
    base = 0.0
    for glyph in sorted(glyphs, key=_BASE):
        last = lines[-1][-1] if lines else None
        if last is not None and (
            glyph.base - base <= _FEW * max(glyph.size, last.size)
            or glyph.base - last.base <= _SAME * glyph.size
        ):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
            base = glyph.base
    return tuple(line for each in lines if (line := _line(each)))


def _line(glyphs: list[Glyph]) -> TextLine | None:
    if len(glyphs) == 1:
        alone = glyphs[0]
        if alone.text.isspace():
            return None
        return TextLine(glyphs=(alone,), text=alone.text, size=alone.size)
    glyphs.sort(key=lambda each: (each.left, each.text.isspace()))
    kept: list[Glyph] = []
    text: list[str] = []
    blank = False
    for glyph in glyphs:
        if glyph.text.isspace():
            blank = True
            continue
        if kept:
            before = kept[-1]
            if before.text == glyph.text and _is_again(before, glyph):
                continue
            text.append(_space(before, glyph, blank=blank))
        text.append(glyph.text)
        kept.append(glyph)
        blank = False
    if not kept:
        return None
    sizes = sorted(glyph.size for glyph in kept if is_ideograph(glyph.text))
    sizes = sizes or sorted(glyph.size for glyph in kept)
    return TextLine(glyphs=tuple(kept), text="".join(text), size=sizes[len(sizes) // 2])


def _is_again(before: Glyph, glyph: Glyph) -> bool:
    """Tell whether the same character is printed once more a little aside, to look bold."""
    return glyph.left - before.left < 0.15 * glyph.size


def _space(before: Glyph, glyph: Glyph, *, blank: bool) -> str:
    """Return what parts two characters: two blanks for a gap as wide as an ideograph.

    The mark of a footnote is no digit of the number before it.
    """
    gap = (glyph.left - before.right) / max(before.size, glyph.size)
    if gap >= WIDE:
        return "  "
    if before.text.isdigit() and glyph.text.isdigit() and _is_mark(before, glyph):
        return _RAISED
    beside = is_ideograph(before.text) or is_ideograph(glyph.text)
    return " " if blank or gap >= (_BESIDE_IDEOGRAPHS if beside else _BETWEEN_WORDS) else ""


def _is_mark(before: Glyph, glyph: Glyph) -> bool:
    """Tell whether one of two digits is smaller than the other, or above its base line."""
    aside = abs(glyph.base - before.base) > _ASIDE * max(before.size, glyph.size)
    return aside or _differ(before.size, glyph.size)


def _differ(*sizes: float) -> bool:
    return min(sizes) < _SMALLER * max(sizes)


def is_ideograph(text: str) -> bool:
    """Tell whether a character is written without blanks beside it."""
    return text >= _FIRST_IDEOGRAPH or text in _QUOTES


def joined(lines: Sequence[TextLine], width: float) -> str:
    """Return lines as one text, as if they had not been broken at width.

    Two figures over each other are one number only where the first fills its line.
    """
    if not lines:
        return ""
    text = lines[0].text
    for line, following in pairwise(lines):
        text += _break(line, following, width) + following.text
    return text


def _break(line: TextLine, following: TextLine, width: float) -> str:
    before, after = line.text[-1], following.text[0]
    if before.isdigit() and after.isdigit():
        mark = _differ(line.glyphs[-1].size, following.glyphs[0].size)
        return "" if fills(line, following, width) and not mark else PARTED
    return "" if is_ideograph(before) or is_ideograph(after) else " "


def fills(line: TextLine, following: TextLine, width: float) -> bool:
    """Tell whether what follows a line would not have stood on it as well, in a width."""
    first = _UNIT.match(following.text)
    digits = bool(first and following.text[0].isdigit())
    unit = following.glyphs[0].right - following.glyphs[0].left if digits else following.unit
    return line.right - line.left + unit > width - 1.3 * line.size
