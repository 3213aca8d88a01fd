"""opengov read: documents of any readable format as JSON."""

from contextlib import closing

import click

from ..errors import unknown
from ..messages.catalog import catalog
from ..readers.builtin import READERS
from .inputs import Inputs, inputs, refuse_twice
from .job import Job, Work
from .notes import Style
from .options import (
    files,
    force,
    locale,
    output,
    processes,
    refuse_output_of_several,
    timeout,
)
from .outputs import Target, mirrored
from .pool import Pool
from .run import Run
from .status import wants_trace


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
@processes
@timeout
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
    pool = Pool(processes=processes, timeout=timeout, done=run.advance)
    with run.summed_up(), closing(pool.outcomes(work.on, jobs)) as outcomes:
        for job, outcome in zip(jobs, outcomes, strict=True):
            run.take(job.target.printed(outcome, job.name))
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
