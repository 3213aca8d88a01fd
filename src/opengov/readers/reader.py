"""What a reader is, and what reading yields."""

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from attrs import field, frozen

from ..model.report import Report


@frozen(kw_only=True)
class Limits:
    """How much a reader takes in before it stops with LimitError.

    bytes: the size of the input. lines: of text. cells: of tables. No honest report comes near.
    """

    bytes: int = 32 * 1024 * 1024
    lines: int = 200_000
    cells: int = 500_000


@frozen(kw_only=True)
class Note:
    """What reading had to do at a place, and why the document differs from the source.

    code: one of the codes of readers/notes.py, or a plugin's own. place: in the report. raw: what
    stood in the source. where: its line, table cell, page or sheet cell. values: what the message
    names besides.
    """

    code: str
    place: str | None = None
    raw: str = ""
    where: str | None = None
    values: Mapping[str, str] = field(factory=dict[str, str], hash=False)

    @property
    def message(self) -> str:
        """The note as a sentence in simplified Chinese."""
        return self.describe("zh-Hans")

    def describe(self, locale: str) -> str:
        """Return the note as a sentence in a language."""
        from .notes import sentence

        return sentence(self, locale)


@frozen(kw_only=True)
class Reading:
    """A report, the notes of reading it, and the name of the format that it was read from."""

    report: Report
    notes: tuple[Note, ...] = ()
    format: str


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
