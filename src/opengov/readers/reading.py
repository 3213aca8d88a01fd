"""Read a report from a file, from bytes or from text, in the format that it turns out to be."""

from os import PathLike
from typing import BinaryIO, TypeAlias, cast

from ..errors import FormatError, LimitError, OpenGovError, PluginError, ReadError
from .builtin import READERS
from .reader import Limits, Reader, Reading

Source: TypeAlias = str | PathLike[str] | bytes | BinaryIO
"""A path, the bytes themselves, or a binary file."""

_SURE_ENOUGH = 0.1


def read(source: Source, *, format: str | None = None, limits: Limits | None = None) -> Reading:
    """Read a report; the format is found from the content and the name unless it is given.

    Raises ReadError (FormatError where no reader takes it, LimitError where it is too large,
    OutOfScopeError where it is no report in a documented form), LoadError for a JSON document that
    breaks the contract, and OSError for a file that cannot be opened.
    """
    limits = limits or Limits()
    data, name = _content(source, limits)
    if len(data) > limits.bytes:
        raise LimitError(
            f"{name or 'the input'} has more than {limits.bytes} bytes; give limits to read more"
        )
    reader = READERS.get(format) if format is not None else _surest(data, name)
    return _read(reader, data, limits)


def read_text(text: str, *, format: str | None = None) -> Reading:
    """Read a report from text: plain, Markdown, or a JSON document. Raises as read does."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadError(
            f"the text holds a lone surrogate at character {error.start}; remove it"
        ) from None
    return read(data, format=format)


def _content(source: Source, limits: Limits) -> tuple[bytes, str | None]:
    if isinstance(source, bytes | bytearray):
        return bytes(source), None
    if isinstance(source, str | PathLike):
        from pathlib import Path  # costs more than its worth to those who read no files

        path = Path(source)
        with path.open("rb") as file:
            return file.read(limits.bytes + 1), path.name
    reads = getattr(source, "read", None)
    data: object = reads(limits.bytes + 1) if reads else None
    if not isinstance(data, bytes):
        kind = f"text from {type(source).__name__}" if reads else type(source).__name__
        raise ReadError(f"the source is {kind}; expected a path, bytes or a binary file")
    name = getattr(source, "name", None)
    return data, name if isinstance(name, str) else None


def _surest(data: bytes, name: str | None) -> Reader:
    """Return the reader that is surest of the data; a plugin that breaks is passed over."""
    found: list[tuple[float, Reader]] = []
    for _, plugin in READERS.working():
        if isinstance(plugin, PluginError):
            continue
        try:
            sure = float(plugin.sniff(data, name))
        except Exception:  # noqa: BLE001, S112 - a plugin's fault stops nobody else
            continue
        if sure >= _SURE_ENOUGH:
            found.append((sure, plugin))
    if not found:
        raise FormatError(
            f"no reader takes {name or 'the input'}; known: {', '.join(READERS.names())}; "
            "give its format"
        )
    return max(found, key=lambda entry: entry[0])[1]


def _read(reader: Reader, data: bytes, limits: Limits) -> Reading:
    try:
        reading = cast("object", reader.read(data, limits=limits))
    except OpenGovError:
        raise
    except Exception as error:
        if reader.name in READERS.builtin:
            raise
        raise PluginError(
            f"the reader {reader.name!r} broke: {type(error).__name__}: {error}"
        ) from error
    if not isinstance(reading, Reading):
        kind = type(reading).__name__
        raise PluginError(f"the reader {reader.name!r} returned {kind}; expected a Reading")
    return reading
