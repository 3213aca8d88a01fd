"""The driver: sources, formats, limits, plugins that break, and every text whatever."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

import opengov.registry
from opengov import (
    FormatError,
    LimitError,
    Limits,
    LoadError,
    Note,
    OpenGovError,
    PluginError,
    ReadError,
    Reading,
    Report,
    dumps,
    loads,
    read,
    read_text,
)

TEXT = (
    "某市某局2023年政府信息公开工作年度报告\n一、总体情况\n正常。\n六、其他需要报告的事项\n无。\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Write the text to a file."""
    file = tmp_path / "某局.txt"
    file.write_text(TEXT, "utf-8")
    return file


def test_every_kind_of_source_reads_the_same(path: Path) -> None:
    """A path, its string, bytes, a file and text are one report."""
    with path.open("rb") as file:
        found = [read(path), read(str(path)), read(path.read_bytes()), read(file), read_text(TEXT)]
    assert {dumps(reading.report) for reading in found} == {dumps(found[0].report)}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "gb18030"])
def test_encodings_are_found(encoding: str) -> None:
    """A byte-order mark tells, else UTF-8, else GB18030 with a note."""
    text = "\ufeff" + TEXT if encoding == "utf-16-be" else TEXT
    reading = read(text.encode(encoding))
    noted = {note.values["encoding"] for note in reading.notes if note.code == "encoding"}
    wanted: set[str] = set() if encoding == "utf-8-sig" else {encoding.removesuffix("-be")}
    assert (reading.report.agency.name, noted) == ("某市某局", wanted)


def test_bytes_of_no_encoding_are_refused() -> None:
    """Bytes that are no text in any of them are refused, with the place."""
    with pytest.raises(ReadError, match="neither utf-8 nor gb18030; save it as UTF-8"):
        read(TEXT.encode() + b"\xff\xff\xff", format="text")


def test_text_with_a_lone_surrogate_is_refused() -> None:
    """A lone surrogate is named with its place."""
    with pytest.raises(ReadError, match="lone surrogate at character 1"):
        read_text("a\ud800")


def test_a_document_reads_as_it_is() -> None:
    """A document of our own is a format like the others."""
    report = read_text(TEXT).report
    assert read_text(dumps(report)) == Reading(report=report, format="json")


def test_a_broken_document_says_where() -> None:
    """A JSON document that breaks the contract is a LoadError."""
    with pytest.raises(LoadError, match="year: "):
        read_text(dumps(Report()).replace('"year":null', '"year":"x"'))


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14", b"\x00\x01\x02"])
def test_what_no_reader_takes_is_said(data: bytes) -> None:
    """Bytes of no known format are refused by name."""
    known = "docx, html, json, pdf, text, xlsx"
    with pytest.raises(FormatError, match=f"no reader takes the input; known: {known}"):
        read(data)


def test_an_unknown_format_names_the_nearest() -> None:
    """A format that is misspelt gets the list and a hint."""
    with pytest.raises(PluginError, match=r"no reader is named 'txt'.*did you mean 'text'"):
        read(TEXT.encode(), format="txt")


@pytest.mark.parametrize(
    ("limits", "message"),
    [
        (Limits(bytes=10), "more than 10 bytes"),
        (Limits(lines=3), "5 lines|6 lines"),
        (Limits(cells=0), "cells"),
    ],
)
def test_limits_are_kept(limits: Limits, message: str) -> None:
    """Each limit ends in a clear error."""
    with pytest.raises(LimitError, match=message):
        read((TEXT + "|").encode(), limits=limits)


def test_a_missing_file_is_an_oserror(tmp_path: Path) -> None:
    """A file that is not there is the operating system's error."""
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.txt")


@frozen
class _Broken:
    name: str = "broken"
    suffixes: tuple[str, ...] = (".x",)
    sure: Any = 0.95
    result: Any = None

    def sniff(self, data: bytes, name: str | None) -> float:
        if isinstance(self.sure, Exception):
            raise self.sure
        return float(self.sure)

    def read(self, data: bytes, *, limits: Limits) -> Reading:
        if isinstance(self.result, Exception):
            raise self.result
        return self.result  # type: ignore[no-any-return]


@frozen
class _Entry:
    plugin: Any
    name: str = "broken"
    value: str = "somewhere:broken"
    dist: None = None

    def load(self) -> Any:
        return self.plugin


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Offer a plugin as if a package had."""

    def offer(plugin: Any) -> None:
        def entries(_: str) -> tuple[_Entry, ...]:
            return (_Entry(plugin),)

        monkeypatch.setattr(opengov.registry, "_entry_points", entries)

    return offer


def test_a_reader_that_cannot_sniff_stops_nobody(install: Callable[[Any], None]) -> None:
    """A plugin whose sniff breaks is passed over."""
    install(_Broken(sure=RuntimeError("no")))
    assert read(TEXT.encode()).format == "text"


def test_a_reader_that_is_none_stops_nobody(install: Callable[[Any], None]) -> None:
    """An entry that is no reader is passed over."""
    install(object())
    assert read(TEXT.encode()).format == "text"


def test_a_reader_that_breaks_is_named(install: Callable[[Any], None]) -> None:
    """A plugin's fault is told as its own."""
    install(_Broken(result=RuntimeError("no")))
    with pytest.raises(PluginError, match="the reader 'broken' broke: RuntimeError: no"):
        read(TEXT.encode())


def test_a_reader_may_refuse(install: Callable[[Any], None]) -> None:
    """A plugin's ReadError is the reading's."""
    install(_Broken(result=ReadError("not mine")))
    with pytest.raises(ReadError, match="not mine"):
        read(TEXT.encode())


def test_a_reader_must_return_a_reading(install: Callable[[Any], None]) -> None:
    """Anything else is told with its type."""
    install(_Broken(result="a report"))
    with pytest.raises(PluginError, match="returned str; expected a Reading"):
        read(TEXT.encode())


def test_notes_are_sentences_in_the_asked_language() -> None:
    """A note names its label in the reader's words; an unknown code is its raw text."""
    note = Note(code="section-missing", raw="x", values={"label": "一、总体情况"})
    found = (note.message, note.describe("en"), Note(code="own", raw="as it is").message)
    assert found == (
        "没有找到“一、总体情况”一节。",
        note.describe("en"),
        "own: as it is",
    )
    assert "Overview" in found[1]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_is_a_report_or_refused(text: str) -> None:
    """Reading arbitrary text ends in a report with notes or in a documented error."""
    with suppress(OpenGovError):
        assert isinstance(read_text(text), Reading)


_PIECES = st.sampled_from(
    [
        "第二十条第（一）项",
        "信息内容",
        "规章",
        "行政许可",
        "本年制发件数",
        "申请人情况",
        "自然人",
        "其他",
        "总计",
        "一、总体情况",
        "二、主动公开政府信息情况",
        "（六）其他处理",
        "3.其他",
        "行政复议",
        "行政诉讼",
        "结果维持",
        "1.属于国家秘密",
        "0",
        "12",
        "/",
        "|",
        "+--+",
        "---|",
        "。",
        "四、",
        "\t",
        "\n",
        "\n\n",
    ]
)


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_any_shuffle_of_a_report_is_read_or_refused(text: str) -> None:
    """Pieces of reports in any order end in a document or in a documented error."""
    with suppress(OpenGovError):
        report = read_text(text).report
        assert loads(dumps(report)) == report


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 100_000,
        "1" * 200_000,
        "(" * 200_000,
        "一、" * 100_000,
        "\n" * 150_000 + "1|" * 1000,
    ],
)
def test_hostile_text_ends_soon(text: str) -> None:
    """Long runs that make patterns backtrack are refused or read in no time."""
    with suppress(OpenGovError):
        assert isinstance(read_text(text), Reading)


def test_a_fault_of_our_own_reader_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a built-in reader did not foresee is raised as it is."""

    def broken(*_: object, **__: object) -> Reading:
        raise ZeroDivisionError

    monkeypatch.setattr("opengov.readers.text.TextReader.read", broken)
    with pytest.raises(ZeroDivisionError):
        read(TEXT.encode())


def test_more_characters_than_the_limit_are_refused() -> None:
    """The message names the argument."""
    with pytest.raises(LimitError, match="characters; at most 10 are read; give limits"):
        read(TEXT.encode(), limits=Limits(characters=10))
