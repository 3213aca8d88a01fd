"""Where a command writes: standard output or a file, whole or not at all."""

import os
import secrets
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePath

import click
from attrs import frozen

from .inputs import STANDARD, Input
from .outcome import Outcome, Result
from .status import CLOSED


class OutputError(click.ClickException):
    """An output that cannot be written where it was asked for."""

    exit_code = 2


@frozen(kw_only=True)
class Target:
    """A place to write to: path is None for standard output. force: replace what is there.

    instead: the file of another input that has the name this one would have had.
    """

    path: Path | None
    force: bool
    instead: Path | None = None

    @classmethod
    def of(cls, output: str | None, *, force: bool) -> "Target":
        """Return the target of an -o option, where - and nothing mean standard output."""
        path = None if output in (None, STANDARD) else Path(str(output))
        return cls(path=path, force=force)

    def refuse(self) -> None:
        """Refuse an existing file that is not to be replaced, before any work is done."""
        if self.path is None:
            return
        if self.path.is_dir():
            raise OutputError(f"{self.path} is a folder; name a file")
        if self.path.is_file() and not self.force:
            raise OutputError(f"{self.path} exists; give --force to replace it")

    def refuse_terminal(self) -> None:
        """Refuse to write what is not text to a terminal, which would take it for orders."""
        if self.path is None and sys.__stdout__ is not None and sys.__stdout__.isatty():
            raise OutputError(
                "the output is not text, and standard output is a terminal; name a file with -o"
            )

    def printed(self, outcome: Outcome[Result], name: str) -> Outcome[Result]:
        """Write what an outcome has for here; where that cannot be, it is another outcome."""
        if not outcome.document:
            return outcome
        try:
            self.write(outcome.document)
        except OutputError as error:
            return Outcome.failed(name, error)
        return outcome

    def write(self, data: str | bytes) -> None:
        """Write everything, text as UTF-8; bytes never to a terminal."""
        if isinstance(data, bytes):
            self.refuse_terminal()
        encoded = data.encode("utf-8") if isinstance(data, str) else data
        if self.path is None:
            _write_standard(encoded)
            return
        self.refuse()
        try:
            _write_file(self.path, encoded)
        except OSError as error:
            raise OutputError(f"{self.path} cannot be written: {error.strerror}") from error


def mirrored(files: Sequence[Input], folder: str, *, force: bool) -> tuple[Target, ...]:
    """Return the target of each input in a folder: NAME.json, or NAME.pdf.json where that is taken.

    Names are compared without case, as some file systems do. Raises OutputError where two inputs
    have one whole name, or where the document of one would take the place of another.
    """
    read = {os.path.realpath(each.name): each for each in files if each.name.endswith(".json")}
    taken: dict[str, Input] = {}
    targets: list[Target] = []
    for each in files:
        plain = each.below.with_name(f"{each.below.stem}.json")
        kept = each.below.with_name(f"{each.below.name}.json")
        first = taken.setdefault(_key(plain), each)
        if first is not each and (other := taken.setdefault(_key(kept), each)) is not each:
            raise OutputError(
                f"{each.name} and {other.name} would both be {Path(folder, kept)}; "
                "read them into different folders"
            )
        chosen, instead = (plain, None) if first is each else (kept, Path(folder, plain))
        path = Path(folder, chosen)
        replaced = read.get(os.path.realpath(path), each) if read else each
        if replaced is not each:
            raise OutputError(
                f"the document of {each.name} would replace {replaced.name}, which is read too; "
                "read them into another folder"
            )
        targets.append(Target(path=path, force=force, instead=instead))
    return tuple(targets)


def _key(path: PurePath) -> str:
    return str(path).casefold()


def _write_file(path: Path, data: bytes) -> None:
    """Write beside the file and put it in place at once; a device is written to as it is."""
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return
    path = Path(os.path.realpath(path))  # a link stays a link
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".opengov-{secrets.token_hex(8)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _write_standard(data: bytes) -> None:
    if sys.__stdout__ is None:
        raise OutputError("standard output is closed; name a file with -o")
    try:
        click.echo(data, nl=False)
    except OSError as error:
        _forget_standard()
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(CLOSED) from None
        raise OutputError(f"standard output cannot be written: {error.strerror}") from error


def _forget_standard() -> None:
    """Let what is still in the buffer go nowhere, or Python complains of it when it ends."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
