"""The law of reading: whatever the bytes, a reading that is kept whole, or a documented error."""

from opengov import Limits, OpenGovError, Reading, dumps, loads, read

FORMATS = ("text", "html", "docx", "xlsx", "pdf")
LIMITS = Limits(bytes=200_000, unpacked=2_000_000, lines=5_000, cells=20_000, pages=20)
"""Limits under which any input ends in a moment, so that a hang is told from hard work."""


def read_or_refuse(data: bytes, format: str) -> Reading | None:
    """Return the reading of bytes, or None for an error that the documentation names.

    The report of a reading comes back equal from its JSON.
    """
    try:
        reading = read(data, format=format, limits=LIMITS)
    except OpenGovError:
        return None
    assert loads(dumps(reading.report)) == reading.report
    return reading
