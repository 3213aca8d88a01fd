"""Lines into a report: front, sections, tables, and everything that found no place."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from attrs import frozen

from ..bodies.kinds import kind_of, scope_of
from ..errors import LimitError, OutOfScopeError
from ..form.places import printed_editions
from ..form.rows import TABLES, TableKey, section_titles
from ..model.printed import Edition
from ..model.proactive import ProactiveTable
from ..model.report import Agency, Report, Section, TableSection
from .annexes import own_regions
from .breaking import broken
from .characters import simplified
from .collecting import Collector
from .disputes import read_disputes
from .front import Front, read_front
from .lines import Line, Metadata
from .notes import Note
from .outline import Heading, headings
from .proactive import read_proactive
from .reader import Limits, Reading
from .refusing import refusal
from .regions import Region, regions
from .remarks import part_remarks
from .remembering import Grids, Tables
from .requests import read_requests
from .rows import SourceRow
from .tabulating import source_rows, with_doubts
from .titles import second_title

_SILENT = Metadata()
_LIMITS = Limits()


@frozen(kw_only=True)
class _Part:
    """A section's heading and its lines: body stands before the table, after behind it."""

    title: str | None = None
    body: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def prose(self) -> Section:
        """The part as a section without a table."""
        return Section(title=self.title, body=self.body + self.after)


def assemble(
    lines: Sequence[Line],
    *,
    format_name: str,
    metadata: Metadata = _SILENT,
    notes: Sequence[Note] = (),
    limits: Limits = _LIMITS,
) -> Reading:
    """Return the reading of a source's lines; metadata speaks where the text does not.

    notes: what the reader has to say already.
    Of several reports in one source the first is read, and the lines of the others are left over.
    Raises OutOfScopeError where there is no title, no section and no table, or where the report is
    on a year before the first documented form, and LimitError for more text than limits allow.
    """
    characters = sum(len(line.text) for line in lines)
    if characters > limits.characters:
        raise LimitError(
            f"the text has {characters} characters; at most {limits.characters} are read; "
            "give limits to read more"
        )
    collector = Collector()
    collector.notes.extend(notes)
    lines = list(broken(lines))
    end = second_title(lines)
    others, lines = lines[end:], lines[:end]
    opened = headings(lines)
    tabular = regions(lines, opened)
    first = min([h.index for h in opened] + [r.start for r in tabular], default=len(lines))
    front = read_front(lines[:first], metadata)
    collector.notes.extend(
        note for line in (*front.preamble, *lines[first:]) for note in line.notes
    )
    why = refusal(lines, front, sections=len(opened), tables=len(tabular))
    if why is not None:
        raise OutOfScopeError(why, "\n".join(line.text for line in lines))
    for line in front.chrome:
        collector.leave(line.text, line.where)
    tabular = own_regions(lines, tabular, opened, front)
    tables = _tables(lines, tabular, collector)
    read = [region for region in tabular if tables[region.table] is not None]
    parts = _parts(lines, opened, read, first)
    if others:
        collector.note("several-reports", raw=others[0].text)
        for line in others:
            collector.leave(line.text, line.where)
    report = _report(front, parts, tables, collector)
    _say_sections(report, collector)
    return Reading(
        report=report,
        notes=tuple(collector.notes),
        format=format_name,
        sources=collector.sources,
    )


def _tables(lines: Sequence[Line], tabular: Sequence[Region], collector: Collector) -> Tables:
    """Read the three tables, or take them as others were that are laid out alike."""
    grids = Grids.of(lines, tabular)
    if grids is None:
        return _read_tables(lines, tabular, collector)
    if (recalled := grids.recall()) is not None:
        tables, sources = recalled
        collector.sources.update(sources)
        return tables
    said = collector.said
    tables = _read_tables(lines, tabular, collector)
    if collector.said == said:
        grids.remember(tables, collector.sources)
    return tables


def _read_tables(lines: Sequence[Line], tabular: Sequence[Region], collector: Collector) -> Tables:
    """Read the three tables; table 2 first, for a table 3 that does not tell its edition."""
    source: dict[TableKey, list[SourceRow]] = {key: [] for key in TABLES}
    for region in tabular:
        source[region.table].extend(source_rows(lines[region.start : region.end], region.table))
    source = with_doubts(source)
    proactive = read_proactive(source["proactive"], collector)
    fallback = _usual_edition(proactive)
    requests = read_requests(source["requests"], collector, fallback)
    disputes = read_disputes(source["disputes"], collector)
    return {"proactive": proactive, "requests": requests, "disputes": disputes}


def _usual_edition(table: ProactiveTable | None) -> Edition:
    """Return the edition of most rows of table 2; the one in use where there is no telling."""
    told = printed_editions(Report(proactive=TableSection(table=table))).values()
    return Counter(told).most_common(1)[0][0] if told else "2021"


def _parts(
    lines: Sequence[Line], opened: Sequence[Heading], tabular: Sequence[Region], first: int
) -> list[tuple[str | None, _Part]]:
    """Return each section's part with its key; a key of "" is text before the first heading."""
    inside = {index for region in tabular for index in range(region.start, region.end)}
    starts = {region.start for region in tabular}
    marks = [(first, "", None), *((h.index, h.key, h.title) for h in opened)]
    ends = [mark[0] for mark in marks[1:]] + [len(lines)]
    found: list[tuple[str | None, _Part]] = []
    for (start, key, title), end in zip(marks, ends, strict=True):
        begin = start if title is None else start + 1
        table = min((s for s in starts if begin <= s < end), default=end)
        prose = [i for i in range(begin, end) if i not in inside]
        body = tuple(lines[i].text for i in prose if i < table and lines[i].text)
        after = tuple(lines[i].text for i in prose if i > table and lines[i].text)
        found.append((key, _Part(title=title, body=body, after=after)))
    return found


def _report(
    front: Front,
    parts: Sequence[tuple[str | None, _Part]],
    tables: Tables,
    collector: Collector,
) -> Report:
    by_key = {key: part for key, part in parts if key}
    loose = next((part.prose.body for key, part in parts if key == ""), ())
    for text in loose:
        collector.leave(text, None)
    sections: dict[str, Any] = {}
    for key in section_titles():
        part = by_key.get(key, _Part())
        if key not in TABLES:
            sections[key] = part.prose
            continue
        remarks, after = part_remarks(part.after, key)
        collector.remarks += remarks
        sections[key] = TableSection(
            title=part.title, body=part.body, table=tables[key], after=after
        )
    name = front.agency
    plain = simplified(name) if name else None
    return Report(
        title=front.title,
        agency=Agency(name=name, kind=kind_of(plain) if plain else None),
        year=front.year,
        scope=scope_of(plain) if plain else None,
        published=front.published,
        identifier=front.identifier,
        preamble=tuple(line.text for line in front.preamble),
        further=tuple(part.prose for key, part in parts if key is None),
        remarks=tuple(collector.remarks),
        gaps=tuple(collector.gaps),
        unplaced=tuple(collector.unplaced),
        **sections,
    )


def _say_sections(report: Report, collector: Collector) -> None:
    """Note missing sections, tables that may be pictures, and mixed editions."""
    for key, title in section_titles().items():
        section = getattr(report, key)
        table = getattr(section, "table", None)
        if section.title is None and table is None:
            collector.note("section-missing", place=key, raw=title, label=title)
        elif key in TABLES and table is None and not section.body:
            collector.note("tables-are-images", place=key, raw=section.title, label=title)
    if len(set(printed_editions(report).values())) > 1:
        collector.note("mixed-editions")
