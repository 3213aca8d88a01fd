"""The fast decoder against the strict converter: the one must never take what the other refuses."""

import json
import re
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from opengov import LoadError, Report, Section, dumps
from opengov.codec.decoding import decode
from opengov.codec.documents import FORMAT
from opengov.codec.parsing import parse
from opengov.codec.structuring import structure
from opengov.testing import consistent_reports, hostile_text, reports

_COLONS = (":", "a:b", "::", "\\u003a", '":', '": "', '{"a":1}', "http://a.b:80/c:d", "：")
_ODD = (
    *("1.0", "1e2", "-0", "1E400", "NaN", "Infinity", "-Infinity", "01", "+1", "0x1", "1_000"),
    *(
        "9" * 30,
        "9" * 4301,
        "18446744073709551616",
        "true",
        "false",
        "null",
        '""',
        '"1"',
        "{}",
        "[]",
    ),
    *('"2023-02-30"', '"2023-01-12T00:00:00"', '"1e5"', '"１２"', '"NaN"', '"5\\n"', '"\\ud800"'),
    *(
        '"\\ud83d\\ude00"',
        '"\\u003a"',
        '"a\\u003Ab"',
        '"\\u0041"',
        '"\\x41"',
        '"a\nb"',
        "'a'",
        "[1]",
    ),
    *(
        "[]",
        "[1]",
        '{"":""}',
        '{"a":{"b":[{"c":":"}]}}',
        '[":"]',
        '{"issued":1}',
        '{"produced":1,"issued":1}',
    ),
)
_KEY = re.compile(r'"[a-z_0-9]+"(?=:)')
_VALUE = re.compile(r'(?<=[:\[])(?:null|-?[0-9]+|"(?:[^"\\]|\\.)*")')
_PAIR = re.compile(r'"[a-z_0-9]+":(?:null|-?[0-9]+|"(?:[^"\\]|\\.)*"|\{[^{}]*\}|\[[^\[\]]*\])')
_MARK = re.compile(r"[{}\[\],:]")


def _strictly(data: bytes) -> Report | None:
    """Return what the strict converter makes of a document, or None where it refuses."""
    try:
        plain, faults = parse(data)
        if faults or not isinstance(plain, dict):
            return None
        document = cast("dict[str, Any]", plain)
        if document.pop("format", None) != FORMAT:
            return None
        report: Report = structure(document, Report)
    except LoadError:
        return None
    return report


def _agree(data: bytes) -> bool:
    """Tell whether the fast decoder takes nothing else than the strict converter."""
    fast = decode(data, FORMAT)
    return fast is None or fast == _strictly(data)


def _with_colons(report: Report) -> Report:
    """Put colons in every text, so that a miscount would show."""
    body = Section(title=":", body=_COLONS)
    return evolve(report, title='":"', further=(*report.further, body), unplaced=_COLONS)


_whole = reports() | consistent_reports() | reports().map(_with_colons)


@given(_whole, st.sampled_from([None, 1, 2]))
def test_both_ways_give_equal_reports(report: Report, indent: int | None) -> None:
    """And the fast one takes every document that we write, unless a text holds an escaped colon."""
    data = dumps(report, indent=indent).encode()

    assert _strictly(data) == report
    assert decode(data, FORMAT) == (None if rb"\u003" in data else report)


def _spot(draw: st.DrawFn, pattern: re.Pattern[str], text: str) -> re.Match[str]:
    return draw(st.sampled_from(list(pattern.finditer(text))))


def _swap(text: str, match: re.Match[str], instead: str) -> str:
    return text[: match.start()] + instead + text[match.end() :]


_odd = st.sampled_from(_ODD) | hostile_text(max_parts=2).map(json.dumps)


def _another_value(draw: st.DrawFn, text: str) -> str:
    return _swap(text, _spot(draw, _VALUE, text), draw(_odd))


def _twice(draw: st.DrawFn, text: str) -> str:
    pair = _spot(draw, _PAIR, text)
    other = draw(st.just(pair[0]) | _odd.map(lambda odd: f"{pair[0].partition(':')[0]}:{odd}"))
    return _swap(text, pair, f"{other},{pair[0]}")


def _missing(draw: st.DrawFn, text: str) -> str:
    less = _swap(text, _spot(draw, _PAIR, text), "")
    return less.replace(",,", ",").replace("{,", "{").replace(",}", "}")


def _from_elsewhere(draw: st.DrawFn, text: str) -> str:
    pair, other = _spot(draw, _PAIR, text), _spot(draw, _PAIR, text)
    return _swap(text, pair, draw(st.sampled_from([other[0], f"{pair[0]},{other[0]}"])))


def _renamed(draw: st.DrawFn, text: str) -> str:
    return _swap(text, _spot(draw, _KEY, text), _spot(draw, _KEY, text)[0])


def _unknown(draw: st.DrawFn, text: str) -> str:
    pair = _spot(draw, _PAIR, text)
    return _swap(text, pair, f"{pair[0]},{json.dumps(draw(hostile_text()))}:{draw(_odd)}")


def _escaped(draw: st.DrawFn, text: str) -> str:
    key = _spot(draw, _KEY, text)
    return _swap(text, key, f'"\\u{ord(key[0][1]):04x}{key[0][2:]}')


def _spaced(draw: st.DrawFn, text: str) -> str:
    """Put white space around a mark, some of it none to JSON."""
    mark = _spot(draw, _MARK, text)
    space = draw(st.sampled_from([" ", "\n", "\t \r", "\x0b", "\xa0", "\ufeff", "/**/"]))
    return _swap(text, mark, f"{space}{mark[0]}{space}")


def _another_mark(draw: st.DrawFn, text: str) -> str:
    return _swap(text, _spot(draw, _MARK, text), draw(st.sampled_from('{}[],:"')))


def _hidden_colon(draw: st.DrawFn, text: str) -> str:
    """Write a colon in escapes, to balance a key that does not belong."""
    other = _swap(text, _spot(draw, _PAIR, text), '"x":1')
    return _swap(other, _spot(draw, _VALUE, other), '"\\u003a"')


def _around(draw: st.DrawFn, text: str) -> str:
    before, after = draw(st.sampled_from([("\ufeff", ""), ("[", "]"), ("", "{}"), ("", "\x00")]))
    return f"{before}{text}{after}"


_EDITS = (
    *(_another_value, _twice, _missing, _from_elsewhere, _renamed, _unknown, _escaped),
    *(_spaced, _another_mark, _hidden_colon, _around),
)


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    """Draw a document with one to three edits."""
    text = dumps(draw(_whole))
    for _ in range(draw(st.integers(1, 3))):
        text = draw(st.sampled_from(_EDITS))(draw, text)
    return text.encode("utf-8", "surrogatepass")


@given(_damaged())
def test_the_fast_way_takes_nothing_that_the_strict_one_refuses(data: bytes) -> None:
    """Whatever it takes, the strict converter reads as the same report."""
    assert _agree(data)


@given(_whole, st.binary(min_size=1, max_size=3), st.floats(0, 1))
def test_nor_where_bytes_are_damaged(report: Report, noise: bytes, where: float) -> None:
    """A byte of a key, of a digit or of a character is another one."""
    data = dumps(report).encode()
    at = int(where * (len(data) - 1))

    assert _agree(data[:at] + noise + data[at + len(noise) :])


@pytest.mark.parametrize(
    "edit",
    [
        ('"natural_person":', '"natural_person":1,"natural_person":'),
        ('"natural_person":', '"x":0,"natural_person":'),
        ('"natural_person":', '"x":{"y":[{"z":":"}]},"natural_person":'),
        ('"upheld":', '"upheld":7,"upheld":'),
        ('"issued":', '"produced":1,"disclosed":1,"total_disclosed":1,"issued":'),
        ('"title":"一', '"title":"a","title":"一'),
        ('"code":null', '"code":null,"code":null'),
        ('"decisions":', '"items_last_year":1,"decisions":'),
        ('"amount":', '"amount":null,"amount":'),
        ('"extra":[]', '"extra":[{"caption":null,"label":null,"cells":[],"cells":[]}]'),
        ('"gaps":[]', '"gaps":[{"place":"title","state":"blank","raw":"","raw":"\\u003a"}]'),
        ('"format":', '"format":"opengov/annual-report/2","format":'),
        ('"table":{"rules"', '"table":null,"table":{"rules"'),
    ],
)
@pytest.mark.parametrize("texts", [(), (":",), ('"a":1,', "\\:")])
def test_a_key_too_many_is_never_passed_over(
    edit: tuple[str, str], texts: tuple[str, ...], whole: Report
) -> None:
    """Wherever it stands, however many colons the texts hold."""
    text = dumps(evolve(whole, unplaced=texts))
    assert edit[0] in text

    damaged = text.replace(*edit, 1).encode()

    assert (decode(damaged, FORMAT), _strictly(damaged)) == (None, None)


def test_another_format_is_left_to_the_strict_way(whole: Report) -> None:
    """It tells what the format is."""
    assert decode(dumps(whole).encode(), "opengov/annual-report/2") is None


@pytest.mark.parametrize("place", ["title", "code", "raw"])
def test_a_text_of_colons_alone_cannot_stand_for_keys(place: str, whole: Report) -> None:
    """Colons in texts are counted as they stand in the bytes."""
    text = dumps(whole).replace(f'"{place}":null', f'"{place}":":::"', 1)

    assert _agree(text.encode())


def test_deep_nesting_is_left_to_the_strict_way() -> None:
    """No report is so deep."""
    deep = b'{"format":' + b"[" * 100_000

    assert decode(deep, FORMAT) is None
