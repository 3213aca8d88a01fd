"""What a report prints, in order: its imprint, its sections and the notes under each."""

from datetime import date
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from ..form.naming import SEPARATOR, heads_of
from ..form.places import table_3_edition
from ..form.rows import TABLES, TableKey, section_titles
from ..messages.catalog import Catalog
from ..messages.marking import message
from ..model.report import Report, Section, TableSection

_TABLE_KEYS: dict[str, TableKey] = {key: key for key in TABLES}


class Part(NamedTuple):
    """A section as it prints; table names the table that it holds, key the section of the form.

    translated: whether the title is the form's own, in the words of the locale. A part is made anew
    for each rendering, and a tuple is the quickest to make.
    """

    title: str | None
    body: tuple[str, ...]
    translated: bool = False
    table: TableKey | None = None
    after: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    key: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the section prints."""
        return self.title is None and not (self.body or self.table or self.after or self.notes)


def imprint(report: Report, catalog: Catalog) -> tuple[str, ...]:
    """Return the lines on who published the report and when, as far as that is known."""
    found: list[str] = []
    if report.agency.name is not None:
        found.append(catalog.compose(message("发布机构：{name}"), name=report.agency.name))
    if report.published is not None:
        found.append(_published(report.published, catalog))
    return tuple(found)


@lru_cache(maxsize=1024)
def _published(day: date, catalog: Catalog) -> str:
    """Return the line on the day; a season's reports share a few days, and Babel takes its time."""
    return catalog.compose(message("发布日期：{date}"), date=day)


def outline(report: Report, catalog: Catalog) -> tuple[Part, ...]:
    """Return the sections in printed order; one without title and content is left out.

    A title that is worded as in the form is translated, another prints as it stands. Remarks
    follow their section as notes; those of no section follow at the end.
    """
    notes = _notes(report, catalog)
    parts = [
        _part(key, getattr(report, key), catalog, notes.pop(key, ())) for key in section_titles()
    ]
    parts.extend(Part(title=section.title, body=section.body) for section in report.further)
    if notes:
        parts.append(Part(title=None, body=(), notes=tuple(chain.from_iterable(notes.values()))))
    return tuple(part for part in parts if not part.is_empty)


def _part(
    key: str, section: Section | TableSection[Any], catalog: Catalog, notes: tuple[str, ...]
) -> Part:
    translated = section.title == section_titles()[key]
    tabular = section if isinstance(section, TableSection) else None
    return Part(
        title=catalog.text(section_titles()[key]) if translated else section.title,
        translated=translated,
        body=section.body,
        table=_TABLE_KEYS[key] if tabular and tabular.table is not None else None,
        after=tabular.after if tabular else (),
        notes=notes,
        key=key,
    )


def _notes(report: Report, catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Return the notes on each section by its key, and on anything else by its own."""
    found: dict[str, tuple[str, ...]] = {}
    for remark in report.remarks:
        key = remark.place.partition(".")[0]
        heads = heads_of(remark.place, table_3_edition(report))
        named = SEPARATOR.join(map(catalog.text, heads))
        of_section = heads == (section_titles().get(key, remark.place),)
        template = message("注：{text}") if of_section else message("注：{place}：{text}")
        note = catalog.compose(template, place=named, text=remark.text)
        found[key] = (*found.get(key, ()), note)
    return found
