import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from opengov.form.places import replace
from opengov.model.proactive import ExtraRow
from opengov.model.report import Gap, Report, Section
from opengov.renderers.html.renderer import renderer
from opengov.renderers.html.text import safe


class _Page(HTMLParser):
    """What a parser sees: the texts, and each group of lines with its spans."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open: list[str] = []
        self.widths: list[int] = []
        self.groups: list[tuple[int, list[list[tuple[int, int]]]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.open.append(tag)
        if tag == "table":
            self.widths.append(0)
        elif tag == "colgroup":
            self.widths[-1] += int(found["span"])
        elif tag in {"thead", "tbody"}:
            self.groups.append((self.widths[-1], []))
        elif tag == "tr":
            self.groups[-1][1].append([])
        elif tag in {"th", "td"}:
            spans = int(found.get("rowspan", 1)), int(found.get("colspan", 1))
            self.groups[-1][1][-1].append(spans)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _is_filled(width: int, lines: list[list[tuple[int, int]]]) -> bool:
    taken: list[tuple[int, int]] = []
    for y, line in enumerate(lines):
        x = 0
        for rowspan, colspan in line:
            while (x, y) in taken:
                x += 1
            taken.extend((x + i, y + j) for i in range(colspan) for j in range(rowspan))
    return sorted(taken) == [(x, y) for x in range(width) for y in range(len(lines))]


def _article(report: Report, locale: str = "zh-Hans", **options: object) -> str:
    return renderer.render(report, locale=locale, fragment=True, **options)


def test_a_page_is_as_reviewed(report: Report) -> None:
    """The golden page was looked at in a browser beside the printed form."""
    golden = Path(__file__).parents[1] / "golden" / "report.html"
    assert renderer.render(report, locale="zh-Hans") == golden.read_text(encoding="utf-8")


@given(st.text())
def test_a_text_comes_out_whole(text: str) -> None:
    """What a parser reads in an element and in an attribute is the text that went in."""
    page = _Page(f"<p>{safe(text)}</p>")
    assert "".join(page.texts) == _as_parsed(text)


def _as_parsed(text: str) -> str:
    joined = text if text.isprintable() else "\n".join(text.splitlines())
    return re.sub("[\x00-\x08\x0e-\x1f\x7f-\x9f]|[^\x00-\U0010fffd]|[\ufdd0-\ufdef]|[\ufffe\uffff]"
                  "|[\U0001fffe\U0001ffff]", "\ufffd", joined)  # fmt: skip


@given(data=st.data())
def test_spans_fill_the_grid(data: st.DataObject, reports: st.SearchStrategy[Report]) -> None:
    """Each group of lines fills its columns exactly, with rows of any length among them."""
    page = _Page(_article(data.draw(reports)))
    assert all(_is_filled(width, lines) for width, lines in page.groups)


def test_a_page_holds_the_article(report: Report) -> None:
    """fragment=True gives the page's article and nothing else."""
    assert _article(report) in renderer.render(report, locale="zh-Hans")


def test_an_unknown_figure_says_why(report: Report) -> None:
    """What could not be read is a question mark, never the digits that stand there."""
    place = "requests.table.received.total"
    gap = Gap(place=place, state="unread", raw="3511?")
    changed = evolve(replace(report, place, None), gaps=(gap,))
    assert 'aria-label="无法识别" title="无法识别">?</span>' in _article(changed)


@pytest.mark.parametrize(
    ("locale", "title"),
    [("zh-Hans", "<h2>一、总体情况</h2>"), ("en", "<h2>I. Overview</h2>")],
)
def test_the_title_of_the_form_is_translated(report: Report, locale: str, title: str) -> None:
    """A section's title is the form's in the words of the locale."""
    assert title in _article(report, locale)


def test_another_title_stays_as_printed(report: Report) -> None:
    """A title of the report's own is not translated, and is marked as Chinese."""
    changed = evolve(report, overview=Section(title="一、概况"))
    assert '<h2 lang="zh">一、概况</h2>' in _article(changed, "en")


def test_an_extra_row_follows_its_block(report: Report) -> None:
    """A row of the report's own stands after the rows of the block with its caption."""
    row = ExtraRow(caption="第二十条第（一）项", label="其他主动公开文件", cells=("186",))
    assert report.proactive.table is not None
    table = evolve(report.proactive.table, extra=(row,))
    changed = evolve(report, proactive=evolve(report.proactive, table=table))
    wanted = (
        '<tr><th id="og-pe0-0" scope="row">其他主动公开文件</th>'
        '<td headers="og-p1 og-pe0-0" colspan="3">186</td></tr>\n</tbody>'
    )
    assert _article(changed).index("第二十条第（五）项") > _article(changed).index(wanted)


def test_digits_stand_in_groups_on_request(report: Report) -> None:
    """grouping=True writes numbers as the locale groups them."""
    assert ">1,808,595</td>" in _article(report, grouping=True)


def test_a_count_of_any_size_prints(report: Report) -> None:
    """Python refuses to write an integer of more than 4300 digits by itself."""
    place = "requests.table.received.total"
    assert "1" + "0" * 5000 in _article(replace(report, place, 10**5000))
