"""Damage to files, by a seeded random: of bytes and tokens, and of the markup inside packages.

Most damage to the bytes of a package ends in its checksum, so its parts are damaged and packed
again: their tree, with elements doubled, moved, renamed and emptied, or their bytes.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from io import BytesIO
from random import Random
from typing import Any, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

_etree: Any = import_module("lxml.etree")

_NUMBERS = (b"0", b"-1", b"1e9", b"65536", b"1000000000", b"99999999999999999999", b"0.5", b"NaN")
_TOKENS = {
    "text": ("第二十条第（一）项", "规章", "0" * 30, "一、总体情况", "\t", "|", "（", "\u2028", "其他"),
    "html": (
        *("<table>", "</table>", "<tr>", "<td colspan=65535 rowspan=65535>", "</td>", "<!--", "-->"),
        *("<table><tr><td>" * 20, "&#1114112;", "&#x0;", "<br>", "<p>", "<b>", "<svg>", "<math>"),
        *("<select>", "<template>", '<meta charset="utf-16">', "<plaintext>", "\x00", "规章"),
    ),
    "pdf": (
        *(" 1 0 R ", " 4 0 R ", "<<", ">>", "[", "]", "q ", "Q ", " 0 0 0 0 0 0 cm ", " re S "),
        *("/Filter /FlateDecode", "/Rotate 90", "/UserUnit 1000000", "/Kids [2 0 R]", "/X Do "),
        *("BT /F 0 Tf (", ") Tj ET", "endstream", "endobj", " 1e38 ", " -2147483649 ", "/Encrypt"),
    ),
}
_PART: Final = re.compile(r".*\.(?:xml|rels)")
_NUMBER: Final = re.compile(rb"\d+")


def mutated(data: bytes, random: Random, *, format: str) -> bytes:
    """Return a file of a format, or its bytes, damaged once to four times."""
    for _ in range(random.randint(1, 4)):
        inside = format in ("docx", "xlsx") and random.random() < 0.9
        data = (inside and _repacked(data, random)) or _scratched(data, random, format)
    return data


def _scratched(data: bytes, random: Random, format: str) -> bytes:
    """Return bytes with a piece cut, doubled, moved or replaced."""
    start = random.randrange(len(data) + 1)
    end = min(len(data), start + int(2 ** random.uniform(0, 10)))
    piece = data[start:end]
    instead = random.choice(_DAMAGES)(piece, random, _TOKENS.get(format, _TOKENS["text"]))
    if random.random() < 0.2:
        start = end = random.randrange(len(data) + 1)
    return data[:start] + instead + data[end:]


def _cut(piece: bytes, random: Random, tokens: Sequence[str]) -> bytes:
    return b""


def _doubled(piece: bytes, random: Random, tokens: Sequence[str]) -> bytes:
    return piece * random.choice((2, 3, 20))


def _flipped(piece: bytes, random: Random, tokens: Sequence[str]) -> bytes:
    flipped = bytearray(piece)
    for _ in range(min(len(piece), 3)):
        flipped[random.randrange(len(piece))] = random.randrange(256)
    return bytes(flipped)


def _told(piece: bytes, random: Random, tokens: Sequence[str]) -> bytes:
    return random.choice(tokens).encode() * random.choice((1, 1, 1, 50))


def _renumbered(piece: bytes, random: Random, tokens: Sequence[str]) -> bytes:
    return _NUMBER.sub(lambda _: random.choice(_NUMBERS), piece, count=1)


_DAMAGES: Sequence[Callable[[bytes, Random, Sequence[str]], bytes]] = (
    *(_cut, _doubled, _flipped, _told, _renumbered),
)


def _repacked(data: bytes, random: Random) -> bytes | None:
    """Return a package with one of its parts damaged, or None for bytes that are none."""
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError, zlib.error):
        return None
    names = [name for name in parts if _PART.fullmatch(name)]
    if not names:
        return None
    heavy = sorted(names, key=lambda name: len(parts[name]))[-3:]
    name = random.choice(heavy if random.random() < 0.7 else names)
    if random.random() < 0.8:
        parts[name] = _pruned(parts[name], random)
    else:
        parts[name] = _scratched(parts[name], random, "html")
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for each, content in parts.items():
            package.writestr(each, content)
    return buffer.getvalue()


def _pruned(part: bytes, random: Random) -> bytes:
    """Return a part with some of its elements and attributes changed, if it is well-formed."""
    try:
        root = _etree.fromstring(part)
    except _etree.XMLSyntaxError:
        return part
    elements = list(root.iter("{*}*"))
    for _ in range(random.randint(1, 5)):
        one, other = random.choice(elements), random.choice(elements)
        random.choice(_PRUNINGS)(one, other, random)
    pruned: bytes = _etree.tostring(root)
    return pruned


def _without(one: Any, other: Any, random: Random) -> None:
    if one.getparent() is not None:
        one.getparent().remove(one)


def _copied(one: Any, other: Any, random: Random) -> None:
    if sum(1 for _ in one.iter()) < 300:
        for _ in range(random.choice((1, 2, 10))):
            other.append(_etree.fromstring(_etree.tostring(one, with_tail=False)))


def _renamed(one: Any, other: Any, random: Random) -> None:
    one.tag = other.tag


def _valued(one: Any, other: Any, random: Random) -> None:
    for name in list(one.attrib) or list(other.attrib):
        values = (*(number.decode() for number in _NUMBERS), "", "A1:XFD1048576", "x", "../a.xml")
        one.set(name, random.choice((*values, *other.attrib.values())))


def _forgetful(one: Any, other: Any, random: Random) -> None:
    for name in list(one.attrib):
        del one.attrib[name]


def _texted(one: Any, other: Any, random: Random) -> None:
    one.text = random.choice((None, "", "9" * 400, "1e400", "-", "第二十条", other.text))


_PRUNINGS: Sequence[Callable[[Any, Any, Random], None]] = (
    *(_without, _copied, _renamed, _valued, _valued, _forgetful, _texted),
)


def family(data: bytes, *, seed: int, format: str, count: int) -> Iterator[bytes]:
    """Yield so many damaged forms of a file, the same for the same seed."""
    random = Random(seed)  # noqa: S311 - damage that can be repeated
    for _ in range(count):
        yield mutated(data, random, format=format)
