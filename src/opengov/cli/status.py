"""The exit status, and the one line on standard error that an error becomes."""

import traceback
from contextlib import suppress
from enum import IntEnum

import click

from ..errors import (
    LoadError,
    OpenGovError,
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
        case click.ClickException() | RenderError() | ProfileError():
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


def tell(line: str) -> None:
    """Write a line to standard error; where nobody reads it, it is lost."""
    with suppress(OSError):
        click.echo(one_line(line), err=True)


def tell_error(error: Exception, subject: str | None = None) -> Status:
    """Say an error, and what it is about, on standard error; return its status."""
    context = click.get_current_context(silent=True)
    if context is not None and context.find_root().params.get("traceback"):
        with suppress(OSError):
            click.echo("".join(traceback.format_exception(error)), nl=False, err=True)
    tell(": ".join(filter(None, ("opengov", subject, sentence(error)))))
    return status_of(error)
