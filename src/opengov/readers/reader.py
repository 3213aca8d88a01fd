"""What a reader is, and what reading yields."""

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from attrs import field, frozen

from ..model.report import Report
from .lines import SourceCell
from .notes import Note


@frozen(kw_only=True)
class Limits:
    """How much a reader takes in before it stops with LimitError.

    bytes: the size of the input. unpacked: of what is packed in it, as in DOCX and XLSX, in bytes.
    characters: of text, in paragraphs and cells. lines: of text, or paragraphs. cells: of tables,
    with those that spans cover. depth: of elements in each other. pages: of a PDF. No honest report
    comes near.
    """

    bytes: int = 32 * 1024 * 1024
    unpacked: int = 128 * 1024 * 1024
    characters: int = 1_000_000
    lines: int = 200_000
    cells: int = 500_000
    depth: int = 200
    pages: int = 300


@frozen(kw_only=True)
class Reading:
    """A report, the notes of reading it, and the name of the format that it was read from.

    sources: the cell of the source that the figure at a place comes from, also where it is unknown;
    a place that no cell speaks of is not there.
    """

    report: Report
    notes: tuple[Note, ...] = ()
    format: str
    sources: Mapping[str, SourceCell] = field(factory=dict[str, SourceCell], repr=False, hash=False)


@runtime_checkable
class Reader(Protocol):
    """Turns the bytes of one format into a report."""

    @property
    def name(self) -> str:
        """The name of the format."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of its files, each with the dot."""
        ...

    def sniff(self, data: bytes, name: str | None) -> float:
        """Tell how sure it is that data is of its format, 0 to 1; name is the file's, if known."""
        ...

    def read(self, data: bytes, *, limits: Limits) -> Reading:
        """Read a report. Raises ReadError for what is none."""
        ...


def reader_fault(plugin: Any) -> str | None:
    """Say why an object is no reader, or None."""
    from ..registry import lacks

    return lacks(plugin, name=str, suffixes=tuple, sniff=None, read=None)
