import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Text = Callable[..., str]
Install = Callable[..., None]


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()


def test_a_folder_without_reports_cannot_be_read(run: Run) -> None:
    """The kinds that could be read are named."""
    done = run("read", "in")

    assert (done.exit_code, done.stderr) == (
        3,
        (
            "opengov: in: no file in the folder is of a kind that a reader has: "
            ".json, .markdown, .md, .text, .tsv, .txt\n"
        ),
    )


def test_other_kinds_in_a_folder_are_passed_over_aloud(run: Run, text: Text) -> None:
    """Hidden files and folders are no reports and are not counted."""
    Path("in", ".git").mkdir()
    for name in (".hidden.txt", ".git/config.txt", "style.CSS", "LICENSE", "a.TXT"):
        Path("in", name).write_text(text(), "utf-8")
    done = run("read", "in")

    assert (done.exit_code, done.stderr) == (
        0,
        (
            "opengov: in: passed over 2, of kinds that no reader has: .css, LICENSE\n"
            f"{Path('in/a.TXT')}: read as text, notes: 0\n"
        ),
    )


def test_a_folder_is_read_in_order(run: Run, text: Text) -> None:
    """Files come before folders, each by name."""
    Path("in", "a").mkdir()
    for name in ("a/a.txt", "c.txt", "b.txt"):
        Path("in", name).write_text(text(), "utf-8")
    done = run("read", "in")

    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
        str(Path("in", name)) for name in ("b.txt", "c.txt", "a/a.txt")
    ]


def test_a_folder_that_cannot_be_listed_is_an_error(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not taken for an empty one."""

    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    done = run("read", "in")

    assert (done.exit_code, done.stderr) == (3, "opengov: in: Permission denied\n")


def test_a_plugin_that_breaks_is_no_reader_of_a_folder(
    run: Run, text: Text, install: Install
) -> None:
    """The others read it."""
    install("opengov.readers", "pdf", RuntimeError("no"))
    Path("in", "a.txt").write_text(text(), "utf-8")

    assert run("read", "in").exit_code == 0


def test_a_name_that_is_no_utf8_is_shown_with_a_mark(run: Run, text: Text) -> None:
    """Lines and documents hold text only."""
    name = os.fsdecode(b"in/\xff.txt")
    try:
        Path(name).write_text(text(), "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    done = run("validate", "in", "--format", "json")

    assert done.stdout.startswith('{"file":"in/\ufffd.txt","validation":{')
    assert done.stderr.startswith("in/\ufffd.txt: error: 0")
