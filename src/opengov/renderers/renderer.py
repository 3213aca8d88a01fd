"""The contract of a renderer."""

from typing import Any, Protocol

from ..model.report import Report


class Renderer(Protocol):
    """What turns a report into characters or bytes; any object with these members will do."""

    @property
    def name(self) -> str:
        """The name that render() and the command line know it by."""
        ...

    @property
    def media_type(self) -> str:
        """The media type of what it writes, as in text/html."""
        ...

    @property
    def suffix(self) -> str:
        """The suffix of its files, as in .html."""
        ...

    def render(self, report: Report, *, locale: str, **options: Any) -> str | bytes:
        """Return the report in this form; options are the renderer's own."""
        ...
