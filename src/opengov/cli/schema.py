"""opengov schema: what documents look like, for other programs."""

import json
from typing import Any, Literal

import click

from .outputs import Target


@click.command(short_help="Print the schema of documents or tables.")
@click.argument("kind", type=click.Choice(["document", "validation", "table"]), default="document")
def schema(*, kind: Literal["document", "validation", "table"]) -> int:
    """Print the JSON Schema of the report document, or of what validate --format json writes.

    table prints the Frictionless Table Schema of what render -t csv writes.
    """
    text = json.dumps(_composed(kind), ensure_ascii=False, indent=2)
    Target.of(None, force=False).write(f"{text}\n")
    return 0


def _composed(kind: Literal["document", "validation", "table"]) -> dict[str, Any]:
    if kind == "table":
        from ..renderers.tidy import table_schema

        return table_schema()
    if kind == "validation":
        from ..checks.documents import validation_schema

        return validation_schema()
    from ..codec.schema import document_schema

    return document_schema()
