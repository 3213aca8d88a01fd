import json
import pickle
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from opengov import (
    Agency,
    DumpError,
    Fault,
    FeeAmount,
    LoadError,
    Report,
    Section,
    dump,
    dumps,
    load,
    loads,
    replace,
)
from opengov.testing import consistent_reports, reports

AMOUNT = "proactive.table.fees.amount"
RULES = '{"issued":2,"repealed":0,"in_force":11}'
OLD_RULES = '{"produced":2,"disclosed":0,"total_disclosed":11}'


def _faults(data: str | bytes) -> list[tuple[str, str]]:
    with pytest.raises(LoadError) as caught:
        loads(data)
    return [(fault.place, fault.message) for fault in caught.value.errors]


@given(reports() | consistent_reports())
def test_a_report_comes_back_from_its_document(report: Report) -> None:
    """Equal, and as the same bytes, so documents can be compared as text."""
    document = dumps(report)

    assert loads(document) == report
    assert dumps(loads(document)) == document


@given(reports(), st.sampled_from([1, 2, 4]))
def test_an_indented_document_is_canonical_too(report: Report, indent: int) -> None:
    """White space is all that it adds."""
    document = dumps(report, indent=indent)

    assert json.loads(document) == json.loads(dumps(report))
    assert dumps(loads(document), indent=indent) == document


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["format", "title", "requests", "table", "gaps"]) | st.text(max_size=3),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(_json | _json.map(lambda plain: {"format": "opengov/annual-report/1", "requests": plain}))
def test_any_json_is_a_report_or_a_load_error(plain: Any) -> None:
    """Never another exception."""
    with suppress(LoadError):
        loads(json.dumps(plain))


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode()))
def test_any_bytes_are_a_report_or_a_load_error(data: bytes) -> None:
    """Also those that are no JSON, or no text."""
    with pytest.raises(LoadError):
        loads(data)


def test_a_document_has_every_key_in_order() -> None:
    """All of them, for a report that says nothing."""
    section = '{"title":null,"body":[]}'
    table = '{"title":null,"body":[],"table":null,"after":[]}'

    assert dumps(Report()) == (
        '{"format":"opengov/annual-report/1","title":null,'
        '"agency":{"name":null,"code":null,"region":null,"kind":null},"year":null,"scope":null,'
        f'"published":null,"identifier":null,"preamble":[],"overview":{section},'
        f'"proactive":{table},"requests":{table},"disputes":{table},"problems":{section},'
        f'"other_matters":{section},"further":[],"remarks":[],"gaps":[],"unplaced":[]}}'
    )


def test_a_file_ends_with_one_newline(tmp_path: Path, whole: Report) -> None:
    """It holds the bytes of dumps otherwise, and loads back."""
    path = tmp_path / "report.json"

    dump(whole, path)

    assert path.read_bytes() == dumps(whole).encode() + b"\n"
    assert load(path) == whole


def test_text_and_bytes_load_alike(whole: Report) -> None:
    """A document is UTF-8."""
    text = dumps(whole)

    assert loads(text) == loads(text.encode()) == loads(bytearray(text.encode())) == whole


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        (f'"rules":{RULES}', '"rules":3', "proactive.table.rules", "the number 3 where an object"),
        ('"year":2023', '"year":"2023"', "year", "the string '2023' where an integer or null"),
        ('"year":2023', '"year":2023.0', "year", "the number 2023.0 where an integer"),
        ('"year":2023', '"year":true', "year", "true where an integer or null"),
        ('"year":2023', '"year":[2023]', "year", "a list where an integer or null"),
        ('"year":2023', '"year":{}', "year", "an object where an integer or null"),
        ('"year":2023', '"year":NaN', "year", "NaN is no JSON number"),
        ('"year":2023', '"year":-Infinity', "year", "-Infinity is no JSON number"),
        ('"year":2023', f'"year":{"9" * 5000}', "year", "a number of 5000 digits is too long"),
        ('"published":null', '"published":"2023-02-30"', "published", "the string '2023-02-30'"),
        ('"published":null', '"published":"20230112"', "published", "the string '20230112' where"),
        ('"592.10"', '"5.9e2"', AMOUNT, "the string '5.9e2' where an amount such as"),
        ('"592.10"', '"05"', AMOUNT, "the string '05' where an amount such as"),
        ('"592.10"', '"５"', AMOUNT, "the string '５' where an amount such as"),
        ('"592.10"', '"5\\n"', AMOUNT, "the string '5\\n' where an amount such as"),
        ('"592.10"', "592.1", AMOUNT, "the number 592.1 where an amount such as"),
        ('"preamble":[]', '"preamble":null', "preamble", "null where a list belongs"),
        ('"preamble":[]', '"preamble":["a",1]', "preamble[1]", "the number 1 where a string"),
        ('"preamble":[]', '"preamble":["\\ud800"]', "preamble[0]", "a lone surrogate stands"),
        ('"preamble":[]', '"preamble":[],"preamble":[]', "preamble", "the key stands twice"),
        ('"issued":2', '"issued":2,"issued":2', "proactive.table.rules.issued", "the key stands"),
        ('"preamble":[],', "", "preamble", "the key is missing"),
        ('"further":[]', '"further":[{"title":null}]', "further[0].body", "the key is missing"),
        ('"kind":null', '"kind":"agency"', "agency.kind", "the string 'agency' where one of"),
        ('"format":"opengov/annual-report/1",', "", "format", "the key is missing; expected"),
        ('"opengov/annual-report/1"', "1", "format", "expected the string 'opengov"),
        ('"opengov/annual-report/1"', '"opengov/annual-report/2"', "format", "the document is 'o"),
        ('"opengov/annual-report/1"', '"opengov/validation/1"', "format", "the document is"),
    ],
)  # fmt: skip
def test_nothing_is_coerced(old: str, new: str, place: str, said: str, whole: Report) -> None:
    """The only fault of a document is told with its place."""
    document = dumps(whole)
    assert old in document

    faults = _faults(document.replace(old, new, 1))

    assert [(where, message[: len(said)]) for where, message in faults] == [(place, said)]


def test_every_fault_is_told_at_once(whole: Report) -> None:
    """A caller mends a document in one go."""
    document = dumps(whole).replace('"year":2023', '"year":"2023","colour":1,"year":null')
    document = document.replace('"upheld":1', '"upheld":1.5')

    assert sorted(place for place, _ in _faults(document)) == [
        "colour",
        "disputes.table.direct_litigation.upheld",
        "disputes.table.litigation_after_reconsideration.upheld",
        "disputes.table.reconsideration.upheld",
        "year",
    ]


def test_an_unknown_key_is_told_what_is_known(whole: Report) -> None:
    """Of the object that it stands in."""
    document = dumps(whole).replace('"code":', '"kode":')

    assert _faults(document) == [
        ("agency.code", "the key is missing; write null where nothing is known"),
        ("agency.kode", "the key is unknown; known: name, code, region, kind"),
    ]


def test_a_block_of_two_editions_is_refused(whole: Report) -> None:
    """No form prints one; a block of the other edition alone is taken."""
    document = dumps(whole)

    faults = _faults(document.replace(RULES, OLD_RULES, 1))

    assert [(place, message.partition(";")[0]) for place, message in faults] == [
        (
            "proactive.table",
            "proactive.table.normative_documents is of another edition than rules",
        )
    ]
    assert dumps(loads(document.replace(RULES, OLD_RULES))) == document.replace(RULES, OLD_RULES)


def test_a_row_is_held_against_the_edition_it_shares_most_keys_with(whole: Report) -> None:
    """So the error names the key that is wrong, and not all of them."""
    document = dumps(whole).replace(RULES, '{"produced":2,"disclosed":0,"total":11}', 1)

    assert [place for place, _ in _faults(document)] == [
        "proactive.table.rules.total",
        "proactive.table.rules.total_disclosed",
    ]


@pytest.mark.parametrize(
    ("data", "place", "said"),
    [
        ("", "line 1 column 1", "not JSON: Expecting value"),
        ("[", "line 1 column 2", "not JSON: Expecting value"),
        ('{"a":\n}', "line 2 column 1", "not JSON: Expecting value"),
        ("\ufeff{}", "line 1 column 1", "not JSON: Unexpected UTF-8 BOM (decode using utf-8-sig)"),
        (b'"\xff"', "", "byte 1 is not UTF-8"),
        ("[]", "", "a list where an object belongs"),
        ("NaN", "", "NaN is no JSON number"),
        ("[" * 100_000, "", "the document is nested deeper than any report"),
        ('{"a":"\ud800"}', "", "a lone surrogate stands at character 6 of the text"),
    ],
)
def test_what_is_no_document_is_told_where(data: str | bytes, place: str, said: str) -> None:
    """The line and column of the text, or the byte."""
    assert _faults(data) == [(place, said)]


def test_a_key_that_is_no_text_is_told(whole: Report) -> None:
    """A lone surrogate may stand in a key too."""
    document = dumps(whole).replace('"year":2023', '"year":2023,"\\udc00":1')

    assert ("", "a lone surrogate stands at character 0") in _faults(document)


def test_a_large_document_is_loaded_when_asked(whole: Report, tmp_path: Path) -> None:
    """The limit is in bytes, and the last one counts."""
    document = dumps(whole)
    size = len(document.encode())
    path = tmp_path / "report.json"
    path.write_text(document, "utf-8")

    assert loads(document, max_size=size) == load(path, max_size=size) == whole
    for data in (document, document.encode()):
        with pytest.raises(LoadError, match=f"more than {size - 1} bytes; give max_size"):
            loads(data, max_size=size - 1)
    with pytest.raises(LoadError, match="give max_size"):
        load(path, max_size=size - 1)


@pytest.mark.parametrize("year", [2**63, -(2**64), 10**40])
@pytest.mark.parametrize("indent", [None, 2])
def test_a_count_of_any_size_is_written_as_any_other(
    whole: Report, year: int, indent: int | None
) -> None:
    """The rest of the document is the same to the byte."""
    texts = evolve(whole, unplaced=('\x00\x1b\x7f\u2028"\\/\b\f\n\r\t é 𠮷',))
    large = dumps(evolve(texts, year=year), indent=indent)

    assert large == dumps(texts, indent=indent).replace("2023", str(year), 2).replace(
        str(year), "2023", 1
    )
    assert loads(large) == evolve(texts, year=year)


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (Report(title="a\ud800"), "a lone surrogate in 'a\\\\ud800'; JSON has no form for it"),
        (Report(title="\ud800", year=10**30), "a lone surrogate in '\\\\ud800'"),
        (Report(year=10**5000), "a count that is too long to write"),
    ],
)
def test_what_no_document_can_hold_is_refused(report: Report, said: str) -> None:
    """It is told when it is written, and not when somebody reads it."""
    with pytest.raises(DumpError, match=said):
        dumps(report)


@pytest.mark.parametrize("amount", ["NaN", "-Infinity"])
def test_an_amount_that_is_no_number_is_refused(whole: Report, amount: str) -> None:
    """A document that could not be loaded is never written."""
    table = whole.proactive.table
    assert table is not None
    broken = evolve(table, fees=FeeAmount(amount=Decimal(amount)))

    with pytest.raises(DumpError, match=f"the amount {amount}"):
        dumps(evolve(whole, proactive=evolve(whole.proactive, table=broken)))


@pytest.mark.parametrize(
    ("amount", "written"), [("0", "0"), ("0.00", "0.00"), ("-0", "-0"), ("1E+3", "1000")]
)
def test_money_keeps_its_digits(whole: Report, amount: str, written: str) -> None:
    """0 and 0.00 differ on paper, and so do their documents and reports."""
    report = replace(whole, "proactive.table.fees.amount", Decimal(amount))

    assert f'"amount":"{written}"' in dumps(report)
    assert loads(dumps(report)) == report
    assert (report == replace(whole, "proactive.table.fees.amount", Decimal(0))) == (amount == "0")


def test_a_load_error_can_be_sent_to_another_process() -> None:
    """With its errors."""
    error = LoadError([Fault("year", "odd"), Fault("", "worse")])

    again = pickle.loads(pickle.dumps(error))  # noqa: S301  (our own bytes)

    assert (str(again), again.errors) == ("year: odd; worse", error.errors)


def test_texts_are_kept_as_they_are() -> None:
    """White space, line breaks and all."""
    report = Report(
        title=" a\r\n",
        agency=Agency(name="\u3000"),
        overview=Section(title="", body=("", "\x00", "\u202e")),
    )

    assert loads(dumps(report)) == report
