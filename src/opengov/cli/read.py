"""opengov read: documents of any readable format as JSON."""

import json
from collections.abc import Iterator
from typing import Literal

import click

from ..codec.documents import dumps
from ..errors import unknown
from ..messages.catalog import catalog
from ..readers.builtin import READERS
from ..readers.notes import Note
from ..readers.reader import Reading
from .inputs import Inputs, inputs, refuse_twice
from .options import files, force, locale, output, refuse_output_of_several
from .outputs import Target, mirrored
from .run import Run


@click.command(short_help="Write reports as JSON documents.")
@files
@click.option("-f", "--format", "reader", metavar="FORMAT", help="Do not guess; see readers.")
@output
@click.option("--out-dir", metavar="DIR", help="Write DIR/NAME.json for each, folders mirrored.")
@click.option(
    "--notes",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write the notes of reading to standard error.",
)
@locale
@force
def read(
    files: tuple[str, ...],
    *,
    reader: str | None,
    output: str | None,
    out_dir: str | None,
    style: Literal["text", "json"],
    locale: str,
    force: bool,
) -> int:
    """Read reports and write them as JSON documents.

    One file gives its document; several give JSON Lines on standard output, or a file each with
    --out-dir. Notes of what reading had to do go to standard error.
    """
    refuse_twice(files)
    if reader is not None and reader not in READERS.names():
        raise click.BadParameter(
            unknown("reader", reader, READERS.names()), param_hint="-f", ctx=_context()
        )
    catalog(locale)
    given = inputs(files)
    run = Run.over(given, prints=out_dir is None and output is None)
    for each, target in zip(
        given.files, _targets(given, output, out_dir, force=force), strict=True
    ):
        with run.attempt(each.name):
            target.refuse()
            reading = each.read(format=reader)
            target.write(f"{dumps(reading.report)}\n")
            run.say_done(each.name, _result(reading, target))
            for line in _notes(each.shown, reading, style, locale):
                run.say(line)
    return run.status


def _context() -> click.Context:
    return click.get_current_context()


def _targets(
    given: Inputs, output: str | None, out_dir: str | None, *, force: bool
) -> tuple[Target, ...]:
    if out_dir is None:
        refuse_output_of_several(output, several=given.several)
        return (Target.of(output, force=force),) * len(given.files)
    if output is not None:
        raise click.UsageError("-o and --out-dir exclude each other", _context())
    return mirrored(given.files, out_dir, force=force)


def _result(reading: Reading, target: Target) -> str:
    said = f"read as {reading.format}, notes: {len(reading.notes)}"
    if target.instead is None:
        return said
    return f"{said}; written to {target.path}, for {target.instead} is another file's"


def _notes(name: str, reading: Reading, style: str, locale: str) -> Iterator[str]:
    for note in reading.notes:
        if style == "json":
            yield json.dumps(_plain(name, note, locale), ensure_ascii=False)
        else:
            yield ": ".join(filter(None, (name, note.where, note.place, note.describe(locale))))


def _plain(name: str, note: Note, locale: str) -> dict[str, str | None]:
    return {
        "file": name,
        "code": note.code,
        "place": note.place,
        "raw": note.raw,
        "where": note.where,
        "message": note.describe(locale),
    }
