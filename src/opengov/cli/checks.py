"""opengov checks: what validate looks at."""

from collections.abc import Sequence

import click

from ..checks.builtin import CHECKS
from ..checks.check import Check
from ..checks.wording import SEVERITY_WORDS
from ..messages.catalog import catalog
from .listing import show
from .options import locale


@click.command(short_help="List what validate looks at.")
@locale
def checks(*, locale: str) -> int:
    """List the checks, with the severity of their findings and what must hold."""
    words = catalog(locale)

    def describe(check: Check) -> Sequence[str]:
        summary = words.text(getattr(check, "summary", ""))
        return words.text(SEVERITY_WORDS[check.severity]), summary

    return show(CHECKS, describe)
