"""What an overview knows of one file."""

from collections.abc import Mapping

from attrs import field, frozen

from ..checks.finding import Validation
from ..readers.reader import Reading


@frozen(kw_only=True)
class Entry:
    """A file, and what the checks say of its report or why it could not be read.

    file: its name as it was given. title, agency, year: of the report, where it states them.
    validation: None for a file that could not be read, and then error says why. previous: the file
    of the report of the year before that it was compared with. sources: where in the file the
    figure at a place stands, for places that findings name. notes: how many reading left.
    """

    file: str
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    validation: Validation | None = None
    error: str = ""
    previous: str | None = None
    sources: Mapping[str, str] = field(factory=dict[str, str], hash=False)
    notes: int = 0

    @classmethod
    def of(
        cls, file: str, reading: Reading, validation: Validation, *, previous: str | None = None
    ) -> "Entry":
        """Return the entry of a file that was read and held against the checks."""
        report = reading.report
        named = {place for finding in validation.findings for place in finding.places}
        return cls(
            file=file,
            title=report.title,
            agency=report.agency.name,
            year=report.year,
            validation=validation,
            previous=previous,
            sources={
                place: source.where for place, source in reading.sources.items() if place in named
            },
            notes=len(reading.notes),
        )
