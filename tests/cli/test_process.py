"""What only a process of its own shows: streams, terminals, and what is not installed."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from opengov import dumps, read_text

Text = Callable[..., str]

PROGRAM = [sys.executable, "-m", "opengov"]


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: Text) -> None:
    monkeypatch.chdir(tmp_path)
    Path("甲.txt").write_text(text(), "utf-8")


def _script(text: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, check=False)


def test_the_program_needs_click() -> None:
    """Without it there is one line, with the way out."""
    done = _script(
        "import sys; sys.modules['click'] = None; from opengov.cli.main import main; main()"
    )

    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        'the command line needs click; pip install "opengov-report[cli]"\n',
    )


def test_another_missing_module_is_not_taken_for_click() -> None:
    """What is broken is shown as it is."""
    done = _script(
        "import sys; sys.modules['opengov.cli.read'] = None; "
        "from opengov.cli.main import main; main()"
    )

    assert (done.returncode, "click" in done.stderr.splitlines()[-1]) == (1, False)


def test_help_loads_nothing_slow() -> None:
    """What only some verbs need is imported by them."""
    done = _script(
        "import sys\n"
        "from opengov.cli.program import program\n"
        "try:\n    program.main(['--help'])\n"
        "except SystemExit:\n    pass\n"
        "slow = ('babel', 'cattrs', 'jinja2', 'msgspec', 'wcwidth')\n"
        "print([name for name in slow if name in sys.modules], file=sys.stderr)"
    )

    assert done.stderr == "[]\n"


def test_output_is_utf8_whatever_the_terminal_has(text: Text) -> None:
    """On both streams, with line feeds alone."""
    done = subprocess.run(
        [*PROGRAM, "read", "甲.txt", "乙.txt"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )

    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (
        3,
        dumps(read_text(text()).report) + "\n",
        (
            "甲.txt: read as text, notes: 0\n"
            "opengov: 乙.txt: No such file or directory\n"
            "opengov: 2 files: 1 read whole, 0 read with notes, 1 refused (1 cannot be opened)\n"
        ),
    )


@pytest.mark.parametrize("verb", ["read", "validate"])
def test_a_closed_pipe_is_quiet(verb: str) -> None:
    """Who closes it wants no more; the status is that of a program that the pipe ended."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PROGRAM, verb, "甲.txt", "甲.txt"], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(os.name != "posix", reason="only a POSIX shell closes a stream")
def test_a_closed_standard_output_loses_nothing() -> None:
    """Output that has nowhere to go is an error."""
    command = 'exec "$0" -m opengov read 甲.txt >&-'
    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable], stderr=subprocess.PIPE, check=False
    )

    assert (done.returncode, done.stderr.decode()) == (
        2,
        "opengov: 甲.txt: standard output is closed; name a file with -o\n",
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_standard_output_is_one_line() -> None:
    """Python adds no complaint of its own."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "read", "甲.txt"], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert (done.returncode, done.stderr.decode()) == (
        2,
        "opengov: 甲.txt: standard output cannot be written: No space left on device\n",
    )


@pytest.mark.skipif(os.name != "posix", reason="there are no devices here")
def test_a_device_is_written_to_as_it_is() -> None:
    """It is not replaced by a file."""
    done = subprocess.run([*PROGRAM, "read", "甲.txt", "-o", "/dev/null"], check=False)

    assert (done.returncode, Path("/dev/null").is_file()) == (0, False)


@pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals here")
@pytest.mark.parametrize("to_terminal", [False, True], ids=["piped", "printed"])
def test_a_terminal_shows_progress(*, to_terminal: bool) -> None:
    """The bar stands below the status lines and goes away; results that are printed hide it."""
    import pty

    terminal, end = pty.openpty()
    done = subprocess.run(
        [*PROGRAM, "read", "甲.txt", "乙.txt"],
        stdout=end if to_terminal else subprocess.DEVNULL,
        stderr=end,
        check=False,
    )
    os.close(end)
    shown = b""
    while chunk := _rest(terminal):
        shown += chunk
    os.close(terminal)
    lines = [line.split("\r")[-1] for line in shown.decode().replace("\r\n", "\n").split("\n")]
    printed = [line for line in lines if not line.startswith("{")]

    assert (done.returncode, printed) == (
        3,
        [
            "甲.txt: read as text, notes: 0",
            "opengov: 乙.txt: No such file or directory",
            ("opengov: 2 files: 1 read whole, 0 read with notes, 1 refused (1 cannot be opened)"),
            "",
        ],
    )
    assert (f"[{'#' * 15}{'-' * 15}] 1/2".encode() in shown) is not to_terminal


def _rest(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # the other end is closed
        return b""
