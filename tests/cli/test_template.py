from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from opengov import Report, blank_report, read, render

Run = Callable[..., Result]
Text = Callable[..., str]


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_page_is_the_blank_form(run: Run, edition: Any) -> None:
    """It is what the form renderer makes of a blank report."""
    done = run("template", "--edition", edition, "-t", "html", "--locale", "en")

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == render(blank_report(edition=edition), "form", locale="en")


@pytest.mark.parametrize(
    ("kind", "options"), [("docx", {}), ("json", {}), ("xlsx", {"formulas": True})]
)
def test_each_kind_has_its_renderer(
    run: Run, monkeypatch: pytest.MonkeyPatch, kind: str, options: dict[str, Any]
) -> None:
    """A workbook gets its sums as formulas."""
    asked: list[object] = []

    def note(report: Report, renderer: str, **given: Any) -> bytes:
        asked.extend([report, renderer, given])
        return b"\xff\r\n"

    monkeypatch.setattr("opengov.cli.template.render", note)
    done = run("template", "-t", kind, "-o", f"form.{kind}")

    assert (done.exit_code, Path(f"form.{kind}").read_bytes()) == (0, b"\xff\r\n")
    assert asked == [blank_report(edition="2021"), kind, {"locale": "zh-Hans", **options}]


def test_last_years_report_is_carried_over(run: Run, text: Text) -> None:
    """It may be of any format that can be read."""
    Path("last.txt").write_text(text(year=2023), "utf-8")
    done = run("template", "-t", "html", "--from", "last.txt", "-o", "form.html")
    form = blank_report(edition="2021", previous=read("last.txt").report)

    assert (done.exit_code, done.stderr, form.year) == (0, "", 2024)
    assert Path("form.html").read_text("utf-8") == render(form, "form")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_form_that_is_not_in_chinese_says_that_it_is_not_taken_back(run: Run, kind: str) -> None:
    """Before a year's figures are typed into it."""
    done = run("template", "-t", kind, "--locale", "en", "-o", f"form.{kind}")

    assert (done.exit_code, done.stderr) == (
        0,
        f"opengov: opengov read takes back no {kind} form in en, but in Chinese\n",
    )


def test_a_report_of_last_year_that_cannot_be_read_makes_no_form(run: Run) -> None:
    """A blank form without it would look as if nothing were carried over."""
    Path("last.txt").write_text("无", "utf-8")
    done = run("template", "-t", "html", "--from", "last.txt", "-o", "form.html")

    assert (done.exit_code, Path("form.html").exists()) == (3, False)
    assert done.stderr.startswith("opengov: last.txt: the text holds no report")


def test_a_folder_of_several_is_no_last_year(run: Run, text: Text) -> None:
    """One report is carried over."""
    Path("a.txt").write_text(text(), "utf-8")
    Path("b.txt").write_text(text(), "utf-8")
    done = run("template", "-t", "html", "--from", ".")

    assert (done.exit_code, done.stderr) == (
        2,
        "opengov: --from takes one file, and . holds several; see opengov template --help\n",
    )


def test_a_file_is_replaced_with_force(run: Run) -> None:
    """Without it the file stays."""
    Path("form.html").write_text("mine", "utf-8")
    refused = run("template", "-t", "html", "-o", "form.html")
    before = Path("form.html").read_text("utf-8")
    done = run("template", "-t", "html", "-o", "form.html", "--force")

    assert (refused.exit_code, refused.stderr, before) == (
        2,
        "opengov: form.html exists; give --force to replace it\n",
        "mine",
    )
    assert (done.exit_code, Path("form.html").stat().st_size > 100_000) == (0, True)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--edition", "2020", "-t", "html"), "Invalid value for '--edition': '2020' is not one"),
        (("-t", "pdf"), "Invalid value for '-t' / '--to': 'pdf' is not one of"),
        ((), "Missing option '-t' / '--to'"),
        (("-t", "html", "--locale", "tlh"), "no locale is named 'tlh'"),
    ],
)
def test_what_there_is_not_is_wrong_use(run: Run, args: tuple[str, ...], said: str) -> None:
    """One line says what there is."""
    done = run("template", *args)

    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"opengov: {said}")


def test_a_page_to_fill_in_is_no_report(run: Run) -> None:
    """What was typed into it is not in its file, so that nothing is read from it."""
    run("template", "-t", "html", "-o", "form.html")
    done = run("read", "form.html")

    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr == (
        "opengov: form.html: the page is opengov's form to fill in, and what was typed into it is "
        "not in its file; open it in a browser, save the report there, and read that JSON file\n"
    )
