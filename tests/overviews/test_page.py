from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from playwright.sync_api import Browser, Page
from tests.browsing import violations, visiting
from tests.overviews.test_writing import hostile_entries

from opengov.overviews import Entry, overview

ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "footer", "script"),
    *("h1", "h2", "h3", "h4", "p", "a", "span", "dl", "div", "dt", "dd", "ol", "ul", "li"),
    *("section", "article", "form", "label", "input", "select", "option", "button"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}


class Tags(HTMLParser):
    """Takes down which elements a page has, and which attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take an element down."""
        self.elements.append(tag)
        self.attributes.update(name for name, _ in attrs)


@pytest.fixture
def file(entries: tuple[Entry, ...], tmp_path: Path) -> Path:
    """Return the overview as a file."""
    written = tmp_path / "overview.html"
    written.write_text(str(overview(entries, "html")), "utf-8")
    return written


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """Return the overview in a browser."""
    with visiting(browser) as opened:
        opened.goto(file.as_uri())
        yield opened


def _names(page: Page) -> list[str]:
    """Return the reports that the table shows, in its order."""
    heads = page.locator("#reports tbody tr:visible th")
    return [text.split("\n")[0].strip() for text in heads.all_inner_texts()]


@given(entries=hostile_entries())
def test_no_text_is_markup(entries: tuple[Entry, ...]) -> None:
    """Whatever a report, a file or an error says, the page has its own elements only."""
    read = Tags()
    read.feed(str(overview(entries, "html", locale="en")))

    assert set(read.elements) <= ELEMENTS
    assert read.elements.count("script") == read.elements.count("style") == 1
    assert not any(name.startswith("on") or name == "style" for name in read.attributes)


def test_nothing_ends_the_script_or_the_style_early() -> None:
    """They stand in the page as they are."""
    page = str(overview((), "html"))

    assert (page.count("</script"), page.count("</style")) == (1, 1)


def test_an_empty_overview_says_so() -> None:
    """With zeros and no table."""
    page = str(overview((), "html"))

    assert ("<table>" in page, "<dt>检查的文件</dt><dd>0</dd>" in page) == (False, True)


def test_everything_is_told_without_scripts(browser: Browser, file: Path) -> None:
    """Every finding, the fine report and the file that could not be read; nothing to press."""
    with visiting(browser, scripts=False) as page:
        page.goto(file.as_uri())
        said = page.locator("main").inner_text()
        pressed = page.locator("button:visible, input:visible").count()

    assert pressed == 0
    assert [
        text
        for text in (
            "相差5。",
            "填报数\n5\n对照数\n0",
            "建议：将“一、本年新收政府信息公开申请数量 · 总计”由5改为0",
            "“五、存在的主要问题及改进情况”没有内容。",
            "=1+1",
            "乙市民政局",
            "no reader takes d.pdf",
            "未评估：form.blank（2项），报告没有这项检查所需的内容。",
            "in/甲 1.txt · 上一年度报告：old/甲.txt · 读取原文时有3条说明。",
        )
        if text not in said
    ] == []


def test_a_head_sorts_by_click_and_by_key(page: Page) -> None:
    """Numbers the greatest first, names the first first; once more turns it round."""
    before = _names(page)
    head = page.locator("#reports th", has_text="错误数")
    year = page.locator("#reports th", has_text="报告年度")
    year.locator("button").click()
    by_year = _names(page)
    year.locator("button").click()
    by_year_rising = _names(page)
    head.locator("button").focus()
    page.keyboard.press("Enter")

    assert before == ["甲市教育局", "乙市民政局", "in/c.html"]
    assert by_year == ["甲市教育局", "乙市民政局", "in/c.html"]
    assert by_year_rising == ["in/c.html", "乙市民政局", "甲市教育局"]
    assert (_names(page)[0], head.get_attribute("aria-sort"), year.get_attribute("aria-sort")) == (
        "甲市教育局",
        "descending",
        None,
    )


def test_names_sort_by_their_language(page: Page) -> None:
    """Chinese by its sounds."""
    page.locator("#reports th", has_text="报告").first.locator("button").click()

    assert _names(page).index("甲市教育局") < _names(page).index("乙市民政局")


def test_the_filter_shows_what_fits(page: Page) -> None:
    """By words, severity and family; findings that do not fit are hidden too, and all can be."""
    page.get_by_label("级别").select_option("warning")
    heads = page.locator(".finding:visible h4").all_inner_texts()
    by_grade = _names(page), [" ".join(head.split()) for head in heads]
    page.get_by_label("检查类别").select_option("arithmetic")
    by_both = _names(page)
    page.get_by_role("button", name="清除").click()
    page.get_by_label("单位、标题或文件名").fill("2021 乙市")
    page.wait_for_function("document.querySelector('#shown').textContent.includes('1份，')")

    assert by_grade == (["甲市教育局"], ["警告 五、存在的主要问题及改进情况 form.empty"])
    assert by_both == []
    assert (_names(page), page.get_by_role("status").inner_text()) == (
        ["乙市民政局"],
        "显示1份，共3份。",
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["zh-Hans", "zh-Hant", "en"])
def test_the_page_is_accessible(
    browser: Browser, entries: tuple[Entry, ...], tmp_path: Path, scheme: str, locale: str
) -> None:
    """WCAG 2.2 AA by axe, on a phone, where it is no wider than that."""
    written = tmp_path / "overview.html"
    written.write_text(str(overview(entries, "html", locale=locale)), "utf-8")
    with visiting(browser, width=375) as page:
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(written.as_uri())

        assert page.evaluate("document.documentElement.scrollWidth") == 375
        assert violations(page) == []


def test_hostile_text_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    """Nor does what would get past the escapes: the policy knows the page's own script alone."""
    attack = '<img src=x onerror="window.ran=1"><script>window.ran=1</script>\'"'
    written = tmp_path / "overview.html"
    entry = Entry(file=attack, agency=attack, error=attack)
    made = str(overview([entry], "html")).replace("</main>", f"{attack}</main>")
    written.write_text(made, "utf-8")
    with visiting(browser) as page:
        page.goto(written.as_uri())
        ran = page.evaluate("window.ran === undefined")
        works = page.locator("#unreadable th button").count()

    assert (ran, works) == (True, 2)
