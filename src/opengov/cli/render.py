"""opengov render: a report as a renderer lays it out."""

from collections.abc import Sequence
from typing import Any

import click

from ..errors import unknown
from ..model.report import Report
from ..renderers.builtin import RENDERERS
from ..renderers.rendering import render as lay_out
from .inputs import Inputs, inputs, refuse_twice
from .options import files, force, locale, output
from .outputs import Target
from .run import Run

_NOT_THEIRS = ("", "self", "report", "renderer", "locale")


@click.command(short_help="Lay a report out.")
@files
@click.option("-t", "--to", "renderer", required=True, metavar="RENDERER", help="See renderers.")
@locale
@click.option(
    "-O",
    "--option",
    "pairs",
    multiple=True,
    metavar="KEY=VALUE",
    help="An option of the renderer, such as width=80 for text.",
)
@output
@force
def render(
    files: tuple[str, ...],
    *,
    renderer: str,
    locale: str,
    pairs: tuple[str, ...],
    output: str | None,
    force: bool,
) -> int:
    """Lay a report out as a page, a document, data or what a plugin renders.

    csv and jsonl take several reports.
    """
    context = click.get_current_context()
    if renderer not in RENDERERS.names():
        known = unknown("renderer", renderer, RENDERERS.names())
        raise click.BadParameter(known, param_hint="-t", ctx=context)
    options = _options(pairs, context)
    refuse_twice(files)
    given = inputs(files)
    target = Target.of(output, force=force)
    run = Run.over(given, prints=True)
    if len(given.files) > 1:
        plugin: Any = RENDERERS.get(renderer)
        if not hasattr(plugin, "render_all"):
            wrong = f"the {renderer} renderer takes one file, and there are several"
            raise click.UsageError(wrong, context)
        target.refuse()
        if reports := _read(given, run):
            target.write(plugin.render_all(reports, locale=locale, **options))
        return run.status
    for each in given.files:
        with run.attempt(each.name):
            target.refuse()
            report = each.read().report
            target.write(lay_out(report, renderer, locale=locale, **options))
    return run.status


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
        options[key] = value
    return options
