"""Bytes into text: the encoding by its mark, by what it decodes as, and what to say of it.

What decodes as UTF-8 is UTF-8, whatever it declares: Chinese text in another encoding does so only
where it is a few characters long. A text with a few broken bytes is still read; each of them stands
as U+FFFD, which is part of no figure.
"""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from ..errors import ReadError
from .notes import Note

BYTE_ORDER_MARKS = {
    BOM_UTF16_LE: "utf-16-le",
    BOM_UTF16_BE: "utf-16-be",
    BOM_UTF8: "utf-8",
}
_BELIEVED = {
    # What pages declare and Chinese text may be in; all else is told from the bytes alone.
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cp950"), "big5hkscs"),
}
_NAMES = {"utf-16-le": "utf-16", "utf-16-be": "utf-16", "big5hkscs": "big5"}
_BROKEN = "\ufffd"
_SAMPLE = 4096
_CLEARLY = 100
"""One broken byte is taken in any text, and one more for so many characters beyond ASCII."""


def decode_text(data: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """Return text and the name of the encoding that it was in.

    By byte-order mark; as UTF-16 by the zero bytes of its ASCII characters; as UTF-8; as what is
    declared, if it decodes so; as GB18030. Raises ReadError where nothing fits.
    """
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _decoded(data[len(mark) :], (encoding,))
    sample = data[:_SAMPLE]
    if b"\x00" in sample and (encoding := _by_zero_bytes(sample)):
        return _decoded(data, (encoding,))
    believed = _BELIEVED.get(declared.strip().lower()) if declared else None
    return _decoded(data, ("utf-8", believed, "gb18030") if believed else ("utf-8", "gb18030"))


def _by_zero_bytes(sample: bytes) -> str:
    """Return the UTF-16 whose ASCII characters are in a sample, or nothing."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if 8 * min(even, odd) < max(even, odd) and 40 * max(even, odd) > len(sample):
        return "utf-16-le" if odd > even else "utf-16-be"
    return ""


def _decoded(data: bytes, encodings: tuple[str, ...]) -> tuple[str, str]:
    """Return the text in the first encoding that it decodes in whole, or else nearly so.

    UTF-8 that is broken in places may pass for GB18030, but not the other way round.
    """
    for found in _trials(data, encodings):
        if found is not None:
            text, encoding = found
            return text, _NAMES.get(encoding, encoding)
    names = " nor ".join(_NAMES.get(encoding, encoding) for encoding in encodings)
    denied = f"neither {names}" if len(encodings) > 1 else f"not {names}"
    raise ReadError(f"the text is {denied}; save it as UTF-8")


def _trials(data: bytes, encodings: tuple[str, ...]) -> Iterator[tuple[str, str] | None]:
    first, *others = encodings
    yield _whole(data, first)
    yield _nearly(data, first)
    for encoding in others:
        yield _whole(data, encoding)
    yield from (_nearly(data, encoding) for encoding in others)


def _whole(data: bytes, encoding: str) -> tuple[str, str] | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else (text, encoding)


def _nearly(data: bytes, encoding: str) -> tuple[str, str] | None:
    """Return the text with its broken bytes marked, or None where they are more than a few."""
    text = data.decode(encoding, "replace").replace("\x00", _BROKEN)
    broken = text.count(_BROKEN)
    beyond = len(text) - len(text.encode("ascii", "ignore")) - broken
    few = 3 * broken <= beyond and broken <= 1 + beyond // _CLEARLY
    return (text, encoding) if few else None


def encoding_notes(text: str, encoding: str) -> tuple[Note, ...]:
    """Return what is worth a note: an encoding other than UTF-8, and broken bytes."""
    broken = str(text.count(_BROKEN))
    notes = (
        Note(code="encoding", values={"encoding": encoding}) if encoding != "utf-8" else None,
        Note(code="bytes-broken", values={"count": broken}) if broken != "0" else None,
    )
    return tuple(note for note in notes if note is not None)
