"""The exit status, and the one line on standard error that an error becomes."""

import traceback
from contextlib import suppress
from enum import IntEnum

import click

from ..errors import (
    FormatError,
    LimitError,
    LoadError,
    OpenGovError,
    OutOfScopeError,
    PlaceError,
    ProfileError,
    ReadError,
    RenderError,
)
from ..renderers.characters import one_line

INTERRUPTED = 130
"""The status after Ctrl-C, as shells count it."""

CLOSED = 141
"""The status when nobody reads standard output any more, as shells count it."""


class Status(IntEnum):
    """How a command ends; of several the highest wins."""

    FINE = 0
    FINDINGS = 1
    WRONG_USE = 2
    UNREADABLE = 3
    FAULT = 4


def status_of(error: Exception) -> Status:
    """Return the status that an error asks for."""
    match error:
        case click.ClickException() | RenderError() | ProfileError() | PlaceError():
            return Status.WRONG_USE
        case ReadError() | LoadError() | OSError():
            return Status.UNREADABLE
        case _:
            return Status.FAULT


def sentence(error: Exception) -> str:
    """Say an error in one line, with the way out."""
    match error:
        case click.UsageError(ctx=click.Context() as context):
            return f"{error.format_message().rstrip('.')}; see {context.command_path} --help"
        case click.ClickException():
            return error.format_message()
        case OSError():
            return error.strerror or str(error)
        case OpenGovError():
            return str(error)
        case _:
            broke = f"{type(error).__name__}: {error}"
            return f"opengov itself broke: {broke}; report this with what --traceback shows"


def kind_of(error: Exception) -> str:
    """Return the words by which a summary counts an error."""
    match error:
        case OutOfScopeError():
            return "no report of the form"
        case FormatError():
            return "no reader"
        case LimitError():
            return "over a limit"
        case LoadError():
            return "broken document"
        case ReadError():
            return "unreadable"
        case OSError():
            return "cannot be opened"
        case click.ClickException():
            return "not written"
        case PlaceError():
            return "no such place"
        case _:
            return "fault"


def error_line(error: Exception, subject: str | None = None) -> str:
    """Return the line that an error becomes, with what it is about."""
    return ": ".join(filter(None, ("opengov", subject, sentence(error))))


def tell(line: str) -> None:
    """Write a line to standard error; where nobody reads it, it is lost."""
    with suppress(OSError):
        click.echo(one_line(line), err=True)


def tell_error(error: Exception, subject: str | None = None) -> Status:
    """Say an error, and what it is about, on standard error; return its status."""
    if wants_trace():
        tell_trace("".join(traceback.format_exception(error)))
    tell(error_line(error, subject))
    return status_of(error)


def wants_trace() -> bool:
    """Tell whether the user asked where in the program an error arose."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.find_root().params.get("traceback"))


def tell_trace(trace: str) -> None:
    """Write lines of Python to standard error as they are."""
    with suppress(OSError):
        click.echo(trace, nl=False, err=True)
