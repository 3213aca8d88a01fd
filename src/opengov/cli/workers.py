"""Processes that work on many inputs: one that dies or hangs costs its own input alone.

An executor of concurrent.futures gives up all that is under way when a process dies, cannot tell
which input it died of, and ends no task that takes too long. So each process here has a line of its
own, and one task at a time.
"""

import os
import signal
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from math import inf
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import Thread
from time import monotonic
from typing import Generic, NoReturn, Protocol, TypeVar

from attrs import define, field

from ..errors import LimitError, OpenGovError
from .outcome import Outcome, Result

_HELD = 16 * 1024 * 1024
_GRACE = 3.0

_SPAWN = get_context("spawn")  # a fork would copy the threads and locks of plugins


class Task(Protocol):
    """The work on one input, as it is sent to another process."""

    @property
    def name(self) -> str:
        """What lines call it."""
        ...

    @property
    def here(self) -> bool:
        """Whether it is for this process: it needs its standard input, or is hardly any work."""
        ...


_Task = TypeVar("_Task", bound=Task)


class WorkerError(OpenGovError):
    """A process that ended where it should not have."""


@define(kw_only=True, eq=False)
class _Worker:
    """A process and the line to it; since: when it began its task, or inf before it is ready."""

    process: BaseProcess
    line: Connection
    number: int = -1
    name: str = ""
    since: float = inf


@define(kw_only=True, eq=False)
class Workers(Generic[_Task, Result]):
    """Processes that perform tasks, one at a time each; they end with the context.

    perform: pickles, as each process gets it once. size: how many processes at most, begun as they
    are needed. timeout: how many seconds a task may take. done: is called at the end of each.
    """

    perform: Callable[[_Task], Outcome[Result]]
    size: int
    timeout: float
    done: Callable[[], None]
    _busy: dict[Connection, _Worker] = field(factory=dict[Connection, _Worker], init=False)
    _idle: list[_Worker] = field(factory=list[_Worker], init=False)
    _finished: dict[int, Outcome[Result]] = field(factory=dict[int, "Outcome[Result]"], init=False)
    _held: int = field(default=0, init=False)

    def __enter__(self) -> "Workers[_Task, Result]":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._busy.values():
            worker.process.terminate()
        _end([*self._busy.values(), *self._idle])

    def outcomes(self, tasks: Iterable[_Task]) -> Iterator[Outcome[Result]]:
        """Yield the outcomes in the order of the tasks.

        Tasks are taken one by one, so that there may be any number. An outcome that waits for one
        before it is held; while too much is held no other task is begun. Raises WorkerError where
        no process can be started.
        """
        numbered = enumerate(tasks)
        coming = next(numbered, None)
        turn = 0
        while coming is not None or self._busy:
            if coming is not None and self._has_room():
                self._begin(*coming)
                coming = next(numbered, None)
            else:
                self._wait()
            while turn in self._finished:
                outcome = self._finished.pop(turn)
                self._held -= outcome.size
                turn += 1
                yield outcome

    def _has_room(self) -> bool:
        return self._held < _HELD and len(self._busy) < self.size

    def _begin(self, number: int, task: _Task) -> None:
        if task.here:
            self._finish(number, self.perform(task))
            return
        if self._idle:
            worker = self._idle.pop()
            worker.since = monotonic()
        else:
            worker = _start(self.perform)
        worker.number, worker.name = number, task.name
        self._busy[worker.line] = worker
        with suppress(OSError):  # it has died, which is heard from its line
            worker.line.send(task)

    def _wait(self) -> None:
        """Wait until a process has something to say, has died or has taken too long."""
        first = min(worker.since for worker in self._busy.values())
        left = None if first == inf else max(0.0, first + self.timeout - monotonic())
        for line in wait(list(self._busy), left):
            assert isinstance(line, Connection)
            self._hear(self._busy[line])
        now = monotonic()
        for worker in tuple(self._busy.values()):
            if now - worker.since >= self.timeout:
                late = f"it took more than {self.timeout:g} s; give --timeout to wait longer"
                worker.process.terminate()
                _end([worker])
                self._lose(worker, LimitError(late))

    def _hear(self, worker: _Worker) -> None:
        try:
            said: Outcome[Result] | None = worker.line.recv()
        except (EOFError, OSError):
            _end([worker])
            if worker.since == inf:
                raise WorkerError(
                    f"a process to read files cannot be started, it ended with {_cause(worker)}; "
                    "read them in this one with --jobs 1"
                ) from None
            died = (
                f"the process that read it ended with {_cause(worker)}; memory may be short, or a "
                "reader's library broken; the other files are not affected"
            )
            self._lose(worker, WorkerError(died))
            return
        if said is None:
            worker.since = monotonic()
            return
        del self._busy[worker.line]
        self._idle.append(worker)
        self._finish(worker.number, said)

    def _lose(self, worker: _Worker, error: Exception) -> None:
        del self._busy[worker.line]
        self._finish(worker.number, Outcome.failed(worker.name, error))

    def _finish(self, number: int, outcome: Outcome[Result]) -> None:
        self._finished[number] = outcome
        self._held += outcome.size
        self.done()


def _start(perform: Callable[[_Task], Outcome[Result]]) -> _Worker:
    ours, theirs = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_serve, args=(theirs, perform), daemon=True)
    with _deaf():
        process.start()
    theirs.close()  # or its end would not be seen
    return _Worker(process=process, line=ours)


@contextmanager
def _deaf() -> Generator[None, None, None]:
    """Let a process that is started here not hear Ctrl-C, which is for this one to obey."""
    mask = getattr(signal, "pthread_sigmask", None)  # not every system knows
    before = mask(signal.SIG_BLOCK, {signal.SIGINT}) if mask else None
    try:
        yield
    finally:
        if mask:
            mask(signal.SIG_SETMASK, before)


def _end(workers: Sequence[_Worker]) -> None:
    """Wait until processes end, as they do without a line; one that does not is killed."""
    for worker in workers:
        worker.line.close()
    for worker in workers:
        worker.process.join(_GRACE)
        if worker.process.exitcode is None:
            worker.process.kill()
            worker.process.join()


def _cause(worker: _Worker) -> str:
    code = worker.process.exitcode or 0
    return signal.Signals(-code).name if code < 0 else f"status {code}"


def _serve(line: Connection, perform: Callable[[_Task], Outcome[Result]]) -> None:
    """Perform the tasks that come over a line, in a process of its own, until it is ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    Thread(target=_follow, daemon=True).start()
    line.send(None)
    with suppress(EOFError, OSError):  # the other end is gone
        while True:
            line.send(perform(line.recv()))


def _leave(*_: object) -> NoReturn:
    sys.exit()


def _follow() -> None:
    """End with the process that started this one, also where that could not say so."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
