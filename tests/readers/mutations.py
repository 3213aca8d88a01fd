"""Damage to files, by a seeded random: of bytes and tokens, and of the markup inside packages.

Most damage to the bytes of a package ends in its checksum, so its parts are damaged and packed
again: their tree, with elements doubled, moved, renamed and emptied, or their bytes.
"""

import re
import zlib
from collections.abc import Sequence
from importlib import import_module
from io import BytesIO
from random import Random
from typing import Any, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

_etree: Any = import_module("lxml.etree")

_NUMBERS = (b"0", b"-1", b"1e9", b"65536", b"1000000000", b"99999999999999999999", b"0.5", b"NaN")
_TOKENS = {
    "text": (
        "第二十条第（一）项",
        "规章",
        "0" * 30,
        "一、总体情况",
        "\t",
        "|",
        "（",
        "\u2028",
        "其他",
    ),
    "html": (
        *(
            "<table>",
            "</table>",
            "<tr>",
            "<td colspan=65535 rowspan=65535>",
            "</td>",
            "<!--",
            "-->",
        ),
        *("<table><tr><td>" * 20, "&#1114112;", "&#x0;", "<br>", "<p>", "<b>", "<svg>", "<math>"),
        *("<select>", "<template>", '<meta charset="utf-16">', "<plaintext>", "\x00", "规章"),
    ),
    "pdf": (
        *(" 1 0 R ", " 4 0 R ", "<<", ">>", "[", "]", "q ", "Q ", " 0 0 0 0 0 0 cm ", " re S "),
        *("/Filter /FlateDecode", "/Rotate 90", "/UserUnit 1000000", "/Kids [2 0 R]", "/X Do "),
        *("BT /F 0 Tf (", ") Tj ET", "endstream", "endobj", " 1e38 ", " -2147483649 ", "/Encrypt"),
    ),
}
_VALUES = (*(each.decode() for each in _NUMBERS), "", "A1:XFD1048576", "x", "../a.xml")
_LARGE = 300
_PART: Final = re.compile(r".*\.(?:xml|rels)")
_NUMBER: Final = re.compile(rb"\d+")


def mutated(data: bytes, random: Random, *, format: str) -> bytes:
    """Return a file of a format, or its bytes, damaged once to four times."""
    for _ in range(random.randint(1, 4)):
        inside = format in ("docx", "xlsx") and random.random() < 0.9
        data = (inside and _repacked(data, random)) or _scratched(data, random, format)
    return data


def _scratched(data: bytes, random: Random, format: str) -> bytes:
    """Return bytes with a piece cut, doubled, changed, replaced or moved."""
    start = random.randrange(len(data) + 1)
    end = min(len(data), start + int(2 ** random.uniform(0, 10)))
    instead = _damaged(data[start:end], random, _TOKENS.get(format, _TOKENS["text"]))
    if random.random() < 0.2:
        start = end = random.randrange(len(data) + 1)
    return data[:start] + instead + data[end:]


def _damaged(piece: bytes, random: Random, tokens: Sequence[str]) -> bytes:
    match random.choice(("cut", "doubled", "flipped", "told", "renumbered")):
        case "cut":
            return b""
        case "doubled":
            return piece * random.choice((2, 3, 20))
        case "flipped":
            flipped = bytearray(piece)
            for _ in range(min(len(piece), 3)):
                flipped[random.randrange(len(piece))] = random.randrange(256)
            return bytes(flipped)
        case "told":
            return random.choice(tokens).encode() * random.choice((1, 1, 1, 50))
        case _:
            return _NUMBER.sub(lambda _: random.choice(_NUMBERS), piece, count=1)


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
        _change(random.choice(elements), random.choice(elements), random)
    pruned: bytes = _etree.tostring(root)
    return pruned


def _change(one: Any, other: Any, random: Random) -> None:
    """Change an element; another gives what takes its place."""
    match random.choice(("removed", "copied", "renamed", "valued", "valued", "bare", "texted")):
        case "removed":
            if one.getparent() is not None:
                one.getparent().remove(one)
        case "copied":
            if sum(1 for _ in one.iter()) < _LARGE:
                for _ in range(random.choice((1, 2, 10))):
                    other.append(_etree.fromstring(_etree.tostring(one, with_tail=False)))
        case "renamed":
            one.tag = other.tag
        case "valued":
            for name in list(one.attrib) or list(other.attrib):
                one.set(name, random.choice((*_VALUES, *other.attrib.values())))
        case "bare":
            one.attrib.clear()
        case _:
            one.text = random.choice((None, "", "9" * 400, "1e400", "-", "第二十条", other.text))
