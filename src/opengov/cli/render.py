"""opengov render: a report as a renderer lays it out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ..errors import unknown
from ..model.report import Report
from ..renderers.builtin import RENDERERS
from ..renderers.rendering import render as lay_out
from .inputs import Inputs, inputs, refuse_twice
from .judging import reports_beside
from .options import files, force, locale, output, previous
from .outputs import Target
from .pool import Pool
from .previous import Archive
from .run import Run
from .variadic import VariadicCommand

_NOT_THEIRS = ("", "self", "report", "renderer", "locale")


@click.command(cls=VariadicCommand, short_help="Lay a report out.")
@files
@click.option("-t", "--to", "renderer", required=True, metavar="RENDERER", help="See renderers.")
@locale
@click.option(
    "-O",
    "--option",
    "pairs",
    multiple=True,
    metavar="KEY=VALUE",
    help="An option of the renderer, such as width=80 for text; =@FILE is what a file holds.",
)
@previous
@output
@force
def render(
    files: tuple[str, ...],
    *,
    renderer: str,
    locale: str,
    pairs: tuple[str, ...],
    previous: tuple[str, ...],
    output: str | None,
    force: bool,
) -> int:
    """Lay a report out as a page, a document, data or what a plugin renders.

    csv and jsonl take several reports. FILE stands before --previous, or after --, for it takes
    every path that follows.
    """
    context = click.get_current_context()
    if renderer not in RENDERERS.names():
        known = unknown("renderer", renderer, RENDERERS.names())
        raise click.BadParameter(known, param_hint="-t", ctx=context)
    options: dict[str, Any] = dict(_options(pairs, context))
    refuse_twice((*files, *previous))
    given, beside = inputs(files), inputs(previous)
    target = Target.of(output, force=force)
    run = Run.over(given, beside, prints=True)
    if len(given.files) > 1:
        plugin: Any = RENDERERS.get(renderer)
        if not hasattr(plugin, "render_all"):
            wrong = f"the {renderer} renderer takes one file, and there are several"
            raise click.UsageError(wrong, context)
        if previous:
            wrong = "--previous goes with one file, and there are several"
            raise click.UsageError(wrong, context)
        target.refuse()
        if reports := _read(given, run):
            target.write(plugin.render_all(reports, locale=locale, **options))
        return run.status
    pool = Pool(processes=1, timeout=None, done=run.advance)
    archive = Archive(reports_beside(beside, pool, run)) if previous else None
    for each in given.files:
        with run.attempt(each.name):
            target.refuse()
            report = each.read().report
            if archive is not None:
                options["previous"] = _earlier(report, each.name, archive, run)
                for line in archive.unused(previous, used=archive.used_before(report)):
                    run.say(f"opengov: {line}")
            target.write(lay_out(report, renderer, locale=locale, **options))
    return run.status


def _earlier(report: Report, name: str, archive: Archive, run: Run) -> tuple[Report, ...]:
    """Return the reports of earlier years, and say which years have none."""
    earlier, said = archive.all_before(report)
    for line in said:
        run.say(f"opengov: {name}: {line}")
    return tuple(found.report for found in earlier)


def _read(given: Inputs, run: Run) -> list[Report]:
    """Return the reports of all files that can be read."""
    found: list[Report] = []
    for each in given.files:
        with run.attempt(each.name):
            found.append(each.read().report)
            run.say(f"{each.name}: read")
    return found


def _options(pairs: Sequence[str], context: click.Context) -> dict[str, str]:
    options: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or key in _NOT_THEIRS:
            wrong = f"{pair!r} is no KEY=VALUE of a renderer"
            raise click.BadParameter(wrong, param_hint="-O", ctx=context)
        options[key] = _held(value, context) if value.startswith("@") else value
    return options


def _held(value: str, context: click.Context) -> str:
    """Return the text of the file after an @; @@ begins a value that itself begins with @."""
    file = value.removeprefix("@")
    if file.startswith("@"):
        return file
    try:
        return Path(file).read_text("utf-8")
    except OSError as error:
        wrong = f"{file} cannot be opened: {error.strerror}"
    except UnicodeDecodeError:
        wrong = f"{file} is no text in UTF-8"
    raise click.BadParameter(wrong, param_hint="-O", ctx=context)
