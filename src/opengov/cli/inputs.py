"""The inputs of a command: files, folders, and - for standard input."""

import os
import stat
import sys
from collections import Counter
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
    def here(self) -> bool:
        """Whether it is for the process that has standard input."""
        return self.name == STANDARD

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


def inputs(paths: Sequence[str], *, without: str | None = None) -> Inputs:
    """Return the files of paths; folders are searched for names that a reader knows.

    without: the folder that results go to, which is left out of the search, as a result is no
    source. Raises UsageError where it is itself one of the folders.
    """
    found: list[Input] = []
    several = len(paths) > 1
    for path in paths:
        if path != STANDARD and Path(path).is_dir():
            several = True
            found.extend(_inside(path, without))
        else:
            below = "stdin" if path == STANDARD else Path(path).name
            found.append(Input(name=path, below=PurePath(below)))
    return Inputs(files=tuple(found), several=several)


def refuse_twice(paths: Sequence[str]) -> None:
    """Refuse standard input in more than one place."""
    if paths.count(STANDARD) > 1:
        raise click.UsageError("standard input can be read only once", click.get_current_context())


def _inside(folder: str, without: str | None) -> Iterator[Input]:
    """Yield the files of a folder, and what cannot be read of it."""
    results = None if without is None else os.path.realpath(without)
    if results == os.path.realpath(folder):
        raise click.UsageError(
            f"{folder} is read, and results in it would be read next time; "
            "name another folder for them, or one in it",
            click.get_current_context(),
        )
    known = _suffixes()
    problems: list[OSError] = []
    others: Counter[str] = Counter()
    links: list[Path] = []
    count = 0
    for here, folders, names in os.walk(folder, onerror=problems.append):
        inside = [Path(here, name) for name in sorted(folders) if not name.startswith(".")]
        links.extend(path for path in inside if path.is_symlink())
        folders[:] = [path.name for path in inside if os.path.realpath(path) != results]
        below = PurePath(here).relative_to(folder)
        for name in sorted(names):
            path = Path(here, name)
            if path.suffix.lower() in known and not name.startswith("."):
                count += 1
                yield Input(name=str(path), below=below / name, problem=_problem(path))
            elif not name.startswith("."):
                others[path.suffix.lower() or name] += 1
    for problem in problems:
        path = Path(os.fsdecode(problem.filename))
        yield Input(name=str(path), below=PurePath(path.name), problem=problem.strerror)
    _tell_passed_over(folder, others, links)
    if not count and not problems:
        problem_text = f"no file in the folder is of a kind that a reader has: {', '.join(known)}"
        yield Input(name=folder, below=PurePath(Path(folder).name), problem=problem_text)


def _tell_passed_over(folder: str, others: Counter[str], links: Sequence[Path]) -> None:
    if others:
        kinds = f"of kinds that no reader has: {', '.join(sorted(others))}"
        tell(f"opengov: {folder}: passed over {others.total()}, {kinds}")
    for link in links:
        tell(f"opengov: {folder}: passed over {link}, a link to a folder; name it to have it read")


def _problem(path: Path) -> str | None:
    """Say why a name in a folder is no file that can be read; opening a pipe would never end."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return error.strerror
    return None if stat.S_ISREG(mode) else "it is a pipe, a socket or a device, not a file"


def _suffixes() -> tuple[str, ...]:
    plugins = [plugin for _, plugin in READERS.working() if not isinstance(plugin, PluginError)]
    return tuple(sorted({suffix.lower() for plugin in plugins for suffix in plugin.suffixes}))
