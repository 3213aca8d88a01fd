import click
import pytest

from opengov import (
    FormatError,
    LimitError,
    LoadError,
    OutOfScopeError,
    PlaceError,
    PluginError,
    ReadError,
)
from opengov.cli.status import Status, kind_of, status_of


@pytest.mark.parametrize(
    ("error", "kind", "status"),
    [
        (OutOfScopeError("it is a list"), "no report of the form", Status.UNREADABLE),
        (FormatError("it is a picture"), "no reader", Status.UNREADABLE),
        (LimitError("it is too large"), "over a limit", Status.UNREADABLE),
        (LoadError([]), "broken document", Status.UNREADABLE),
        (ReadError("it ends too soon"), "unreadable", Status.UNREADABLE),
        (PermissionError(13, "Permission denied"), "cannot be opened", Status.UNREADABLE),
        (click.ClickException("it exists"), "not written", Status.WRONG_USE),
        (PlaceError("it has no such place"), "no such place", Status.WRONG_USE),
        (PluginError("it broke"), "fault", Status.FAULT),
        (MemoryError(), "fault", Status.FAULT),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_an_error_has_its_kind_and_status(error: Exception, kind: str, status: Status) -> None:
    """The kind is for a summary, the status for other programs."""
    assert (kind_of(error), status_of(error)) == (kind, status)
