"""opengov template: a blank form to fill in."""

from collections.abc import Mapping
from typing import Any

import click
from attrs import frozen

from ..form.blank import blank_report
from ..form.editions import INSTRUMENTS
from ..model.printed import Edition
from ..model.report import Report
from ..renderers.rendering import render
from .inputs import inputs
from .options import force, locale, output
from .outputs import Target
from .run import Run


@frozen(kw_only=True)
class _Kind:
    """What makes a form of a kind: a renderer and its options.

    printed: whether opengov read takes it by what it prints, which it knows in Chinese alone.
    """

    renderer: str
    printed: bool = False
    options: Mapping[str, Any] = {}


_KINDS = {
    "docx": _Kind(renderer="docx", printed=True),
    "html": _Kind(renderer="form"),
    "json": _Kind(renderer="json"),
    "xlsx": _Kind(renderer="xlsx", printed=True, options={"formulas": True}),
}
_IN_USE = next(name for name, each in INSTRUMENTS.items() if each.last_year is None)


@click.command(short_help="Write a blank form to fill in.")
@click.option(
    "--edition",
    type=click.Choice(list(INSTRUMENTS)),
    default=_IN_USE,
    show_default=True,
    help="The edition of the form.",
)
@click.option("-t", "--to", "kind", type=click.Choice(list(_KINDS)), required=True)
@click.option(
    "--from",
    "previous",
    metavar="LASTYEAR",
    help="The report of the year before, whose figures are carried over.",
)
@locale
@output
@force
def template(
    *,
    edition: Edition,
    kind: str,
    previous: str | None,
    locale: str,
    output: str | None,
    force: bool,
) -> int:
    """Write a blank form as a Word, Excel or JSON document, or as a page that works from disk.

    opengov read takes back what is filled in: a document in Chinese, and of the page the JSON that
    it saves.
    """
    target, chosen = Target.of(output, force=force), _KINDS[kind]
    given = inputs([] if previous is None else [previous])
    if len(given.files) > 1:
        several = f"--from takes one file, and {previous} holds several"
        raise click.UsageError(several, click.get_current_context())
    target.refuse()
    run = Run.over(given, prints=True)
    last: Report | None = None
    for each in given.files:
        with run.attempt(each.name):
            last = each.read().report
    if run.status:
        return run.status
    form = blank_report(edition=edition, previous=last)
    target.write(render(form, chosen.renderer, locale=locale, **chosen.options))
    if chosen.printed and not locale.startswith("zh"):
        run.say(f"opengov: opengov read takes back no {kind} form in {locale}, but in Chinese")
    return run.status
