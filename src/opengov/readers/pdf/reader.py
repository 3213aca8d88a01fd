"""The PDF reader: text with its places and ruling lines, as PDFium finds them."""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from threading import Lock
from typing import Any

from ...errors import FormatError, LimitError, ReadError
from ..assembling import assemble
from ..lines import Line
from ..notes import Note
from ..reader import Limits, Reading
from .layout import lines_of
from .pages import Page, Pages
from .streams import may_hide_layers, refuse_bombs

_ONE_AT_A_TIME = Lock()  # PDFium keeps state of its own
_HEAD = 1024
_GARBLED = 0.5


class PdfReader:
    """Reads PDF files that hold text; a page that is a picture is said to be one."""

    name = "pdf"
    suffixes = (".pdf",)

    def sniff(self, data: bytes, name: str | None) -> float:
        """Take what begins as a PDF."""
        return 1.0 if b"%PDF-" in data[:_HEAD] else 0.0

    def read(self, data: bytes, *, limits: Limits) -> Reading:
        """Read a report from a PDF.

        Raises FormatError where pypdfium2 is not installed, ReadError for a file that is broken,
        locked, made of pictures, or whose fonts do not say which characters they draw, and
        LimitError.
        """
        lines, notes = document_lines(data, limits)
        return assemble(lines, format_name=self.name, notes=notes, limits=limits)


reader = PdfReader()


def document_lines(data: bytes, limits: Limits) -> tuple[list[Line], list[Note]]:
    """Return the lines of a PDF, and what there is to say of its pages. Raises as reading does."""
    try:
        pdfium = import_module("pypdfium2")
    except ImportError:
        raise FormatError(
            'the pdf reader needs pypdfium2; pip install "opengov-report[pdf]"'
        ) from None
    refuse_bombs(data, limits)
    with _ONE_AT_A_TIME:
        pages = _pages(pdfium, data, limits)
    _refuse_unreadable(pages)
    return lines_of(pages, limits), list(_page_notes(pages))


def _pages(pdfium: Any, data: bytes, limits: Limits) -> list[Page]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReadError(
                "the PDF is locked with a password; it cannot be read so; save it without one"
            ) from None
        raise ReadError(f"the PDF is broken; PDFium says: {error}") from None
    try:
        if len(document) > limits.pages:
            raise LimitError(
                f"the PDF has {len(document)} pages; at most {limits.pages} are read; "
                "give limits to read more"
            )
        return list(Pages(document, drawn=limits.cells, layers=may_hide_layers(data)))
    except pdfium.PdfiumError as error:
        raise ReadError(f"a page of the PDF is broken; PDFium says: {error}") from None
    finally:
        document.close()


def _page_notes(pages: Iterable[Page]) -> Iterator[Note]:
    for page in pages:
        number = str(page.number)
        if page.is_picture:
            yield Note(code="page-is-image", where=f"page {number}", values={"page": number})
        elif page.garbled > _GARBLED:
            yield Note(code="page-garbled", where=f"page {number}", values={"page": number})


def _refuse_unreadable(pages: Sequence[Page]) -> None:
    if not any(page.glyphs for page in pages):
        what = "its pages are pictures" if any(page.is_picture for page in pages) else "it is empty"
        raise ReadError(f"the PDF holds no text; {what}; nothing was read")
    if all(page.garbled > _GARBLED for page in pages if page.glyphs):
        raise ReadError(
            "the PDF's fonts do not say which characters they draw; nothing of it can be read; "
            "print it again with its fonts, or find the page or the DOCX that it was made of"
        )
