"""The encoding of a text is found, and what is broken in it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov import ReadError
from opengov.readers.encodings import decode_text, encoding_notes

_TEXT = "某市某局2022年政府信息公开工作年度报告，规章12件，收费3.5万元。" * 8


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
    ],
)
def test_an_encoding_is_found_from_the_bytes(encoding: str, named: str) -> None:
    """By mark, zero bytes or what it decodes as."""
    assert decode_text(_TEXT.encode(encoding)) == (_TEXT, named)


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_is_no_text(mark: str) -> None:
    """The mark tells the encoding and is not kept."""
    assert decode_text(f"\ufeff{_TEXT}".encode(mark)) == (_TEXT, "utf-16")


def test_big5_is_read_where_it_is_declared() -> None:
    """Nothing in the bytes tells Big5 from GB18030."""
    text = "某市某局政府資訊公開年度報告"
    assert decode_text(text.encode("big5"), declared=" Big5 ") == (text, "big5")


@pytest.mark.parametrize("declared", ["utf-8", "big5", "iso-8859-1", "shift_jis", "no such"])
def test_a_declaration_that_does_not_fit_is_not_believed(declared: str) -> None:
    """GB18030 that calls itself something else is read as GB18030."""
    text = _TEXT + "一丁七万丈三上下不与丐丑专且世丘丙业丛东丝丢两严丧个丫中丰串临丸丹为主丽举"
    assert decode_text(text.encode("gb18030"), declared=declared) == (text, "gb18030")


@pytest.mark.parametrize("declared", ["gb2312", "gbk", "big5"])
def test_utf_8_is_utf_8_whatever_it_declares(declared: str) -> None:
    """Pages keep the declaration of an older template."""
    assert decode_text(_TEXT.encode(), declared=declared) == (_TEXT, "utf-8")


def test_a_gbk_declaration_is_gb18030() -> None:
    """What calls itself GB2312 uses characters beyond it."""
    assert decode_text("镕㙍".encode("gb18030"), declared="gb2312") == ("镕㙍", "gb18030")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_cut_character_at_the_end_is_marked(encoding: str) -> None:
    """The rest is read."""
    data = (_TEXT + "。").encode(encoding)[:-1]
    assert decode_text(data) == (f"{_TEXT}\ufffd", encoding)


def test_a_bad_byte_in_utf_8_does_not_make_it_gb18030() -> None:
    """Nor does it take anything with it but itself."""
    data = _TEXT.encode() + "规章1".encode() + b"\xb2" + "2件".encode()
    assert decode_text(data) == (f"{_TEXT}规章1\ufffd2件", "utf-8")


def test_a_zero_byte_in_a_text_is_marked() -> None:
    """It may stand where a digit stood."""
    assert decode_text(f"{_TEXT}1\x002".encode())[0] == f"{_TEXT}1\ufffd2"


@pytest.mark.parametrize("data", [b"\xff\xa0\xff" * 40, bytes(range(128, 256)), b"\xc3\x28"])
def test_what_fits_no_encoding_is_refused(data: bytes) -> None:
    """The message names those that were tried."""
    with pytest.raises(ReadError, match=r"neither utf-8 nor gb18030; save it as UTF-8"):
        decode_text(data)


def test_a_broken_utf_16_is_refused_by_its_name() -> None:
    """A mark leaves no other encoding."""
    with pytest.raises(ReadError, match=r"^the text is not utf-16; save it as UTF-8$"):
        decode_text(b"\xff\xfe" + b"\x00\xd8a\x00" * 40)


@given(text=st.text(alphabet=st.characters(codec="gb18030", exclude_characters="\x00\ufffd")))
def test_whatever_is_utf_8_reads_as_it_is(text: str) -> None:
    """No text in UTF-8 is taken for another encoding."""
    assert decode_text(text.removeprefix("\ufeff").encode()) == (
        text.removeprefix("\ufeff"),
        "utf-8",
    )


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        ("规章", "utf-8", {}),
        ("规章", "gb18030", {"encoding": {"encoding": "gb18030"}}),
        ("规\ufffd", "utf-8", {"bytes-broken": {"count": "1"}}),
    ],
)
def test_what_is_worth_a_note(text: str, encoding: str, said: dict[str, dict[str, str]]) -> None:
    """A whole text in UTF-8 is worth none; another encoding and broken bytes are."""
    assert {note.code: note.values for note in encoding_notes(text, encoding)} == said
