import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from attrs import frozen
from click.testing import Result

from opengov import Context, NotAssessed, Problem, Report, dumps, read_text, validate
from opengov.checks.check import Severity
from opengov.checks.documents import dumps_validation

Run = Callable[..., Result]
Text = Callable[..., str]
Install = Callable[..., None]

WRONG = """\
甲市教育局2022年政府信息公开工作年度报告
bad.txt · 甲市教育局 · 2022年度

1. 错误 arithmetic.applicants
   “一、本年新收政府信息公开申请数量”一行：六类申请人之和为0，总计为5，相差5。
   依据：由表三推出
   错误 arithmetic.balance
   “总计”一列：本年新收与上年结转之和为5，办理结果总计与结转下年度之和为0，相差-5。
   依据：表三表头“勾稽关系”
   建议：将“一、本年新收政府信息公开申请数量 · 总计”由5改为0，以上各项即可成立。

错误：2；警告：0；提示：0；存疑：0；通过：37；未评估：1。
未评估：arithmetic.disputes（1项），报告没有这项检查所需的内容。
"""


@frozen
class Seen:
    """A check that says what stood beside the report."""

    id: str = "seen.beside"
    severity: Severity = "notice"
    requires: tuple[str, ...] = ()

    def check(self, report: Report, context: Context) -> Iterator[Problem]:
        """Yield the year of the previous report, and the names of the parts."""
        year = context.previous.year if context.previous else None
        parts = "+".join(str(part.agency.name) for part in context.parts)
        yield Problem(
            places=(), message="{year} {parts}", values={"year": f"{year}", "parts": parts}
        )


@frozen
class Unsure:
    """A check that is not certain of anything."""

    id: str = "seen.unsure"
    severity: Severity = "error"
    requires: tuple[str, ...] = ()

    def check(self, report: Report, context: Context) -> Iterable[Problem | NotAssessed]:
        """Yield an uncertain problem with a character that could move a terminal's cursor."""
        return [Problem(places=(), message="\x1b[2J也许", status="uncertain")]


@frozen
class Broken:
    """A check that breaks."""

    id: str = "seen.broken"
    severity: Severity = "error"
    requires: tuple[str, ...] = ()

    def check(self, report: Report, context: Context) -> Iterator[Problem]:
        """Raise."""
        raise ZeroDivisionError("by zero")


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: Text) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(text(), "utf-8")
    Path("bad.txt").write_text(text(received="5"), "utf-8")


def _seen(done: Result) -> list[str]:
    """Return what the check Seen said of each file."""
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    documents = [line.get("validation", line) for line in lines]
    return [document["findings"][0]["message"] for document in documents]


def test_each_cause_is_told_once(run: Run) -> None:
    """Findings of one cause share a number, and the suggestion names the cell as it is printed."""
    done = run("validate", "bad.txt", "--select", "arithmetic")

    assert (done.exit_code, done.stdout, done.stderr) == (1, WRONG, "")


def test_a_fine_report_ends_with_0(run: Run) -> None:
    """There are only the counts to tell."""
    done = run("validate", "good.txt", "--select", "form", "--locale", "en")

    assert (done.exit_code, done.stdout.splitlines()[0]) == (
        0,
        "甲市教育局2022年政府信息公开工作年度报告",
    )


def test_a_report_without_title_is_headed_by_its_file(run: Run) -> None:
    """What a document does not know is left out."""
    done = run("validate", "-", "--select", "range", input=dumps(Report()).encode())

    assert done.stdout.splitlines()[:2] == ["-", ""]


def test_notes_of_reading_are_counted(run: Run, text: Text) -> None:
    """What could not be read may explain what could not be judged."""
    done = run("validate", "-", "--select", "form", input=text(received="约5").encode())

    assert done.stdout.splitlines()[-1] == "读取原文时有1条说明，可用opengov read查看。"


def test_a_validation_is_a_document(run: Run, text: Text) -> None:
    """One file gives the document alone."""
    done = run("validate", "bad.txt", "--format", "json", "--locale", "en")
    expected = dumps_validation(validate(read_text(text(received="5")).report), locale="en")

    assert (done.exit_code, done.stdout) == (1, expected + "\n")


def test_several_files_give_json_lines(run: Run) -> None:
    """Each line names its file; one that cannot be read has its error."""
    done = run("validate", "none.txt", "bad.txt", "good.txt", "--format", "json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]

    assert [(line["file"], min(line)) for line in lines] == [
        ("none.txt", "error"),
        ("bad.txt", "file"),
        ("good.txt", "file"),
    ]
    assert (done.exit_code, lines[0]["error"]) == (3, "No such file or directory")
    assert [line["validation"]["counts"]["error"] for line in lines[1:]] == [2, 0]


def test_several_files_are_told_one_after_another(run: Run) -> None:
    """A blank line stands between them, and each has a status line."""
    done = run("validate", "bad.txt", "good.txt", "--select", "arithmetic")

    assert done.stdout.startswith(WRONG + "\n甲市教育局2022年")
    assert done.stderr == (
        "bad.txt: error: 2, warning: 0, notice: 0, uncertain: 0, passed: 37, not_assessed: 1\n"
        "good.txt: error: 0, warning: 0, notice: 0, uncertain: 0, passed: 39, not_assessed: 1\n"
    )


def test_the_result_may_be_a_file(run: Run) -> None:
    """Standard output stays empty."""
    done = run("validate", "bad.txt", "--select", "arithmetic", "-o", "out.txt")

    assert (done.exit_code, done.stdout, Path("out.txt").read_text("utf-8")) == (1, "", WRONG)


def test_several_files_are_one_overview(run: Run) -> None:
    """Also in a file, and with one that cannot be read."""
    done = run("validate", "bad.txt", "good.txt", "none.txt", "--format", "csv", "-o", "out.csv")
    lines = Path("out.csv").read_text("utf-8").splitlines()

    assert (done.exit_code, done.stdout) == (3, "")
    assert [line.split(",")[:2] for line in lines if not line.startswith("not_assessed")] == [
        ["kind", "file"],
        ["finding", "bad.txt"],
        ["finding", "bad.txt"],
        ["clean", "good.txt"],
        ["unreadable", "none.txt"],
    ]


def test_an_overview_goes_to_standard_output(run: Run) -> None:
    """Bytes as well as text."""
    done = run("validate", "bad.txt", "--format", "xlsx")

    assert (done.exit_code, done.stdout_bytes[:2]) == (1, b"PK")


def test_bytes_do_not_go_to_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is read."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "__stdout__", Terminal())
    done = run("validate", "none.txt", "--format", "xlsx")

    assert (done.exit_code, done.stderr) == (
        2,
        "opengov: the output is not text, and standard output is a terminal; name a file with -o\n",
    )


def test_an_overview_that_cannot_be_written_is_said(run: Run) -> None:
    """Once, and the highest status wins."""
    Path("file").touch()
    done = run("validate", "bad.txt", "--format", "html", "-o", "file/out.html")

    assert (done.exit_code, done.stderr) == (
        2,
        "opengov: file/out.html cannot be written: File exists\n",
    )


def test_a_result_that_cannot_be_written_stops_no_other(run: Run) -> None:
    """It is said of its file."""
    Path("file").touch()
    done = run("validate", "bad.txt", "-o", "file/out.txt")

    assert (done.exit_code, done.stderr) == (
        2,
        "opengov: bad.txt: file/out.txt cannot be written: File exists\n",
    )


@pytest.mark.parametrize("style", ["text", "json", "html", "sarif"])
def test_processes_give_the_same(run: Run, text: Text, style: str) -> None:
    """With reports of the year before and of units beside, which are read so as well."""
    Path("old").mkdir()
    Path("old", "a.txt").write_text(text(year=2021), "utf-8")
    Path("old", "b.txt").write_text(text("乙市教育局", 2021), "utf-8")
    arguments = (
        *("validate", "bad.txt", "none.txt", "good.txt", "--format", style),
        *("--previous", "old", "old/b.txt", "no", "--parts", "old"),
    )
    alone = run(*arguments, "--jobs", "1")
    over_two = run(*arguments, "--jobs", "2")

    assert (over_two.exit_code, over_two.stdout, over_two.stderr) == (
        alone.exit_code,
        alone.stdout,
        alone.stderr,
    )


def test_a_validation_that_takes_too_long_is_given_up(run: Run) -> None:
    """As a reading is."""
    done = run("validate", "bad.txt", "--timeout", "0.000001", "--format", "csv")

    late = "it took more than 1e-06 s; give --timeout to wait longer"

    assert (done.exit_code, done.stderr, done.stdout.splitlines()[1:]) == (
        3,
        f"opengov: bad.txt: {late}\n",
        [f"unreadable,bad.txt,,,,,,,,,,,{late},,,,,,"],
    )


def test_an_existing_result_stays_without_force(run: Run) -> None:
    """It is refused before anything is read."""
    done = run("validate", "none.txt", "-o", "good.txt")

    assert (done.exit_code, done.stderr) == (
        2,
        "opengov: good.txt exists; give --force to replace it\n",
    )


@pytest.mark.parametrize(
    ("fail_on", "status"), [("error", 0), ("warning", 0), ("notice", 1), ("never", 0)]
)
def test_a_finding_fails_from_a_severity_on(
    run: Run, install: Install, fail_on: str, status: int
) -> None:
    """A notice fails only where notices do."""
    install("opengov.checks", "seen.beside", Seen())

    assert run("validate", "good.txt", "--fail-on", fail_on).exit_code == status


def test_an_uncertain_finding_never_fails(run: Run, install: Install) -> None:
    """It is told as uncertain, without what could harm a terminal."""
    install("opengov.checks", "seen.unsure", Unsure())
    done = run("validate", "good.txt", "--select", "seen", "--fail-on", "notice")

    assert (done.exit_code, done.stdout.splitlines()[3:5]) == (
        0,
        ["1. 错误（存疑） seen.unsure", "   \ufffd[2J也许"],
    )


def test_a_check_that_breaks_is_a_fault(run: Run, install: Install) -> None:
    """The others are told all the same."""
    install("opengov.checks", "seen.broken", Broken())
    done = run("validate", "bad.txt", "--select", "seen", "--select", "arithmetic")
    reason = "the check 'seen.broken' broke: ZeroDivisionError: by zero"

    assert (done.exit_code, done.stderr) == (4, f"opengov: bad.txt: {reason}\n")
    assert done.stdout == WRONG.replace("未评估：1", "未评估：2") + (
        f"未评估：seen.broken（1项），{reason}。\n"
    )


def test_a_profile_chooses_checks_and_levels(run: Run) -> None:
    """A family that is a notice does not fail; --ignore adds to it."""
    Path("p.toml").write_text(
        'select = ["arithmetic", "form"]\n[levels]\narithmetic = "notice"\n', "utf-8"
    )
    done = run("validate", "bad.txt", "--profile", "p.toml", "--ignore", "form")

    assert (done.exit_code, done.stdout) == (
        0,
        WRONG.replace("错误 ", "提示 ").replace("错误：2", "错误：0").replace("提示：0", "提示：2"),
    )


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--profile", "none.toml", "none.toml: No such file or directory; see opengov validate"),
        ("--profile", "bad.txt", "the profile is no TOML: "),
        ("--select", "arithmetics", "no check or family is named 'arithmetics'; known: "),
        ("--locale", "tlh", "no locale is named 'tlh'; known: "),
    ],
)
def test_wrong_options_are_refused_first(run: Run, option: str, value: str, said: str) -> None:
    """Nothing is read before."""
    done = run("validate", "none.txt", option, value)

    assert (done.exit_code, done.stderr.startswith(f"opengov: {said}")) == (2, True)


def test_previous_reports_are_matched_by_name_and_year(
    run: Run, install: Install, text: Text
) -> None:
    """A path may be a folder; what found no match is listed."""
    install("opengov.checks", "seen.beside", Seen())
    Path("old").mkdir()
    Path("old", "a.txt").write_text(text(year=2021), "utf-8")
    Path("old", "b.txt").write_text(text(year=2020), "utf-8")
    Path("c.txt").write_text(text("乙市教育局", 2021), "utf-8")
    Path("d.txt").write_text(text("丙市教育局"), "utf-8")
    arguments = "good.txt d.txt --format json --select seen --previous old c.txt"
    done = run("validate", *arguments.split())

    assert (done.exit_code, _seen(done)) == (0, ["2021 ", "None "])
    assert [line for line in done.stderr.splitlines() if line.startswith("opengov")] == [
        "opengov: d.txt: no previous report was found for 丙市教育局, 2021",
        "opengov: c.txt: not used as a previous report: 乙市教育局, 2021",
    ]


def test_the_previous_report_is_named(run: Run, text: Text) -> None:
    """Whoever reads the findings sees what the report was compared with."""
    Path("old.txt").write_text(text(year=2021), "utf-8")
    done = run("validate", "good.txt", "--previous", "old.txt")

    assert done.stdout.splitlines()[2] == "上一年度报告：old.txt"


def test_parts_are_handed_to_the_checks(run: Run, install: Install, text: Text) -> None:
    """One that cannot be read is said, and the rest are there."""
    install("opengov.checks", "seen.beside", Seen())
    for name in "ab":
        Path(f"{name}.txt").write_text(text(f"{name}局"), "utf-8")
    arguments = "--format json --select seen --parts a.txt none.txt b.txt -- good.txt"
    done = run("validate", *arguments.split())

    assert (done.exit_code, _seen(done), done.stderr) == (
        3,
        ["None a局+b局"],
        "opengov: none.txt: No such file or directory\n",
    )


def test_paths_after_a_variadic_option_are_its_own(run: Run) -> None:
    """A file that stands there by mistake is missed, not left out in silence."""
    done = run("validate", "--previous", "old.txt", "good.txt")

    assert (done.exit_code, done.stderr) == (
        2,
        "opengov: Missing argument 'FILE...'; see opengov validate --help\n",
    )
