"""The reader of opengov's own JSON documents."""

from ..codec.documents import loads
from .reader import Limits, Reading


class DocumentReader:
    """Reads a JSON document as it is; there is nothing to note. Raises LoadError."""

    name = "json"
    suffixes = (".json",)

    def sniff(self, data: bytes, name: str | None) -> float:
        """Take what begins as a JSON object and names the format."""
        head = data[:512].lstrip()
        if not head.startswith(b"{"):
            return 0.0
        return 1.0 if b"opengov/annual-report/" in head else 0.4

    def read(self, data: bytes, *, limits: Limits) -> Reading:
        """Read the report of a JSON document."""
        return Reading(report=loads(data, max_size=limits.bytes), format=self.name)


reader = DocumentReader()
