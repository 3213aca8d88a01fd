"""Put an article into a page, by a template that users can replace.

A template is text with the $fields of string.Template. It is trusted, and so is a stylesheet; what
comes from a report is escaped.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from string import Template

from ...errors import RenderError, unknown
from ...messages.catalog import Catalog
from ...model.printed import label
from ...model.report import Report
from .text import safe

NAMELESS = label("政府信息公开工作年度报告")

FIELDS: Mapping[str, Callable[[Report], str]] = {
    "agency": lambda report: safe(report.agency.name or ""),
    "year": lambda report: "" if report.year is None else str(report.year),
    "published": lambda report: "" if report.published is None else report.published.isoformat(),
    "identifier": lambda report: safe(report.identifier or ""),
    "metadata": lambda report: "".join(
        f'<meta name="{name}" content="{safe(said)}">\n' for name, said in _metadata(report) if said
    ),
}
"""What a template may ask for of a report, beside what every page has."""

_OF_PAGE = ("article", "lang", "stylesheet", "title")


def page(
    report: Report, article: str, words: Catalog, *, template: str | None, stylesheet: str
) -> str:
    """Return a page by a template. Raises RenderError for one that is none."""
    title = words.text(NAMELESS) if report.title is None else report.title
    given = {
        "article": article,
        "lang": safe(words.locale),
        "stylesheet": stylesheet,
        "title": safe(title),
    }
    pieces: list[str] = []
    for text, name in _pieces(_beside("page.html") if template is None else template):
        pieces += (text, given[name] if name in given else FIELDS[name](report) if name else "")
    return "".join(pieces)


def styles(own: str | None, *, whole: bool) -> str:
    """Return the stylesheet of a fragment or a whole page, and one of the user's own after it."""
    css = _of_page() if whole else _beside("report.css")
    return css if own is None else f"{css}{_inert(own)}\n"


def _inert(css: str) -> str:
    r"""Return a stylesheet that cannot end its element; in a string of CSS \/ is a slash.

    >>> _inert('p::after { content: "</style><script>" }')
    'p::after { content: "<\\/style><script>" }'
    """
    return css.replace("</", "<\\/")


@cache
def _of_page() -> str:
    return _beside("report.css") + _beside("page.css")


@cache
def _beside(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _metadata(report: Report) -> tuple[tuple[str, str | None], ...]:
    """Return what the rules for government sites want in the head of a page of content."""
    return (
        ("ArticleTitle", report.title),
        ("PubDate", FIELDS["published"](report)),
        ("ContentSource", report.agency.name),
    )


@lru_cache(maxsize=16)
def _pieces(template: str) -> tuple[tuple[str, str], ...]:
    """Return a template as texts, each with the field that follows it, or with none."""
    pieces: list[tuple[str, str]] = []
    end = 0
    for match in Template.pattern.finditer(template):
        name = match["named"] or match["braced"] or ""
        if match["invalid"] is not None:
            line = template.count("\n", 0, match.start()) + 1
            raise RenderError(
                f"the template has a $ in line {line} that begins no field; write $$ for the sign"
            )
        if name and name not in FIELDS and name not in _OF_PAGE:
            raise RenderError(unknown("field of a template", name, (*FIELDS, *_OF_PAGE)))
        pieces.append((template[end : match.start()] + ("" if name else "$"), name))
        end = match.end()
    if not any(name == "article" for _, name in pieces):
        raise RenderError("the template has no $article; put it where the report shall stand")
    return (*pieces, (template[end:], ""))
