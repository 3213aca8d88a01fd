"""opengov schema: what documents look like, for other programs."""

import json
from typing import Literal

import click

from .outputs import Target


@click.command(short_help="Print the JSON Schema of documents.")
@click.argument("kind", type=click.Choice(["document", "validation"]), default="document")
def schema(*, kind: Literal["document", "validation"]) -> int:
    """Print the JSON Schema of the report document, or of what validate --format json writes."""
    if kind == "document":
        from ..codec.schema import document_schema as compose
    else:
        from ..checks.documents import validation_schema as compose
    text = json.dumps(compose(), ensure_ascii=False, indent=2)
    Target.of(None, force=False).write(f"{text}\n")
    return 0
