"""The corpus is read right: no figure is wrong, and what is left unread is stated."""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

from opengov import OutOfScopeError, Report, cells, dumps, loads, read, validate
from opengov.form.rows import TABLES, rows
from opengov.model.printed import EDITIONS

from .corpus import UNREAD, Document, Verdict, Wrong, documents, judge, reading_of, weigh

_ALL = documents()
_READ = [document for document in _ALL if not {"refused", "outside"} & set(document.facts)]
_SHARED_FACTS = re.compile(r"\A(?:# .*\n)+")
_FORMATS = {".txt": "text", ".md": "text", ".html": "html"}
_ROWS = (
    "rules",
    "normative_documents",
    "licensing",
    "other_services",
    "penalties",
    "coercion",
    "fees",
    "procurement",
)
_SECTIONS = ("overview", "proactive", "requests", "disputes", "problems", "other_matters")


def _name(document: Document) -> str:
    return f"{document.layout}/{document.name}"


def _report(document: Document) -> Report:
    """Return a report with the tables that were read by hand."""
    skeleton: dict[str, Any] = json.loads(dumps(Report()))
    figures = document.figures
    told = document.told["proactive"]
    if told is not None:
        table = dict.fromkeys(_ROWS) | told | {"extra": []}
        if table["procurement"]:
            table["procurement"] = {"unit": None} | table["procurement"]
        skeleton["proactive"]["table"] = table
    otherwise = "requests.table.outcomes.otherwise.total"
    edition = "2019" if otherwise in figures else "2021"
    for key in ("requests", "disputes"):
        if document.told[key] is not None:
            for row in rows(key, edition):
                for place in row.places:
                    _put(skeleton, place, figures.get(place))
    return loads(json.dumps(skeleton))


def _put(owner: dict[str, Any], place: str, figure: object) -> None:
    *path, last = place.split(".")
    for step in path:
        if owner.get(step) is None:
            owner[step] = {}
        owner = owner[step]
    owner[last] = figure


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        found = cast("dict[str, Any] | list[Any]", value)
        for part in found.values() if isinstance(found, dict) else found:
            yield from _texts(part)


def _flat(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.mark.parametrize("document", _READ, ids=_name)
def test_no_cell_is_wrong(document: Document) -> None:
    """Every figure that is read stands in the source, at that place."""
    assert judge(document, reading_of(document)).wrong == ()


@pytest.mark.parametrize("document", _READ, ids=_name)
def test_what_is_left_unread_is_stated(document: Document) -> None:
    """What could be known and is null is what unread.json says, no more and no less."""
    stated: dict[str, list[str]] = json.loads(UNREAD.read_text(encoding="utf-8"))
    unread = judge(document, reading_of(document)).unread
    assert sorted(unread) == sorted(stated.get(_name(document), []))


@pytest.mark.parametrize("document", _READ, ids=_name)
def test_front_is_not_wrong(document: Document) -> None:
    """Title, agency, year, date and index number are as the page shows them, or unread."""
    assert judge(document, reading_of(document)).front == ()


@pytest.mark.parametrize("document", _READ, ids=_name)
def test_sections_have_their_headings(document: Document) -> None:
    """Each section is found under the heading that the source prints."""
    report = read(document.path).report
    found = {key: getattr(report, key).title for key in _SECTIONS}
    told: dict[str, str] = document.facts.get("sections", {})
    assert {key: _flat(found[key] or "") for key in told} == {k: _flat(t) for k, t in told.items()}


@pytest.mark.parametrize("document", _READ, ids=_name)
def test_nothing_is_lost(document: Document) -> None:
    """All that the source says beside its tables stands in the document."""
    found = _flat("".join(_texts(json.loads(dumps(read(document.path).report)))))
    lost = [text for text in document.facts.get("kept", ()) if _flat(text) not in found]
    assert lost == []


@pytest.mark.parametrize("document", _READ, ids=_name)
def test_tables_read_by_hand_add_up(document: Document) -> None:
    """The expected figures hold the form's identities, but where the source itself does not."""
    findings = validate(_report(document), select=("arithmetic",)).findings
    broken = [f"{f.check} {f.places[0]}" for f in findings if f.status == "fail"]
    assert broken == document.facts.get("broken", [])


@pytest.mark.parametrize("document", [d for d in _READ if "page" in d.facts], ids=_name)
def test_the_original_is_read_as_ours_is(document: Document, shared: Path) -> None:
    """Our sentences in place of the published ones change nothing in the tables."""
    page = shared / "corpus" / "pages" / document.facts["page"]
    text = _SHARED_FACTS.sub("", page.read_text(encoding="utf-8"))
    original, ours = read(text.encode(), format=_FORMATS[page.suffix]), reading_of(document)
    assert ours is not None
    assert dict(cells(original.report)) == dict(cells(ours.report))


@pytest.mark.parametrize("document", [d for d in _ALL if "refused" in d.facts], ids=_name)
def test_a_report_before_the_form_is_refused(document: Document) -> None:
    """A report on a year without a documented form is refused, and the message says why."""
    with pytest.raises(OutOfScopeError, match=document.facts["refused"]):
        read(document.path)


@pytest.mark.parametrize("document", [d for d in _ALL if "outside" in d.facts], ids=_name)
def test_what_no_agency_publishes_is_not_read_wrong(document: Document) -> None:
    """A listing of figures that is no report may be refused, but no figure of it is wrong."""
    assert judge(document, reading_of(document)).wrong == ()


@pytest.mark.parametrize("document", _READ, ids=_name)
def test_figures_have_places_of_the_form(document: Document) -> None:
    """Each expected figure stands at a place that an edition of the form has."""
    known = {
        place
        for table in TABLES
        for edition in EDITIONS
        for row in rows(table, edition)
        for place in row.places
    }
    assert set(document.figures) - known <= {"proactive.table.procurement.unit"}


def test_cells_are_sorted_into_right_null_and_wrong() -> None:
    """A guess at what nobody could know is wrong, even the figure that once was there."""
    printed = {"a.right": 1, "a.blank": None, "a.unread": 2, "a.lost": 3, "a.guess": 4, "a.bad": 5}
    found = {"a.right": 1, "a.blank": None, "a.guess": 4, "a.bad": 6, "a.made_up": 7}
    verdict = weigh(
        "a",
        printed=printed,
        found=found,
        unknowable=frozenset(["a.guess"]),
        lost=frozenset(["a.lost"]),
    )
    assert verdict == Verdict(
        name="a",
        figures=1,
        blanks=1,
        unread=("a.unread",),
        unknown=1,
        wrong=(
            Wrong(place="a.guess", found=4, expected=4),
            Wrong(place="a.bad", found=6, expected=5),
            Wrong(place="a.made_up", found=7, expected=None),
        ),
    )
