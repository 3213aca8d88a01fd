from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Text = Callable[..., str]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Missing command; see opengov --help"),
        (("--bogus",), "No such option '--bogus'; see opengov --help"),
        (("red",), "No such command 'red'"),
        (("read",), "Missing argument 'FILE...'; see opengov read --help"),
        (("render", "a.txt"), "Missing option '-t' / '--to'; see opengov render --help"),
    ],
)
def test_wrong_use_is_one_line(run: Run, arguments: tuple[str, ...], said: str) -> None:
    """It says what is wrong and where the right way is told."""
    done = run(*arguments)

    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"opengov: {said}")


def test_help_is_no_error(run: Run) -> None:
    """Every verb is in it."""
    done = run("--help")
    verbs = ["checks", "read", "readers", "render", "renderers", "schema"]
    verbs += ["template", "validate"]

    assert (done.exit_code, done.stderr) == (0, "")
    assert [line.split()[0] for line in done.stdout.split("Commands:\n")[1].splitlines()[:8]] == (
        verbs
    )


def _break(monkeypatch: pytest.MonkeyPatch, where: str, error: BaseException) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(where, fail)


@pytest.mark.parametrize(
    ("where", "subject"), [("opengov.cli.inputs.read", "-: "), ("opengov.cli.read.inputs", "")]
)
def test_a_fault_of_ours_is_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, where: str, subject: str
) -> None:
    """It asks for a report, and line breaks stay out of it."""
    _break(monkeypatch, where, ZeroDivisionError("by\nzero"))
    done = run("read", "-")

    assert (done.exit_code, done.stdout, done.stderr) == (
        4,
        "",
        (
            f"opengov: {subject}opengov itself broke: ZeroDivisionError: by zero; "
            "report this with what --traceback shows\n"
        ),
    )


def test_an_interruption_stops_everything(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is left behind, and no traceback shown."""
    _break(monkeypatch, "opengov.cli.inputs.read", KeyboardInterrupt())
    done = run("read", "-", "-o", "a.json")

    assert (done.exit_code, done.stdout, done.stderr) == (130, "", "\n")


def test_an_interruption_leaves_nothing_half_written(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: Text
) -> None:
    """What was written beside the file goes away."""
    _break(monkeypatch, "pathlib.Path.replace", KeyboardInterrupt())
    done = run("read", "-", "-o", tmp_path / "a.json", input=text().encode())

    assert (done.exit_code, list(tmp_path.iterdir())) == (130, [])
