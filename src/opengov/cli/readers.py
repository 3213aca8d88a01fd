"""opengov readers: what can be read."""

import click

from ..readers.builtin import READERS
from .listing import show


@click.command(short_help="List what can be read.")
def readers() -> int:
    """List the readers, with the suffixes of their files."""
    return show(READERS, lambda reader: [" ".join(reader.suffixes)])
