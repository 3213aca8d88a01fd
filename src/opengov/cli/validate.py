"""opengov validate: what the checks say of reports."""

import json
from typing import Literal

import click
from attrs import frozen

from ..checks.check import SEVERITIES, Severity
from ..checks.documents import dumps_validation
from ..checks.finding import Validation
from ..checks.profile import Profile
from ..checks.validating import validate as hold_against_checks
from ..messages.catalog import catalog
from ..model.report import Report
from .inputs import Input, inputs, refuse_twice
from .options import files, force, locale, output, previous, refuse_output_of_several
from .outputs import Target
from .previous import Archive, Earlier
from .run import Run
from .status import Status
from .validation_text import validation_text
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
    "--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True
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
@force
def validate(
    files: tuple[str, ...],
    *,
    previous: tuple[str, ...],
    parts: tuple[str, ...],
    style: Literal["text", "json"],
    locale: str,
    output: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    fail_on: Severity | Literal["never"],
    force: bool,
) -> int:
    """Hold reports against the checks.

    FILE stands before --previous and --parts, or after --, for these take every path that follows.
    """
    refuse_twice((*files, *previous, *parts))
    given = inputs(files)
    refuse_output_of_several(output, several=given.several)
    target = Target.of(output, force=force)
    target.refuse()
    catalog(locale)
    chosen = _profile(profile).narrowed(select, ignore)
    beside = inputs(previous), inputs(parts)
    run = Run.over(given, *beside, prints=output is None)
    work = Work(
        archive=Archive(run.reports(beside[0].files)) if previous else None,
        units=tuple(run.reports(beside[1].files).values()),
        profile=chosen,
        locale=locale,
        style=style,
        several=given.several,
    )
    between = ""
    for each in given.files:
        with run.attempt(each.name) as attempt:
            validation, said = work.on(each, run)
            target.write(between + said)
            between = "\n" if style == "text" else ""
            _judge(validation, each.name, fail_on, run)
        if attempt.error is not None and given.several and style == "json":
            target.write(_line(file=each.shown, error=attempt.error))
    if work.archive is not None:
        for line in work.archive.unused(previous):
            run.say(f"opengov: {line}")
    return run.status


@frozen(kw_only=True)
class Work:
    """How each file is validated, and with what beside it; no archive where none was asked for."""

    archive: Archive | None
    units: tuple[Report, ...]
    profile: Profile
    locale: str
    style: Literal["text", "json"]
    several: bool

    def on(self, each: Input, run: Run) -> tuple[Validation, str]:
        """Return what the checks say of a file, and how that is written."""
        reading = each.read()
        earlier = self._before(reading.report, each.name, run)
        validation = hold_against_checks(
            reading.report,
            previous=None if earlier is None else earlier.report,
            parts=self.units,
            profile=self.profile,
        )
        if self.style == "json":
            said = dumps_validation(validation, locale=self.locale)
            if self.several:
                return validation, _line(file=each.shown, validation=json.loads(said))
            return validation, f"{said}\n"
        previous = None if earlier is None else earlier.file
        said = validation_text(
            validation, reading, file=each.name, locale=self.locale, previous=previous
        )
        return validation, said

    def _before(self, report: Report, name: str, run: Run) -> Earlier | None:
        if self.archive is None:
            return None
        earlier = self.archive.before(report)
        if isinstance(earlier, Earlier):
            return earlier
        run.say(f"opengov: {name}: {earlier}")
        return None


def _profile(file: str | None) -> Profile:
    if file is None:
        return Profile()
    try:
        return Profile.from_file(file)
    except OSError as error:
        raise click.UsageError(f"{file}: {error.strerror}", click.get_current_context()) from error


def _judge(
    validation: Validation, name: str, fail_on: Severity | Literal["never"], run: Run
) -> None:
    """Raise the status by what was found, and say it where there are several files."""
    counts = ", ".join(f"{kind}: {count}" for kind, count in validation.counts.items())
    run.say_done(name, counts)
    if fail_on != "never" and validation.at_least(fail_on):
        run.raise_to(Status.FINDINGS)
    for each in validation.not_assessed:
        if each.fault:
            run.say(f"opengov: {name}: {each.reason}")
            run.raise_to(Status.FAULT)


def _line(**values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"
