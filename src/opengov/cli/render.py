"""opengov render: a report as a renderer lays it out."""

from collections.abc import Sequence

import click

from ..errors import unknown
from ..renderers.builtin import RENDERERS
from ..renderers.rendering import render as lay_out
from .inputs import inputs
from .options import force, locale, output
from .outputs import Target
from .run import Run

_NOT_THEIRS = ("", "self", "report", "renderer", "locale")


@click.command(short_help="Lay a report out.")
@click.argument("file", metavar="FILE")
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
    file: str,
    *,
    renderer: str,
    locale: str,
    pairs: tuple[str, ...],
    output: str | None,
    force: bool,
) -> int:
    """Lay a report out as HTML, Markdown, text or what a plugin renders."""
    context = click.get_current_context()
    if renderer not in RENDERERS.names():
        known = unknown("renderer", renderer, RENDERERS.names())
        raise click.BadParameter(known, param_hint="-t", ctx=context)
    options = _options(pairs, context)
    given = inputs([file])
    if len(given.files) > 1:
        raise click.UsageError(f"render takes one file, and {file} holds several", context)
    target = Target.of(output, force=force)
    run = Run.over(given, prints=True)
    for each in given.files:
        with run.attempt(each.name):
            target.refuse()
            report = each.read().report
            target.write(lay_out(report, renderer, locale=locale, **options))
    return run.status


def _options(pairs: Sequence[str], context: click.Context) -> dict[str, str]:
    options: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or key in _NOT_THEIRS:
            wrong = f"{pair!r} is no KEY=VALUE of a renderer"
            raise click.BadParameter(wrong, param_hint="-O", ctx=context)
        options[key] = value
    return options
