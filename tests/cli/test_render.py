import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from click.testing import Result

from opengov import Report, read_text, render

Run = Callable[..., Result]
Text = Callable[..., str]
Install = Callable[..., None]


@frozen
class Stamp:
    """A renderer of bytes; it breaks where it is asked to."""

    name: str = "stamp"
    media_type: str = "application/octet-stream"
    suffix: str = ".bin"

    def render(self, report: Report, *, locale: str, **options: Any) -> bytes:
        """Return bytes that are no UTF-8, with the locale and the options."""
        if "broken" in options:
            raise ZeroDivisionError("by zero")
        return f"{locale} {options}".encode() + b"\xff\r\n"


@frozen
class Years:
    """A renderer of the years of earlier reports."""

    name: str = "years"
    media_type: str = "text/plain"
    suffix: str = ".txt"

    def render(self, report: Report, *, locale: str, **options: Any) -> str:
        """Return the years in the order in which they came."""
        return str([each.year for each in options["previous"]])


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: Text) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(text(), "utf-8")


def test_a_report_is_laid_out(run: Run, text: Text) -> None:
    """Options and the locale reach the renderer."""
    report = read_text(text()).report
    options = ("-O", "width=60", "--locale", "en")
    done = run("render", "a.txt", "-t", "text", *options)

    assert (done.exit_code, done.stdout, done.stderr) == (
        0,
        render(report, "text", locale="en", width=60),
        "",
    )


def test_bytes_are_written_as_they_are(run: Run, install: Install) -> None:
    """A plugin gets its options as text, and its locale as it was given."""
    install("opengov.renderers", "stamp", Stamp())
    done = run("render", "a.txt", "-t", "stamp", "--locale", "tlh", "-O", "a=1=2")

    assert (done.exit_code, done.stdout_bytes) == (0, b"tlh {'a': '1=2'}\xff\r\n")


def test_a_renderer_that_breaks_leaves_no_file(run: Run, install: Install) -> None:
    """It is the plugin's fault, said in one line."""
    install("opengov.renderers", "stamp", Stamp())
    done = run("render", "a.txt", "-t", "stamp", "-O", "broken=1", "-o", "out.bin")

    assert (done.exit_code, done.stderr, Path("out.bin").exists()) == (
        4,
        "opengov: a.txt: the renderer 'stamp' broke: ZeroDivisionError: by zero\n",
        False,
    )


def test_a_traceback_is_shown_on_request(run: Run, install: Install) -> None:
    """The line still ends it."""
    install("opengov.renderers", "stamp", Stamp())
    done = run("--traceback", "render", "a.txt", "-t", "stamp", "-O", "broken=1")

    assert (done.exit_code, "Traceback (most recent call last)" in done.stderr) == (4, True)
    assert done.stderr.endswith("broke: ZeroDivisionError: by zero\n")


def test_an_unknown_renderer_is_wrong_use(run: Run) -> None:
    """The known ones and the nearest are named."""
    done = run("render", "a.txt", "-t", "htm")

    assert (done.exit_code, done.stderr) == (
        2,
        (
            "opengov: Invalid value for -t: no renderer is named 'htm'; "
            "known: csv, docx, form, html, json, jsonl, markdown, text, xlsx; "
            "did you mean 'html'?; see opengov render --help\n"
        ),
    )


def test_an_unknown_option_is_wrong_use(run: Run) -> None:
    """The renderer says which it has."""
    done = run("render", "a.txt", "-t", "html", "-O", "width=60")

    assert (done.exit_code, done.stderr) == (
        2,
        (
            "opengov: a.txt: no option of the html renderer is named 'width'; "
            "known: charts, findings, fragment, grouping, id_prefix, previous, styled, "
            "stylesheet, template\n"
        ),
    )


@pytest.mark.parametrize("pair", ["width", "=60", "locale=en", "self=1"])
def test_an_option_has_a_key_of_the_renderer_and_a_value(run: Run, pair: str) -> None:
    """What render() takes itself is no option of a renderer."""
    done = run("render", "a.txt", "-t", "text", "-O", pair)

    assert (done.exit_code, done.stderr) == (
        2,
        (
            f"opengov: Invalid value for -O: {pair!r} is no KEY=VALUE of a renderer; "
            "see opengov render --help\n"
        ),
    )


def test_a_folder_of_several_is_wrong_use(run: Run, text: Text) -> None:
    """One report is laid out at a time."""
    Path("b.txt").write_text(text(), "utf-8")
    done = run("render", ".", "-t", "text")

    assert (done.exit_code, done.stderr) == (
        2,
        (
            "opengov: the text renderer takes one file, and there are several; "
            "see opengov render --help\n"
        ),
    )


def test_several_reports_are_one_table(run: Run, text: Text) -> None:
    """There is one line of names; a file that cannot be read stops nothing."""
    Path("b.txt").write_text(text(), "utf-8")
    Path("c.txt").write_text("", "utf-8")
    one = render(read_text(text()).report, "csv")
    assert isinstance(one, str)
    done = run("render", "a.txt", "c.txt", "b.txt", "-t", "csv", "-o", "out.csv")

    names, _, rows = one.partition("\r\n")
    assert (done.exit_code, done.stderr.splitlines()[0], len(done.stderr.splitlines())) == (
        3,
        "a.txt: read",
        3,
    )
    assert Path("out.csv").read_bytes().decode() == f"{names}\r\n{rows}{rows}"


def test_earlier_reports_go_with_one_file(run: Run) -> None:
    """They would be left out in silence."""
    done = run("render", "a.txt", "b.txt", "-t", "csv", "--previous", "c.txt")

    assert (done.exit_code, done.stderr) == (
        2,
        (
            "opengov: --previous goes with one file, and there are several; "
            "see opengov render --help\n"
        ),
    )


class Terminal(io.StringIO):
    """A terminal, as far as one asks."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize("args", [("render", "a.txt", "-t", "docx"), ("template", "-t", "xlsx")])
def test_bytes_do_not_go_to_a_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    """Whatever command makes them; it would take them for orders."""
    monkeypatch.setattr(sys, "__stdout__", Terminal())
    done = run(*args)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.endswith(
        "the output is not text, and standard output is a terminal; name a file with -o\n"
    )


def test_nothing_is_written_where_nothing_can_be_read(run: Run) -> None:
    """A table without a report would look like one."""
    Path("b.txt").write_text("", "utf-8")
    Path("c.txt").write_text("", "utf-8")
    done = run("render", "b.txt", "c.txt", "-t", "jsonl", "-o", "out.jsonl")

    assert (done.exit_code, Path("out.jsonl").exists()) == (3, False)


def test_a_file_is_replaced_with_force(run: Run, text: Text) -> None:
    """Without it the file stays, and nothing is rendered."""
    Path("out.md").write_text("mine", "utf-8")
    refused = run("render", "a.txt", "-t", "markdown", "-o", "out.md")
    before = Path("out.md").read_text("utf-8")
    done = run("render", "a.txt", "-t", "markdown", "-o", "out.md", "--force")

    assert (refused.exit_code, refused.stderr, before) == (
        2,
        "opengov: a.txt: out.md exists; give --force to replace it\n",
        "mine",
    )
    report = read_text(text()).report
    assert (done.exit_code, Path("out.md").read_text("utf-8")) == (0, render(report, "markdown"))


def test_output_appears_whole_or_not_at_all(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full leaves the old file, and nothing beside it."""
    Path("out.md").write_text("mine", "utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    done = run("render", "a.txt", "-t", "markdown", "-o", "out.md", "--force")

    assert (done.exit_code, done.stderr) == (
        2,
        "opengov: a.txt: out.md cannot be written: No space left on device\n",
    )
    assert {path.name: path.stat().st_size for path in Path().iterdir()} == {
        "a.txt": Path("a.txt").stat().st_size,
        "out.md": 4,
    }


def test_a_link_stays_a_link(run: Run) -> None:
    """What it leads to is replaced."""
    Path("real.md").write_text("mine", "utf-8")
    Path("out.md").symlink_to("real.md")
    done = run("render", "a.txt", "-t", "markdown", "-o", "out.md", "--force")

    assert (done.exit_code, Path("out.md").is_symlink()) == (0, True)
    assert Path("real.md").read_text("utf-8").startswith("# 甲市教育局")


def test_a_folder_is_no_output(run: Run) -> None:
    """Not even with force."""
    Path("out").mkdir()
    done = run("render", "a.txt", "-t", "text", "-o", "out", "--force")

    assert (done.exit_code, done.stderr) == (2, "opengov: a.txt: out is a folder; name a file\n")


def test_a_dash_is_standard_output(run: Run) -> None:
    """No file of that name is made."""
    done = run("render", "a.txt", "-t", "text", "-o", "-")

    assert (done.stdout.startswith("甲市教育局"), Path("-").exists()) == (True, False)


def test_earlier_reports_reach_the_renderer(run: Run, install: Install, text: Text) -> None:
    """Those of the agency, of every earlier year; what belongs to none is said."""
    install("opengov.renderers", "years", Years())
    for year in (2019, 2020, 2021, 2023):
        Path(f"{year}.txt").write_text(text(year=year), "utf-8")
    done = run(
        "render",
        "a.txt",
        "-t",
        "years",
        "--previous",
        "2019.txt",
        "2020.txt",
        "2021.txt",
        "2023.txt",
    )

    assert (done.exit_code, done.stdout, done.stderr) == (
        0,
        "[2019, 2020, 2021]",
        "opengov: 2023.txt: not used as a previous report: 甲市教育局, 2023\n",
    )


def test_no_earlier_report_is_said(run: Run, text: Text) -> None:
    """The page is written all the same."""
    Path("b.txt").write_text(text(year=2023), "utf-8")
    done = run("render", "a.txt", "-t", "html", "--previous", "b.txt")

    assert (done.exit_code, done.stderr) == (
        0,
        (
            "opengov: a.txt: no report of an earlier year was found for 甲市教育局, 2022\n"
            "opengov: b.txt: not used as a previous report: 甲市教育局, 2023\n"
        ),
    )


def test_an_option_may_be_what_a_file_holds(run: Run, install: Install) -> None:
    """An @ leads to a file, and two are one."""
    install("opengov.renderers", "stamp", Stamp())
    Path("frame.html").write_text("<p>甲\n", "utf-8")
    done = run("render", "a.txt", "-t", "stamp", "-O", "a=@frame.html", "-O", "b=@@c")

    assert done.stdout_bytes == "zh-Hans {'a': '<p>甲\\n', 'b': '@c'}".encode() + b"\xff\r\n"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("no.css", "no.css cannot be opened: No such file"), ("b.css", "b.css is no text in UTF-8")],
)
def test_a_file_of_an_option_has_text(run: Run, name: str, wrong: str) -> None:
    """Whatever else is there is wrong use."""
    Path("b.css").write_bytes(b"\xff")
    done = run("render", "a.txt", "-t", "html", "-O", f"stylesheet=@{name}")

    assert (done.exit_code, wrong in done.stderr) == (2, True)
