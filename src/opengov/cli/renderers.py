"""opengov renderers: what can be rendered."""

import click

from ..renderers.builtin import RENDERERS
from .listing import show


@click.command(short_help="List what render writes.")
def renderers() -> int:
    """List the renderers, with the suffix and the media type of what they write."""
    return show(RENDERERS, lambda renderer: [renderer.suffix, renderer.media_type])
