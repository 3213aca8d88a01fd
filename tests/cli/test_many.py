"""Folders of files over processes, with a reader that does what each file says."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

Text = Callable[..., str]
Program = Callable[..., "subprocess.CompletedProcess[str]"]

PROGRAM = [sys.executable, "-m", "opengov"]

OBEDIENT = """
import os
import sys
import time
from opengov import Reading, Report

class Obedient:
    name = "obedient"
    suffixes = (".obey",)

    def sniff(self, data, name):
        return 1.0 if data.startswith(b"obey ") else 0.0

    def read(self, data, *, limits):
        order = data.decode()[5:]
        if order == "die":
            os.abort()
        if order == "leave":
            sys.exit(3)
        if order == "raise":
            raise RuntimeError("no")
        if order == "sleep":
            open("asleep", "w").close()
            time.sleep(600)
        return Reading(report=Report(title=order), format=self.name)
"""


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter a folder with two files that read well; a package that is installed reads .obey."""
    monkeypatch.chdir(tmp_path)
    package = Path("packages", "obedient-1.dist-info")
    package.mkdir(parents=True)
    Path("packages", "obedient.py").write_text(OBEDIENT, "utf-8")
    Path(package, "METADATA").write_text("Metadata-Version: 2.1\nName: obedient\nVersion: 1\n")
    Path(package, "entry_points.txt").write_text("[opengov.readers]\nobedient = obedient:Obedient")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["packages", *_python_path()]))
    Path("in").mkdir()
    _order(a="甲", z="乙")


def _python_path() -> list[str]:
    return list(filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep)))


def _order(**orders: str) -> None:
    for name, order in orders.items():
        Path("in", f"{name}.obey").write_text(f"obey {order}", "utf-8")


def _read(*args: str) -> "subprocess.CompletedProcess[str]":
    command = [*PROGRAM, "read", "in", *args]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8")


def _begin(*args: str) -> "subprocess.Popen[str]":
    """Begin to read the folder, and return when a file holds one of the processes up.

    A process begun in the background may be deaf to interruptions; this one hears them.
    """
    command = [*PROGRAM, "read", "in", *args]
    heard = signal.signal(signal.SIGINT, signal.default_int_handler)
    begun = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, heard)
    while not Path("asleep").exists():
        time.sleep(0.05)
    return begun


def _written() -> list[str]:
    return sorted(path.name for path in Path("out").iterdir())


def test_documents_come_in_the_order_of_files() -> None:
    """Over processes as in one."""
    _order(**{f"b{number}": str(number) for number in range(8)})
    alone, over_two = _read("-j", "1"), _read("-j", "2")
    titles = [json.loads(line)["title"] for line in over_two.stdout.splitlines()]

    assert titles == ["甲", *"01234567", "乙"]
    assert (over_two.stdout, over_two.stderr) == (alone.stdout, alone.stderr)


def test_a_process_that_dies_costs_its_own_file() -> None:
    """It is a fault, said of the file; a reader that only raises is one as well."""
    _order(b="die", c="leave", d="raise")
    done = _read("--out-dir", "out", "-j", "2")
    lines = done.stderr.splitlines()[-6:]

    assert (done.returncode, _written()) == (4, ["a.json", "z.json"])
    assert lines == [
        "in/a.obey: read as obedient, notes: 0",
        (
            "opengov: in/b.obey: the process that read it ended with SIGABRT; memory may be short, "
            "or a reader's library broken; the other files are not affected"
        ),
        (
            "opengov: in/c.obey: the process that read it ended with status 3; memory may be "
            "short, or a reader's library broken; the other files are not affected"
        ),
        "opengov: in/d.obey: the reader 'obedient' broke: RuntimeError: no",
        "in/z.obey: read as obedient, notes: 0",
        "opengov: 5 files: 2 read whole, 0 read with notes, 3 refused (3 fault)",
    ]


def test_a_file_that_takes_too_long_is_given_up() -> None:
    """The limit is stated."""
    _order(a="sleep")
    Path("in", "z.obey").unlink()
    done = _read("--out-dir", "out", "--timeout", "1")

    assert (done.returncode, done.stderr.splitlines()) == (
        3,
        [
            "opengov: in/a.obey: it took more than 1 s; give --timeout to wait longer",
            "opengov: 1 file: 0 read whole, 0 read with notes, 1 refused (1 over a limit)",
        ],
    )


def test_standard_input_is_read_beside_processes() -> None:
    """Only the first process has it."""
    command = [*PROGRAM, "read", "in", "-", "-j", "2"]
    done = subprocess.run(
        command, input="obey 丙", capture_output=True, check=False, encoding="utf-8"
    )
    titles = [json.loads(line)["title"] for line in done.stdout.splitlines()]

    assert (done.returncode, titles) == (0, ["甲", "乙", "丙"])


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_an_interruption_ends_at_once_and_is_resumed() -> None:
    """Ctrl-C reaches every process; what was written stays, and is not read again."""
    _order(b="sleep")
    begun = _begin("--out-dir", "out", "-j", "2")
    while not Path("out", "z.json").exists():
        time.sleep(0.05)
    os.killpg(begun.pid, signal.SIGINT)
    _, said = begun.communicate()
    stopped = begun.returncode, _written(), said.splitlines()
    _order(b="丙")
    done = _read("--out-dir", "out", "--resume", "-j", "2")

    assert stopped == (
        130,
        ["a.json", "z.json"],
        [
            "in/a.obey: read as obedient, notes: 0",
            "opengov: 1 of 3 files: 1 read whole, 0 read with notes, 0 refused",
            "",
        ],
    )
    assert (done.returncode, done.stderr.splitlines()) == (
        0,
        [
            "in/a.obey: already done",
            "in/b.obey: read as obedient, notes: 0",
            "in/z.obey: already done",
            "opengov: 3 files: 1 read whole, 0 read with notes, 0 refused, 2 already done",
        ],
    )


@pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
def test_processes_end_with_the_one_that_began_them() -> None:
    """None is left behind when that one is killed and cannot say so."""
    _order(b="sleep")
    begun = _begin("--out-dir", "out", "-j", "2")
    begun.kill()
    out, _ = begun.communicate(timeout=60)  # the pipes are closed when no process has them

    assert (begun.returncode, out) == (-signal.SIGKILL, "")


def test_a_process_shows_where_an_error_arose() -> None:
    """As --traceback asks, also of other processes."""
    _order(b="raise")
    command = [*PROGRAM, "--traceback", "read", "in", "-j", "2"]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")

    assert 'raise RuntimeError("no")' in done.stderr
