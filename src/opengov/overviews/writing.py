"""Write an overview in a format that is named."""

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TypeAlias, cast

from ..errors import RenderError, unknown
from ..messages.catalog import Catalog, catalog
from .builtin import OVERVIEWS
from .entry import Entry

Writer: TypeAlias = Callable[[tuple[Entry, ...], Catalog], str | bytes]


def overview(
    entries: Iterable[Entry], format: str = "html", *, locale: str = "zh-Hans"
) -> str | bytes:
    """Return an overview of files: text, or bytes for xlsx; equal entries give equal ones.

    Raises RenderError for a format or a locale that is not known, where one sheet cannot hold all
    findings, and where what writes the format is not installed.
    """
    if format not in OVERVIEWS:
        raise RenderError(unknown("overview", format, OVERVIEWS))
    module, _, name = OVERVIEWS[format].writer.partition(":")
    write = cast("Writer", getattr(import_module(module), name))
    return write(tuple(entries), catalog(locale))
