"""Write text so that no Markdown in it is live (CommonMark, and the tables and links of GFM)."""

import re

from .characters import fit, one_line

_LIVE = re.compile(r"[\\`*_\[\]<>&|~$#]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_OPENING = re.compile(r"(?=[-+=:])|[0-9]{1,9}(?=[.)](?:\s|$))")


def inline(text: str) -> str:
    """Return a text as one line in which nothing is live, for a cell or a heading."""
    return _LIVE.sub(r"\\\g<0>", one_line(text))


def paragraph(text: str) -> str:
    """Return a text as a paragraph; a line break in it stays one."""
    lines = [line.strip(" \t") for line in fit(text).strip(" \t\n").split("\n")]
    return "\\\n".join(map(_line, lines))


def _line(text: str) -> str:
    """Escape a line, and what would open a list, a rule, a heading or a table at its start."""
    escaped = _LIVE.sub(r"\\\g<0>", text)
    opening = _OPENING.match(escaped)
    if opening is None:
        return escaped
    return f"{escaped[: opening.end()]}\\{escaped[opening.end() :]}"
