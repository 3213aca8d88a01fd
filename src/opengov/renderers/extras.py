"""Import the libraries that only some formats need, when they are written."""

from importlib import import_module
from typing import Any

from ..errors import RenderError


def library(module: str, *, user: str, extra: str) -> Any:
    """Return the module of a package of its name, which an extra installs.

    user: what needs it, such as "xlsx renderer". Raises RenderError where it is missing.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError:
        raise RenderError(
            f'the {user} needs {module}; pip install "opengov-report[{extra}]"'
        ) from None
