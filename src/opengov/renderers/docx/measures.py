"""Lengths of the page and of texts; a twip is a twentieth of a point, 1440 to the inch.

GB/T 9704-2012: paper A4 (5.1); head margin 37 mm, left margin 28 mm, text block of 156 x 225 mm
(5.2.1); 22 lines of 28 characters of size 3, which is 16 points (5.2.2, 5.2.3).
"""

import re
from typing import Final

PAGE_WIDTH: Final = 11906
PAGE_HEIGHT: Final = 16838
TOP: Final = 2098
LEFT: Final = 1588
TEXT_WIDTH: Final = 8848
TEXT_HEIGHT: Final = 12756
RIGHT: Final = PAGE_WIDTH - LEFT - TEXT_WIDTH
BOTTOM: Final = PAGE_HEIGHT - TOP - TEXT_HEIGHT

LINE: Final = 579
"""The pitch of lines: 22 of them fill the text block."""

FOOT: Final = 1270
"""The foot line stands 7 mm below the text block (7.5) and is 16 points high."""

# Sizes in half points, by their Chinese names.
SIZE_2: Final = 44
SIZE_3: Final = 32
SIZE_4: Final = 28
SIZE_SMALL_4: Final = 24
SIZE_5: Final = 21
SIZE_SMALL_5: Final = 18

CHARACTER: Final = SIZE_3 * 10
"""The width of a character of size 3."""

SQUEEZE: Final = -4
"""What comes between characters so that 28 fill a line; a grid of characters is not the same
in every program."""

_WORD = re.compile(r"[\u2e80-\uffff\U00020000-\U0003ffff]|[^\s\u2e80-\uffff\U00020000-\U0003ffff]+")


def ems(text: str) -> float:
    """Return the width of a text in its own size: a Chinese character is 1, another a half."""
    return sum(1.0 if character > "\u2e7f" else 0.5 for character in text)


def longest_word(text: str) -> float:
    """Return the width of the longest part of a text that no line may break, in its own size.

    >>> longest_word("三、本年度办理结果"), longest_word("Research institutions")
    (1.0, 6.0)
    """
    return max(map(ems, _WORD.findall(text)), default=0.0)
