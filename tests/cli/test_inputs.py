import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from opengov.readers.builtin import READERS
from opengov.readers.reader import Reader

Run = Callable[..., Result]
Text = Callable[..., str]
Install = Callable[..., None]


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()


def test_a_folder_without_reports_cannot_be_read(run: Run) -> None:
    """The kinds that could be read are named."""
    suffixes = {
        suffix
        for _, reader in READERS.working()
        if isinstance(reader, Reader)
        for suffix in reader.suffixes
    }
    done = run("read", "in")

    assert (done.exit_code, done.stderr) == (
        3,
        (
            "opengov: in: no file in the folder is of a kind that a reader has: "
            f"{', '.join(sorted(suffixes))}\n"
            "opengov: 1 file: 0 read whole, 0 read with notes, 1 refused (1 unreadable)\n"
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
            "opengov: 1 file: 1 read whole, 0 read with notes, 0 refused\n"
        ),
    )


def test_a_folder_is_read_in_order(run: Run, text: Text) -> None:
    """Files come before folders, each by name."""
    Path("in", "a").mkdir()
    for name in ("a/a.txt", "c.txt", "b.txt"):
        Path("in", name).write_text(text(), "utf-8")
    done = run("read", "in")

    assert [line.split(":")[0] for line in done.stderr.splitlines()[:-1]] == [
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

    assert (done.exit_code, done.stderr.splitlines()[0]) == (3, "opengov: in: Permission denied")


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


@pytest.mark.skipif(os.name != "posix", reason="there are no named pipes here")
def test_what_is_no_file_is_not_waited_for(run: Run, text: Text) -> None:
    """A named pipe would never end, and a link that leads nowhere has nothing to read."""
    os.mkfifo("in/pipe.txt")
    Path("in", "round.txt").symlink_to("round.txt")
    Path("in", "stale.txt").symlink_to("nowhere.txt")
    Path("in", "z.txt").write_text(text(), "utf-8")
    done = run("read", "in")

    assert (done.exit_code, done.stderr.splitlines()[:-1]) == (
        3,
        [
            "opengov: in/pipe.txt: it is a pipe, a socket or a device, not a file",
            "opengov: in/round.txt: Too many levels of symbolic links",
            "opengov: in/stale.txt: No such file or directory",
            "in/z.txt: read as text, notes: 0",
        ],
    )


@pytest.mark.skipif(os.name != "posix", reason="links need no rights only here")
def test_a_link_to_a_folder_is_passed_over_aloud(run: Run, text: Text) -> None:
    """It may lead round in a circle, or to what is read already."""
    Path("in", "b").mkdir()
    Path("in", "b", "c.txt").write_text(text(), "utf-8")
    Path("in", "b", "up").symlink_to("..")
    done = run("read", "in")

    assert done.stderr.splitlines()[:2] == [
        "opengov: in: passed over in/b/up, a link to a folder; name it to have it read",
        "in/b/c.txt: read as text, notes: 0",
    ]


@pytest.mark.skipif(os.name != "posix", reason="names hold no line breaks here")
def test_a_line_break_in_a_name_breaks_no_line(run: Run, text: Text) -> None:
    """A status line is one line."""
    Path("in", "a\nb.txt").write_text(text(), "utf-8")
    done = run("read", "in", "--out-dir", "out")

    assert done.stderr.splitlines()[0] == "in/a b.txt: read as text, notes: 0"
    assert Path("out", "a\nb.json").is_file()
