"""The contract of a reader as a test."""

from functools import partial
from typing import Any

from hypothesis import strategies as st

from ..codec.documents import dumps, loads
from ..errors import LoadError, OpenGovError, ReadError
from ..form.places import settle_gaps
from ..model.report import Report
from ..readers.reader import Limits, Reader, Reading, reader_fault
from ..renderers.builtin import RENDERERS
from .holding import attempt, hold, require
from .reports import consistent_reports, reports

_NOTHING = Limits(bytes=0, lines=0, cells=0)
_RENDERED = {name: RENDERERS.get(name) for name in ("html", "markdown", "text")}


def check_reader(reader: Reader) -> None:
    """Hold a reader against its contract. Raises AssertionError with what it breaks.

    It has the members of the Protocol; sniffs any bytes, under any name, with a number from 0 to 1;
    and ends, for any bytes, in a Reading or in a ReadError or LoadError, the same one each time. A
    reading is of a report that a document can hold, with a gap for every unknown figure. Nothing is
    read where the limits allow nothing.
    """
    require(lack := reader_fault(reader), f"the object is no reader: {lack}")
    who = f"the reader {reader.name!r}"
    require(not reader.name.strip(), "the reader has an empty name")
    for suffix in reader.suffixes:
        require(
            not str(suffix).startswith("."),
            f"a suffix of {who} is {suffix!r}; expected one such as .txt",
        )

    def takes(data: bytes) -> None:
        _check_sniffing(reader, who, data)
        outcome = _read(reader, who, data, Limits())
        again = _read(reader, who, data, Limits())
        require(_told(outcome) != _told(again), f"{who} read the same bytes in two ways")
        if isinstance(outcome, Reading):
            _check_reading(outcome, who)
        bounded = _read(reader, who, data, _NOTHING)
        require(
            len(data) > 0 and isinstance(bounded, Reading),
            f"{who} read {len(data)} bytes where the limits allow nothing",
        )

    hold(takes, _inputs())


def _inputs() -> st.SearchStrategy[bytes]:
    """Return bytes of every kind: noise, reports in the formats that we write, and damaged ones."""
    whole = reports() | consistent_reports()
    documents = whole.map(lambda report: dumps(report).encode())
    formats = st.sampled_from(sorted(_RENDERED))
    laid_out = st.builds(_laid_out, whole, formats)
    sound = documents | laid_out
    return st.binary(max_size=80) | st.text(max_size=80).map(str.encode) | sound | _damaged(sound)


def _laid_out(report: Report, name: str) -> bytes:
    written = _RENDERED[name].render(report, locale="zh-Hans")
    return written.encode() if isinstance(written, str) else written


def _damaged(sound: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Cut something out of sound bytes, and put something in its place."""

    def damage(data: bytes, start: float, length: int, instead: bytes) -> bytes:
        at = int(start * len(data))
        return data[:at] + instead + data[at + length :]

    return st.builds(damage, sound, st.floats(0, 1), st.integers(0, 300), st.binary(max_size=8))


def _read(reader: Reader, who: str, data: bytes, limits: Limits) -> Any:
    outcome = attempt(who, lambda: reader.read(data, limits=limits), ReadError, LoadError)
    require(
        not isinstance(outcome, Reading | OpenGovError),
        f"{who} returned {type(outcome).__name__}; expected a Reading",
    )
    return outcome


def _told(outcome: Reading | OpenGovError) -> object:
    return outcome if isinstance(outcome, Reading) else (type(outcome), str(outcome))


def _check_sniffing(reader: Reader, who: str, data: bytes) -> None:
    for name in (None, "", "report", *(f"report{suffix}" for suffix in reader.suffixes)):
        sure: Any = attempt(f"{who} when sniffing", partial(reader.sniff, data, name))
        require(
            not isinstance(sure, float | int) or not 0 <= sure <= 1,
            f"{who} is {sure!r} sure of its format; expected a number from 0 to 1",
        )


def _check_reading(reading: Reading, who: str) -> None:
    report = reading.report
    document = attempt(f"writing what {who} read", lambda: dumps(report))
    require(
        attempt(f"loading what {who} read", lambda: loads(document)) != report,
        f"{who} read a report that its document does not give back",
    )
    require(settle_gaps(report) != report, f"{who} left a figure unknown without a gap")
