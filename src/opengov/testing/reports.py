"""Strategies for reports: any that the model can hold, and those whose figures add up."""

from typing import Any

from attrs import evolve, fields, fields_dict
from hypothesis import strategies as st

from ..form.editions import INSTRUMENTS
from ..form.places import cells, form_places
from ..form.rows import section_titles
from ..model.printed import Edition
from ..model.proactive import ExtraRow, ProactiveTable
from ..model.report import Agency, Gap, Remark, Report, Section, TableSection
from .tables import (
    consistent_disputes,
    consistent_requests,
    disputes,
    disputes_of,
    editions,
    proactive,
    requests,
    requests_of,
)
from .texts import hostile_text, plain_text

_OTHER_PLACES = ("title", "overview.body[0]", "proactive.table", "requests.table.received", "")
_STATES = ("blank", "marked", "missing", "unread", "ambiguous")
_RAW = {"blank": "", "marked": "/", "missing": "", "unread": "若干", "ambiguous": "21710"}
_AGENCIES = (
    *("宿迁市人民政府", "上海市人民政府办公厅", "周口市科技局", "某街道办事处"),
    *("国家税务总局", "某某开发区管委会"),
)
_LAST_YEAR = 2025


def reports(
    edition: Edition | None = None, *, consistent: bool = False
) -> st.SearchStrategy[Report]:
    """Return a strategy for any report that a document can hold.

    Hostile texts, missing tables and rows, unknown figures with the reason in gaps, counts of any
    size and sign, money of 0 to 6 decimals, remarks, extra rows, further sections. Without an
    edition the blocks of a report may be of both. With consistent, tables 3 and 4 are full and obey
    the form's sums, where they are there.
    """
    table_3 = consistent_requests(edition) if consistent else requests(edition)
    table_4 = consistent_disputes() if consistent else disputes()
    made = st.builds(
        Report,
        title=st.none() | hostile_text(),
        agency=_agencies(),
        year=st.none() | st.integers(2015, 2030) | st.integers(),
        scope=st.sampled_from([None, "agency", "region"]),
        published=st.none() | st.dates(),
        identifier=st.none() | hostile_text(),
        preamble=_paragraphs(),
        overview=_sections(),
        proactive=_around(proactive(edition)),
        requests=_around(table_3),
        disputes=_around(table_4),
        problems=_sections(),
        other_matters=_sections(),
        further=st.lists(_sections(), max_size=2).map(tuple),
        remarks=st.lists(_remarks(), max_size=3).map(tuple),
        unplaced=_paragraphs(),
    )
    return st.tuples(made, st.lists(st.sampled_from(_STATES), min_size=1), _odd_gaps()).map(_gapped)


def consistent_reports(edition: Edition | None = None) -> st.SearchStrategy[Report]:
    """Return a strategy for whole, careful reports: every table is full and every sum holds.

    The year fits the edition, the six sections have the form's titles, and the prose is plain, so
    that a rendering reads back. The totals are added up here and not by the library's own checks.
    """
    return editions(edition).flatmap(_whole)


def report_of(text: str) -> Report:
    """Return a report that holds a text wherever it can hold one, in every table too."""
    prose = (text,)
    around: dict[str, Any] = {"title": text, "body": prose, "after": prose}
    section = Section(title=text, body=prose)
    unknown = "requests.table.received.total"
    received = (*[0] * 6, None)
    row = ExtraRow(caption=text, label=text, cells=(text, "1"))
    rows: dict[str, Any] = {a.name: None for a in fields(ProactiveTable) if a.name != "extra"}
    return Report(
        title=text,
        agency=Agency(name=text, code=text, region=text),
        identifier=text,
        preamble=prose,
        overview=section,
        proactive=TableSection(table=ProactiveTable(**rows, extra=(row,)), **around),
        requests=TableSection(table=requests_of([received, *[[0] * 7] * 24]), **around),
        disputes=TableSection(table=disputes_of([[0] * 5] * 3), **around),
        problems=section,
        other_matters=section,
        further=(section,),
        remarks=(Remark(place=unknown, text=text), Remark(place=text, text=text)),
        gaps=(Gap(place=unknown, state="marked", raw=text),),
        unplaced=prose,
    )


def _whole(edition: Edition) -> st.SearchStrategy[Report]:
    instrument = INSTRUMENTS[edition]
    titles = section_titles()
    prose = st.lists(plain_text(), min_size=1, max_size=2).map(tuple)
    tables: dict[str, st.SearchStrategy[Any]] = {
        "proactive": proactive(edition, whole=True),
        "requests": consistent_requests(edition),
        "disputes": consistent_disputes(),
    }
    parts = {
        key: st.builds(TableSection, title=st.just(title), table=tables[key])
        if key in tables
        else st.builds(Section, title=st.just(title), body=prose)
        for key, title in titles.items()
    }
    years = st.integers(instrument.first_year, instrument.last_year or _LAST_YEAR)
    made = st.builds(
        Report, agency=st.builds(Agency, name=st.sampled_from(_AGENCIES)), year=years, **parts
    )
    return made.map(_titled)


def _titled(report: Report) -> Report:
    return evolve(report, title=f"{report.agency.name}{report.year}年政府信息公开工作年度报告")


def _gapped(drawn: tuple[Report, list[Any], tuple[Gap, ...]]) -> Report:
    """Give every unknown figure its reason; the drawn states take turns."""
    report, states, odd = drawn
    unknown = [place for place, figure in cells(report) if figure is None]
    turns = [states[index % len(states)] for index in range(len(unknown))]
    gaps = tuple(
        Gap(place=place, state=state, raw=_RAW[state])
        for place, state in zip(unknown, turns, strict=True)
    )
    return evolve(report, gaps=gaps + odd)


def _paragraphs() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(hostile_text() | plain_text(), max_size=2).map(tuple)


def _sections() -> st.SearchStrategy[Section]:
    return st.builds(Section, title=st.none() | hostile_text(), body=_paragraphs())


def _around(table: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.builds(
        TableSection,
        title=st.none() | hostile_text(),
        body=_paragraphs(),
        table=st.none() | table,
        after=_paragraphs(),
    )


def _agencies() -> st.SearchStrategy[Agency]:
    kinds: Any = fields_dict(Agency)["kind"].type
    return st.builds(
        Agency,
        name=st.none() | st.sampled_from(_AGENCIES) | hostile_text(),
        code=st.none() | hostile_text(),
        region=st.none() | hostile_text(),
        kind=st.from_type(kinds),
    )


def _places() -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(form_places())) | st.sampled_from(_OTHER_PLACES) | hostile_text()


def _remarks() -> st.SearchStrategy[Remark]:
    return st.builds(Remark, place=_places(), text=hostile_text())


def _odd_gaps() -> st.SearchStrategy[tuple[Gap, ...]]:
    """Return gaps of places that are no cells of the report's tables."""
    places = st.sampled_from(_OTHER_PLACES) | hostile_text()
    gaps = st.builds(Gap, place=places, state=st.sampled_from(_STATES), raw=hostile_text())
    return st.lists(gaps, max_size=2).map(tuple)
