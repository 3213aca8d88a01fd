"""Small valid files of every format, from which mutation starts."""

from collections.abc import Callable, Mapping
from functools import cache
from random import Random

from opengov import Report

from .html_layouts import pasted, spanned
from .layouts import fenced, lay_out, markdown, stacked, tabbed
from .office import report_in_sheets, report_in_word
from .printing import page_of, printed
from .realistic import realistic_report


@cache
def seeds(format: str) -> tuple[bytes, ...]:
    """Return the seeds of a format, the same at every call."""
    report = realistic_report(Random(1), "2021")
    return _SEEDS[format](report)


def _texts(report: Report) -> tuple[bytes, ...]:
    layouts = (tabbed, fenced, markdown, stacked)
    return tuple(lay_out(report, layout).encode() for layout in layouts)


def _pages(report: Report) -> tuple[bytes, ...]:
    return spanned(report).encode(), pasted(report).encode("gb18030")


def _documents(report: Report) -> tuple[bytes, ...]:
    return tuple(report_in_word(report, merged=merged) for merged in (True, False))


def _workbooks(report: Report) -> tuple[bytes, ...]:
    return tuple(report_in_sheets(report, merged=merged, sheets=merged) for merged in (True, False))


def _prints(report: Report) -> tuple[bytes, ...]:
    drawing = b"q 1 0 0 1 9 9 cm 9 9 90 90 re S BT /F 9 Tf 9 99 Td (1 2 3) Tj ET Q /X Do"
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 4 >>\nstream\nq Q \nendstream"
    return page_of(drawing, parts=(form,)), printed(report)


_SEEDS: Mapping[str, Callable[[Report], tuple[bytes, ...]]] = {
    "text": _texts,
    "html": _pages,
    "docx": _documents,
    "xlsx": _workbooks,
    "pdf": _prints,
}
