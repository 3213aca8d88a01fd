"""Reports to JSON text: cattrs takes the classes apart, msgspec writes."""

import msgspec

from ..errors import DumpError
from ..model.report import Report
from .structuring import converter

_apart = converter().get_unstructure_hook(Report)
_write = msgspec.json.Encoder().encode


def encode(report: Report, format_name: str, indent: int | None) -> str:
    """Return the document of a report. Raises DumpError for what no document can hold."""
    plain: dict[str, object] = {"format": format_name, **_apart(report)}
    try:
        encoded = _write(plain)
        if indent is not None:
            encoded = msgspec.json.format(encoded, indent=indent)
        return encoded.decode()
    except UnicodeEncodeError as error:
        near = error.object[max(0, error.start - 20) : error.end]
        raise DumpError(
            f"the report holds a lone surrogate in {near!r}; JSON has no form for it"
        ) from None
    except ValueError as error:
        raise DumpError(f"the report holds a count that is too long to write: {error}") from None
