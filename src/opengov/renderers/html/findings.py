"""Show what the checks found: a mark beside a cell, and a list under its table.

A number stands for one cause. Marks are written as notes of a table are, in square brackets, and
lists stand in asides, so that neither is taken for what the report says.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import frozen

from ...checks.finding import Group, Validation
from ...checks.wording import BETWEEN, Said, counted, said, suggested
from ...form.naming import heads_of
from ...form.places import Wiring, wiring_of
from ...messages.catalog import Catalog
from ...messages.marking import message
from ...model.printed import Edition
from ...model.report import Report
from .text import element, safe

_TITLE = message("核验意见")
_IS = message("：")
_NOTHING = message("没有发现问题。")


@frozen(kw_only=True)
class Findings:
    """What a page shows of findings.

    marks: beside figures, by place. lists: under a section, by its key. front: before the sections,
    the counts and what belongs to no section.
    """

    marks: Mapping[str, str]
    lists: Mapping[str, str]
    front: str


NONE = Findings(marks={}, lists={}, front="")


@frozen(kw_only=True)
class Cause:
    """A group of findings as it is shown: a number, the cells that it marks, and its sentences."""

    number: int
    section: str
    cells: tuple[tuple[str, str], ...]
    said: tuple[Said, ...]
    suggestion: str


def causes(validation: Validation, report: Report, words: Catalog) -> Iterator[Cause]:
    """Yield what is shown of each group; its cells are places and labels of the figures to mend."""
    printed = _places_of(wiring_of(report))
    for number, group in enumerate(validation.groups, 1):
        edition = group.findings[0].edition
        cells = (place for place in _places(group) if place in printed)
        yield Cause(
            number=number,
            section=_section(group),
            cells=tuple((place, _label(place, edition, words)) for place in cells),
            said=tuple(said(group, words)),
            suggestion=suggested(group, words),
        )


@lru_cache(maxsize=1024)
def _label(place: str, edition: Edition, words: Catalog) -> str:
    return BETWEEN.join(map(words.text, heads_of(place, edition)))


@lru_cache(maxsize=64)
def _places_of(wired: Wiring) -> frozenset[str]:
    return frozenset(wired.places)


def shown(
    validation: Validation,
    report: Report,
    words: Catalog,
    *,
    prefix: str,
    sections: Collection[str | None],
) -> Findings:
    """Return what the page of a report shows of a validation.

    sections: the keys of those that are printed; what belongs to none of them stands in front.
    """
    title, colon = safe(words.text(_TITLE)), words.text(_IS)
    marks: dict[str, str] = {}
    items: dict[str, list[str]] = {}
    for cause in causes(validation, report, words):
        for place, mark in _marks(cause, title, colon, prefix):
            marks[place] = marks.get(place, "") + mark
        section = cause.section if cause.section in sections else ""
        items.setdefault(section, []).append(_item(cause, prefix))
    count = counted(validation, words) if validation.groups else words.text(_NOTHING)
    front = element("p", count) + _list(items.pop("", ()))
    return Findings(
        marks=marks,
        lists={key: _aside("h3", title, _list(found)) for key, found in items.items()},
        front=_aside("h2", title, front),
    )


def _places(group: Group) -> Iterator[str]:
    """Yield the place to mend first of each finding, then that of the suggestion, each once."""
    places = [finding.places[0] for finding in group.findings if finding.places]
    if group.suggestion is not None:
        places.append(group.suggestion.place)
    yield from dict.fromkeys(places)


def _section(group: Group) -> str:
    first = next(_places(group), "")
    return first.partition(".")[0].partition("[")[0]


def _marks(cause: Cause, title: str, colon: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the places that a cause marks, each with a link to what is said of it."""
    number, first = cause.number, cause.said[0]
    told = safe(f"{first.degree}{colon}{first.sentences[0]}")
    for index, (place, _) in enumerate(cause.cells, 1):
        mark = (
            f'<sup><a class="mark {first.severity}" id="{prefix}m{number}-{index}" '
            f'href="#{prefix}f{number}" aria-label="{title}[{number}]" title="{told}">'
            f"[{number}]</a></sup>"
        )
        yield place, mark


def _item(cause: Cause, prefix: str) -> str:
    number = cause.number
    lines = "".join(map(_lines, cause.said))
    if cause.suggestion:
        lines += element("p", cause.suggestion, ' class="suggestion"')
    back = "".join(
        f'<li><a href="#{prefix}m{number}-{index}">{safe(label)}</a></li>\n'
        for index, (_, label) in enumerate(cause.cells, 1)
    )
    if back:
        lines += f'<ul class="cells">\n{back}</ul>\n'
    return f'<li id="{prefix}f{number}" value="{number}">\n{lines}</li>\n'


def _lines(each: Said) -> str:
    first, *others = each.sentences
    degree = f'<strong class="{each.severity}">{safe(each.degree)}</strong>'
    lines = f"<p>{degree} <code>{safe(each.check)}</code> {safe(first)}</p>\n"
    lines += "".join(element("p", other) for other in others)
    return lines + (element("p", each.clause, ' class="clause"') if each.clause else "")


def _list(items: Sequence[str]) -> str:
    return f"<ol>\n{''.join(items)}</ol>\n" if items else ""


def _aside(heading: str, title: str, content: str) -> str:
    return f'<aside class="findings">\n<{heading}>{title}</{heading}>\n{content}</aside>\n'
