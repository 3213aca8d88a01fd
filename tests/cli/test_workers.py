import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from multiprocessing import active_children
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from opengov.cli import workers
from opengov.cli.workers import WorkerError, Workers

TASKS = """
import signal
import time
from pathlib import Path

from attrs import frozen

from opengov.cli.outcome import Outcome

FILES = {"long": "one is done", "after": "one is deaf"}

@frozen(kw_only=True)
class Task:
    name: str
    here: bool = False

def perform(task):
    log(f"{task.name} begins")
    while task.name in FILES and not Path(FILES[task.name]).exists():
        time.sleep(0.02)
    if task.name == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        Path("one is deaf").touch()
        time.sleep(600)
    log(f"{task.name} ends")
    return Outcome(kind=task.name, lines=("said",))

def log(line):
    with Path("log").open("a") as file:
        file.write(f"{line};")
"""


@pytest.fixture
def tasks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a module that other processes can import, with tasks; long ends after another."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    monkeypatch.delitem(sys.modules, "tasks_of_workers", raising=False)
    Path("tasks_of_workers.py").write_text(TASKS, "utf-8")
    return import_module("tasks_of_workers")


def _kinds(tasks: Any, names: Sequence[str]) -> list[str]:
    def one_is_done() -> None:
        Path("one is done").touch()

    with Workers(perform=tasks.perform, size=2, timeout=600, done=one_is_done) as working:
        found = working.outcomes(tasks.Task(name=name) for name in names)
        return [outcome.kind for outcome in found]


def test_outcomes_come_in_the_order_of_tasks(tasks: Any) -> None:
    """Also of one that ends after the next has."""
    assert _kinds(tasks, ["long", *"abc"]) == ["long", *"abc"]


def test_too_much_that_waits_stops_the_rest(tasks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for its turn is bounded, however many tasks there are."""
    monkeypatch.setattr(workers, "_HELD", 1)
    kinds = _kinds(tasks, ["long", *"abc"])
    log = Path("log").read_text().split(";")

    assert kinds == ["long", *"abc"]
    assert log.index("a ends") < log.index("long ends") < log.index("b begins")


def test_a_process_that_will_not_end_is_killed(tasks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interruption waits for none for long."""
    monkeypatch.setattr(workers, "_GRACE", 0.1)

    def interrupt() -> None:
        raise KeyboardInterrupt

    with (
        pytest.raises(KeyboardInterrupt),
        Workers(perform=tasks.perform, size=2, timeout=600, done=interrupt) as working,
    ):
        list(working.outcomes(tasks.Task(name=name) for name in ("deaf", "after")))

    assert active_children() == []


def test_processes_start_without_signal_masks(tasks: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every system has them."""
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)

    assert _kinds(tasks, "ab") == [*"ab"]


def test_a_process_that_cannot_start_ends_the_run(
    tasks: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """It would be the same with every task."""
    absent = ModuleType("absent")
    absent.perform = tasks.perform  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "absent", absent)
    monkeypatch.setattr(tasks.perform, "__module__", "absent")

    with pytest.raises(WorkerError) as caught:
        _kinds(tasks, "ab")

    assert str(caught.value) == (
        "a process to read files cannot be started, it ended with status 1; "
        "read them in this one with --jobs 1"
    )
    assert "No module named 'absent'" in capfd.readouterr().err
