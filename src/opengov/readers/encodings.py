"""Bytes into text: the encoding by its mark, by what it decodes as, and what to say of it."""

from ..errors import ReadError
from .notes import Note

BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def decode_text(data: bytes) -> tuple[str, str]:
    """Return text and the encoding that it was in: by byte-order mark, UTF-8, or GB18030."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _decoded(data, encoding), "utf-8" if encoding == "utf-8-sig" else encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decoded(data, "gb18030"), "gb18030"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        where = f"byte {error.start}"
        raise ReadError(
            f"the text is neither UTF-8 nor {encoding}, first at {where}; save it as UTF-8"
        ) from None


def encoding_notes(encoding: str) -> tuple[Note, ...]:
    """Return the note that an encoding other than UTF-8 is worth."""
    if encoding == "utf-8":
        return ()
    return (Note(code="encoding", values={"encoding": encoding}),)
