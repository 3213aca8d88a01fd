"""One run over the inputs of a command: errors that stop nothing, lines, progress."""

import sys
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import Any, TextIO

import click
from attrs import define, field

from .inputs import Inputs
from .outcome import Outcome, summary
from .status import Status, tell, tell_error, tell_trace

_WIDTH = 30


@define(kw_only=True)
class Run:
    """What a command says on standard error while it works, and the status that it ends with.

    several: whether each input gets a line. total: how many there are. bar: whether a progress bar
    is drawn, which only a terminal can show.
    """

    several: bool
    total: int
    bar: bool
    status: Status = Status.FINE
    _counts: Counter[str] = field(factory=Counter[str], init=False)
    _done: int = field(default=0, init=False)

    @classmethod
    def over(cls, given: Inputs, *beside: Inputs, prints: bool) -> "Run":
        """Return a run over inputs, and others that are read beside them.

        prints says that the results go to standard output.
        """
        free = not (prints and _is_terminal(sys.stdout))  # a bar would stand between the results
        bar = given.several and _is_terminal(sys.stderr) and free
        total = sum(len(each.files) for each in (given, *beside))
        return cls(several=given.several, total=total, bar=bar)

    @contextmanager
    def attempt(self, name: str | None = None) -> Generator[None, None, None]:
        """Work on one input, or on all: an error becomes a line and raises the status."""
        self._draw()
        try:
            yield
        except (click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # noqa: BLE001  # one bad file does not stop the rest
            self._clear()
            self.raise_to(tell_error(error, name))
        self._done += 1
        self._clear()

    def say(self, line: str) -> None:
        """Write a line to standard error, above the bar."""
        self._clear()
        tell(line)
        self._draw()

    def advance(self) -> None:
        """Move the bar on by one input."""
        self._done += 1
        self._draw()

    def take(self, outcome: Outcome[Any]) -> None:
        """Say what became of one input, above the bar; count it, and raise the status."""
        self._clear()
        tell_trace(outcome.trace)
        for line in outcome.lines:
            tell(line)
        self._counts[outcome.kind] += 1
        self.raise_to(outcome.status)
        self._draw()

    @contextmanager
    def summed_up(self) -> Generator[None, None, None]:
        """Say at the end, also after Ctrl-C, what became of several inputs."""
        try:
            with self.drawn():
                yield
        except click.exceptions.Exit:  # nobody listens any more
            raise
        except BaseException:
            self._sum_up()
            raise
        self._sum_up()

    @contextmanager
    def drawn(self) -> Generator[None, None, None]:
        """Show the bar, and take it away at the end."""
        self._draw()
        try:
            yield
        finally:
            self._clear()

    def _sum_up(self) -> None:
        if self.several:
            tell(f"opengov: {summary(self._counts, self.total)}")

    def raise_to(self, status: Status) -> None:
        """End with at least this status."""
        self.status = max(self.status, status)

    def _draw(self) -> None:
        filled = "#" * (_WIDTH * self._done // max(self.total, 1))
        self._show(f"[{filled:-<{_WIDTH}}] {self._done}/{self.total}")

    def _clear(self) -> None:
        self._show(" " * (_WIDTH + 4 + 2 * len(str(self.total))) + "\r")

    def _show(self, text: str) -> None:
        if self.bar:
            with suppress(OSError):
                click.echo(f"\r{text}", nl=False, err=True)


def _is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal; it is None where the caller closed it."""
    return stream is not None and stream.isatty()
