"""What is wrong with an archive that a renderer wrote: when it tells, and what it lets loose.

Office formats are zip archives of XML parts. A text of a report may be nothing but characters in
them: no element, no field, no formula, no link to anywhere.
"""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from attrs import define, field

_FIRST = b"PK\x03\x04"
_RECENT = 2020
_COMPUTED = ("f", "instrText")
_LEADING = ("Target", "location", "w:anchor", "w:instr")


def is_archive(written: bytes) -> bool:
    """Tell whether bytes begin as a zip archive does."""
    return written.startswith(_FIRST)


def unpacked_parts(written: bytes) -> tuple[bytes, ...]:
    """Return the entries of an archive; none of one that cannot be opened."""
    try:
        with ZipFile(BytesIO(written)) as file:
            return tuple(file.read(entry) for entry in file.infolist())
    except (BadZipFile, OSError, ValueError):
        return ()


def archive_faults(written: bytes, probe: str) -> Iterator[str]:
    """Yield what is wrong with an archive: damage, dates, and where a probe is more than text."""
    parts = unpacked_parts(written)
    if not parts:
        yield "wrote an archive that cannot be opened, or an empty one"
        return
    with ZipFile(BytesIO(written)) as file:
        entries = file.infolist()
    if any(entry.date_time[0] >= _RECENT for entry in entries):
        yield "dates the entries of its archive; give them a fixed date, such as 1980-01-01"
    for name, times in Counter(entry.filename for entry in entries).items():
        if times > 1:
            yield f"wrote the entry {name!r} {times} times"
    for entry, part in zip(entries, parts, strict=True):
        if entry.filename.endswith((".xml", ".rels")):
            yield from (f"wrote {fault} in {entry.filename}" for fault in _faults(part, probe))


@define
class _Part:
    """Notes every place of a part where a probe is more than characters."""

    probe: str
    faults: list[str] = field(factory=list[str])
    _open: list[str] = field(factory=list[str])

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Look at an element: its name, those of its attributes, and where it leads."""
        self._open.append(name.rpartition(":")[2])
        self._look("becomes markup", name, *attributes)
        targets = [value for key, value in attributes.items() if key in _LEADING]
        self._look("becomes a link or a field", *targets)

    def end(self, _name: str) -> None:
        """Close an element."""
        self._open.pop()

    def text(self, text: str) -> None:
        """Look at characters: in some elements they are computed."""
        if self._open[-1] in _COMPUTED:
            self._look("becomes a formula or a field", text)

    def markup(self, *texts: str) -> None:
        """Look at a comment or an instruction."""
        self._look("becomes markup", *texts)

    def _look(self, fault: str, *texts: str) -> None:
        if any(self.probe in text for text in texts):
            self.faults.append(f"a text that {fault}")


def _faults(part: bytes, probe: str) -> list[str]:
    found = _Part(probe)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = found.begin
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.text
    parser.CommentHandler = found.markup
    parser.ProcessingInstructionHandler = found.markup
    try:
        parser.Parse(part, True)  # noqa: FBT003
    except expat.ExpatError as error:
        return [f"XML that is not well-formed ({error})"]
    return found.faults
