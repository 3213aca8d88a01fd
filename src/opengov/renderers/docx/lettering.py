"""The fonts of a locale by the role of the text, and the names that stand in for them.

Official documents (GB/T 9704-2012, 5.2.2, 7.3.1, 7.3.3, 7.5) have text in 仿宋, the title in 小标宋
of size 2, headings in 黑体 and of the second level in 楷体, page numbers in 宋体 of size 4.
"""

from functools import cache
from typing import Literal, NamedTuple, TypeAlias

Role: TypeAlias = Literal["title", "text", "heading", "subheading", "table", "head", "folio"]


class Font(NamedTuple):
    """A font by the name that is asked for, and by the names under which others have it.

    family: what a substitute should be like. charset: 86 is simplified Chinese, 88 traditional.
    """

    name: str
    others: tuple[str, ...]
    family: Literal["roman", "swiss", "modern", "script"]
    charset: str
    panose: str


_SONG = Font(
    "宋体", ("SimSun", "Songti SC", "Noto Serif CJK SC"), "roman", "86", "02010600030101010101"
)
_TITLE = Font(
    "方正小标宋简体",
    ("方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "宋体", "SimSun"),
    "script",
    "86",
    "02000000000000000000",
)
_FANG = Font(
    "仿宋_GB2312",
    ("仿宋", "FangSong", "华文仿宋", "STFangsong"),
    "modern",
    "86",
    "02010609060101010101",
)
_KAI = Font(
    "楷体_GB2312", ("楷体", "KaiTi", "华文楷体", "STKaiti"), "modern", "86", "02010609060101010101"
)
_HEI = Font(
    "黑体", ("SimHei", "Heiti SC", "Noto Sans CJK SC"), "modern", "86", "02010609060101010101"
)
_MING = Font(
    "新細明體",
    ("PMingLiU", "Songti TC", "Noto Serif CJK TC"),
    "roman",
    "88",
    "02020500000000000000",
)
_JHENG = Font(
    "微軟正黑體",
    ("Microsoft JhengHei", "PingFang TC", "Noto Sans CJK TC"),
    "swiss",
    "88",
    "020B0604030504040204",
)
_TIMES = Font("Times New Roman", ("Liberation Serif",), "roman", "00", "02020603050405020304")
_ARIAL = Font("Arial", ("Liberation Sans",), "swiss", "00", "020B0604020202020204")


@cache
def _fonts(locale: str) -> dict[Role, tuple[Font, Font]]:
    """Return the font of Chinese and that of other characters for each role.

    The title and the text are the report's own, and simplified in every locale.
    """
    table, head = (_MING, _JHENG) if locale == "zh-Hant" else (_SONG, _HEI)
    return {
        "title": (_TITLE, _TIMES),
        "text": (_FANG, _TIMES),
        "heading": (head, _ARIAL if locale == "en" else head),
        "subheading": (_KAI, _TIMES),
        "table": (table, _TIMES),
        "head": (head, _ARIAL if locale == "en" else head),
        "folio": (_SONG, _SONG),
    }


_CHINESE = {"zh-Hant": "zh-TW"}


def fonts_of(role: Role, locale: str) -> str:
    """Return the property of a run that names the fonts of a role."""
    chinese, other = _fonts(locale)[role]
    return (
        f'<w:rFonts w:ascii="{other.name}" w:hAnsi="{other.name}" w:eastAsia="{chinese.name}" '
        f'w:cs="{other.name}"/>'
    )


def language(locale: str) -> str:
    """Return the property of a run that says its language: of Latin text, and of Chinese.

    Digits are Latin text, and a program that takes them for Chinese breaks a number over lines.
    """
    return f'<w:lang w:val="en-US" w:eastAsia="{_CHINESE.get(locale, "zh-CN")}"/>'


def font_table(locale: str) -> str:
    """Return the entries of the table of fonts, each with the names that may stand in for it."""
    used = dict.fromkeys(font for pair in _fonts(locale).values() for font in pair)
    return "".join(
        f'<w:font w:name="{font.name}"><w:altName w:val="{",".join(font.others)}"/>'
        f'<w:panose1 w:val="{font.panose}"/><w:charset w:val="{font.charset}"/>'
        f'<w:family w:val="{font.family}"/><w:pitch w:val="variable"/></w:font>'
        for font in used
    )
