"""Measure our workbook beside the same cells written by bare XlsxWriter, and print the ratio.

    python bench/sheets.py

The peer is given what our renderer told XlsxWriter, call by call, and says it again: the same
cells, formats, merged ranges and set-up, and none of what it takes to know them. Both are called in
turn, and the median of the ratios of neighbours counts. Times are those of the processor.
"""

import gc
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any
from unittest.mock import patch

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

import opengov

_DOCUMENT = (Path(__file__).parent / "data" / "report.json").read_bytes()
_SHEET_CALLS = (
    *("set_column", "set_row", "set_paper", "fit_to_pages", "set_margins", "center_horizontally"),
    *("set_footer", "hide_gridlines", "merge_range", "set_h_pagebreaks", "write_blank"),
    *("write_string", "write_number", "write_formula", "write_comment", "conditional_format"),
    *("data_validation", "ignore_errors", "repeat_rows", "freeze_panes"),
)
_LIMIT = 1.3
_ROUNDS = 60

Call = tuple[object, str, tuple[Any, ...], dict[str, Any]]
"""The object that was called, the name of the method, and what it was given."""


def recorded(report: opengov.Report, **options: Any) -> list[Call]:
    """Return the calls of XlsxWriter by which our renderer writes a report."""
    calls: list[Call] = []

    def spy(kind: Any, name: str) -> Any:
        original = getattr(kind, name)
        inside = False

        def call(self: Any, *given: Any, **named: Any) -> Any:
            nonlocal inside
            if not inside:
                calls.append((self, name, given, named))
            before, inside = inside, True
            try:
                found = original(self, *given, **named)
            finally:
                inside = before
            if name in ("add_format", "add_worksheet"):
                calls[-1] = (found, name, given, named)
            return found

        return patch.object(kind, name, call)

    spies = [spy(Worksheet, name) for name in _SHEET_CALLS]
    spies += [
        spy(xlsxwriter.Workbook, name) for name in ("add_worksheet", "add_format", "set_properties")
    ]
    for each in spies:
        each.start()
    opengov.render(report, "xlsx", **options)
    for each in spies:
        each.stop()
    first = next(n for n, call in enumerate(calls) if call[1] == "set_properties")
    return calls[first:]  # before it the workbook makes formats of its own


def written(calls: list[Call]) -> bytes:
    """Return the workbook that the calls make."""
    buffer = BytesIO()
    workbook = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    workbook.calc_on_load = False
    made: dict[int, Any] = {}

    def ours(given: Any) -> Any:
        if isinstance(given, Format):
            return made[id(given)]
        if isinstance(given, dict):
            return {key: ours(each) for key, each in given.items()}
        return given

    for target, name, given, named in calls:
        if isinstance(target, Worksheet) and name != "add_worksheet":
            getattr(made[id(target)], name)(*map(ours, given), **named)
        else:
            made[id(target)] = getattr(workbook, name)(*given, **named)
    workbook.close()
    return buffer.getvalue()


def compare(report: opengov.Report, **options: Any) -> tuple[float, float, float]:
    """Return the seconds of our side and of the peer's, and the ratio."""
    calls = recorded(report, **options)
    assert written(calls) == opengov.render(report, "xlsx", **options)
    gc.disable()
    pairs = [
        (
            _seconds(lambda: opengov.render(report, "xlsx", **options)),
            _seconds(lambda: written(calls)),
        )
        for _ in range(_ROUNDS)
    ]
    gc.enable()
    ours, peers = zip(*pairs, strict=True)
    return median(ours), median(peers), median(a / b for a, b in pairs)


def _seconds(call: Callable[[], object]) -> float:
    start = process_time()
    call()
    return process_time() - start


def main() -> None:
    """Measure a report as numbers, and as live sums."""
    report = opengov.loads(_DOCUMENT)
    for options in ({}, {"formulas": True}):
        ours, peer, ratio = compare(report, **options)
        verdict = "within" if ratio <= _LIMIT else "missed"
        print(
            f"xlsx {options or ''} : bare XlsxWriter  {ours * 1e3:.1f} ms  {peer * 1e3:.1f} ms  "
            f"{ratio:.2f}  (at most {_LIMIT})  {verdict}"
        )


if __name__ == "__main__":
    main()
