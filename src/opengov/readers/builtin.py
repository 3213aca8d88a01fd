"""The readers that opengov brings, and the registry that plugins join."""

from ..registry import Registry
from .reader import Reader, reader_fault

READERS: Registry[Reader] = Registry(
    kind="reader",
    group="opengov.readers",
    builtin={
        "json": "opengov.readers.document:reader",
        "text": "opengov.readers.text:reader",
    },
    fault=reader_fault,
)
