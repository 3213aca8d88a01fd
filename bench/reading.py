"""Measure reading beside what it stands on: pandas for pages, the fastest parser, the libraries.

    PYTHONPATH=. python bench/reading.py              a table for the terminal
    PYTHONPATH=. python bench/reading.py --markdown   the same for docs/explanation/speed.md

Both sides are called in turn with one page or file after another, each with figures of its own,
and the ratio is the median over neighbours, as in run.py. Before anything is timed every reading is
held against the report that was laid out.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from itertools import cycle
from pathlib import Path
from time import perf_counter
from typing import Any

import docx
import openpyxl
import pages
import pandas as pd
import pypdfium2
from docx.oxml.table import CT_Tbl
from pypdfium2 import raw
from run import Comparison, _table, measure
from selectolax.lexbor import LexborHTMLParser
from tests.readers.office import report_in_sheets
from tests.readers.printing import printed

import opengov
from opengov import Report, cells
from opengov.model.figures import Figure

_PAGES, _FILES = 60, 6
_THROUGHPUT = 300
_COMMAND = Path(sys.executable).with_name("opengov")


def with_pandas(page: bytes) -> object:
    """Read the tables of a page as pandas does."""
    return pd.read_html(BytesIO(page), flavor="lxml", encoding="utf-8")


def with_selectolax(page: bytes) -> object:
    """Parse a page and take the texts of its cells, row by row; the fastest of several ways."""
    rows = LexborHTMLParser(page).css("tr")
    return [[cell.text() for cell in row.iter()] for row in rows]


def with_python_docx(data: bytes) -> object:
    """Open a document and take the texts of its paragraphs and of its cells as they are written."""
    return [_texts(block) for block in docx.Document(BytesIO(data)).element.body]


def _texts(block: Any) -> object:
    if isinstance(block, CT_Tbl):
        return [[[p.text for p in cell.p_lst] for cell in row.tc_lst] for row in block.tr_lst]
    return block.text


def with_python_docx_cells(data: bytes) -> object:
    """Open a document and take the texts of its paragraphs and of the cells that rows have."""
    document = docx.Document(BytesIO(data))
    rows = (row for table in document.tables for row in table.rows)
    texts = [paragraph.text for paragraph in document.paragraphs]
    return texts, [[cell.text for cell in row.cells] for row in rows]


def with_openpyxl(data: bytes) -> object:
    """Open a workbook and take the values of its cells."""
    book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def with_pypdfium2(data: bytes) -> object:
    """Open a PDF and take each character with its box, and each path with its bounds."""
    found: list[object] = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_range())
            found.extend(text.get_charbox(index) for index in range(text.count_chars()))
            paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
            found.extend(path.get_bounds() for path in paths)
    return found


def comparisons() -> list[Comparison]:
    """Return the comparisons of one process, all of whose readings are right."""
    laid_out = list(pages.reports(_PAGES))
    few = laid_out[:_FILES]
    plain = _checked(laid_out, pages.plain_page)
    word = _checked(laid_out, pages.word_page)
    documents = _checked(few, pages.word_document)
    return [
        _compared("HTML, 7 kB : pandas", plain, with_pandas, 1 / 6),
        _compared("HTML, 7 kB : selectolax and a walk", plain, with_selectolax, 2.5),
        _compared("HTML, 120 kB : pandas", word, with_pandas, 1 / 4),
        _compared("HTML, 120 kB : selectolax and a walk", word, with_selectolax, 2.5),
        _compared("DOCX : python-docx", documents, with_python_docx, 1.5),
        _compared("DOCX : python-docx, row.cells", documents, with_python_docx_cells, 1.5),
        _compared(
            "XLSX : openpyxl",
            _checked(few, partial(report_in_sheets, merged=True)),
            with_openpyxl,
            1.5,
        ),
        _compared("PDF : pypdfium2", _checked(few, printed), with_pypdfium2, 1.5),
    ]


def _compared(
    name: str, sources: Sequence[bytes], peer: Callable[[bytes], object], limit: float
) -> Comparison:
    return Comparison(name, _in_turn(opengov.read, sources), _in_turn(peer, sources), limit, None)


def _in_turn(call: Callable[[bytes], object], sources: Sequence[bytes]) -> Callable[[], object]:
    """Return a call for the next of some sources, from the first again after the last."""
    following = cycle(sources).__next__
    return lambda: call(following())


def _checked(reports: Sequence[Report], lay_out: Callable[[Report], bytes]) -> list[bytes]:
    """Return reports laid out, having made sure that every figure of each is read right."""
    sources = [lay_out(report) for report in reports]
    for report, source in zip(reports, sources, strict=True):
        assert _figures(opengov.read(source).report) == _figures(report)
    return sources


def _figures(report: Report) -> dict[str, Figure]:
    return {place: figure for place, figure in cells(report) if figure is not None}


def throughput(count: int) -> Iterator[str]:
    """Yield how many pages a second become documents, over one process and over two."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "pages")
        source.mkdir()
        expected: dict[str, Any] = {}
        for number, report in enumerate(pages.reports(count, seed=2024)):
            name = f"{number:04}"
            Path(source, f"{name}.html").write_bytes(pages.plain_page(report))
            expected[name] = _figures(report)
        for processes in (1, 2):
            target = Path(folder, f"documents-{processes}")
            start = perf_counter()
            subprocess.run(
                [_COMMAND, "read", source, "--out-dir", target, "-j", str(processes)],
                capture_output=True,
                check=True,
            )
            spent = perf_counter() - start
            found = {
                path.stem: _figures(opengov.loads(path.read_bytes()))
                for path in target.rglob("*.json")
            }
            assert found == expected
            yield f"-j {processes}: {count / spent:,.0f} files in a second"


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description="Measure reading beside its peers.")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--rounds", type=int, default=40, help="turns of each side")
    parser.add_argument("--pages", type=int, default=_THROUGHPUT, help="pages for the throughput")
    asked = parser.parse_args()
    compared = comparisons()
    used = [opengov.read(page) for page in map(pages.plain_page, pages.reports(400))][::3]
    measured = measure(compared, asked.rounds)
    used.clear()
    heads = ("ours : peer", "ours", "peer", "ratio", "limit", "goal", "")
    lines = [heads, *(line.cells() for line in measured)]
    print(_table(lines, markdown=asked.markdown), end="\n\n")
    laid_out = list(pages.reports(_PAGES))
    for lay_out in (pages.plain_page, pages.word_page):
        print(f"- {lay_out.__name__}: {pages.sizes(map(lay_out, laid_out))}")
    print("\n".join(f"- {statement}" for statement in throughput(asked.pages)))


if __name__ == "__main__":
    main()
