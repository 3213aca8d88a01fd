"""No text in a Word document does anything, whatever it says."""

from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.browsing import converted

from opengov import Report, render
from opengov.testing import hostile_text, reports
from opengov.testing.reports import report_of

_pypdfium2: Any = import_module("pypdfium2")
_HOSTILE = (
    "{ INCLUDETEXT C:\\\\nul } { DDEAUTO c:\\\\x }",
    "</w:t></w:r></w:p></w:body><w:p>opengovprobe</w:p>",
    "&#x1;&lt;![CDATA[ ]]>",
    "\x00\x07\x1b[31m\u202e右到左\u2066\ufffe",
    "字" * 50_000,
    "w" * 100_000,
)


def _written(report: Report, **options: Any) -> bytes:
    written = render(report, "docx", **options)
    assert isinstance(written, bytes)
    return written


@settings(max_examples=10)
@given(report=reports() | hostile_text().map(report_of), locale=st.sampled_from(["zh-Hans", "en"]))
def test_every_document_opens(report: Report, locale: str) -> None:
    """Whatever the texts are; there is no field in the text and no link to anywhere."""
    written = _written(report, locale=locale)
    document: Any = docx.Document(BytesIO(written))
    tags = _tags(document)
    outside = [r for r in document.part.rels.values() if r.is_external]
    assert (tags & {"fldChar", "fldSimple", "instrText", "hyperlink", "object"}, outside) == (
        set(),
        [],
    )
    assert _written(report, locale=locale) == written


def test_hostile_text_is_printed_as_it_stands(tmp_path: Path) -> None:
    """An office suite opens the document, and the words of a field are words."""
    for number, text in enumerate(_HOSTILE):
        (tmp_path / f"{number}.docx").write_bytes(_written(report_of(text)))
    shown = [_pages(converted(tmp_path / f"{n}.docx", ".pdf", tmp_path)) for n in range(2)]
    assert ("INCLUDETEXT" in shown[0], "opengovprobe</w:p>" in shown[1]) == (True, True)


def _pages(document: Path) -> str:
    with _pypdfium2.PdfDocument(document) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return "".join("".join(texts).split())


def _tags(document: Any) -> set[str]:
    return {str(element.tag).rpartition("}")[2] for element in document.element.iter()}
