"""Many inputs, in this process or over others, whichever is worth it."""

import os
from collections.abc import Callable, Generator, Sequence
from typing import TypeVar

from attrs import frozen

from .outcome import Outcome, Result
from .workers import Task

_FILES_A_PROCESS = 8
"""How many files make up for starting a process; what reading one costs is not known before."""

_TIMEOUT = 300.0
_Task = TypeVar("_Task", bound=Task)


@frozen(kw_only=True)
class Pool:
    """How many processes work, and how long each may take for an input, as far as it was said.

    done: is called at the end of each input.
    """

    processes: int | None
    timeout: float | None
    done: Callable[[], None]

    def outcomes(
        self, perform: Callable[[_Task], Outcome[Result]], tasks: Sequence[_Task]
    ) -> Generator[Outcome[Result], None, None]:
        """Yield what becomes of each input, in their order."""
        processes = processes_worth(self.processes, self.timeout, len(tasks))
        if not processes:
            for task in tasks:
                outcome = perform(task)
                self.done()
                yield outcome
            return
        from .workers import Workers  # costs more than its worth to one file

        with Workers(
            perform=perform, size=processes, timeout=self.timeout or _TIMEOUT, done=self.done
        ) as workers:
            yield from workers.outcomes(tasks)


def processes_worth(wanted: int | None, timeout: float | None, files: int) -> int:
    """Return how many processes to start; 0 is none, where this one will do."""
    if wanted is None:
        wanted = min(usable_processors(), files // _FILES_A_PROCESS)
    wanted = max(1, min(wanted, files))
    return 0 if wanted == 1 and timeout is None else wanted


def usable_processors() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)  # not every system knows
    return len(allowed(0)) if allowed else os.cpu_count() or 1
