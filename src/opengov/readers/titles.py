"""Titles of reports among lines: whole, over several lines, scrambled; and what they name.

A title is found by its words, not by where it stands, for pages print menus, crumbs and lists of
other reports before and after it. It is kept as printed; its radicals and white space are mended
only in what is taken from it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from ..bodies.kinds import bare_name, kind_of, region_of
from .characters import fold, simplified, unannotated, unified
from .lines import Line
from .metadata import is_captioned, year_in_words

_REPORT = re.compile(
    r"信息公开.{0,18}?(?:年度?报告|年报|工作(?:情况)?的?报告|情况的?报告|总结报告)|年度报告$"
)
_WORDS = re.compile("政府|政务|信息|公开|工作|年度|报告|情况|总结|关于|的")
_NO_TITLE = re.compile(
    r"[。,;!?>›»|→]|当前位置|所在位置|首页|通知|指南|目录|制度|办法|解读|图解|读懂|列表|更多"
    r"|上一篇|下一篇|申请表|专栏|^本报告|http"
)
_SUBJECT = re.compile(r"政府信息公开|政务公开|信息公开|年度报告|年报")
_WRITTEN_YEAR = "二[〇○零O][〇○零一二三四五六七八九]{2}"
_YEAR = re.compile(rf"(?<!\d)(20\d\d)(?!\d)|({_WRITTEN_YEAR})年")
_OF_REPORT = re.compile(
    rf"(?P<before>[年度至到、和与及~—-]?)[(（]?(?:(?<!\d)(20\d\d)|({_WRITTEN_YEAR}))"
    r"(?:年度?|(?=\D{0,12}年度))[)）]?(?=政府信息|政务公开|信息公开)"
)
_ONE_YEAR = rf"(?:(?<!\d)20\d\d|{_WRITTEN_YEAR})年?度?"
_YEAR_PHRASE = re.compile(rf"[(（]?{_ONE_YEAR}(?:[至到、和与及~—-]?{_ONE_YEAR})*[)）]?")
_YEAR_ALONE = re.compile(rf"[(]?(?:(20\d\d)|({_WRITTEN_YEAR}))年度?[)]?")
_DAY = re.compile(
    r"(?<!\d)20\d\d(?:年\d{1,2}月(?:\d{1,2}日)?|[-/.]\d{1,2}[-/.]\d{1,2})(?!\d)|[〔\[]20\d\d[〕\]]\d+号"
)
_OPENING = re.compile(r"\s*(?:标\s*题|名\s*称|信息名称|文件名称|附件\d*)\s*[:：]\s*")
_DATED = re.compile(r"\s*[\[(（]?20\d\d[-/.]\d{1,2}[-/.]\d{1,2}[\])）]?\s*$")
_ABOUT = re.compile(r"^(?:关于)?(?:报送|上报|印发|公布|发布|做好)?|(?:关于|的)$")
_BRACKETED = re.compile(r"[(（【\[]([^()（）【】\[\]]+)[)）】\]]|[-—:：]([^-—:：]+)$")
_NO_NAME = re.compile(
    r"附件|首页|栏目|报告|正文|公开|标题|全文|关于|的|[^\w()（）·、]|(?<![第\d])\d|[至到、与及]$"
    r"|(?:公布|发布|公示|印发|转发|通报|报送|上报|编制|转载|推送)(?!.{0,2}(?:中心|平台|台|站))"
)
_REGION_END = re.compile("[省市县区州盟旗]$")
_OWN_REGION = re.compile(r"^\w{1,6}?[省市县区州盟旗乡镇]\w")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_START = re.compile(
    r"(?:^|[^\w(（]{1,3})(?:第?[一二](?:部分|[、.,:]))?"
    r"(?:总体情况|概述|(?:行政机关)?主动公开政府信息(?:的)?情况)"
)
_HINT = re.compile(r"情\s*[况況]|概\s*述")
_LONGEST, _NAME_LENGTH, _PARTS, _GLUED = 80, 30, 4, 400


@frozen(kw_only=True)
class Title:
    """A title: its text, the lines from start up to end that it takes, and what it names."""

    text: str
    start: int
    end: int
    agency: str | None
    year: int | None

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """How much it tells; of two that tell as much the later stands nearer to the report."""
        return self.agency is not None, self.year is not None, self.start


def titles(lines: Sequence[Line]) -> tuple[Title, ...]:
    """Return the titles of reports among lines, in order."""
    found: list[Title] = []
    for index, line in enumerate(lines):
        if not _can_end(line):
            continue
        title = _ending_at(lines, index, found[-1].end if found else 0)
        if title is not None:
            found.append(title)
    return tuple(found)


def _can_end(line: Line) -> bool:
    """Tell whether a line can be a title, or its last part."""
    text = line.text
    if len(text) > _LONGEST or ("报" not in text and "報" not in text):
        return False
    return not line.row or len(line.filled) == 1


def _ending_at(lines: Sequence[Line], index: int, free: int) -> Title | None:
    """Return the title whose last line this is, with as many lines before it as it needs."""
    best = title_of(_text(lines[index]))
    start = index
    while best is None or best[1] is None or best[2] is None:
        start -= 1
        if start < free or index - start >= _PARTS or not _is_part(lines[start]):
            break
        joined = title_of("".join(_text(line) for line in lines[start : index + 1]))
        if joined is None:
            continue
        if best is None or _tells_more(joined, best):
            best = joined
    if best is None:
        return None
    text, agency, year = best
    taken = next(
        at for at in range(index, -1, -1) if "".join(map(_text, lines[at : index + 1])) == text
    )
    return Title(text=text, start=taken, end=index + 1, agency=agency, year=year)


def _tells_more(
    one: tuple[str, str | None, int | None], other: tuple[str, str | None, int | None]
) -> bool:
    told = sum(each is not None for each in one[1:]), sum(each is not None for each in other[1:])
    return told[0] > told[1]


def title_of(text: str) -> tuple[str, str | None, int | None] | None:
    """Return a title as printed, with the agency and the year that it names; None for no title.

    >>> title_of("周口市科技局2022年政府信息公开工作年度报告")
    ('周口市科技局2022年政府信息公开工作年度报告', '周口市科技局', 2022)
    >>> title_of("当前位置：首页 > 政府信息公开年报") is None
    True
    """
    return _title_of(text) if len(text) <= 4 * _LONGEST else None


@lru_cache(maxsize=1024)
def _title_of(text: str) -> tuple[str, str | None, int | None] | None:
    plain = fold(text)
    if not plain or len(plain) > _LONGEST or _NO_TITLE.search(plain):
        return None
    if _REPORT.search(plain):
        return text, _agency(text), _year(plain)
    if "信息公开" not in plain or "报告" not in plain or "年" not in plain:
        return None
    rest = _WORDS.sub("", _YEAR_PHRASE.sub("", _DAY.sub("", plain)))
    named = kind_of(rest) is not None and _is_name(rest)
    return (text, rest, _year(plain)) if named else None


def without_banner(lines: Sequence[Line], title: Title) -> Title | None:
    """Return a title without its first line, if that is the name of its agency and nothing else."""
    start = title.start + 1
    if start == title.end or fold(lines[title.start].text) != fold(title.agency or ""):
        return None
    found = title_of("".join(_text(line) for line in lines[start : title.end]))
    if found is None:
        return None
    text, agency, year = found
    return Title(text=text, start=start, end=title.end, agency=agency, year=year)


def second_title(lines: Sequence[Line]) -> int:
    """Return the index of the line where another report begins, else that of the end.

    Another report is another body's or on another year, and begins with the first sections again:
    titles in lists of links, in prose and in the heads of pages begin none.
    """
    starts = [index for index, line in enumerate(lines) if _is_start(line)]
    if len(starts) < 2:
        return len(lines)
    found = [title for title in titles(lines) if starts[0] < title.start < starts[-1]]
    first = [title for title in titles(lines[: starts[0]]) if title.year or title.agency]
    own = first[-1] if first else None
    if (year := _other_year(lines, starts, own)) is not None:
        return year
    for index, title in enumerate(found):
        if own is None or not differ(own, title):
            continue
        others = (each.start for each in found[index + 1 :] if differ(title, each))
        following = next(others, len(lines))
        if bisect_left(starts, following) > bisect_left(starts, title.end):
            return title.start
    return len(lines)


def _other_year(lines: Sequence[Line], starts: Sequence[int], own: Title | None) -> int | None:
    """Return the index of a line that is another year than the report's, right over a section."""
    over = {start - 1 for start in starts}
    years = {own.year} if own is not None and own.year else set[int | None]()
    for index in range(max(0, starts[0] - 1), starts[-1]):
        found = _YEAR_ALONE.fullmatch(fold(lines[index].text)) if index in over else None
        if found is None:
            continue
        year = _number(found[1], found[2])
        if years and year not in years:
            return index
        years.add(year)
    return None


def _is_start(line: Line) -> bool:
    text = line.text
    if "情" not in text and "概" not in text:
        return False
    beginning = text[:_GLUED]
    return bool(_HINT.search(beginning)) and bool(_START.search(fold(beginning)))


def differ(one: Title, other: Title) -> bool:
    """Tell whether two titles name different bodies or years, so that they are of two reports."""
    if one.year is not None and other.year is not None and one.year != other.year:
        return True
    if one.agency is None or other.agency is None:
        return False
    return not is_same_body(one.agency, other.agency)


def is_same_body(one: str, other: str) -> bool:
    """Tell whether two names are one body's: 某市 and 某市人民政府, or one without its region.

    >>> is_same_body("周口市科技局", "科技局"), is_same_body("某市统计局", "某市统计局普查中心")
    (True, False)
    """
    first, second = (region_of(bare_name(simplified(unified(name)))) for name in (one, other))
    return first.endswith(second) or second.endswith(first)


def _text(line: Line) -> str:
    return _DATED.sub("", _OPENING.sub("", line.text, count=1)).strip()


def _is_part(line: Line) -> bool:
    """Tell whether a line above a title can be its first part: name, year, half of its words."""
    plain = fold(line.text)
    if not plain or len(plain) > _LONGEST or line.row or is_captioned(line):
        return False
    if _NO_TITLE.search(plain) or _REPORT.search(plain):
        return False
    rest = _WORDS.sub("", _YEAR_PHRASE.sub("", plain))
    name = _ABOUT.sub("", _YEAR_PHRASE.sub("", plain))
    return not rest or kind_of(name) is not None or bool(_SUBJECT.search(plain))


def _year(plain: str) -> int | None:
    """Return the year that a title names; of several that next to its subject, if it stands alone.

    A day is when something was printed: 2023年1月20日 is no year of a report.
    """
    text = _DAY.sub("", plain)
    years = {_number(found[1], found[2]) for found in _YEAR.finditer(text)}
    if len(years) > 1:
        years = {
            _number(found[2], found[3])
            for found in _OF_REPORT.finditer(text)
            if not found["before"]
        }
    return years.pop() if len(years) == 1 else None


def _number(digits: str | None, written: str | None) -> int:
    return int(digits or year_in_words(written or ""))


def _agency(title: str) -> str | None:
    """Return the body that a title names before its subject, or in brackets behind it."""
    text = unannotated(unified("".join(title.split()).translate(_DIGITS)))
    text = _DAY.sub("", text)
    plain = simplified(text)
    subject = _SUBJECT.search(plain)
    start = subject.start() if subject else len(plain)
    if plain[:start].endswith("人民") and plain[start : start + 2] == "政府":
        start += 2
    head = _ABOUT.sub("", _YEAR_PHRASE.sub("", _OPENING.sub("", text[:start])).strip(":：-—"))
    head = _ABOUT.sub("", head)
    if head:
        return head if _is_name(head) and not _is_of_two(head, title) else None
    behind = (found[1] or found[2] for found in _BRACKETED.finditer(text[start:]))
    return next((name for name in behind if kind_of(simplified(name)) is not None), None)


def _is_of_two(name: str, title: str) -> bool:
    """Tell whether a name is a body's with another's before it, as 某日报 某市某局.

    White space parts them in the title; a name may be spaced out as well, or follow its region's.
    """
    words = unified(title).split()
    for at in range(1, len(words)):
        before = "".join(words[:at])
        behind = name.removeprefix(before)
        spaced = len(before) < 2 or len(words[at]) < 2
        if spaced or behind == name or not behind or _REGION_END.search(simplified(before)):
            continue
        if _OWN_REGION.match(simplified(behind)) and kind_of(simplified(behind)) is not None:
            return True
    return False


def _is_name(text: str) -> bool:
    if len(text) > _NAME_LENGTH or _NO_NAME.search(text) or not _WORDS.sub("", text):
        return False
    return len(text) > 1 and (len(text) > 2 or kind_of(simplified(text)) is not None)
