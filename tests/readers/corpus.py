"""The corpus of published reports, and how a reading is judged against what was printed."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias, cast

from attrs import evolve, field, frozen

from opengov import OpenGovError, Reading, dumps, read

Printed: TypeAlias = int | str | None
"""A figure as the document writes it: money is text."""

CORPUS = Path(__file__).parents[1] / "corpus"
UNREAD = CORPUS / "unread.json"
TABLES = ("proactive", "requests", "disputes")
_FRONT = ("title", "agency", "year", "published", "identifier")
_NOTHING: Mapping[str, Any] = dict.fromkeys(TABLES)
_SOURCES = (".txt", ".html", ".md")


@frozen(kw_only=True)
class Document:
    """A published report in its layout, and the tables that a person read from it.

    told: the tables and front matter as written by hand. facts: what is to be known about it.
    """

    layout: str
    name: str
    path: Path
    told: Mapping[str, Any] = field(hash=False)
    facts: Mapping[str, Any] = field(hash=False)

    @cached_property
    def figures(self) -> dict[str, Printed]:
        """What is printed, by its place; None where the source shows no figure."""
        tables = {key: self.told[key] for key in TABLES if self.told[key] is not None}
        return {
            place: figure
            for key, table in tables.items()
            for place, figure in _leaves(table, f"{key}.table")
        }

    @cached_property
    def unknowable(self) -> frozenset[str]:
        """The places whose figures nobody could know from the source alone."""
        rows = tuple(f"{place}." for place in self.facts.get("unknowable", ()))
        return frozenset(place for place in self.figures if place.startswith(rows))


@frozen(kw_only=True)
class Wrong:
    """A figure that was read and is not what the source shows."""

    place: str
    found: Printed
    expected: Printed


@frozen(kw_only=True)
class Verdict:
    """A reading against what was printed: how many cells of each kind, and which are not right.

    figures: printed figures read as they are. blanks: cells without a figure, left unknown. unread:
    places of figures, and of the front matter, that are printed and left unknown. unknown: how many
    cells are left unknown because nobody could know them. front: what is said of title, agency,
    year, date and index number and is not what the page shows. fronts: how many of these it shows.
    """

    name: str
    figures: int
    blanks: int
    unread: tuple[str, ...]
    unknown: int
    wrong: tuple[Wrong, ...]
    front: tuple[Wrong, ...] = ()
    fronts: int = 0


def documents() -> tuple[Document, ...]:
    """Return the corpus, by layout and name."""
    return tuple(map(_document, sorted(CORPUS.glob("*/*.toml"))))


def _document(path: Path) -> Document:
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    told = path.with_suffix(".json")
    here = (each for each in path.parent.glob(f"{path.stem}.*") if each.suffix in _SOURCES)
    return Document(
        layout=path.parent.name,
        name=path.stem,
        path=CORPUS.parents[1] / facts["source"] if "source" in facts else next(here),
        told=json.loads(told.read_text(encoding="utf-8")) if told.exists() else _NOTHING,
        facts=facts,
    )


def reading_of(document: Document) -> Reading | None:
    """Read a document of the corpus; None where it is refused."""
    try:
        return read(document.path)
    except OpenGovError:
        return None


def judge(document: Document, reading: Reading | None) -> Verdict:
    """Judge a reading of a document."""
    found: dict[str, Any] = json.loads(dumps(reading.report)) if reading else {}
    front = {**found, "agency": found.get("agency", {}).get("name")}
    told = {key: document.told[key] for key in _FRONT if key in document.told}
    cells = weigh(
        f"{document.layout}/{document.name}",
        printed=document.figures,
        unknowable=document.unknowable,
        found=figures_of(found),
    )
    missing = tuple(key for key in told if told[key] is not None and front.get(key) is None)
    wrong = (
        Wrong(place=key, found=front[key], expected=told[key])
        for key in told
        if front.get(key) is not None and _flat(front[key]) != _flat(told[key])
    )
    return evolve(cells, unread=(*cells.unread, *missing), front=tuple(wrong), fronts=len(told))


def figures_of(document: Mapping[str, Any]) -> dict[str, Printed]:
    """Return the figures of a document's tables by their places."""
    return {
        place: figure
        for key in TABLES
        for place, figure in _leaves(document.get(key, {}).get("table"), f"{key}.table")
    }


def weigh(
    name: str,
    *,
    printed: Mapping[str, Printed],
    found: Mapping[str, Printed],
    unknowable: frozenset[str] = frozenset(),
    lost: frozenset[str] = frozenset(),
) -> Verdict:
    """Sort the cells that were printed, and those that were found, into right, null and wrong.

    unknowable: places where any figure is a guess. lost: those where a figure may be known.
    """
    known = {place: figure for place, figure in printed.items() if place not in unknowable}
    nulls = [p for p, figure in known.items() if figure is not None and found.get(p) is None]
    return Verdict(
        name=name,
        figures=sum(f is not None and found.get(p) == f for p, f in known.items()),
        blanks=sum(f is None and found.get(p) is None for p, f in known.items()),
        unread=tuple(place for place in nulls if place not in lost),
        unknown=sum(found.get(p) is None for p in unknowable) + len(lost.intersection(nulls)),
        wrong=tuple(
            Wrong(place=place, found=figure, expected=printed.get(place))
            for place, figure in found.items()
            if figure is not None and (place in unknowable or figure != printed.get(place))
        ),
    )


def _leaves(value: Any, place: str) -> Iterator[tuple[str, Printed]]:
    """Yield the figures of a table, or of a part of one; rows beside the form have no place."""
    if isinstance(value, dict):
        for key, part in cast("dict[str, Any]", value).items():
            if key != "extra":
                yield from _leaves(part, f"{place}.{key}")
    else:
        yield place, value


def _flat(value: Any) -> object:
    return "".join(value.split()) if isinstance(value, str) else value
