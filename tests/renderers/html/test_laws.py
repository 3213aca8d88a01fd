"""What holds for every option: the page reads back, and no text in it becomes anything else."""

from html.parser import HTMLParser
from itertools import product
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from opengov import Report, read
from opengov.checks.validating import validate
from opengov.renderers.html.renderer import renderer
from opengov.testing import hostile_text

_TAGS = {
    "html", "head", "meta", "title", "style", "body", "main", "article", "section", "aside", "h1",
    "h2", "h3", "p", "div", "table", "caption", "colgroup", "thead", "tbody", "tr", "th", "td",
    "span", "sup", "a", "ol", "ul", "li", "strong", "code", "figure", "figcaption", "svg", "desc",
    "text", "rect", "line",
}  # fmt: skip
_VOID = {"meta"}
_PARTS = (
    "title", "agency", "year", "published", "preamble", "overview", "proactive", "requests",
    "disputes", "problems", "other_matters", "further", "remarks", "gaps", "unplaced",
)  # fmt: skip


class _Markup(HTMLParser):
    """The tags and attributes of a page, its ids, what refers to them, and what is left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.ids: list[str] = []
        self.references: set[str] = set()
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in _VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.names.add(name)
            if name == "id":
                self.ids.append(value or "")
            elif name in {"headers", "aria-labelledby", "aria-describedby"}:
                self.references.update((value or "").split())
            elif name == "href":
                self.references.add((value or "").removeprefix("#"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _options(previous: tuple[Report, ...]) -> list[dict[str, Any]]:
    flags = ("fragment", "grouping", "findings", "charts")
    chosen = (dict(zip(flags, each, strict=True)) for each in product((False, True), repeat=4))
    return [{**each, "previous": p} for each in chosen for p in ((), previous)]


@pytest.mark.parametrize("which", ["report", "faulty"])
def test_every_choice_of_options_reads_back(
    which: str, previous: tuple[Report, ...], request: pytest.FixtureRequest
) -> None:
    """Findings, comparisons and charts stand beside the report and are not taken for it."""
    report = request.getfixturevalue(which)
    plain = read(renderer.render(report, locale="zh-Hans").encode(), format="html").report
    for options in _options(previous)[::3]:
        html = renderer.render(report, locale="zh-Hans", **options)
        again = read(html.encode(), format="html").report
        assert {part: getattr(again, part) for part in _PARTS} == {
            part: getattr(plain, part) for part in _PARTS
        }


def test_the_page_reads_back_as_the_report(report: Report, previous: tuple[Report, ...]) -> None:
    """Tables, texts and remarks are those that were rendered."""
    html = renderer.render(report, locale="zh-Hans", findings=True, charts=True, previous=previous)
    again = read(html.encode(), format="html").report
    assert again == evolve(report, agency=again.agency, scope=again.scope)


@given(data=st.data(), locale=st.sampled_from(["zh-Hans", "zh-Hant", "en"]))
def test_no_text_becomes_markup(
    data: st.DataObject,
    reports: st.SearchStrategy[Report],
    locale: str,
) -> None:
    """Elements are the renderer's own and closed; ids are unique; every reference leads to one."""
    report = evolve(data.draw(reports), year=2023)
    earlier = evolve(data.draw(reports), year=2022)
    options = {"findings": True, "charts": True, "previous": (earlier,)}
    page = _Markup(renderer.render(report, locale=locale, **options))
    assert (page.tags - _TAGS, page.open, [n for n in page.names if n.startswith("on")]) == (
        set(), [], [],
    )  # fmt: skip
    assert (len(page.ids), page.references - set(page.ids)) == (len(set(page.ids)), set())


@given(text=hostile_text())
def test_a_stylesheet_stays_in_its_element(text: str) -> None:
    """Whatever a stylesheet holds, the page after it is the same."""
    css = f"p::after {{ content: '{text}' }}"
    page = renderer.render(Report(), locale="zh-Hans", stylesheet=css)
    bare = renderer.render(Report(), locale="zh-Hans")
    after = bare[bare.index("</style>") :]
    assert page.endswith(after)
    assert page.count("</style") == 1


def test_fragments_of_two_prefixes_share_no_id(
    faulty: Report, previous: tuple[Report, ...]
) -> None:
    """Both can stand on one page."""
    options: dict[str, Any] = {
        "findings": validate(faulty), "charts": True, "previous": previous, "fragment": True,
    }  # fmt: skip
    ids = [
        set(_Markup(renderer.render(faulty, locale="en", id_prefix=prefix, **options)).ids)
        for prefix in ("a-", "b-")
    ]
    assert (ids[0] & ids[1], len(ids[0])) == (set(), len(ids[1]))
