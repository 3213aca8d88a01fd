"""The program opengov: its verbs, and how it ends."""

import sys
from typing import Any, NoReturn

import click

from .checks import checks
from .read import read
from .readers import readers
from .render import render
from .renderers import renderers
from .schema import schema
from .status import INTERRUPTED, tell_error
from .template import template
from .validate import validate


class Program(click.Group):
    """A group of verbs that return their status; every error is one line and a status."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run a verb and exit with its status."""
        try:
            status = super().main(*args, **{**extra, "standalone_mode": False})
        except click.ClickException as error:  # from the options before the verb
            status = tell_error(error)
        except click.Abort:
            status = INTERRUPTED
        sys.exit(status)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; what it did not catch itself becomes a line and a status."""
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # noqa: BLE001  # no traceback unless it is asked for
            return tell_error(error)


@click.group(
    cls=Program,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 fine; 1 findings; 2 wrong use; 3 an input could not be read; "
    "4 a fault of opengov or of a plugin; the highest wins.",
)
@click.version_option(package_name="opengov-report")
@click.option("--traceback", is_flag=True, help="Show where in the program an error arose.")
def program(**_: object) -> None:
    """Read, check and lay out annual reports on open government information.

    FILE is a document of any readable format, a folder, or - for standard input.
    """


for _verb in (read, validate, render, template, schema, checks, renderers, readers):
    program.add_command(_verb)
