"""opengov read: documents of any readable format as JSON."""

import os
from collections.abc import Callable, Generator, Sequence
from contextlib import closing

import click

from ..errors import unknown
from ..messages.catalog import catalog
from ..readers.builtin import READERS
from .inputs import Inputs, inputs, refuse_twice
from .job import Job, Work
from .notes import Style
from .options import files, force, locale, output, refuse_output_of_several
from .outcome import Outcome
from .outputs import OutputError, Target, mirrored
from .run import Run
from .status import wants_trace

_FILES_A_PROCESS = 8
"""How many files make up for starting a process; what reading one costs is not known before."""

_TIMEOUT = 300.0
_DAY = 24 * 60 * 60


@click.command(short_help="Write reports as JSON documents.")
@files
@click.option("-f", "--format", "reader", metavar="FORMAT", help="Do not guess; see readers.")
@output
@click.option(
    "--out-dir",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="Write DIR/NAME.json for each, folders mirrored.",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Go on where --out-dir stopped: keep each document that is no older than its file.",
)
@click.option(
    "-j",
    "--jobs",
    "processes",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read over N processes; 1 is this one alone. [default: the number of processors, "
    "and 1 for few files]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True, max=_DAY),
    metavar="SECONDS",
    help="Give up a file that takes longer. [default: 300 over several processes, else none]",
)
@click.option(
    "--explain",
    "places",
    multiple=True,
    metavar="PLACE",
    help="Write where the value of a cell, a row or a table comes from, instead of the document.",
)
@click.option(
    "--notes",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the notes of reading to standard error, and what --explain says.",
)
@locale
@force
def read(
    files: tuple[str, ...],
    *,
    reader: str | None,
    output: str | None,
    out_dir: str | None,
    resume: bool,
    processes: int | None,
    timeout: float | None,
    places: tuple[str, ...],
    style: Style,
    locale: str,
    force: bool,
) -> int:
    """Read reports and write them as JSON documents.

    One file gives its document; several give JSON Lines on standard output, or a file each with
    --out-dir. Notes of what reading had to do go to standard error.
    """
    refuse_twice(files)
    if reader is not None and reader not in READERS.names():
        raise click.BadParameter(
            unknown("reader", reader, READERS.names()), param_hint="-f", ctx=_context()
        )
    if resume and out_dir is None:
        raise click.UsageError("--resume goes with --out-dir", _context())
    _exclude("-o", output, "--out-dir", out_dir)
    _exclude("--explain", places, "--out-dir", out_dir)
    _exclude("--resume", resume, "--force", force)
    catalog(locale)
    given = inputs(files, without=out_dir)
    targets = _targets(given, output, out_dir, force=force or resume)
    run = Run.over(given, prints=out_dir is None and output is None)
    work = Work(
        reader=reader,
        places=places,
        style=style,
        locale=locale,
        several=given.several,
        trace=wants_trace(),
    )
    jobs = tuple(
        Job(input=file, target=target, resume=resume)
        for file, target in zip(given.files, targets, strict=True)
    )
    outcomes = _outcomes(
        work,
        jobs,
        processes=processes_worth(processes, timeout, len(jobs)),
        timeout=timeout or _TIMEOUT,
        done=run.advance,
    )
    with run.summed_up(), closing(outcomes):
        for job, outcome in zip(jobs, outcomes, strict=True):
            run.take(_printed(job, outcome))
    return run.status


def _context() -> click.Context:
    return click.get_current_context()


def _exclude(one: str, first: object, other: str, second: object) -> None:
    """Refuse two options that are both given."""
    if first and second:
        raise click.UsageError(f"{one} and {other} exclude each other", _context())


def _targets(
    given: Inputs, output: str | None, out_dir: str | None, *, force: bool
) -> tuple[Target, ...]:
    if out_dir is None:
        refuse_output_of_several(output, several=given.several)
        return (Target.of(output, force=force),) * len(given.files)
    return mirrored(given.files, out_dir, force=force)


def _outcomes(
    work: Work,
    jobs: Sequence[Job],
    *,
    processes: int,
    timeout: float,
    done: Callable[[], None],
) -> Generator[Outcome, None, None]:
    """Yield what becomes of each file in order; processes is how many others read, 0 for none."""
    if not processes:
        for job in jobs:
            outcome = work.on(job)
            done()
            yield outcome
        return
    from .workers import Workers  # costs more than its worth to one file

    with Workers(perform=work.on, size=processes, timeout=timeout, done=done) as workers:
        yield from workers.outcomes(jobs)


def processes_worth(wanted: int | None, timeout: float | None, files: int) -> int:
    """Return how many processes to start; 0 is none, where this one will do."""
    if wanted is None:
        wanted = min(usable_processors(), files // _FILES_A_PROCESS)
    wanted = max(1, min(wanted, files))
    return 0 if wanted == 1 and timeout is None else wanted


def usable_processors() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # not every system knows
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _printed(job: Job, outcome: Outcome) -> Outcome:
    """Print what goes to standard output."""
    if not outcome.document:
        return outcome
    try:
        job.target.write(outcome.document)
    except OutputError as error:
        return Outcome.failed(job.name, error)
    return outcome
