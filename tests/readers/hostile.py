"""Files made to cost more than they weigh, small as they are or made here; none is kept.

`python -m tests.readers.hostile` reads the costly ones in the memory that a careful service gives,
and breaks where one of them ends in anything but a reading or a documented error.
"""

import resource
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress

from opengov import OpenGovError, read

from .layouts import HEADINGS
from .office import TITLE, document, tbl, tc, tr, workbook, zipped
from .printing import file_of, page_of

_MEMORY = 1 << 30
_HEADINGS = f"{TITLE}\n一、总体情况\n甲。\n二、主动公开政府信息情况\n"
_TABLE = _HEADINGS + "第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n"
_CONTENTS = "\n".join((*HEADINGS, ""))
_ENTITIES = (
    '<!DOCTYPE a [<!ENTITY a "甲甲甲甲">'
    + "".join(
        f'<!ENTITY {one} "{f"&{two};" * 10}">' for two, one in zip("abcdef", "bcdefg", strict=True)
    )
    + "]>"
)


def _text(text: str) -> bytes:
    return text.encode()


LIMITED: Mapping[str, tuple[str, Callable[[], bytes], str]] = {
    "a line of 100 MB": ("text", lambda: bytes(100_000_000), "bytes"),
    "a million lines": ("text", lambda: b"7\n" * 1_000_000, "lines"),
    "a million tabs": ("text", lambda: b"\t" * 1_000_000, "cells"),
    "a million bars": ("text", lambda: b"|" * 1_000_000, "cells"),
    "columns by the billion": (
        "html",
        lambda: b"<table>" + b"<tr><td colspan=1000000000 rowspan=1000000000>x" * 900,
        "cells",
    ),
    "tables in tables": ("html", lambda: b"<table><tr><td>" * 600, "tables in each other"),
    "elements in elements": ("html", lambda: b"<div>" * 600 + b"x", "elements in each other"),
    "a million rows of HTML": ("html", lambda: b"<tr><td>" * 1_000_000, "tags"),
    "a zip bomb of a document": (
        "docx",
        lambda: zipped({"word/document.xml": b" " * 130 * 1024 * 1024}),
        "bytes",
    ),
    "a zip bomb of a workbook": (
        "xlsx",
        lambda: zipped({"xl/workbook.xml": b" " * 130 * 1024 * 1024}),
        "bytes",
    ),
    "columns of a document by the billion": (
        "docx",
        lambda: document(tbl(tr(tc("甲", '<w:gridSpan w:val="1000000000"/>')))),
        "cells",
    ),
    "paragraphs without text": ("docx", lambda: document("<w:p/>" * 250_000), "paragraphs"),
    "a row without end": (
        "xlsx",
        lambda: workbook(f"<row>{'<c/>' * 5_000_000}</row>"),
        "tags and attributes",
    ),
    "a thousand pages": (
        "pdf",
        lambda: file_of(
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [" + b"3 0 R " * 1000 + b"] /Count 1000 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ),
        "pages",
    ),
    "a bomb of a drawing": (
        "pdf",
        lambda: page_of(zlib.compress(b" " * 130 * 1024 * 1024), packing=b"/Filter /FlateDecode"),
        "unpack",
    ),
}
"""Name: format, the file, and what of it the error names."""

COSTLY: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "blanks": ("text", lambda: b" " * 1_000_000 + b"x"),
    "a rule that goes on": ("text", lambda: b"|" + b" --- |" * 20_000 + b"x"),
    "emphasis left open": ("text", lambda: b"# x\n" + b"**a " * 250_000),
    "strokes": ("text", lambda: b"\\" * 1_000_000 + b"|"),
    "comments left open": ("text", lambda: b"<!--" * 250_000),
    "brackets": ("text", lambda: _text("（" * 300_000)),
    "digits": ("text", lambda: _text(_TABLE + "规章" + "0" * 300_000)),
    "blanks in a line": ("text", lambda: _text("甲" + " " * 100_000 + "乙")),
    "headings on a line": ("text", lambda: _text("一、总体情况" * 20_000)),
    "contents again and again": ("text", lambda: _text(_CONTENTS * 1_000)),
    "titles and headings": ("text", lambda: _text(_HEADINGS * 2_000)),
    "captions that open nothing": (
        "text",
        lambda: _text("第二十条第（一）项信息内容甲乙丙丁戊己庚辛\n" * 3_000),
    ),
    "entities of a document": (
        "docx",
        lambda: zipped({"word/document.xml": f"{_ENTITIES}<a>&g;</a>"}),
    ),
    "entities of a workbook": (
        "xlsx",
        lambda: zipped({"xl/workbook.xml": f"{_ENTITIES}<a>&g;</a>"}),
    ),
    "many blank rows": ("xlsx", lambda: workbook("<row/>" * 100_000)),
    "merged to the last cell": (
        "xlsx",
        lambda: workbook(
            '<row r="1"><c r="A1"><v>1</v></c></row>',
            behind='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        ),
    ),
    "a cell at the last place": (
        "xlsx",
        lambda: workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    ),
    "fonts left open": ("html", lambda: b"<b>" * 500 + b"<p>x" * 5_000),
    "pages in a ring": (
        "pdf",
        lambda: file_of(
            b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"
        ),
    ),
    "a page as large as a country": (
        "pdf",
        lambda: page_of(b"BT /F 9 Tf (1) Tj ET", page=b"/UserUnit 1000000"),
    ),
}
"""Name: format, and a file that no limit names, and that is read or refused in a moment."""


def main() -> None:
    """Read every costly file in a gigabyte of addresses."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    for name, make in COSTLY.values():
        data = make()
        with suppress(OpenGovError):
            read(data, format=name)


if __name__ == "__main__":
    main()
