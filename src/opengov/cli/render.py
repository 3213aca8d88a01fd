"""opengov render: a report as a renderer lays it out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ..errors import unknown
from ..renderers.builtin import RENDERERS
from ..renderers.rendering import render as lay_out
from .inputs import inputs, refuse_twice
from .options import force, locale, output, previous
from .outputs import Target
from .previous import Archive
from .run import Run
from .variadic import VariadicCommand

_NOT_THEIRS = ("", "self", "report", "renderer", "locale")


@click.command(cls=VariadicCommand, short_help="Lay a report out.")
@click.argument("file", metavar="FILE")
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
    file: str,
    *,
    renderer: str,
    locale: str,
    pairs: tuple[str, ...],
    previous: tuple[str, ...],
    output: str | None,
    force: bool,
) -> int:
    """Lay a report out as HTML, Markdown, text or what a plugin renders.

    FILE stands before --previous, or after --, for it takes every path that follows.
    """
    context = click.get_current_context()
    if renderer not in RENDERERS.names():
        known = unknown("renderer", renderer, RENDERERS.names())
        raise click.BadParameter(known, param_hint="-t", ctx=context)
    refuse_twice((file, *previous))
    options: dict[str, Any] = dict(_options(pairs, context))
    given, beside = inputs([file]), inputs(previous)
    if len(given.files) > 1:
        raise click.UsageError(f"render takes one file, and {file} holds several", context)
    target = Target.of(output, force=force)
    run = Run.over(given, beside, prints=True)
    archive = Archive(run.reports(beside.files)) if previous else None
    for each in given.files:
        with run.attempt(each.name):
            target.refuse()
            report = each.read().report
            if archive is not None:
                earlier, said = archive.all_before(report)
                for line in said:
                    run.say(f"opengov: {each.name}: {line}")
                options["previous"] = tuple(found.report for found in earlier)
            target.write(lay_out(report, renderer, locale=locale, **options))
    if archive is not None:
        for line in archive.unused(previous):
            run.say(f"opengov: {line}")
    return run.status


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
