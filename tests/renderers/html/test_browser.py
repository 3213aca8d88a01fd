"""The page in a real browser: widths, light and dark, axe, paper, and text that would be script."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2  # type: ignore[import-untyped]
import pytest
from attrs import evolve
from playwright.sync_api import Browser
from tests.browsing import violations, visiting

from opengov import Report
from opengov.form.places import replace
from opengov.form.rows import rows
from opengov.renderers.html.renderer import renderer
from opengov.testing.reports import report_of

_ALL: dict[str, Any] = {"findings": True, "charts": True}
Page: TypeAlias = Callable[[str], str]

_SCRIPT = (
    "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
    "\"'><svg onload=window.ran=1></title></style><script>window.ran = 1</script>\u202e\x00\x1b[31m"
)


@pytest.fixture
def everything(faulty: Report, previous: tuple[Report, ...]) -> Page:
    """Return what renders a page with findings, charts and a comparison in a language."""
    return lambda locale: renderer.render(faulty, locale=locale, previous=previous, **_ALL)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 375)])
@pytest.mark.parametrize("locale", ["zh-Hans", "zh-Hant", "en"])
def test_axe_finds_nothing_in_a_full_page(
    browser: Browser, everything: Page, locale: str, scheme: Any, width: int
) -> None:
    """WCAG 2.2 AA holds in every language, light on a desk and dark on a phone."""
    with visiting(browser, width=width) as page:
        page.emulate_media(color_scheme=scheme)
        page.set_content(everything(locale))
        assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_plain_page(browser: Browser, report: Report, scheme: Any) -> None:
    """WCAG 2.2 AA holds for the report alone."""
    with visiting(browser, width=768) as page:
        page.emulate_media(color_scheme=scheme)
        page.set_content(renderer.render(report, locale="zh-Hans"))
        assert violations(page) == []


@pytest.mark.parametrize("locale", ["zh-Hans", "en"])
@pytest.mark.parametrize("width", [375, 768, 1280])
def test_only_tables_scroll_sideways(
    browser: Browser, faulty: Report, previous: tuple[Report, ...], width: int, locale: str
) -> None:
    """The page is as wide as the screen, whatever stands in a table."""
    wide = replace(faulty, "requests.table.received.natural_person", 10**40)
    with visiting(browser, width=width) as page:
        page.set_content(renderer.render(wide, locale=locale, previous=previous, **_ALL))
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_every_figure_names_its_heads(browser: Browser, report: Report) -> None:
    """What the browser takes for the heads of a cell is what leads to it in the form."""
    with visiting(browser) as page:
        page.set_content(renderer.render(report, locale="zh-Hans"))
        heads: list[list[str]] = page.evaluate(
            "[...document.querySelectorAll('td[headers]')].map(cell => cell.headers.split(' ')"
            ".map(id => document.getElementById(id).textContent))"
        )
    table = rows("requests", "2021")
    columns = [(("法人或其他组织",) if c.under else ()) + (c.label,) for c in table[0].columns]
    assert heads[10:-15] == [
        ["申请人情况", *column, *row.heads] for row in table for column in columns
    ]
    assert heads[0] == ["第二十条第（一）项", "本年制发件数", "规章"]
    assert heads[-1] == ["行政诉讼", "复议后起诉", "总计"]


def test_no_text_runs(browser: Browser, previous: tuple[Report, ...]) -> None:
    """A page whose every text would be a script runs none and asks for nothing."""
    hostile = evolve(report_of(_SCRIPT * 20), year=2023)
    with visiting(browser) as page:
        html = renderer.render(hostile, locale="en", previous=previous, stylesheet=_SCRIPT, **_ALL)
        page.set_content(html)
        assert page.evaluate("[window.ran === undefined, document.scripts.length]") == [True, 0]


def test_a_word_of_100_kilobytes_stays_in_the_page(browser: Browser, report: Report) -> None:
    """It breaks where it must."""
    long = evolve(report, title="w" * 100_000, preamble=("长" * 100_000,))
    with visiting(browser, width=375) as page:
        page.set_content(renderer.render(long, locale="zh-Hans"))
        assert page.evaluate("document.documentElement.scrollWidth") == 375


def _pages(browser: Browser, html: str, into: Path) -> list[str]:
    """Return the text of each page as it is printed."""
    with visiting(browser) as page:
        page.emulate_media(color_scheme="dark")
        page.set_content(html)
        page.pdf(path=into, prefer_css_page_size=True, print_background=True)
    with pypdfium2.PdfDocument(into) as document:
        pages: list[Any] = [document[index] for index in range(len(document))]
        assert {tuple(map(round, page.get_size())) for page in pages} == {(595, 842)}
        return [page.get_textpage().get_text_bounded() for page in pages]


def _numbered(report: Report) -> Report:
    """Return a report whose every figure of table 3 is another number of six digits."""
    for number, place in enumerate((p for row in rows("requests", "2021") for p in row.places), 1):
        report = replace(report, place, 700_000 + number)
    return report


@pytest.mark.parametrize(
    "css", [None, "@media print { .annual-report .requests td { padding: 6mm } }"]
)
@pytest.mark.parametrize("filling", [0, 14])
def test_no_row_is_broken_on_paper(
    browser: Browser, report: Report, tmp_path: Path, css: str | None, filling: int
) -> None:
    """On A4 the figures of a row share a page, which has the heads; pages have numbers.

    Table 3 stands on one page where it can. Styles that make it longer than a page break it between
    rows, and its heads come again.
    """
    filled = evolve(_numbered(report), preamble=("更新了公开目录，各栏目按季检查。",) * filling)
    html = renderer.render(filled, locale="zh-Hans", stylesheet=css)
    pages = _pages(browser, html, tmp_path / "page.pdf")
    found = [
        {index for index, text in enumerate(pages) if str(700_000 + 7 * row + column) in text}
        for row in range(25)
        for column in range(1, 8)
    ]
    per_row = [set[int]().union(*found[start : start + 7]) for start in range(0, 175, 7)]
    assert [len(on) for on in per_row] == [1] * 25
    used = sorted(set[int]().union(*per_row))
    assert (len(used) > 1, all("商业" in pages[index] for index in used)) == (css is not None, True)
    assert all(f"— {index} —" in text for index, text in enumerate(pages, 1))
    assert all(min(a) <= min(b) for a, b in pairwise(per_row))
