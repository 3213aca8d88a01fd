"""What a renderer prints, as characters: the text itself, or that in the parts of a package."""

from importlib import import_module
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from opengov.model.report import Report
from opengov.renderers.rendering import render

_etree: Any = import_module("lxml.etree")


def printed(report: Report, name: str, **options: Any) -> str:
    """Return the characters that a rendering shows; those of a package without its properties."""
    written = render(report, name, **options)
    if isinstance(written, str):
        return written
    with ZipFile(BytesIO(written)) as file:
        names = [name for name in file.namelist() if not name.startswith(("docProps", "_", "["))]
        return "\n".join(_text(file.read(name)) for name in names if name.endswith(".xml"))


def _text(part: bytes) -> str:
    return "".join(map(str, _etree.fromstring(part).itertext()))
