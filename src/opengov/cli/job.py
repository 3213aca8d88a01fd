"""The reading of one file into its document, in this process or another."""

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from ..codec.documents import dumps
from ..readers.explaining import explain
from ..readers.reader import Reading
from .explanation import explanation_text
from .inputs import Input
from .notes import Style, note_lines
from .outcome import DONE, WHOLE, WITH_NOTES, Outcome
from .outputs import Target


@frozen(kw_only=True)
class Job:
    """A file to read, and where its document goes. resume: keep a document that is there."""

    input: Input
    target: Target
    resume: bool

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.input.name

    @property
    def here(self) -> bool:
        """Whether it is for the process that has standard input, or leaves nothing to do."""
        return self.input.here or self.done

    @property
    def done(self) -> bool:
        """Whether the document is there and to be kept: its file has not changed since."""
        path = self.target.path
        if not self.resume or path is None or self.input.here:
            return False
        try:
            return Path(self.name).stat().st_mtime_ns <= path.stat().st_mtime_ns
        except OSError:  # one of them is not there
            return False


@frozen(kw_only=True)
class Work:
    """How each file is read, and what of it is written.

    places: whose values are explained in place of a document. several: whether the file is one of
    several. trace: whether an error says where in the program it arose.
    """

    reader: str | None
    places: tuple[str, ...]
    style: Style
    locale: str
    several: bool
    trace: bool

    def on(self, job: Job) -> Outcome[None]:
        """Read a file and write its document, but to standard output; an error is an outcome."""
        try:
            return self._outcome(job)
        except Exception as error:  # noqa: BLE001  # one bad file does not stop the rest
            return Outcome.failed(job.name, error, trace=self.trace)

    def _outcome(self, job: Job) -> Outcome[None]:
        if job.done:
            return Outcome(kind=DONE, lines=(f"{job.name}: {DONE}",))
        job.target.refuse()
        reading = job.input.read(format=self.reader)
        document = self._document(job.input, reading)
        if job.target.path is not None:
            job.target.write(document)
            document = ""
        return Outcome(
            kind=WITH_NOTES if reading.notes else WHOLE,
            lines=tuple(self._lines(job, reading)),
            document=document,
        )

    def _document(self, file: Input, reading: Reading) -> str:
        if not self.places:
            return f"{dumps(reading.report)}\n"
        found = [each for place in self.places for each in explain(reading, place)]
        said = explanation_text(found, file=file.shown, style=self.style, locale=self.locale)
        return f"{said}\n" if self.several and self.style == "text" else said

    def _lines(self, job: Job, reading: Reading) -> Iterator[str]:
        if self.several:
            yield f"{job.name}: {_result(reading, job.target)}"
        if not self.places:
            yield from note_lines(job.input.shown, reading.notes, self.style, self.locale)


def _result(reading: Reading, target: Target) -> str:
    said = f"read as {reading.format}, notes: {len(reading.notes)}"
    if target.instead is None:
        return said
    return f"{said}; written to {target.path}, for {target.instead} is another file's"
