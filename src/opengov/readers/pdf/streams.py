"""How much the packed parts of a PDF would unpack to, found before PDFium unpacks them.

PDFium takes up to a gigabyte from a single stream and draws all of it before it can be asked
anything. So every stream is unpacked here first, piece by piece, up to a limit. What an encrypted
file would unpack to cannot be seen so, nor forms that name their parts far from themselves.
"""

import re
import struct
import zlib
from collections.abc import Iterator

from attrs import define

from ...errors import LimitError
from ..reader import Limits
from .forms import Form, drawings

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_NUMBER = re.compile(rb"(\d+)\s+\d+\s*$")
_CONTENTS = re.compile(rb"/Contents\s*(\[[^\]]{0,100000}\]|\d+\s+\d+\s+R)")
_REFERENCE = re.compile(rb"(\d+)\s+\d+\s+R")
_FILTER = re.compile(rb"/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|ASCII85Decode|A85)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_HIDES = re.compile(rb"/OFF\s*(?:\[\s*\d|\d)|/BaseState\s*/OFF|/Type\s*/ObjStm")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_FONT = re.compile(rb"/Length1\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)\b")
_OBJECTS = re.compile(rb"/Type\s*/(?:ObjStm|XRef)\b")
_LONGEST_DICTIONARY = 4096
_BYTES_A_CELL = 32
_DIGITS_85 = bytes(range(0x21, 0x76))
_LEAST_85 = 0x21 * (52200625 + 614125 + 7225 + 85 + 1)
_TAKEN, _PIECE = 1 << 14, 1 << 20
_GROWTH = {b"LZW": 500, b"RunLength": 64, b"RL": 64}


@define
class _Budget:
    """What may still be unpacked: in all, and of what is drawn."""

    unpacked: int
    drawn: int

    def take(self, amount: int, *, drawn: bool) -> None:
        self.unpacked -= amount
        self.drawn -= amount if drawn else 0
        if self.unpacked < 0 or self.drawn < 0:
            kind = "cells" if self.drawn < 0 else "unpacked bytes"
            raise LimitError(
                f"the PDF unpacks to more than is read; give limits with more {kind} to read more"
            )


def refuse_bombs(data: bytes, limits: Limits) -> None:
    """Raise LimitError where the streams of a PDF unpack to more than limits.

    All of them may take limits.unpacked bytes. What is drawn on pages, that is all but fonts and
    lists of objects, may take as much as limits.cells plain drawing commands do. A picture is not
    unpacked here, as it is not when text is read, unless a page claims to be drawn by it.
    """
    budget = _Budget(limits.unpacked, limits.cells * _BYTES_A_CELL)
    pages = _contents(data)
    forms: dict[int, Form] = {}
    for match in _STREAM.finditer(data):
        number, head = _dictionary(data, match.start())
        on_page = number in pages
        if _PICTURE.search(head) and not on_page:
            continue
        end = data.find(b"endstream", match.end())
        packed = data[match.end() : end if end >= 0 else len(data)]
        drawn = on_page or not (_FONT.search(head) or _OBJECTS.search(head))
        is_form = _FORM.search(head) is not None
        content = _unpack(
            packed, _FILTER.findall(head), budget, drawn=drawn or is_form, keep=is_form
        )
        if is_form:
            forms[number] = Form(dictionary=head, content=content)
    if drawings(forms, limits.cells) > limits.cells:
        raise LimitError(
            f"the PDF draws forms in forms more than {limits.cells} times; "
            "give limits with more cells to read more"
        )


def may_hide_layers(data: bytes) -> bool:
    """Tell whether a PDF says that layers are off, or says it where that cannot be seen here."""
    return _HIDES.search(data) is not None


def _dictionary(data: bytes, end: int) -> tuple[int, bytes]:
    """Return the number and the dictionary of the stream that begins there; 0 if it has none."""
    head = data[max(0, end - _LONGEST_DICTIONARY) : end]
    begin = head.rfind(b" obj")
    number = _NUMBER.search(head[max(0, begin - 20) : max(0, begin)])
    return int(number[1]) if number else 0, head[max(0, begin) :]


def _contents(data: bytes) -> set[int]:
    """Return the numbers of the objects that pages name as what draws them."""
    return {
        int(number)
        for contents in _CONTENTS.findall(data)
        for number in _REFERENCE.findall(contents)
    }


def _unpack(
    data: bytes, filters: list[bytes], budget: _Budget, *, drawn: bool, keep: bool
) -> bytes:
    """Take from the budget what a stream unpacks to, by each of its filters; return it to keep."""
    for position, name in enumerate(filters):
        kind = name.removesuffix(b"Decode")
        if kind in _GROWTH:
            budget.take(len(data) * _GROWTH[kind], drawn=drawn)
            return b""
        if kind in (b"ASCII85", b"A85"):
            data = _from_85(data)
            continue
        kept: list[bytes] = []
        for piece in _inflated(data):
            budget.take(len(piece), drawn=drawn)
            if keep or position < len(filters) - 1:
                kept.append(piece)
        data = b"".join(kept)
    if not filters:
        budget.take(len(data), drawn=drawn)
    return data


def _from_85(text: bytes) -> bytes:
    """Return what a text in base 85 stands for, five digits for four bytes; b"" for none such.

    Several times as fast as the standard library's, which looks at each digit.
    """
    packed = b"".join(text.partition(b"~>")[0].split()).replace(b"z", b"!!!!!")
    missing = -len(packed) % 5
    packed += b"u" * missing
    if packed.translate(None, _DIGITS_85):
        return b""
    fives = zip(*(packed[place::5] for place in range(5)), strict=True)
    numbers = [
        52200625 * a + 614125 * b + 7225 * c + 85 * d + e - _LEAST_85 for a, b, c, d, e in fives
    ]
    try:
        found = struct.pack(f">{len(numbers)}I", *numbers)
    except struct.error:
        return b""
    return found[: len(found) - missing]


def _inflated(data: bytes) -> Iterator[bytes]:
    """Yield what a packed stream holds, a piece at a time; a broken one ends where it breaks."""
    unpacker = zlib.decompressobj()
    for begin in range(0, len(data), _TAKEN):
        waiting = data[begin : begin + _TAKEN]
        while waiting and not unpacker.eof:
            try:
                piece = unpacker.decompress(waiting, _PIECE)
            except zlib.error:
                return
            yield piece
            waiting = unpacker.unconsumed_tail
