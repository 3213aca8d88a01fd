"""What is known of where values come from, as text and as JSON."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..messages.catalog import Catalog, catalog
from ..messages.marking import message
from ..model.report import GapState
from ..readers.explaining import Explanation
from ..renderers.characters import one_line
from .columns import columns
from .notes import Style, note_document

_STATES: dict[GapState, str] = {
    "blank": message("未知：空白"),
    "marked": message("未知：以符号代替"),
    "missing": message("未知：未列出"),
    "unread": message("未知：无法识别"),
    "ambiguous": message("未知：有多种读法"),
}
_UNKNOWN = message("未知")
_NOT_PRINTED = message("报告中没有")
_NOT_KEPT = message("出处没有记录")
_ARTICLES = message("《政府信息公开条例》条款：{articles}")

_BETWEEN = " · "


def explanation_text(found: Sequence[Explanation], *, file: str, style: Style, locale: str) -> str:
    """Return what is known of values of a file: as text, a block for each row of a table."""
    if style == "json":
        return "".join(f"{_document(each, file, locale)}\n" for each in found)
    words = catalog(locale)
    rows = (tuple(row) for _, row in groupby(found, _owner))
    return "\n".join(_block(row, file, words) for row in rows)


def _owner(each: Explanation) -> str:
    """Return the place of a cell's row; a text is its own."""
    return each.place.rpartition(".")[0] if each.column else each.place


def _block(row: Sequence[Explanation], file: str, words: Catalog) -> str:
    from ..renderers.text_grid import plain

    first = row[0]
    head = _BETWEEN.join((f"{file}: {_owner(first)}", *map(words.text, first.heads)))
    said: list[str] = []
    if first.articles:
        said.append(words.compose(_ARTICLES, articles=", ".join(first.articles)))
    said += columns([tuple(_cells(each, words)) for each in row]).splitlines()
    for note in dict.fromkeys(note for each in row for note in each.notes):
        said.append(": ".join(filter(None, (note.where, note.describe(words.locale)))))
    return "".join(f"{line}\n" for line in (one_line(head), *(f"  {plain(line)}" for line in said)))


def _cells(each: Explanation, words: Catalog) -> Iterator[str]:
    if each.column:
        yield each.place.rpartition(".")[2]
        yield words.text(each.column)
    if each.value is not None:
        yield str(each.value)
    elif each.gap is not None:
        yield words.text(_STATES[each.gap.state])
    else:
        yield words.text(_UNKNOWN if each.printed else _NOT_PRINTED)
    if each.source is not None:
        yield each.source.where
        yield f"“{each.source.text}”"
    elif each.gap is not None and each.gap.raw:
        yield f"“{each.gap.raw}”"
    elif each.value is not None:
        yield words.text(_NOT_KEPT)


def _document(each: Explanation, file: str, locale: str) -> str:
    source, gap = each.source, each.gap
    known = each.value is None or isinstance(each.value, int | str)
    return json.dumps(
        {
            "file": file,
            "place": each.place,
            "heads": [*each.heads, *filter(None, [each.column])],
            "articles": each.articles,
            "value": each.value if known else str(each.value),
            "printed": each.printed,
            "state": None if gap is None else gap.state,
            "where": None if source is None else source.where,
            "raw": source.text if source is not None else None if gap is None else gap.raw,
            "notes": [note_document(note, locale) for note in each.notes],
        },
        ensure_ascii=False,
    )
