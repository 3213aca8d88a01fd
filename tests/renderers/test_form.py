"""The page that is filled in, used in a real browser as a clerk would."""

import re
from collections.abc import Generator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Dialog, Page, expect
from tests.browsing import violations, visiting

from opengov import (
    Agency,
    Gap,
    OutOfScopeError,
    Report,
    blank_report,
    dumps,
    load,
    loads,
    read,
    render,
    replace,
    validate,
)
from opengov.form.places import figures
from opengov.form.rows import TABLES, rows
from opengov.model.printed import Edition
from opengov.testing import consistent_reports, reports
from opengov.testing.reports import report_of

FEES = "proactive.table.fees.amount"
ROWS = rows("requests", "2021")
KEYS = tuple(column.key for column in ROWS[0].columns[:-1])
RECEIVED = "requests.table.received"
TOTAL = "requests.table.outcomes.total"
PENALTIES = "proactive.table.penalties.decisions"


@frozen(kw_only=True)
class Form:
    """A page that is open in a browser, and the folder that it saves to."""

    page: Page
    folder: Path
    errors: list[str] = field(factory=list[str])

    asked: list[str] = field(factory=list[str])
    agrees: list[bool] = field(factory=list[bool])

    def answer(self, dialog: Dialog) -> None:
        """Answer a question of the page as agrees says, which is no where it says nothing."""
        self.asked.append(dialog.message)
        if self.agrees and self.agrees.pop():
            dialog.accept()
        else:
            dialog.dismiss()

    def cell(self, place: str) -> Any:
        """Return the input at a place."""
        return self.page.locator(f'[data-place="{place}"]')

    def type(self, place: str, text: str) -> None:
        """Type a text over what stands at a place."""
        self.cell(place).focus()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.type(text)

    def paste(self, place: str, text: str) -> str:
        """Paste a text at a place, and return what the page says to it."""
        script = """(input, text) => {
            input.focus();
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = new ClipboardEvent("paste",
                { clipboardData: data, bubbles: true, cancelable: true });
            input.dispatchEvent(event);
        }"""
        self.cell(place).evaluate(script, text)
        return self.said("status")

    def said(self, name: str) -> str:
        """Return the text of a part of the page."""
        return str(self.page.locator(f"#{name}").inner_text())

    def value(self, place: str) -> str:
        """Return what a cell shows."""
        return str(self.cell(place).input_value())

    def mark(self, place: str) -> tuple[str, str]:
        """Return the mark of a cell and the words beside it."""
        notes = self.cell(place).locator("xpath=following-sibling::small")
        text = notes.inner_text() if notes.count() else ""
        return str(self.cell(place).get_attribute("data-mark")), text

    def save(self) -> bytes:
        """Save, and return the bytes of the file."""
        with self.page.expect_download() as saving:
            self.page.locator("#save").click()
        path = self.folder / saving.value.suggested_filename
        saving.value.save_as(path)
        return path.read_bytes()

    def load(self, data: bytes, name: str = "report.json") -> str:
        """Load a file, and return what the page says to it."""
        script = "() => { document.getElementById('status').textContent = ''; }"
        self.page.evaluate(script)
        self.page.locator("#load").set_input_files(
            {"name": name, "mimeType": "application/json", "buffer": data}
        )
        expect(self.page.locator("#status")).not_to_have_text("")
        return self.said("status")


@contextmanager
def opened(
    browser: Browser,
    folder: Path,
    report: Report,
    *,
    locale: str = "zh-Hans",
    width: int = 1280,
    dark: bool = False,
) -> Generator[Form, None, None]:
    """Open the page of a report from disk; whatever it complains of fails the test."""
    file = folder / "form.html"
    file.write_text(str(render(report, "form", locale=locale)), "utf-8")
    with visiting(browser, width=width) as page:
        form = Form(page=page, folder=folder)
        page.on("pageerror", lambda error: form.errors.append(str(error)))
        page.on("console", lambda said: form.errors.append(said.text))
        page.on("dialog", lambda asked: form.answer(asked))  # noqa: PLW0108  # it marks what it calls
        if dark:
            page.emulate_media(color_scheme="dark")
        page.goto(file.as_uri())
        yield form
        assert form.errors == []


@pytest.fixture
def blank(browser: Browser, tmp_path: Path) -> Generator[Form, None, None]:
    """Return the open page of the blank form of 2021."""
    with opened(browser, tmp_path, blank_report(edition="2021")) as form:
        yield form


def written(report: Report) -> bytes:
    """Return the file of a report."""
    return f"{dumps(report)}\n".encode()


def _with(old: str, new: str, *, edition: Edition = "2021") -> bytes:
    """Return the file of the blank report with something else in it."""
    return written(blank_report(edition=edition)).replace(old.encode(), new.encode(), 1)


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for pages of many examples."""
    return tmp_path_factory.mktemp("pages")


def outcome(form: Form) -> tuple[int, ...]:
    """Return the numbers of blank and wrong cells, and of all, right, broken and other sums."""
    return tuple(map(int, re.findall(r"[0-9]+", form.said("outcome"))))


def marks(form: Form) -> set[tuple[str | None, ...]]:
    """Return the check, the total and the status of each identity that the page marks."""
    items = form.page.locator("#findings li[data-check]").all()
    names = ("data-check", "data-at", "data-mark")
    return {tuple(item.get_attribute(name) for name in names) for item in items}


def judged(report: Report) -> tuple[set[tuple[str | None, ...]], int]:
    """Return what the checks find, as marks does, and how many identities hold."""
    found = validate(report, select=("arithmetic",))
    broken: set[tuple[str | None, ...]] = {
        (each.check, each.places[0], each.status) for each in found.findings
    }
    return broken, len(found.passed)


def test_what_is_typed_is_saved(blank: Form) -> None:
    """The file is the document of the same report, byte for byte, and reads back."""
    blank.type(PENALTIES, "１，２３４")
    blank.type(FEES, "12.50")
    blank.type(f"{RECEIVED}.other", "/")
    blank.page.fill("#agency\\.name", "甲市教育局")
    blank.page.fill("#year", "２０２４")
    blank.page.fill("#published", "2025-01-20")
    blank.page.select_option("#scope", "agency")
    blank.page.fill("#overview\\.body", "第一段。\n\n  第二段。 \n")
    saved = blank.save()

    report = blank_report(edition="2021")
    report = replace(replace(report, PENALTIES, 1234), FEES, Decimal("12.50"))
    report = evolve(
        report,
        agency=Agency(name="甲市教育局"),
        year=2024,
        published=date(2025, 1, 20),
        scope="agency",
        overview=evolve(report.overview, body=("第一段。", "第二段。")),
        gaps=tuple(
            evolve(gap, state="marked", raw="/") if gap.place == f"{RECEIVED}.other" else gap
            for gap in report.gaps
        ),
    )
    assert (saved, read(saved).report) == (written(report), report)
    assert (blank.folder / "甲市教育局-2024.json").exists()


def test_a_total_follows_its_parts(blank: Form) -> None:
    """It is filled in when all of them are there, marked as computed, and empty before."""
    for number, key in enumerate(KEYS[:-1]):
        blank.type(f"{RECEIVED}.{key}", str(number))
    before = (blank.value(f"{RECEIVED}.total"), blank.mark(f"{RECEIVED}.total"))
    blank.type(f"{RECEIVED}.other", "5")
    after = (blank.value(f"{RECEIVED}.total"), blank.mark(f"{RECEIVED}.total"))
    blank.type(f"{RECEIVED}.other", "")

    assert before == ("", ("", ""))
    assert after == ("15", ("computed", "Σ"))
    assert blank.value(f"{RECEIVED}.total") == ""


def test_a_total_that_is_typed_stays(blank: Form) -> None:
    """It is marked with the sum where it differs; a button or = takes the sum."""
    blank.paste(f"{RECEIVED}.natural_person", "1\t2\t3\t4\t5\t6")
    blank.type(f"{RECEIVED}.total", "22")
    wrong = (blank.mark(f"{RECEIVED}.total"), outcome(blank))
    sentence = blank.page.locator("#findings span").inner_text()
    blank.page.locator("#findings button", has_text="改为21").click()
    mended = (blank.mark(f"{RECEIVED}.total"), outcome(blank))
    blank.type(f"{RECEIVED}.total", "20")
    blank.page.keyboard.press("=")

    assert wrong == (("fail", "≠ 21"), (193, 0, 42, 0, 1, 0, 41))
    assert sentence == (
        "“一、本年新收政府信息公开申请数量”一行：六类申请人之和为21，总计为22，相差1。"
    )
    assert mended == (("computed", "Σ"), (193, 0, 42, 1, 0, 0, 41))
    assert blank.value(f"{RECEIVED}.total") == "21"


def test_totals_are_left_blank_on_request(blank: Form) -> None:
    """The sum is offered beside the cell, and = takes it."""
    blank.page.locator("#follow").uncheck()
    blank.paste(f"{RECEIVED}.natural_person", "1\t2\t3\t4\t5\t6")
    offered = (blank.value(f"{RECEIVED}.total"), blank.mark(f"{RECEIVED}.total"))
    blank.cell(f"{TOTAL}.total").press("=")
    blank.cell(f"{RECEIVED}.total").press("=")

    assert offered == ("", ("offer", "= 21"))
    assert blank.value(f"{TOTAL}.total") == ""
    assert blank.value(f"{RECEIVED}.total") == "21"


def test_a_sum_is_broken_and_mended(browser: Browser, tmp_path: Path, report: Report) -> None:
    """The marks come and go while one types, and no other cell changes."""
    place = "requests.table.carried_out.natural_person"
    with opened(browser, tmp_path, report) as form:
        whole = (outcome(form), marks(form))
        form.type(place, "119")
        broken = (outcome(form), marks(form), form.mark(f"{TOTAL}.natural_person"))
        saved = form.save()
        form.type(place, "118")

        assert whole == ((0, 0, 42, 42, 0, 0, 0), set())
        assert broken[0] == (0, 0, 42, 40, 2, 0, 0)
        assert broken[1] == judged(replace(report, place, 119))[0]
        assert broken[2] == ("fail", "勾稽不符")
        assert saved == written(replace(report, place, 119))
        assert (outcome(form), form.save()) == ((0, 0, 42, 42, 0, 0, 0), written(report))


def test_a_blank_is_no_zero(browser: Browser, tmp_path: Path, report: Report) -> None:
    """A sum that does not hold with blanks as zero is uncertain."""
    place = f"{RECEIVED}.natural_person"
    with opened(browser, tmp_path, report) as form:
        form.type(place, "")

        assert outcome(form) == (1, 0, 42, 40, 0, 2, 0)
        assert form.mark(f"{RECEIVED}.total") == ("uncertain", "? ≠ 109")
        assert form.save() == written(replace(report, place, None))


@pytest.mark.parametrize(
    ("text", "mark", "gap"),
    [
        ("12a", "unread", "12a"),
        ("1.5", "unread", "1.5"),
        ("1,23", "unread", "1,23"),
        ("007", "unread", "007"),
        ("+3", "unread", "+3"),
        ("-0", "unread", "-0"),
        ("3²", "unread", "3²"),
        ("=1+1", "unread", "=1+1"),
        ("9" * 401, "unread", "9" * 401),
        ("-3", "negative", None),
        ("1 234", "", None),
        ("9" * 400, "", None),
    ],
)
def test_what_is_no_number_is_kept_and_marked(
    blank: Form, text: str, mark: str, gap: str | None
) -> None:
    """It is unread in the document, with what was typed; a negative number is one."""
    blank.paste(PENALTIES, f"{text}\t")
    report = loads(blank.save())

    assert blank.mark(PENALTIES)[0] == mark
    assert blank.cell(PENALTIES).get_attribute("aria-invalid") == ("true" if mark else None)
    assert [each.raw for each in report.gaps if each.state == "unread"] == ([gap] if gap else [])
    number = None if gap else int(text.replace(" ", ""))
    assert dict(figures(report))[PENALTIES] == number


def test_an_ambiguous_figure_is_settled_by_typing_it(browser: Browser, tmp_path: Path) -> None:
    """Until then it is marked, although it looks like a number."""
    report = blank_report(edition="2021")
    gaps = (
        Gap(place=gap.place, state="ambiguous", raw="21710") if gap.place == PENALTIES else gap
        for gap in report.gaps
    )
    report = evolve(report, gaps=tuple(gaps))
    with opened(browser, tmp_path, report) as form:
        before = (form.value(PENALTIES), form.mark(PENALTIES), form.save())
        form.type(PENALTIES, "21710")

        assert before == ("21710", ("ambiguous", "有多种读法"), written(report))
        assert form.save() == written(replace(report, PENALTIES, 21710))


def test_a_block_is_pasted(blank: Form) -> None:
    """Rows and columns land where they stood, and what was found wrong is said."""
    block = "1\t２\t3\t4\t5\t6\t21\r\n1,000\t/\tx\t\t5\t6\t\r\n"
    said = blank.paste("requests.table.carried_in.natural_person", block)

    assert said == "已粘贴14格，其中空白2格，填错1格。"
    shown = {place: blank.value(place) for place in ROWS[1].places + ROWS[2].places}
    texts = ["1", "2", "3", "4", "5", "6", "21", "1000", "/", "x", "", "5", "6", ""]
    assert list(shown.values()) == texts


@pytest.mark.parametrize(
    ("place", "block", "said"),
    [
        (f"{RECEIVED}.total", "1\t2", "没有粘贴：内容有1行2列，从这一格起放不下。"),
        ("requests.table.carried_out.other", "1\n2", "没有粘贴：内容有2行1列，从这一格起放不下。"),
        ("proactive.table.rules.issued", "1\n2\n3", "没有粘贴：内容有3行1列，从这一格起放不下。"),
        (f"{RECEIVED}.other", "1\t2\n3", "没有粘贴：各行的格数不一样，最多的一行有2格。"),
    ],
)
def test_a_block_that_does_not_fit_is_refused_whole(
    blank: Form, place: str, block: str, said: str
) -> None:
    """Half of a block would be worse than none."""
    assert blank.paste(place, block).startswith(said)
    assert blank.save() == written(blank_report(edition="2021"))


def test_merged_cells_of_a_sheet_may_stick_out(blank: Form) -> None:
    """They are copied as empty ones, and nothing is lost with them."""
    assert blank.paste("proactive.table.licensing.decisions", "7\t\t\r\n") == (
        "已粘贴1格，其中空白0格，填错0格。"
    )


def test_a_block_is_pasted_with_the_keyboard(browser: Browser, tmp_path: Path) -> None:
    """What another page copied goes through the clipboard of the browser."""
    with opened(browser, tmp_path, blank_report(edition="2021")) as form:
        source = form.page.context.new_page()
        source.set_content("<textarea>1\t2\n3\t4</textarea>")
        source.locator("textarea").press("Control+a")
        source.locator("textarea").press("Control+c")
        form.page.bring_to_front()
        form.cell(f"{RECEIVED}.business").press("Control+v")

        assert [form.value(ROWS[row].places[column]) for row in (0, 1) for column in (1, 2)] == (
            ["1", "2", "3", "4"]
        )


def test_a_paste_is_undone(blank: Form) -> None:
    """The button is there until something else is typed."""
    blank.type(PENALTIES, "5")
    before = blank.save()
    blank.paste(f"{RECEIVED}.natural_person", "1\t2\t3\t4\t5\t6")
    blank.page.locator("#undo").click()

    assert (blank.said("status"), blank.page.locator("#undo").is_visible()) == ("已撤销。", False)
    assert (blank.value(f"{RECEIVED}.business"), blank.save()) == ("", before)


def test_blank_cells_are_filled_with_zero_when_asked(blank: Form) -> None:
    """Totals follow, and an amount is left to the office, as its digits are."""
    for table in TABLES:
        blank.page.locator(f"[data-zeros={table}]").click()
    report = loads(blank.save())

    assert outcome(blank) == (1, 0, 42, 42, 0, 0, 0)
    assert {place for place, figure in figures(report).items() if figure is None} == {FEES}


def test_keys_move_between_cells(blank: Form) -> None:
    """Enter and the arrows go down, up and sideways, and Tab goes along the row."""
    at = "document.activeElement.dataset.place"
    places: list[object] = []
    blank.cell(ROWS[0].places[5]).focus()
    keys = ["Enter", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "Shift+Enter", "Tab", "Tab"]
    for key in [*keys, "Shift+Tab", "ArrowUp"]:
        blank.page.keyboard.press(key)
        places.append(blank.page.evaluate(at))

    moves = [(1, 5), (1, 6), (2, 6), (2, 5), (1, 5), (0, 5), (0, 6), (1, 0), (0, 6)]
    assert places == [*(ROWS[row].places[column] for row, column in moves), FEES]


def test_arrows_move_inside_a_text_first(blank: Form) -> None:
    """Only at its ends do they leave the cell."""
    blank.type(ROWS[0].places[0], "12")
    blank.page.keyboard.press("ArrowLeft")
    blank.page.keyboard.type("9")
    blank.page.keyboard.press("End")
    blank.page.keyboard.press("ArrowRight")
    blank.page.keyboard.type("4")

    assert (blank.value(ROWS[0].places[0]), blank.value(ROWS[0].places[1])) == ("192", "4")


def test_the_cell_in_hand_is_named(blank: Form) -> None:
    """On a phone its heads are out of sight."""
    blank.cell("requests.table.outcomes.refused.state_secret.business").focus()

    assert blank.said("current") == (
        "三、本年度办理结果 · （三）不予公开 · 1.属于国家秘密 · 商业企业"
    )


def test_a_file_is_loaded(blank: Form, report: Report) -> None:
    """It is shown as it is, and saved as it was."""
    said = blank.load(written(report), "甲.json")

    assert (said, blank.asked) == ("已载入甲.json。", [])
    assert blank.value(f"{RECEIVED}.total") == "3511"
    assert "其中修订16件" in str(blank.page.locator("#kept").text_content())
    assert blank.save() == written(report)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "这不是JSON文件，或者文件已损坏"),
        (b"\xff{}", "这不是JSON文件，或者文件已损坏"),
        (b"[" * 100_000, "这不是JSON文件，或者文件已损坏"),
        (b'{"a":1,}', "这不是JSON文件，或者文件已损坏"),
        (b'{"a":[1,]}', "这不是JSON文件，或者文件已损坏"),
        (b'{"a" 1}', "这不是JSON文件，或者文件已损坏"),
        (b"{1:1}", "这不是JSON文件，或者文件已损坏"),
        (b'{"a":1.5}', "这不是JSON文件，或者文件已损坏"),
        (b'{"a":1e5}', "这不是JSON文件，或者文件已损坏"),
        (b'{"a":01}', "这不是JSON文件，或者文件已损坏"),
        (b'{"a":NaN}', "这不是JSON文件，或者文件已损坏"),
        (b'{"a":"\\ud800"}', "这不是JSON文件，或者文件已损坏"),
        (b'{"a":"\\x"}', "这不是JSON文件，或者文件已损坏"),
        (b'{"a":1}}', "这不是JSON文件，或者文件已损坏"),
        (b'{"a":1,"a":2}', "“a”出现了两次"),
        (b"[]", "这不是本程序保存的年度报告文件"),
        (b'{"format":"opengov/annual-report/2"}', "这不是本程序保存的年度报告文件"),
        (_with('"year":null', '"year":"2023"'), "year不合文件格式（此类问题共1处）"),
        (_with('"year":null', '"yaer":null'), "yaer不合文件格式（此类问题共2处）"),
        (_with('"published":null', '"published":"2023-02-30"'), "published不合"),
        (_with('"published":null', '"published":"0000-01-01"'), "published不合"),
        (_with('"scope":null', '"scope":"all"'), "scope不合"),
        (_with('"preamble":[]', '"preamble":[1]'), "preamble[0]不合"),
        (_with('{"amount":null}', '{"amount":"1e5"}'), "proactive.table.fees.amount不合"),
        (_with('{"amount":null}', '{"amount":1}'), "proactive.table.fees.amount不合"),
        (_with("", "", edition="2019"), "它的proactive.table.rules与本页表格的版本不同"),
    ],
)
def test_what_is_no_document_is_not_loaded(blank: Form, data: bytes, reason: str) -> None:
    """The page says why, as loads would, and keeps what it has."""
    blank.type(PENALTIES, "5")
    kept = blank.save()
    said = blank.load(data, "x.json")

    assert said.startswith(f"没有载入x.json：{reason}")
    assert blank.save() == kept


def test_unsaved_changes_are_not_lost_unasked(blank: Form) -> None:
    """Loading asks, and so does leaving; after saving neither does."""
    leave = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    blank.type(PENALTIES, "5")
    dirty = (blank.said("saved"), blank.page.evaluate(leave))
    blank.page.locator("#load").set_input_files(
        {"name": "a.json", "mimeType": "", "buffer": _with("", "")}
    )
    declined = blank.value(PENALTIES)
    blank.save()
    saved = (blank.said("saved"), blank.page.evaluate(leave))
    blank.type(PENALTIES, "6")
    blank.agrees.append(True)
    blank.load(_with("", ""))

    assert (dirty, declined) == (("有改动未保存", False), "5")
    assert saved == ("没有改动", True)
    question = "现有内容还没有保存，载入后会丢失。仍要载入吗？"
    assert (blank.asked, blank.value(PENALTIES)) == ([question, question], "")


def test_the_keyboard_saves_the_document_not_the_page(blank: Form) -> None:
    """A page that the browser saves has nothing in it of what was typed."""
    blank.type(PENALTIES, "5")
    with blank.page.expect_download() as saving:
        blank.page.keyboard.press("Control+s")
    file = blank.folder / "report.json"
    saving.value.save_as(file)

    assert load(file) == replace(blank_report(edition="2021"), PENALTIES, 5)
    assert blank.said("saved") == "没有改动"


def test_a_year_that_is_none_is_marked_and_kept(blank: Form) -> None:
    """It is saved as what was typed, for the next who opens the file."""
    blank.page.fill("#year", "二〇二四")
    saved = blank.save()
    blank.load(saved)
    shown = blank.page.input_value("#year")
    blank.page.fill("#year", "2024")

    assert loads(saved).gaps[-1] == Gap(place="year", state="unread", raw="二〇二四")
    assert shown == "二〇二四"
    assert blank.save() == written(evolve(blank_report(edition="2021"), year=2024))


def test_a_report_without_tables_is_filled_in(browser: Browser, tmp_path: Path) -> None:
    """A table begins with its first figure, all of its other cells blank, under its title."""
    with opened(browser, tmp_path, Report(year=2024)) as form:
        untouched = form.save()
        form.type("disputes.table.reconsideration.upheld", "3")
        form.type("disputes.table.reconsideration.upheld", "")
        form.page.fill("#problems\\.body", "无。")
        filled = loads(form.save())

    whole = blank_report(edition="2021")
    assert untouched == written(Report(year=2024))
    assert (filled.disputes, filled.requests) == (whole.disputes, Report().requests)
    assert filled.problems == evolve(whole.problems, body=("无。",))
    assert {gap.place for gap in filled.gaps} == {
        gap.place for gap in whole.gaps if gap.place.startswith("disputes.")
    }


def test_procurement_has_its_unit(browser: Browser, tmp_path: Path) -> None:
    """It is chosen beside the amount, which keeps its digits."""
    with opened(browser, tmp_path, blank_report(edition="2019")) as form:
        form.type("proactive.table.procurement.amount", "251000.50")
        form.page.select_option("[data-field$=unit]", "元")
        form.type("proactive.table.fees.change", "+3")
        saved = loads(form.save())

    report = blank_report(edition="2019")
    for place, value in (
        ("proactive.table.procurement.amount", Decimal("251000.50")),
        ("proactive.table.procurement.unit", "元"),
        ("proactive.table.fees.change", 3),
    ):
        report = replace(report, place, value)
    assert saved == report


@given(report=reports())
@settings(max_examples=12)
def test_any_report_is_saved_as_it_came(report: Report, browser: Browser, pages: Path) -> None:
    """Nothing that the page does not know is lost, and the marks are those of the checks."""
    with opened(browser, pages, report) as form:
        broken, passed = judged(report)

        assert form.save() == written(report)
        assert (marks(form), outcome(form)[3]) == (broken, passed)


@given(report=reports("2021"))
@settings(max_examples=8)
def test_any_report_of_its_edition_is_loaded(report: Report, browser: Browser, pages: Path) -> None:
    """The page of the blank form takes it, and gives it back."""
    with opened(browser, pages, blank_report(edition="2021")) as form:
        form.load(written(report))
        broken, passed = judged(report)

        assert form.save() == written(report)
        assert (marks(form), outcome(form)[3]) == (broken, passed)


@given(report=consistent_reports(), data=st.data())
@settings(max_examples=8)
def test_one_changed_figure_is_judged_as_the_checks_do(
    report: Report, data: st.DataObject, browser: Browser, pages: Path
) -> None:
    """What is typed into one cell changes that cell alone."""
    counts = [place for place, figure in figures(report).items() if type(figure) is int]
    place = data.draw(st.sampled_from(counts))
    number = data.draw(st.none() | st.integers(0, 10**30))
    changed = replace(report, place, number)
    with opened(browser, pages, report) as form:
        form.type(place, "" if number is None else str(number))
        form.page.locator("#year").focus()
        broken, passed = judged(changed)

        assert form.save() == written(changed)
        assert (marks(form), outcome(form)[3]) == (broken, passed)


def test_hostile_text_stays_text(browser: Browser, tmp_path: Path) -> None:
    """No script of a report runs, and none of its markup becomes an element."""
    hostile = (
        "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>"
        '"><svg onload=window.hit=1><!--<script>\u2028'
    )
    report = report_of(hostile)
    with opened(browser, tmp_path, report) as form:
        form.type(PENALTIES, "<b>")

        assert form.page.evaluate("[window.hit, document.images.length]") == [None, 0]
        assert form.page.locator("svg, img, b").count() == 0
    with opened(browser, tmp_path, report) as form:
        assert form.save() == written(report)


def test_the_page_may_ask_for_nothing() -> None:
    """Its policy allows its own script and style by their hashes, and forbids all else."""
    page = str(render(blank_report(edition="2021"), "form"))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    digest = "'sha256-[A-Za-z0-9+/]{43}='"

    assert policy is not None
    assert re.fullmatch(
        rf"default-src 'none'; script-src {digest}; style-src {digest}; "
        r"base-uri 'none'; form-action 'none'",
        policy[1],
    )
    assert re.findall(r"(?:src|href|action)=", page) == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [375, 768, 1280])
def test_the_page_is_accessible(
    browser: Browser, tmp_path: Path, report: Report, width: int, dark: bool
) -> None:
    """Axe finds nothing against WCAG 2.2 AA, with findings and without, at any width."""
    with opened(browser, tmp_path, report, width=width, dark=dark) as form:
        whole = violations(form.page)
        form.type(f"{RECEIVED}.total", "1")
        form.type(f"{RECEIVED}.other", "x")
        form.type(PENALTIES, "")
        wide = form.page.evaluate("document.documentElement.scrollWidth")

        assert (whole, violations(form.page), wide) == ([], [], width)


@pytest.mark.parametrize(
    ("locale", "saved", "name"),
    [
        ("zh-Hant", "儲存", "一、本年新收政府信息公開申請數量 · 自然人"),
        ("en", "Save", "Requests newly received this year · Natural persons"),
    ],
)
def test_the_page_speaks_other_languages(
    browser: Browser, tmp_path: Path, locale: str, saved: str, name: str
) -> None:
    """Its cells are named in them, and so is what it says."""
    with opened(browser, tmp_path, blank_report(edition="2021"), locale=locale) as form:
        form.type(f"{RECEIVED}.total", "1")
        label = form.cell(f"{RECEIVED}.natural_person").get_attribute("aria-label")

        assert (form.said("save"), label) == (saved, name)
        assert violations(form.page) == []


def test_without_scripts_it_is_a_form_to_look_at(browser: Browser, tmp_path: Path) -> None:
    """Nothing can be typed that could not be saved, and a line says why."""
    file = tmp_path / "form.html"
    file.write_text(str(render(blank_report(edition="2021"), "form")), "utf-8")
    with visiting(browser, scripts=False) as page:
        page.goto(file.as_uri())

        assert page.locator(".notice").inner_text().startswith("浏览器没有运行脚本")
        assert page.locator("button:visible").count() == 0
        assert page.locator("input:not([readonly]):visible").count() == 0
        assert page.locator("[data-place]").count() == 200


def test_a_print_has_the_whole_text(browser: Browser, tmp_path: Path, report: Report) -> None:
    """A field may be shorter than what is in it, and so paper gets the text itself."""
    text = "内容。" * 2000
    with opened(browser, tmp_path, report) as form:
        form.page.fill("#problems\\.body", text)
        form.type(PENALTIES, "9" * 40)
        form.page.evaluate("dispatchEvent(new Event('beforeprint'))")
        form.page.emulate_media(media="print")
        cell = form.cell(PENALTIES).locator("xpath=preceding-sibling::div")

        assert (form.cell(PENALTIES).is_hidden(), cell.inner_text()) == (True, "9" * 40)
        assert form.page.locator("#problems\\.body").is_hidden()
        assert form.page.locator("#problems\\.body + .printed").inner_text() == text
        assert form.page.locator(".bar:visible").count() == 0


@pytest.mark.parametrize("saved", [True, False])
def test_a_page_is_not_read_as_a_report(browser: Browser, tmp_path: Path, saved: bool) -> None:
    """Neither as it was written nor as a browser keeps it: what was typed is not in it."""
    page = str(render(blank_report(edition="2021"), "form"))
    if saved:
        with opened(browser, tmp_path, blank_report(edition="2021")) as form:
            form.type(PENALTIES, "5")
            page = f"<!-- saved from url=(0011)about:blank -->\n{form.page.content()}"

    with pytest.raises(OutOfScopeError, match="save the report there, and read that JSON file"):
        read(page.encode())
