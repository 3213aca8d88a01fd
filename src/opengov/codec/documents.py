"""Reports as JSON documents: loads and dumps, load and dump."""

from os import PathLike
from typing import cast

from ..errors import Fault, LoadError
from ..model.report import Report

FORMAT = "opengov/annual-report/1"
MAX_SIZE = 64 * 1024 * 1024
"""Bytes of the largest document that is loaded unasked; a long report takes some 100 kB."""

_FAMILY = "opengov/annual-report/"


def loads(data: str | bytes | bytearray, *, max_size: int = MAX_SIZE) -> Report:
    """Return the report of a JSON document.

    Nothing is coerced. Raises LoadError, whose errors hold every fault with its place: an unknown,
    repeated or missing key, a value of another type, NaN, a lone surrogate, an unknown version of
    the format, a document of more than max_size bytes.
    """
    from .decoding import decode  # loads msgspec and cattrs, which importing opengov does not

    if isinstance(data, str):
        try:
            data = data.encode("utf-8")
        except UnicodeEncodeError as error:
            fault = f"a lone surrogate stands at character {error.start} of the text"
            raise LoadError([Fault("", fault)]) from None
    if len(data) > max_size:
        size = f"the document has more than {max_size} bytes"
        raise LoadError([Fault("", f"{size}; give max_size to load more")])
    return decode(bytes(data), FORMAT) or _explain(bytes(data))


def dumps(report: Report, *, indent: int | None = None) -> str:
    """Return the JSON document of a report: equal reports give equal text.

    Keys stand in the order of the contract; without indent there is no white space. Raises
    DumpError for what no document can hold: a lone surrogate, an amount that is no number, a count
    of more digits than Python converts.
    """
    from .encoding import encode  # likewise

    return encode(report, FORMAT, indent)


def load(path: str | PathLike[str], *, max_size: int = MAX_SIZE) -> Report:
    """Return the report of a JSON file. Raises LoadError as loads does, and OSError."""
    from pathlib import Path

    with Path(path).open("rb") as file:
        return loads(file.read(max_size + 1), max_size=max_size)


def dump(report: Report, path: str | PathLike[str]) -> None:
    """Write the JSON document of a report to a file, ending with one newline."""
    from pathlib import Path

    Path(path).write_bytes(dumps(report).encode("utf-8") + b"\n")


def _explain(data: bytes) -> Report:
    """Load by the strict converter, which says everything that is wrong."""
    from .parsing import parse
    from .structuring import structure

    plain, faults = parse(data)
    if isinstance(plain, dict):
        version = cast("dict[str, object]", plain).pop("format", None)
        if isinstance(version, str) and version != FORMAT:
            raise LoadError([Fault("format", _version_fault(version))])
        if version is None:
            faults.append(Fault("format", f"the key is missing; expected {FORMAT!r}"))
        elif not isinstance(version, str):
            faults.append(Fault("format", f"expected the string {FORMAT!r}"))
    try:
        report: Report = structure(plain, Report)
    except LoadError as error:
        raise LoadError([*faults, *error.errors]) from None
    if faults:
        raise LoadError(faults)
    return report


def _version_fault(version: str) -> str:
    if version.startswith(_FAMILY):
        return (
            f"the document is {version!r}; this version of opengov loads {FORMAT!r}; "
            "a newer opengov-report may load it"
        )
    return f"the document is {version!r}, no annual report; expected {FORMAT!r}"
