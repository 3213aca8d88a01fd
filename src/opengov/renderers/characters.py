"""Keep what no document can hold, and what would break a line, out of the text that is printed."""

import re

_PLANE_ENDS = "".join(chr(plane << 16 | end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_UNFIT = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_PLANE_ENDS}]")

REPLACEMENT = "\ufffd"


def fit(text: str) -> str:
    """Return a text with U+FFFD for each control character, lone surrogate and noncharacter.

    Line breaks become line feeds and stay, as do tabs.
    """
    if text.isprintable():
        return text
    return _UNFIT.sub(REPLACEMENT, "\n".join(text.splitlines()))


def one_line(text: str) -> str:
    """Return a fit text with a space for each line break and tab, and none around it."""
    return " ".join(fit(text).replace("\t", " ").split("\n")).strip(" ")
