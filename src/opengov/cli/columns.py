"""Rows of text in columns, aligned by the width that a terminal gives to each character."""

from collections.abc import Sequence


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as lines; the last cell of a row is as wide as it likes, and rows may be short.

    >>> print(columns([["html", ".html", "text/html"], ["附件", "broken"]]), end="")
    html  .html  text/html
    附件  broken
    """
    from wcwidth import wcswidth

    from ..renderers.text_grid import plain

    cleaned = [[plain(cell) for cell in row] for row in rows]
    widths: dict[int, int] = {}
    for row in cleaned:
        for index, cell in enumerate(row[:-1]):
            widths[index] = max(widths.get(index, 0), wcswidth(cell))
    lines = [
        "".join(
            f"{cell}{' ' * (widths[index] - wcswidth(cell))}  "
            for index, cell in enumerate(row[:-1])
        )
        + row[-1]
        for row in cleaned
    ]
    return "".join(f"{line}\n" for line in lines)
