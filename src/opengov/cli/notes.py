"""The notes of a reading as lines on standard error."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from ..readers.notes import Note

Style: TypeAlias = Literal["text", "json"]

_BESIDE = frozenset({"image", "link", "text-unplaced"})
_SHOWN = 3


def note_lines(name: str, notes: Sequence[Note], style: Style, locale: str) -> Iterator[str]:
    """Yield a line for each note of a file.

    As text, notes on what stands beside the figures, such as the navigation of a page, are counted
    after the first few of a kind: hundreds of them would hide those that matter.
    """
    if style == "json":
        for note in notes:
            yield json.dumps({"file": name, **note_document(note, locale)}, ensure_ascii=False)
        return
    beside: Counter[str] = Counter()
    for note in notes:
        beside[note.code] += note.code in _BESIDE
        if beside[note.code] <= _SHOWN:
            yield f"{name}: {note_text(note, locale)}"
    for code, count in beside.items():
        if count > _SHOWN:
            yield f"{name}: {count - _SHOWN} more notes of {code}; --notes json writes all"


def note_text(note: Note, locale: str) -> str:
    """Return a note as a line: where in the source, which place of the document, the sentence."""
    return ": ".join(filter(None, (note.where, note.place, note.describe(locale))))


def note_document(note: Note, locale: str) -> dict[str, str | None]:
    """Return a note as an object of JSON."""
    return {
        "code": note.code,
        "place": note.place,
        "raw": note.raw,
        "where": note.where,
        "message": note.describe(locale),
    }
