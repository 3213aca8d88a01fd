"""The exceptions that callers can meet.

    OpenGovError
    ├── PlaceError           a place that no report has, or a value that cannot stand there
    ├── EditionError         an edition that the form does not have
    ├── LoadError            a document that breaks the contract; every fault, with its place
    ├── DumpError            a report that no document can hold, such as one with a lone surrogate
    ├── ReadError            an input that cannot be read as a report
    │   ├── FormatError      no reader for it, or a reader that is not installed
    │   ├── LimitError       an input that meets a stated limit
    │   └── OutOfScopeError  a report of before 2019, or a page without a report
    ├── RenderError          an option or a locale that a renderer does not have
    ├── ProfileError         a profile that names an unknown check or level
    └── PluginError          a plugin that is not known, or that broke

An exception is for what the caller did or for input that cannot be read. What a report says wrongly
is a finding, and what reading had to do is a note.
"""

from collections.abc import Iterable

from attrs import frozen


class OpenGovError(Exception):
    """Whatever a caller of opengov can cause."""


class PlaceError(OpenGovError, LookupError):
    """A place that the report does not have, or a value that cannot stand there."""


class EditionError(OpenGovError, LookupError):
    """An edition that the form does not have."""


@frozen
class Fault:
    """One fault of a document: where it is and what is wrong there."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}" if self.place else self.message


class LoadError(OpenGovError, ValueError):
    """A document that does not follow the contract; errors holds every fault with its place."""

    def __init__(self, errors: Iterable[Fault]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(map(str, self.errors)))

    def __reduce__(self) -> "tuple[type[LoadError], tuple[tuple[Fault, ...]]]":
        return type(self), (self.errors,)


class DumpError(OpenGovError, ValueError):
    """A report that no document can hold."""


class ReadError(OpenGovError, ValueError):
    """An input that cannot be read as a report."""


class FormatError(ReadError):
    """An input that no installed reader takes."""


class LimitError(ReadError):
    """An input that meets a stated limit."""


class OutOfScopeError(ReadError):
    """A text that is no report in a documented form; text keeps what was read."""

    def __init__(self, message: str, text: str = "") -> None:
        self.text = text
        super().__init__(message)


class RenderError(OpenGovError, ValueError):
    """An option or a locale that a renderer does not have."""


class ProfileError(OpenGovError, ValueError):
    """A profile that names an unknown check, family or level."""


class PluginError(OpenGovError):
    """A plugin that is not known, or that broke."""


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """Compose the message for an unknown name: what is known, and the nearest of it."""
    from difflib import get_close_matches

    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"no {kind} is named {name!r}; known: {', '.join(names)}{hint}"
