"""opengov validate: what the checks say of reports."""

from collections.abc import Iterator
from contextlib import closing
from typing import Literal

import click
from attrs import evolve

from ..checks.check import SEVERITIES, Severity
from ..checks.profile import Profile
from ..messages.catalog import catalog
from ..overviews.builtin import OVERVIEWS
from ..overviews.entry import Entry
from ..overviews.writing import overview
from .inputs import Input, Inputs, inputs, refuse_twice
from .judging import Judged, Judging, line, reports_beside
from .options import (
    files,
    force,
    locale,
    output,
    previous,
    processes,
    refuse_output_of_several,
    timeout,
)
from .outcome import Outcome
from .outputs import Target
from .pool import Pool
from .previous import Archive
from .run import Run
from .status import wants_trace
from .variadic import VariadicCommand, VariadicOption


@click.command(cls=VariadicCommand, short_help="Hold reports against the checks.")
@files
@previous
@click.option(
    "--parts",
    cls=VariadicOption,
    multiple=True,
    metavar="PATH...",
    help="Files or folders of the reports of a region's units.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", *OVERVIEWS]),
    default="text",
    show_default=True,
    help="text and json tell of one file after another; the others are one overview of all.",
)
@locale
@output
@click.option("--select", multiple=True, metavar="ID", help="Run only this check or family.")
@click.option("--ignore", multiple=True, metavar="ID", help="Do not run this check or family.")
@click.option("--profile", metavar="FILE", help="A TOML file with select, ignore and levels.")
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="error",
    show_default=True,
    help="End with 1 where a finding is at least as grave; uncertain ones never count.",
)
@processes
@timeout
@force
def validate(
    files: tuple[str, ...],
    *,
    previous: tuple[str, ...],
    parts: tuple[str, ...],
    style: str,
    locale: str,
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    fail_on: Severity | Literal["never"],
    processes: int | None,
    timeout: float | None,
    force: bool,
) -> int:
    """Hold reports against the checks.

    FILE stands before --previous and --parts, or after --, for these take every path that follows.
    """
    refuse_twice((*files, *previous, *parts))
    given = inputs(files)
    refuse_output_of_several(output, several=given.several and style not in OVERVIEWS)
    target = Target.of(output, force=force)
    target.refuse()
    if style in OVERVIEWS and OVERVIEWS[style].binary:
        target.refuse_terminal()
    catalog(locale)
    chosen = _profile(profile).narrowed(select, ignore)
    beside = inputs(previous), inputs(parts)
    run = Run.over(given, *beside, prints=output is None)
    pool = Pool(processes=processes, timeout=timeout, done=run.advance)
    with run.drawn():
        earlier, units = (reports_beside(each, pool, run) for each in beside)
        judging = Judging(
            archive=Archive(earlier) if previous else None,
            units=tuple(units.values()),
            profile=chosen,
            locale=locale,
            style=style,
            fail_on=fail_on,
            several=given.several,
            trace=wants_trace(),
        )
        used: set[str] = set()
        entries: list[Entry] = []
        for file, outcome in _judged(judging, given, target, pool):
            run.take(outcome)
            used.update(() if outcome.result is None else outcome.result.previous)
            if style in OVERVIEWS:
                entries.append(_entry(file, outcome))
        if style in OVERVIEWS:
            with run.attempt():
                target.write(overview(entries, style, locale=locale))
        for said in () if judging.archive is None else judging.archive.unused(previous, used=used):
            run.say(f"opengov: {said}")
    return run.status


def _judged(
    judging: Judging, given: Inputs, target: Target, pool: Pool
) -> Iterator[tuple[Input, Outcome[Judged]]]:
    """Yield what becomes of each file, and write what is written of it alone."""
    between = ""
    with closing(pool.outcomes(judging.on, given.files)) as outcomes:
        for file, outcome in zip(given.files, outcomes, strict=True):
            document = between + outcome.document if outcome.document else ""
            if outcome.error and given.several and judging.style == "json":
                document = line(file=file.shown, error=outcome.error)
            yield file, target.printed(evolve(outcome, document=document), file.name)
            if outcome.document and judging.style == "text":
                between = "\n"


def _entry(file: Input, outcome: Outcome[Judged]) -> Entry:
    """Return what an overview says of a file."""
    if outcome.result is None or outcome.result.entry is None:
        return Entry(file=file.name, error=outcome.error)
    return outcome.result.entry


def _profile(file: str | None) -> Profile:
    if file is None:
        return Profile()
    try:
        return Profile.from_file(file)
    except OSError as error:
        raise click.UsageError(f"{file}: {error.strerror}", click.get_current_context()) from error
