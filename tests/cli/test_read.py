import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from opengov import Note, Reading, Report, dumps, read_text
from opengov.cli.pool import processes_worth, usable_processors
from opengov.readers.builtin import READERS

Run = Callable[..., Result]
Text = Callable[..., str]
Install = Callable[..., None]


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: Text) -> None:
    """Enter a folder with two reports, one of them in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    Path("in", "b").mkdir(parents=True)
    Path("in", "a.txt").write_text(text(), "utf-8")
    Path("in", "b", "c.md").write_text(text("乙市教育局"), "utf-8")


def _document(text: str) -> str:
    return dumps(read_text(text).report) + "\n"


def _files(folder: Path) -> dict[str, str]:
    """Return the agency of every document in a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): json.loads(path.read_bytes())["agency"]["name"]
        for path in sorted(folder.rglob("*.json"))
    }


def test_one_file_gives_its_document(run: Run, text: Text) -> None:
    """The bytes are those of dump."""
    done = run("read", "in/a.txt")

    assert (done.exit_code, done.stdout, done.stderr) == (0, _document(text()), "")


def test_standard_input_is_bytes_of_any_format(run: Run, text: Text) -> None:
    """A document that was read once reads back to itself."""
    done = run("read", "-", input=_document(text()).encode())

    assert (done.exit_code, done.stdout) == (0, _document(text()))


def test_standard_input_is_read_once(run: Run) -> None:
    """The second - would be an empty file."""
    done = run("read", "-", "-")

    assert (done.exit_code, done.stderr) == (
        2,
        "opengov: standard input can be read only once; see opengov read --help\n",
    )


def test_several_files_give_json_lines(run: Run, text: Text) -> None:
    """Each line is the document of one file, in the order of the files."""
    done = run("read", "in/b/c.md", "in/a.txt")

    assert (done.exit_code, done.stdout, done.stderr) == (
        0,
        _document(text("乙市教育局")) + _document(text()),
        (
            "in/b/c.md: read as text, notes: 0\nin/a.txt: read as text, notes: 0\n"
            "opengov: 2 files: 2 read whole, 0 read with notes, 0 refused\n"
        ),
    )


def test_one_bad_file_does_not_stop_the_rest(run: Run, text: Text) -> None:
    """The status says that an input could not be read."""
    Path("in", "a.json").write_text("{", "utf-8")
    done = run("read", "in/none.txt", "in/a.json", "in/a.txt")
    lines = done.stderr.splitlines()

    assert (done.exit_code, done.stdout) == (3, _document(text()))
    assert lines[0] == "opengov: in/none.txt: No such file or directory"
    assert lines[1].startswith("opengov: in/a.json: ")
    assert lines[2:] == [
        "in/a.txt: read as text, notes: 0",
        (
            "opengov: 3 files: 1 read whole, 0 read with notes, "
            "2 refused (1 cannot be opened, 1 broken document)"
        ),
    ]


def test_folders_are_mirrored(run: Run) -> None:
    """A file's path under the folder that was given is its path under DIR."""
    done = run("read", "in", "--out-dir", "out")

    assert (done.exit_code, done.stdout) == (0, "")
    assert _files(Path("out")) == {"a.json": "甲市教育局", "b/c.json": "乙市教育局"}


def test_a_second_file_of_a_name_keeps_its_suffix(run: Run, text: Text) -> None:
    """The status line says so."""
    Path("in", "a.md").write_text(text("丙市教育局"), "utf-8")
    done = run("read", "in/a.txt", "in/a.md", "--out-dir", "out")

    assert done.stderr.splitlines()[1] == (
        "in/a.md: read as text, notes: 0; "
        f"written to {Path('out/a.md.json')}, for {Path('out/a.json')} is another file's"
    )
    assert _files(Path("out")) == {"a.json": "甲市教育局", "a.md.json": "丙市教育局"}


def test_two_files_of_one_whole_name_are_refused(run: Run, text: Text) -> None:
    """Nothing is written, as nobody could tell which is which."""
    for name in "123":
        Path(name).mkdir()
        Path(name, "a.txt").write_text(text(), "utf-8")
    done = run("read", "1", "2", "3", "--out-dir", "out")

    assert (done.exit_code, done.stderr, Path("out").exists()) == (
        2,
        (
            f"opengov: {Path('3/a.txt')} and {Path('2/a.txt')} would both be "
            f"{Path('out/a.txt.json')}; read them into different folders\n"
        ),
        False,
    )


def test_standard_input_has_a_name_in_a_folder(run: Run, text: Text) -> None:
    """It is called stdin."""
    run("read", "-", "--out-dir", "out", input=text().encode())

    assert _files(Path("out")) == {"stdin.json": "甲市教育局"}


def test_an_existing_document_stays_without_force(run: Run) -> None:
    """The other files are written."""
    run("read", "in/a.txt", "-o", "out/c.json")
    done = run("read", "in/b/c.md", "in/a.txt", "--out-dir", "out")

    assert (done.exit_code, done.stderr) == (
        2,
        (
            f"opengov: in/b/c.md: {Path('out/c.json')} exists; give --force to replace it\n"
            "in/a.txt: read as text, notes: 0\n"
            "opengov: 2 files: 1 read whole, 0 read with notes, 1 refused (1 not written)\n"
        ),
    )
    assert _files(Path("out")) == {"a.json": "甲市教育局", "c.json": "甲市教育局"}


@pytest.mark.parametrize("files", [["in/a.txt", "in/b/c.md"], ["in"]])
def test_one_output_for_several_files_is_wrong_use(run: Run, files: list[str]) -> None:
    """JSON Lines go to standard output, and documents to --out-dir."""
    done = run("read", *files, "-o", "out.json")

    assert (done.exit_code, done.stderr, Path("out.json").exists()) == (
        2,
        (
            "opengov: -o takes the result of one file, and there are several; "
            "see opengov read --help\n"
        ),
        False,
    )


def test_a_file_and_a_folder_exclude_each_other(run: Run) -> None:
    """There is one place to write to."""
    done = run("read", "in/a.txt", "-o", "out.json", "--out-dir", "out")

    assert (done.exit_code, done.stderr) == (
        2,
        "opengov: -o and --out-dir exclude each other; see opengov read --help\n",
    )


def test_an_unknown_format_is_wrong_use(run: Run) -> None:
    """The known ones are named."""
    done = run("read", "in/a.txt", "-f", "txet")

    assert (done.exit_code, done.stderr) == (
        2,
        (
            "opengov: Invalid value for -f: no reader is named 'txet'; "
            f"known: {', '.join(sorted(READERS.names()))}; "
            "did you mean 'text'?; see opengov read --help\n"
        ),
    )


def test_a_given_format_is_not_guessed(run: Run) -> None:
    """Text is no JSON document."""
    done = run("read", "in/a.txt", "-f", "json")

    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith("opengov: in/a.txt: ")


def test_notes_are_sentences_on_standard_error(run: Run, text: Text) -> None:
    """Each says where in the source, which place, and what was done, in the asked language."""
    done = run("read", "-", "--locale", "en", input=text(received="约5").encode())

    assert [line.split(": ")[:3] for line in done.stderr.splitlines()] == [
        ["-", "line 8 cell 8", "requests.table.received.total"]
    ]


def test_notes_may_be_json(run: Run, text: Text) -> None:
    """Each is one object a line."""
    done = run("read", "-", "--notes", "json", input=text(received="约5").encode())
    note = json.loads(done.stderr)

    assert (list(note), note["file"], note["place"]) == (
        ["file", "code", "place", "raw", "where", "message"],
        "-",
        "requests.table.received.total",
    )


def test_an_unknown_locale_is_wrong_use(run: Run, text: Text) -> None:
    """It is refused before anything is read."""
    done = run("read", "-", "--locale", "tlh", input=text().encode())

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("opengov: no locale is named 'tlh'; known: ")


def test_a_document_as_new_as_its_file_is_kept(run: Run, text: Text) -> None:
    """A file that has changed since is read again, and so is one without a document."""
    run("read", "in", "--out-dir", "out")
    Path("out", "b", "c.json").unlink()
    kept = Path("in", "d.txt")
    kept.write_text(text("丁市教育局"), "utf-8")
    run("read", "in/d.txt", "--out-dir", "out")
    kept.write_text(text("戊市教育局"), "utf-8")
    os.utime(kept, ns=(0, 0))
    os.utime("in/a.txt", (2**31, 2**31))
    Path("in", "a.txt").write_text(text("己市教育局"), "utf-8")
    os.utime("in/a.txt", (2**31, 2**31))
    done = run("read", "in", "--out-dir", "out", "--resume")

    assert (done.exit_code, done.stderr.splitlines()) == (
        0,
        [
            "in/a.txt: read as text, notes: 0",
            "in/d.txt: already done",
            "in/b/c.md: read as text, notes: 0",
            "opengov: 3 files: 2 read whole, 0 read with notes, 0 refused, 1 already done",
        ],
    )
    assert _files(Path("out")) == {
        "a.json": "己市教育局",
        "b/c.json": "乙市教育局",
        "d.json": "丁市教育局",
    }


def test_standard_input_is_always_read(run: Run, text: Text) -> None:
    """Nobody can tell whether it is what it was."""
    for agency in ("甲市教育局", "乙市教育局"):
        run("read", "-", "--out-dir", "out", "--resume", input=text(agency).encode())

    assert _files(Path("out")) == {"stdin.json": "乙市教育局"}


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (["--resume"], "--resume goes with --out-dir"),
        (
            ["--resume", "--force", "--out-dir", "out"],
            "--resume and --force exclude each other",
        ),
        (
            ["--explain", "title", "--out-dir", "out"],
            "--explain and --out-dir exclude each other",
        ),
    ],
)
def test_options_that_do_not_fit_are_wrong_use(run: Run, options: list[str], problem: str) -> None:
    """Nothing is read."""
    done = run("read", "in", *options)

    assert (done.exit_code, done.stderr) == (2, f"opengov: {problem}; see opengov read --help\n")


def test_results_in_the_folder_that_is_read_are_no_sources(run: Run) -> None:
    """A second run reads what the first did."""
    for _ in range(2):
        done = run("read", "in", "--out-dir", "in/out", "--force")

        assert done.stderr.splitlines()[-1] == (
            "opengov: 2 files: 2 read whole, 0 read with notes, 0 refused"
        )


def test_results_beside_their_sources_are_refused(run: Run) -> None:
    """Nothing would tell them from sources next time."""
    done = run("read", "in", "--out-dir", "in/../in")

    assert (done.exit_code, done.stderr) == (
        2,
        (
            "opengov: in is read, and results in it would be read next time; "
            "name another folder for them, or one in it; see opengov read --help\n"
        ),
    )


def test_a_result_never_replaces_another_source(run: Run, text: Text) -> None:
    """Not even with --force, as it might be read before or after."""
    Path("in", "a.json").write_text(_document(text()), "utf-8")
    done = run("read", "in/a.txt", "in/a.json", "--out-dir", "in", "--force")

    assert (done.exit_code, done.stderr) == (
        2,
        (
            "opengov: the document of in/a.txt would replace in/a.json, which is read too; "
            "read them into another folder\n"
        ),
    )


def test_notes_beside_the_figures_are_counted_after_three(run: Run, install: Install) -> None:
    """A page's navigation does not hide what concerns figures; JSON has every note."""
    install("opengov.readers", "noting", Noting())
    as_text = run("read", "-", "-f", "noting").stderr.splitlines()
    as_json = run("read", "-", "-f", "noting", "--notes", "json").stderr.splitlines()

    assert as_text == [
        *(f"-: line {number}: 此处有图片“{number}”，其中的内容没有读取。" for number in range(3)),
        *(f"-: line {number}: title: typo: {number}" for number in range(5)),
        "-: 2 more notes of image; --notes json writes all",
    ]
    assert len(as_json) == 10


@pytest.mark.parametrize(
    ("wanted", "timeout", "files", "processes"),
    [
        (None, None, 15, 0),
        (None, None, 16, 2),
        (None, None, 1000, 2),
        (1, None, 1000, 0),
        (4, None, 1000, 4),
        (4, None, 3, 3),
        (4, None, 1, 0),
        (4, 9.0, 1, 1),
        (None, 9.0, 3, 1),
    ],
)
def test_processes_are_as_many_as_there_is_work_for(
    monkeypatch: pytest.MonkeyPatch,
    wanted: int | None,
    timeout: float | None,
    files: int,
    processes: int,
) -> None:
    """Few files are read in this one, but a limit of time takes another."""

    def two(_: int) -> set[int]:
        return {1, 5}

    monkeypatch.setattr(os, "sched_getaffinity", two, raising=False)

    assert processes_worth(wanted, timeout, files) == processes


def test_a_system_that_tells_no_affinity_has_its_processors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Or one, where it does not tell those either."""
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)

    assert usable_processors() == 1


class Noting:
    """A reader that has much to say."""

    name = "noting"
    suffixes = (".noting",)

    def sniff(self, *_: object) -> float:
        """Take nothing."""
        return 0.0

    def read(self, *_: object, **__: object) -> Reading:
        """Return a report with notes."""
        beside = [Note(code="image", raw=str(n), where=f"line {n}") for n in range(5)]
        others = [Note(code="typo", place="title", raw=str(n), where=f"line {n}") for n in range(5)]
        return Reading(report=Report(), notes=(*beside, *others), format=self.name)
