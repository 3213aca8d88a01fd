"""A Word document holds the report: it reads back, and no text in it does anything."""

from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.browsing import converted

from opengov import Remark, Report, cells, read, render
from opengov.testing import consistent_reports, hostile_text, reports
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
_TEXT = st.sampled_from(["其中修订16件", "含上年结转", "口径同上年：按件计"])


def _written(report: Report, **options: Any) -> bytes:
    written = render(report, "docx", **options)
    assert isinstance(written, bytes)
    return written


def _told(report: Report) -> tuple[object, ...]:
    """Return what a document prints of a report."""
    return (
        *(report.title, report.agency.name, report.year, report.published, report.preamble),
        *(report.overview, report.proactive, report.requests, report.disputes),
        *(report.problems, report.other_matters, report.further, report.remarks, report.unplaced),
    )


@settings(max_examples=10)
@given(report=consistent_reports(), published=st.none() | st.dates(), data=st.data())
def test_a_document_reads_back(report: Report, published: Any, data: st.DataObject) -> None:
    """Tables, text and remarks; a report is published in the year after."""
    assert report.year is not None
    places = [place for place, _ in cells(report)]
    chosen = data.draw(st.lists(st.sampled_from(places), unique=True, max_size=3))
    day = published and published.replace(year=report.year + 1, day=min(published.day, 28))
    remarks = tuple(
        Remark(place=place, text=data.draw(_TEXT)) for place in sorted(chosen, key=places.index)
    )
    printed = evolve(report, published=day, remarks=remarks)
    assert _told(read(_written(printed)).report) == _told(printed)


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
