"""Office files: zip packages of XML parts, opened part by part and within limits.

Only the parts that a reader asks for are unpacked, and each counts by the bytes that come out, not
by those its header states. A part with a document type, and so with entities, is refused; a target
outside the package is a text and is never fetched.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from io import BytesIO
from itertools import islice
from posixpath import dirname, join, normpath
from typing import Any, Final, Literal, NoReturn, TypeAlias

from attrs import evolve, frozen

from ..errors import FormatError, LimitError, ReadError
from .notes import Note
from .reader import Limits, Reading

Family: TypeAlias = Literal["docx", "xlsx"]

MARKUP_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_MAIN = {"docx": "word/document", "xlsx": "xl/workbook"}
_STRICT = {
    # The strict variant of the standard differs in its namespaces only.
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/main": (
        b"http://schemas.openxmlformats.org/drawingml/2006/main"
    ),
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS: tuple[tuple[str, tuple[Family, ...], str], ...] = (
    ("EncryptedPackage", ("docx", "xlsx"), "an encrypted office file"),
    ("WordDocument", ("docx",), "a Word 97 or WPS document (.doc, .wps)"),
    ("Workbook", ("xlsx",), "an Excel 97 or WPS workbook (.xls, .et)"),
    ("Book", ("xlsx",), "an Excel 5 workbook (.xls)"),
)
_HEADS: tuple[tuple[bytes, Family, str], ...] = (
    (b"{\\rtf", "docx", "an RTF document"),
    (b'progid="Word.Document"', "docx", "a Word 2003 XML document"),
    (b'progid="Excel.Sheet"', "xlsx", "an Excel 2003 XML workbook"),
    (b"opendocument.text", "docx", "an OpenDocument text"),
    (b"opendocument.spreadsheet", "xlsx", "an OpenDocument spreadsheet"),
)
_DOCUMENT_TYPES = tuple("<!DOCTYPE".encode(name) for name in ("ascii", "utf-16-le", "utf-16-be"))
_ENTRY = b"PK\x01\x02"
_GAP = re.compile(r"(?<=\d)(?!\n|[ \u00a0\u2009\u202f]\d)[^\S\n]+(?=\d)")
_MOST_NAMES = 10_000
_NODES = 6


@frozen(kw_only=True)
class Relationship:
    """What a part refers to: another part by its name, or a target outside, as written."""

    kind: str
    target: str
    outside: bool


def sniff(data: bytes, name: str | None, family: Family) -> float:
    """Tell how sure it is that data is an office file of a family, 0 to 1.

    Files that belong to the family and cannot be read, such as .doc, are taken as well, for the
    sake of the error that says so.
    """
    named = name is not None and name.lower().endswith(_suffixes(family))
    if data.startswith(b"PK"):
        names = _names(data)
        main = _MAIN[family]
        if names is None:
            return 0.6 if named or main.encode() in data else 0.0
        if any(each.startswith(main) for each in names):
            return 1.0 if named else 0.9
    foreign = _foreign(data)
    if foreign is None or family not in foreign[0]:
        return 0.0
    return 0.8 if named else 0.7


def _suffixes(family: Family) -> tuple[str, ...]:
    return (".docx", ".docm") if family == "docx" else (".xlsx", ".xlsm")


def _names(data: bytes) -> list[str] | None:
    """Return the names of the entries of a zip file, or None where they cannot be known."""
    if data.count(_ENTRY) > _MOST_NAMES:
        return None
    try:
        return list(map(str, _opened(data).namelist()))
    except ReadError:
        return None


def _foreign(data: bytes) -> tuple[tuple[Family, ...], str] | None:
    """Return the families and the kind of an office file that is no package of theirs."""
    if data.startswith(_OLE):
        streams = ((f, kind) for key, f, kind in _STREAMS if key.encode("utf-16-le") in data)
        return next(streams, None)
    head = data[:1024]
    return next((((family,), kind) for mark, family, kind in _HEADS if mark in head), None)


def _opened(data: bytes) -> Any:
    from struct import error as struct_error
    from zipfile import BadZipFile, ZipFile

    try:
        return ZipFile(BytesIO(data))
    except (BadZipFile, NotImplementedError, ValueError, OSError, struct_error) as error:
        raise ReadError(
            f"the file is no whole zip package ({error}); docx and xlsx files are; "
            "fetch it again, or save it again with the program that wrote it"
        ) from None


class Package:
    """The parts of an office file by their names. Raises ReadError for what is none."""

    def __init__(self, data: bytes, *, family: Family, limits: Limits) -> None:
        if (foreign := _foreign(data)) is not None:
            raise FormatError(
                f"the file is {foreign[1]}; the {family} reader reads .{family}; "
                f"open it, without its password if it has one, and save it as .{family}"
            )
        if (entries := data.count(_ENTRY)) > limits.lines:
            raise LimitError(
                f"the package has {entries} entries; at most {limits.lines} are read; "
                "give limits to read more"
            )
        self._etree = _xml_library(family)
        self._zip = _opened(data)
        self._limits = limits
        self._left = limits.unpacked
        self._related: dict[str, Mapping[str, Relationship]] = {}
        self._names = {name.lower(): name for name in self._zip.namelist()}
        self.main = self._find_main(family)

    def _find_main(self, family: Family) -> str:
        usual = _MAIN[family] + ".xml"
        related = self.related("").values()
        stated = (each.target for each in related if each.kind == "officeDocument")
        for name in (*stated, usual):
            if name.lower() in self._names and name.startswith(_MAIN[family]):
                if name.endswith(".bin"):
                    raise FormatError(
                        "the file is a binary workbook (.xlsb); the xlsx reader reads .xlsx; "
                        "open it and save it as .xlsx"
                    )
                return name
        raise FormatError(
            f"the package has no {usual}; a .{family} file has one; "
            f"save the document again as .{family}"
        )

    def document(self) -> Any:
        """Return the root element of the main part."""
        root = self.root(self.main)
        assert root is not None  # it was found among the names
        return root

    def related(self, part: str) -> Mapping[str, Relationship]:
        """Return what a part refers to, by id; the package itself is the part ""."""
        if part in self._related:
            return self._related[part]
        folder = dirname(part)
        root = self.root(join(folder, "_rels", part[len(folder) :].lstrip("/") + ".rels"))
        found: dict[str, Relationship] = {}
        for entry in () if root is None else root.iterchildren("{*}Relationship"):
            target = entry.get("Target", "")
            outside = entry.get("TargetMode") == "External"
            found[entry.get("Id", "")] = Relationship(
                kind=entry.get("Type", "").rpartition("/")[2],
                target=target if outside else normpath(join("/", folder, target)).lstrip("/"),
                outside=outside,
            )
        self._related[part] = found
        return found

    def one_related(self, part: str, kind: str) -> Any | None:
        """Return the root of the part of a kind that a part refers to, or None."""
        targets = (each.target for each in self.related(part).values() if each.kind == kind)
        return self.root(next(targets, ""))

    def root(self, part: str) -> Any | None:
        """Return the root element of a part, or None where it is not there."""
        data = self._unpacked(part)
        if data is None:
            return None
        self._refuse_nodes(part, data)
        parser = self._etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return self._etree.fromstring(data, parser)
        except self._etree.XMLSyntaxError as error:
            self._refuse_markup(part, error)

    def elements(self, part: str, *tags: str) -> Iterator[Any]:
        """Yield the whole elements of a part that have one of the tags, each emptied after use.

        However many rows a sheet has, only the one at hand is in memory.
        """
        data = self._unpacked(part)
        if data is None:
            return
        self._refuse_nodes(part, data)
        events = self._etree.iterparse(
            BytesIO(data),
            tag=tags,
            resolve_entities=False,
            no_network=True,
        )
        try:
            for _, element in events:
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except self._etree.XMLSyntaxError as error:
            self._refuse_markup(part, error)

    def _refuse_nodes(self, part: str, data: bytes) -> None:
        """Refuse a part that makes a tree of too many nodes, of which each takes some 150 bytes."""
        most = _NODES * (self._limits.lines + self._limits.cells)
        if data.count(b"<") + data.count(b"=") > most:
            raise LimitError(
                f"{part} has more than {most} tags and attributes, {_NODES} for each line and cell "
                "that the limits allow; give limits to read more"
            )

    def _refuse_markup(self, part: str, error: Any) -> NoReturn:
        if "XML_PARSE_HUGE" in str(error):
            raise LimitError(
                f"{part} nests elements deeper than 256 or has a text of over 10 MB, first at "
                f"line {error.lineno}; no report does; remove what is so deep or long"
            ) from None
        raise ReadError(
            f"{part} is not well-formed XML: {error.msg}; office programs write none such; "
            "save the document again with the program that wrote it"
        ) from None

    def _unpacked(self, part: str) -> bytes | None:
        """Return the bytes of a part, counted against the limit as they come out."""
        from struct import error as struct_error
        from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile
        from zlib import error as zlib_error

        name = self._names.get(part.lower())
        if name is None:
            return None
        info = self._zip.getinfo(name)
        if info.flag_bits & 1 or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise FormatError(
                f"{part} is encrypted or packed in an unusual way; office files are zip packages "
                "that are deflated; save the document again without a password"
            )
        data = b""
        if info.file_size <= self._left:
            try:
                with self._zip.open(info) as file:
                    data = file.read(info.file_size + 1)
            except (BadZipFile, EOFError, ValueError, OSError, struct_error, zlib_error) as error:
                raise ReadError(
                    f"{part} cannot be unpacked ({error}); the file is damaged; fetch it again"
                ) from None
        if max(info.file_size, len(data)) > self._left:
            raise LimitError(
                f"the package unpacks to more than {self._limits.unpacked} bytes at {part}; "
                "give limits to read more"
            )
        self._left -= len(data)
        if any(mark in data for mark in _DOCUMENT_TYPES):
            raise ReadError(
                f"{part} declares a document type; office files have none, for entities are "
                "a danger; save the document again with the program that wrote it"
            )
        return _transitional(data)


def keep_asides(reading: Reading, asides: Iterable[Note], limits: Limits) -> Reading:
    """Return a reading with notes on what stands beside the report, and their texts kept."""
    notes = tuple(islice(asides, limits.lines + 1))
    if len(notes) > limits.lines:
        raise LimitError(
            f"more than {limits.lines} notes and texts stand beside the report; "
            "give limits to read more"
        )
    texts = (note.raw for note in notes if note.code != "image")
    report = evolve(reading.report, unplaced=(*reading.report.unplaced, *texts))
    return evolve(reading, report=report, notes=(*reading.notes, *notes))


def parted(text: str) -> str:
    """Return the text of a cell with a bar where white space other than a blank parts digits.

    A tab or a wide gap stands between two figures, not in one: 1 and 234 are not 1 234.
    """
    return text if text.isalnum() else _GAP.sub(" | ", text)


def _transitional(data: bytes) -> bytes:
    """Return a part of the strict variant in the namespaces of the usual one."""
    if b"//purl.oclc.org/ooxml/" in data:
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
    return data


def _xml_library(family: Family) -> Any:
    """Return lxml.etree, imported when a file is read. Raises FormatError where it is missing."""
    try:
        return import_module("lxml.etree")
    except ModuleNotFoundError:
        raise FormatError(
            f'the {family} reader needs lxml; pip install "opengov-report[{family}]"'
        ) from None
