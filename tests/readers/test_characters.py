"""Characters that stand for others are folded for comparing, and for nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opengov.form.rows import section_titles
from opengov.messages.catalog import catalog
from opengov.readers.characters import fold, simplified, unified


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("⾏政许可", "行政许可"),
        ("⼈⺠政府⻔户⻚", "人民政府门户页"),
        ("第 二十条\u3000第（一）项", "第二十条第(一)项"),
        ("份數", "份数"),
        ("規範性檔案", "规范性文件"),
        ("政府資訊公開", "政府信息公开"),
        ("行政覆議", "行政复议"),
        ("大量反覆申請", "大量反复申请"),
        ("信息全覆盖", "信息全覆盖"),
        ("本年制發(fā)件數（shù）", "本年制发件数"),
        ("行政\u200b许\ufeff可²", "行政许可"),
        (" a B\t", "aB"),
        ("长 " * 500, "长" * 500),
    ],
)
def test_folding(text: str, folded: str) -> None:
    """White space, widths, radicals, scripts, pinyin and what is unseen make no difference."""
    assert fold(text) == folded


@pytest.mark.parametrize("title", section_titles().values())
def test_traditional_headings_fold_to_simplified(title: str) -> None:
    """The headings of our own traditional rendering are those of the form."""
    assert fold(catalog("zh-Hant").text(title)) == fold(title)


def test_every_kangxi_radical_is_unified() -> None:
    """The block of the Kangxi radicals is mended whole, and one for one."""
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))
    assert unified(radicals) == unicodedata.normalize("NFKC", radicals)


def test_radicals_alone_are_mended() -> None:
    """Widths, brackets and scripts stay as printed where only radicals are mended."""
    assert unified("（⼀）総體　１２") == "（一）総體　１２"


@given(st.text())
def test_length_stays(text: str) -> None:
    """Unified and simplified texts are as long as they were, so that positions hold."""
    assert (len(unified(text)), len(simplified(text))) == (len(text), len(text))


@given(st.text(alphabet="一規範(guī) ⽂件\u3000１", max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text folds to itself, but for pinyin that only now stands behind its character."""
    assert fold(fold(fold(text))) == fold(fold(text))
