"""The readers that opengov brings, and the registry that plugins join."""

from ..registry import Registry
from .reader import Reader, reader_fault

READERS: Registry[Reader] = Registry(
    kind="reader",
    group="opengov.readers",
    builtin={
        "docx": "opengov.readers.docx.reader:reader",
        "html": "opengov.readers.html.reader:reader",
        "json": "opengov.readers.document:reader",
        "pdf": "opengov.readers.pdf.reader:reader",
        "text": "opengov.readers.text:reader",
        "xlsx": "opengov.readers.xlsx.reader:reader",
    },
    fault=reader_fault,
)
