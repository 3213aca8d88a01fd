"""The options and arguments that verbs share."""

import click

from .variadic import VariadicOption

files = click.argument("files", nargs=-1, required=True, metavar="FILE...")
output = click.option("-o", "--output", metavar="FILE", help="Write to FILE; - is standard output.")
force = click.option("--force", is_flag=True, help="Replace a file that exists.")
locale = click.option(
    "--locale",
    default="zh-Hans",
    show_default=True,
    metavar="L",
    help="The language of sentences: zh-Hans, zh-Hant, en, or another that has a catalog.",
)
processes = click.option(
    "-j",
    "--jobs",
    "processes",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read over N processes; 1 is this one alone. [default: the number of processors, "
    "and 1 for few files]",
)
timeout = click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True, max=24 * 60 * 60),
    metavar="SECONDS",
    help="Give up a file that takes longer. [default: 300 over several processes, else none]",
)
previous = click.option(
    "--previous",
    cls=VariadicOption,
    multiple=True,
    metavar="PATH...",
    help="Files or folders of reports of earlier years, matched by agency and year.",
)


def refuse_output_of_several(output: str | None, *, several: bool) -> None:
    """Refuse -o with several files or a folder."""
    if several and output is not None:
        raise click.UsageError(
            "-o takes the result of one file, and there are several", click.get_current_context()
        )
