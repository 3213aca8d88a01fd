"""The inputs of a command: files, folders, and - for standard input."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

import click
from attrs import frozen

from ..errors import PluginError, ReadError
from ..readers.builtin import READERS
from ..readers.reader import Reading
from ..readers.reading import read
from .status import tell

STANDARD = "-"


@frozen(kw_only=True)
class Input:
    """A file to read.

    name: as it was given, and as lines and documents name it. below: its path under the folder that
    was given, or its own name. problem: why it cannot be read, where that is known already.
    """

    name: str
    below: PurePath
    problem: str | None = None

    @property
    def shown(self) -> str:
        """The name as text that any document can hold."""
        return click.format_filename(self.name)

    def read(self, *, format: str | None = None) -> Reading:
        """Read the report. Raises as opengov.read does."""
        if self.problem is not None:
            raise ReadError(self.problem)
        if self.name == STANDARD:
            return read(sys.stdin.buffer, format=format)
        return read(self.name, format=format)


@frozen(kw_only=True)
class Inputs:
    """The files that were asked for; several is true for a folder, also for one of one file."""

    files: tuple[Input, ...]
    several: bool


def inputs(paths: Sequence[str]) -> Inputs:
    """Return the files of paths; folders are searched for names that a reader knows."""
    found: list[Input] = []
    several = len(paths) > 1
    for path in paths:
        if path != STANDARD and Path(path).is_dir():
            several = True
            found.extend(_inside(path))
        else:
            below = "stdin" if path == STANDARD else Path(path).name
            found.append(Input(name=path, below=PurePath(below)))
    return Inputs(files=tuple(found), several=several)


def refuse_twice(paths: Sequence[str]) -> None:
    """Refuse standard input in more than one place."""
    if paths.count(STANDARD) > 1:
        raise click.UsageError("standard input can be read only once", click.get_current_context())


def _inside(folder: str) -> Iterator[Input]:
    known = _suffixes()
    problems: list[OSError] = []
    found: list[Path] = []
    others: list[Path] = []
    for here, folders, names in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if not name.startswith("."):
                fits = path.suffix.lower() in known and path.is_file()
                (found if fits else others).append(path)
    for problem in problems:
        path = Path(os.fsdecode(problem.filename))
        yield Input(name=str(path), below=PurePath(path.name), problem=problem.strerror)
    for path in found:
        yield Input(name=str(path), below=path.relative_to(folder))
    if others:
        kinds = ", ".join(sorted({path.suffix.lower() or path.name for path in others}))
        tell(f"opengov: {folder}: passed over {len(others)}, of kinds that no reader has: {kinds}")
    if not found and not problems:
        problem_text = f"no file in the folder is of a kind that a reader has: {', '.join(known)}"
        yield Input(name=folder, below=PurePath(Path(folder).name), problem=problem_text)


def _suffixes() -> tuple[str, ...]:
    plugins = [plugin for _, plugin in READERS.working() if not isinstance(plugin, PluginError)]
    return tuple(sorted({suffix.lower() for plugin in plugins for suffix in plugin.suffixes}))
