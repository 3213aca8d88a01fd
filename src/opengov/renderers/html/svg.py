"""Draw charts as inline SVG that needs no script, and no font or colour of its own.

A drawing is as wide as its place. Lengths across are shares of it and text has a fixed size, so
that labels stay readable on a phone. Each drawing says in words all that it shows.
"""

from collections.abc import Sequence
from functools import lru_cache

from ...messages.catalog import Catalog
from .charts import Bar, Series, bars, told
from .text import escaped, safe

_LINE, _BASELINE, _TRACK, _THICK = 46, 17, 25, 10
"""Of a bar: the height of label and bar, the label's baseline, the bar's top, and its height."""
_TALL, _ROOM = 150, 24
"""Of columns: the height of the tallest, and what is kept free over and under them for text."""
_LEVEL = _ROOM + _TALL


def figure(shown: Series, name: str, words: Catalog, *, grouping: bool) -> str:
    """Return a chart as HTML; its ids begin with a name."""
    found = bars(shown.data, words, grouping=grouping)
    drawn, height = _columns(found) if shown.kind == "columns" else _bars(found)
    title = safe(shown.title)
    return (
        f"<figure>\n<figcaption>{title}</figcaption>\n"
        f'<svg class="{shown.kind}" role="img" aria-labelledby="{name}t {name}d" '
        f'width="100%" height="{height}">\n<title id="{name}t">{title}</title>\n'
        f'<desc id="{name}d">{safe(told(shown.title, found, words))}</desc>\n'
        f"{drawn}</svg>\n</figure>\n"
    )


def _bars(found: Sequence[Bar]) -> tuple[str, int]:
    """Draw bars from left to right, each under its label; one that is unknown is an empty place."""
    fields: list[object] = []
    for bar in found:
        if bar.length is None:
            fields += safe(bar.number), "unknown", 0.0
        else:
            fields += safe(bar.number), "track", bar.length / 10
    return _labelled(tuple([bar.label for bar in found])) % tuple(fields), _LINE * len(found)


@lru_cache(maxsize=256)
def _labelled(labels: tuple[str, ...]) -> str:
    """Return bars under labels as a template of %: number, what the track is, and bar of each."""
    lines: list[str] = []
    for index, label in enumerate(labels):
        top = index * _LINE
        track = f'y="{top + _TRACK}" height="{_THICK}"'
        lines.append(
            f'<text x="0" y="{top + _BASELINE}">{escaped(label)}</text>'
            f'<text class="number" x="100%%" y="{top + _BASELINE}" text-anchor="end">%s</text>\n'
            f'<rect class="%s" width="100%%" {track}/>'
            f'<rect class="bar" width="%s%%" {track}/>\n'
        )
    return "".join(lines)


def _columns(found: Sequence[Bar]) -> tuple[str, int]:
    """Draw columns that stand on a line, each under its number and over its label."""
    share = 100 / len(found)
    lines: list[str] = []
    for index, bar in enumerate(found):
        middle, left, width = (round(s * share, 2) for s in (index + 0.5, index + 0.25, 0.5))
        tall = 0 if bar.length is None else bar.length * _TALL // 1000
        top = _LEVEL - tall
        lines.append(
            f'<text class="number" x="{middle}%" y="{top - 8}" text-anchor="middle">'
            f"{safe(bar.number)}</text>"
        )
        if bar.length is None:
            top, tall = _LEVEL - 6, 6
        kind = "unknown" if bar.length is None else "bar"
        lines.append(
            f'<rect class="{kind}" x="{left}%" y="{top}" width="{width}%" height="{tall}"/>'
            f'<text x="{middle}%" y="{_LEVEL + 20}" text-anchor="middle">{safe(bar.label)}</text>\n'
        )
    ground = f'<line x1="0" x2="100%" y1="{_LEVEL}" y2="{_LEVEL}"/>\n'
    return ground + "".join(lines), _LEVEL + _ROOM + 6
