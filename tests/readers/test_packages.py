"""Office files as packages: what they are is known before they are opened, and limits hold."""

from io import BytesIO
from struct import pack
from typing import Any
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov import FormatError, Limits, ReadError, read
from opengov.errors import LimitError
from opengov.readers.docx.reader import reader as docx
from opengov.readers.packages import Package
from opengov.readers.xlsx.reader import reader as xlsx
from opengov.testing import check_reader

from .office import WORD, document, p, relations, workbook, zipped


def _stored(name: str, content: str, how: int = ZIP_STORED) -> bytes:
    """Return a zip file of one part that is not deflated."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", how) as file:
        file.writestr(name, content)
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
FOREIGN = {
    ".doc": OLE + "WordDocument".encode("utf-16-le"),
    ".xls": OLE + "Workbook".encode("utf-16-le"),
    "Excel 5": OLE + "Book".encode("utf-16-le"),
    "encrypted": OLE + "EncryptedPackage".encode("utf-16-le"),
    "RTF": b"{\\rtf1\\ansi}",
    "Word 2003": b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>',
    "Excel 2003": b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><w/>',
    "OpenDocument text": _stored("mimetype", "application/vnd.oasis.opendocument.text"),
    "OpenDocument spreadsheet": _stored(
        "mimetype", "application/vnd.oasis.opendocument.spreadsheet"
    ),
}
OTHER = zipped({"a.txt": "word/document.xml"})
TEXT = document(p("甲"))
BOOK = workbook("")


@pytest.mark.parametrize("reader", [docx, xlsx])
def test_readers_keep_their_contract(reader: Any) -> None:
    """Whatever bytes they are given, they end in a reading or in a documented error."""
    check_reader(reader)


@pytest.mark.parametrize(
    ("data", "name", "sure"),
    [
        (TEXT, None, (0.9, 0)),
        (TEXT, "A.DOCX", (1, 0)),
        (BOOK, None, (0, 0.9)),
        (BOOK, "a.xlsm", (0, 1)),
        (OTHER, None, (0, 0)),
        (OTHER, "a.docx", (0, 0)),
        (TEXT[:-30], None, (0.6, 0)),
        (TEXT[:20], "a.docx", (0.6, 0)),
        (TEXT[:20], None, (0, 0)),
        (b"PK\x01\x02" * 10_001, None, (0, 0)),
        (FOREIGN[".doc"], "a.wps", (0.7, 0)),
        (FOREIGN["encrypted"], "a.xlsx", (0.7, 0.8)),
        (FOREIGN["OpenDocument text"], None, (0.7, 0)),
        (OLE, "a.docx", (0, 0)),
        (b"text", "a.docx", (0, 0)),
    ],
    ids=lambda given: "data" if isinstance(given, bytes) else None,  # a file has its time in it
)
def test_office_files_are_told_by_their_parts(
    data: bytes, name: str | None, sure: tuple[float, float]
) -> None:
    """The names in the package tell its family; a zip file of other things is of none."""
    assert (docx.sniff(data, name), xlsx.sniff(data, name)) == sure


@pytest.mark.parametrize("kind", FOREIGN)
def test_older_files_are_named_with_the_way_out(kind: str) -> None:
    """A file that office programs open and these readers do not is refused for what it is."""
    with pytest.raises(FormatError, match=rf"^the file is an? .*{kind}.*save it as \.(doc|xls)x$"):
        read(FOREIGN[kind])


@pytest.mark.parametrize(
    ("parts", "family", "said"),
    [
        ({"a.txt": ""}, "docx", "the package has no word/document.xml; a .docx file has one"),
        ({"_rels/.rels": relations(("r", "officeDocument", "a.xml"))}, "xlsx", "xl/workbook.xml"),
        (
            {
                "_rels/.rels": relations(("r", "officeDocument", "xl/workbook.bin")),
                "xl/workbook.bin": "",
            },
            "xlsx",
            r"a binary workbook \(\.xlsb\)",
        ),
    ],
)
def test_packages_without_their_part_are_refused(
    parts: dict[str, str], family: Any, said: str
) -> None:
    """What is in it is not what a document or a workbook is made of."""
    with pytest.raises(FormatError, match=said):
        Package(zipped(parts), family=family, limits=Limits())


def test_the_main_part_is_found_by_its_relationship() -> None:
    """Programs may name it otherwise; one that states none is found by its usual name."""
    body = f'<w:document xmlns:w="{WORD}"/>'
    stated = {
        "_rels/.rels": relations(
            ("a", "coreProperties", "docProps/core.xml"),
            ("r", "officeDocument", "/word/document2.xml"),
        ),
        "word/document2.xml": body,
    }
    packages = (stated, {"Word/Document.xml": body})
    found = [Package(zipped(each), family="docx", limits=Limits()) for each in packages]
    assert [each.main for each in found] == ["word/document2.xml", "word/document.xml"]
    assert [each.document().tag for each in found] == [f"{{{WORD}}}document"] * 2


def test_the_strict_variant_is_read() -> None:
    """It has other namespaces and no other content."""
    body = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'
    package = Package(zipped({"word/document.xml": body}), family="docx", limits=Limits())
    assert package.document().tag == f"{{{WORD}}}document"


def test_targets_outside_stay_texts() -> None:
    """A target outside the package is kept as written, one inside is a name in it."""
    rels = relations(
        ("a", "image", "https://example.org/a.png"), ("b", "styles", "../x/styles.xml")
    )
    data = zipped({"word/document.xml": "<a/>", "word/_rels/document.xml.rels": rels})
    package = Package(data, family="docx", limits=Limits())
    found = package.related("word/document.xml").values()
    assert [(each.target, each.outside) for each in found] == [
        ("https://example.org/a.png", True),
        ("x/styles.xml", False),
    ]
    assert package.one_related("word/document.xml", "styles") is None


BOMB = "".join(
    f'<!ENTITY {b} "{f"&{a};" * 50}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("use", ["<w:t>&i;</w:t>", '<w:t a="&i;"/>'])
def test_entities_are_refused(encoding: str, use: str) -> None:
    """A document type has no place in an office file: neither entities nor files come of it."""
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY a "甲">'
        f'<!ENTITY x SYSTEM "file:///etc/passwd">{BOMB}]><w:document xmlns:w="{WORD}">{use}'
        "</w:document>"
    )
    with pytest.raises(ReadError, match="declares a document type"):
        read(zipped({"word/document.xml": text.encode(encoding)}))


def _lying(data: bytes, size: int) -> bytes:
    """Return a zip file of one entry whose headers state another size."""
    central = data.index(b"PK\x01\x02")
    for at in (22, central + 24):
        data = data[:at] + pack("<L", size) + data[at + 4 :]
    return data


def test_what_unpacks_without_measure_meets_the_limit() -> None:
    """The size that the headers state counts, and so do the bytes that come out."""
    bomb = zipped({"word/document.xml": b" " * 5_000_000})
    limits = Limits(unpacked=1_000_000)
    with pytest.raises(LimitError, match="more than 1000000 bytes at word/document"):
        read(bomb, limits=limits)
    with pytest.raises(ReadError):
        read(_lying(bomb, 1000), limits=limits)


def test_parts_that_are_not_asked_for_are_not_unpacked() -> None:
    """Pictures and zip files within count for nothing."""
    title = p("某市某局2023年政府信息公开工作年度报告") + p("一、总体情况") + p("无。")
    inner = zipped({f"{n}": b" " * 3_000_000 for n in range(5)})
    media = {"media/image1.png": " " * 5_000_000, "embeddings/a.zip": inner.decode("latin-1")}
    assert read(document(title, parts=media), limits=Limits(unpacked=100_000)).report.year == 2023


def test_texts_beside_the_report_are_limited() -> None:
    """Comments count as lines do."""
    comment = f"<w:comment>{p('甲')}</w:comment>"
    comments = f"<w:comments NAMESPACES>{comment * 20}</w:comments>"
    data = document(
        p("某市某局2023年政府信息公开工作年度报告") + p("一、总体情况") + p("无。"),
        ("c", "comments", "comments.xml"),
        parts={"comments.xml": comments},
    )
    with pytest.raises(LimitError, match="more than 10 notes and texts"):
        read(data, limits=Limits(lines=10))


def test_too_many_entries_meet_the_limit() -> None:
    """A package of a hundred thousand parts is not listed."""
    data = zipped({f"{number}": "" for number in range(50)})
    with pytest.raises(LimitError, match="has 50 entries; at most 40 are read"):
        Package(data, family="docx", limits=Limits(lines=40))


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [
        ("<a>", ReadError, "word/document.xml is not well-formed XML"),
        ("", ReadError, "word/document.xml is not well-formed XML"),
        ("<a>" * 300 + "</a>" * 300, LimitError, "deeper than 256"),
        (f"<a>{'x' * 10_100_000}</a>", LimitError, "a text of over 10 MB"),
        ("<a>&nbsp;</a>", ReadError, "not well-formed"),
    ],
)
def test_markup_that_is_broken_or_boundless_is_refused(
    text: str, error: type[ReadError], said: str
) -> None:
    """The part and the place are named."""
    package = Package(zipped({"word/document.xml": text}), family="docx", limits=Limits())
    with pytest.raises(error, match=said):
        package.document()
    with pytest.raises(error, match=said):
        list(package.elements("word/document.xml", "b"))


def test_encrypted_and_oddly_packed_parts_are_refused() -> None:
    """Office files are deflated; a part with a password says so."""
    packed = _stored("word/document.xml", "<a/>", ZIP_BZIP2)
    plain = zipped({"word/document.xml": "<a/>"})
    central = plain.index(b"PK\x01\x02")
    locked = plain[:6] + b"\1" + plain[7 : central + 8] + b"\1" + plain[central + 9 :]
    for data in (packed, locked):
        with pytest.raises(FormatError, match="is encrypted or packed in an unusual way"):
            read(data)


@given(data=st.data())
def test_truncated_packages_are_refused(data: st.DataObject) -> None:
    """A file that was cut off is no zip package, whichever end is left."""
    cut = data.draw(st.integers(1, len(TEXT) - 1))
    with pytest.raises(ReadError, match=r"zip package|cannot be unpacked"):
        docx.read(TEXT[:cut], limits=Limits())


def test_damaged_parts_are_refused() -> None:
    """Bytes that do not unpack, or to something else than was packed, are no part."""
    for at in (40, 60):
        data = zipped({"word/document.xml": "<a/>" * 1000})
        damaged = data[:at] + bytes(12) + data[at + 12 :]
        with pytest.raises(ReadError):
            docx.read(damaged, limits=Limits())
