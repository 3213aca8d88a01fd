"""The page around an article: templates, stylesheets, ids."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from opengov import Report
from opengov.errors import RenderError
from opengov.renderers.html.renderer import renderer

TEMPLATE = (
    "<!DOCTYPE html>\n<title>$title</title>\n${article}<p>$$ $agency $year $published $identifier"
)


def _html(report: Report, **options: Any) -> str:
    return renderer.render(report, locale="zh-Hans", **options)


def test_a_template_is_filled(report: Report) -> None:
    """Its fields are those of the page and of the report; two dollars are one."""
    named = evolve(report, title="甲&乙", identifier="BL/1", published=date(2024, 1, 5))
    article = _html(named, fragment=True)
    assert _html(named, template=TEMPLATE) == (
        "<!DOCTYPE html>\n<title>甲&amp;乙</title>\n"
        f"{article}<p>$ 某市人民政府 2023 2024-01-05 BL/1"
    )


def test_what_is_not_known_is_empty() -> None:
    """A report without a title has that of the form."""
    page = _html(Report(), template="$title|$agency|$year|$published|$metadata|$article")
    assert page.startswith("政府信息公开工作年度报告|||||<article")


@pytest.mark.parametrize(
    ("template", "message"),
    [
        (
            "$article $titel",
            "no field of a template is named 'titel'; known: agency, article, .*title",
        ),
        ("<p>", r"the template has no \$article; put it where the report shall stand"),
        ("$article\n5 $ ", r"a \$ in line 2 that begins no field; write \$\$"),
    ],
)
def test_a_template_with_a_fault_is_refused(report: Report, template: str, message: str) -> None:
    """The message says what is wrong and what is known."""
    with pytest.raises(RenderError, match=message):
        _html(report, template=template)


def test_the_head_of_a_page_has_what_sites_must_state(report: Report) -> None:
    """The rules for government sites name these three."""
    assert (
        '<meta name="ArticleTitle" content="某市人民政府2023年政府信息公开工作年度报告">\n'
        '<meta name="PubDate" content="2024-03-18">\n'
        '<meta name="ContentSource" content="某市人民政府">\n'
    ) in _html(report)


def test_a_stylesheet_follows_ours(report: Report) -> None:
    """So it wins where both say something; it cannot end its element."""
    css = '.annual-report { --report-accent: navy; content: "</style>" }'
    page = _html(report, stylesheet=css)
    assert page.index("--report-accent: navy") > page.rindex("@page")
    assert 'content: "<\\/style>"' in page


def test_a_styled_fragment_leaves_the_page_alone(report: Report) -> None:
    """It has the styles of the article, not those of a page and its paper."""
    fragment = _html(report, fragment=True, styled=True)
    assert fragment == "<style>\n" + fragment[8 : fragment.index("</style>")] + (
        f"</style>\n{_html(report, fragment=True)}"
    )
    assert ("@page" in fragment, ".annual-report h1 {" in fragment) == (False, True)


@pytest.mark.parametrize("prefix", ["", "1a", "a b", 'a"', "甲"])
def test_a_prefix_is_a_name(report: Report, prefix: str) -> None:
    """It stands in ids and in lists of them."""
    with pytest.raises(RenderError, match="the option id_prefix of the html renderer is"):
        _html(report, id_prefix=prefix)
