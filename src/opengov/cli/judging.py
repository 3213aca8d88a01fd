"""The validation of one file, in this process or another."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Literal

from attrs import frozen

from ..checks.check import Severity
from ..checks.documents import dumps_validation
from ..checks.finding import Validation
from ..checks.profile import Profile
from ..checks.validating import validate
from ..model.report import Report
from ..overviews.entry import Entry
from ..readers.reader import Reading
from .inputs import Input, Inputs
from .outcome import WHOLE, Outcome
from .pool import Pool
from .previous import Archive, Earlier
from .run import Run
from .status import Status, wants_trace
from .validation_text import validation_text


@frozen(kw_only=True)
class Judged:
    """What is kept of a file that was judged.

    entry: its part of an overview, where one is to be written. previous: the files that may be its
    report of the year before.
    """

    entry: Entry | None
    previous: tuple[str, ...]


@frozen(kw_only=True)
class Judging:
    """How each file is validated, with what beside it, and what is written of it.

    archive: None where no reports of the year before were given. style: a format that is written
    file by file, or that of an overview. several: whether the file is one of several. trace:
    whether an error says where in the program it arose.
    """

    archive: Archive | None
    units: tuple[Report, ...]
    profile: Profile
    locale: str
    style: str
    fail_on: Severity | Literal["never"]
    several: bool
    trace: bool

    def on(self, file: Input) -> Outcome[Judged]:
        """Read a file and hold it against the checks; an error is an outcome."""
        try:
            return self._outcome(file)
        except Exception as error:  # noqa: BLE001  # one bad file does not stop the rest
            return Outcome.failed(file.name, error, trace=self.trace)

    def _outcome(self, file: Input) -> Outcome[Judged]:
        reading = file.read()
        earlier = None if self.archive is None else self.archive.before(reading.report)
        found = earlier if isinstance(earlier, Earlier) else None
        validation = validate(
            reading.report,
            previous=None if found is None else found.report,
            parts=self.units,
            profile=self.profile,
        )
        fitting = self._fitting(reading.report)
        previous = None if found is None else found.file
        entry = None
        if self.style not in ("text", "json"):
            entry = Entry.of(file.name, reading, validation, previous=previous)
        return Outcome(
            kind=WHOLE,
            status=self._status(validation),
            lines=tuple(self._lines(file, validation, earlier)),
            document=self._document(file, reading, validation, previous),
            result=Judged(entry=entry, previous=tuple(each.file for each in fitting)),
        )

    def _fitting(self, report: Report) -> Sequence[Earlier]:
        if self.archive is None or report.year is None:
            return ()
        return self.archive.fitting(report, report.year - 1)

    def _document(
        self, file: Input, reading: Reading, validation: Validation, previous: str | None
    ) -> str:
        """Return what is written of the file alone."""
        if self.style == "json":
            said = dumps_validation(validation, locale=self.locale)
            return (
                line(file=file.shown, validation=json.loads(said)) if self.several else f"{said}\n"
            )
        if self.style == "text":
            return validation_text(
                validation, reading, file=file.name, locale=self.locale, previous=previous
            )
        return ""

    def _lines(
        self, file: Input, validation: Validation, earlier: Earlier | str | None
    ) -> Iterator[str]:
        if isinstance(earlier, str):
            yield f"opengov: {file.name}: {earlier}"
        if self.several:
            counts = ", ".join(f"{kind}: {count}" for kind, count in validation.counts.items())
            yield f"{file.name}: {counts}"
        for each in validation.not_assessed:
            if each.fault:
                yield f"opengov: {file.name}: {each.reason}"

    def _status(self, validation: Validation) -> Status:
        if any(each.fault for each in validation.not_assessed):
            return Status.FAULT
        failed = self.fail_on != "never" and validation.at_least(self.fail_on)
        return Status.FINDINGS if failed else Status.FINE


@frozen(kw_only=True)
class Beside:
    """The reading of what stands beside the files: the report alone. trace: as for Judging."""

    trace: bool

    def on(self, file: Input) -> Outcome[Report]:
        """Read a report; an error is an outcome."""
        try:
            return Outcome(kind=WHOLE, result=file.read().report)
        except Exception as error:  # noqa: BLE001  # one bad file does not stop the rest
            return Outcome.failed(file.name, error, trace=self.trace)


def line(**values: object) -> str:
    """Return an object as a line of JSON Lines."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"


def reports_beside(beside: Inputs, pool: Pool, run: Run) -> dict[str, Report]:
    """Read what stands beside the inputs: the report of each file that can be read."""
    found: dict[str, Report] = {}
    perform = Beside(trace=wants_trace()).on
    with closing(pool.outcomes(perform, beside.files)) as outcomes:
        for file, outcome in zip(beside.files, outcomes, strict=True):
            run.take(outcome)
            if outcome.result is not None:
                found[file.name] = outcome.result
    return found
