"""Import the libraries that only some renderers need, when they render."""

from importlib import import_module
from typing import Any

from ..errors import RenderError


def library(module: str, *, renderer: str, package: str) -> Any:
    """Return a module of a package that the extra of a renderer's name installs.

    Raises RenderError where it is missing.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise RenderError(
            f'the {renderer} renderer needs {package}; pip install "opengov-report[{renderer}]"'
        ) from None
