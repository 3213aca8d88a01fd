"""What a page prints of a report around it: captions such as 发布机构, with their values.

They stand in rows of cells, label and value in turn, in lines of several, or each on a line of its
own with the value on the next. A value that is no value of its kind is not taken: a wrong agency is
as bad as a wrong figure. Of two values under one caption neither is taken.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, TypeAlias

from ..bodies.kinds import kind_of
from .characters import fold, simplified, unified
from .lines import Line
from .numbers import clean

Kind: TypeAlias = Literal["agency", "source", "published", "issued", "identifier", "title", "other"]

_CAPTIONS: Mapping[Kind, tuple[str, ...]] = {
    "agency": (
        *("发布机构", "发布机关", "发布单位", "发布部门", "发文机关", "发文机构", "发文单位"),
        *("公开主体", "公开机构", "公开单位", "公开部门", "制发机关", "制发单位", "编制机关"),
        *("编制单位", "信息提供单位", "信息发布机构"),
    ),
    "source": ("信息来源", "文章来源", "稿件来源", "来源"),
    "published": (
        *("发布日期", "发布时间", "公开日期", "公开时间", "公布日期", "公布时间", "发表时间"),
        *("发表日期", "日期", "时间"),
    ),
    "issued": ("发文日期", "发文时间"),
    "identifier": ("索引号", "信息索引号", "信息索引", "索引编号"),
    "title": ("标题", "名称", "信息名称", "文件名称", "文章标题"),
    "other": (
        # 生成日期 and 成文日期 are when a document was written, 更新时间 when its page was changed.
        *("生成日期", "生成时间", "成文日期", "成文时间", "生效日期", "生效时间", "失效日期"),
        *("废止日期", "实施日期", "更新时间", "更新日期", "有效期", "有效性", "信息状态", "时效性"),
        *("文号", "发文字号", "文件编号", "信息分类", "主题分类", "体裁分类", "组配分类", "主题词"),
        *("分类", "栏目", "所属栏目", "公开方式", "公开形式", "公开范围", "公开时限", "公开类别"),
        *("公开属性", "内容概述", "内容摘要", "摘要", "关键词", "关键字", "语种", "服务对象"),
        *("作者", "编辑", "责任编辑", "责编", "审核", "签发人", "信息员", "浏览次数", "浏览量"),
        *("浏览", "访问量", "访问次数", "阅读次数", "阅读量", "阅读", "点击数", "点击量", "点击率"),
        *("点击次数", "字体", "字号", "字体大小", "视力保护色", "保护视力色", "背景色", "打印"),
        *("分享", "分享到", "附件", "相关附件", "责任部门"),
    ),
}
_KIND_OF: Mapping[str, Kind] = {text: kind for kind, texts in _CAPTIONS.items() for text in texts}
_INSIDE = re.compile(
    r"(?<![\w])(?:"
    + "|".join(r"\s*".join(text) for text in sorted(_KIND_OF, key=len, reverse=True))
    + r")\s*[:：]"
)
_LINE_LENGTH, _NAME_LENGTH = 300, 40
_DATE = re.compile(
    r"(?P<year>20\d\d) ?(?:[-/.] ?(?P<month>\d{1,2}) ?[-/.] ?(?P<day>\d{1,2})(?!\d)"
    r"|年 ?(?P<m>\d{1,2}) ?月 ?(?P<d>\d{1,2}) ?日)"
)
_WRITTEN = re.compile(
    r"(?P<year>[二][〇○零0O][〇○零一二三四五六七八九]{2})年"
    r"(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
_TIME = re.compile(r"[T\s]+\d{1,2}[:：]\d{2}(?:[:：]\d{2}(?:\.\d+)?)?Z?\s*$")
_DIGITS = {
    **{c: str(v) for v, c in enumerate("〇一二三四五六七八九")},
    **dict.fromkeys("○零O0", "0"),
}
_IDENTIFIER = re.compile(r"[\w/\-–—〔〕\[\]()（）.:]*\d[\w/\-–—〔〕\[\]()（）.:]*")
_NO_NAME = re.compile(
    r"[。；，！？;!?@/\\|<>]|\d{3}|[A-Za-z]{3}|(?:网|网站|平台|本站|编辑|管理员|客户端)$"
)

_BODY = re.compile(
    r"(?<![我本全各该社两])[省市县区州盟旗乡镇](?![级域内外直])[一-鿿]{0,14}?"
    r"(?:局|厅|委员会|[发卫]改?委|办公室|办事处|政府|管委会|中心|学校|医院|大学|学院|公司)(?!信息)"
)
"""A body that is named with its region; 我市 and 县级以上 name none."""


def captioned(lines: Sequence[Line]) -> Iterator[tuple[Kind, str]]:
    """Yield what stands under the captions in lines, as printed; a value may be empty."""
    waiting: Kind | None = None
    for line in lines:
        if waiting is not None and not line.row and not _caption(line.text):
            yield waiting, line.text
        waiting = None if line.row else _caption_alone(line.text)
        if line.row:
            yield from _in_cells([cell.text for cell in line.filled])
        elif waiting is None:
            yield from _in_text(line.text)


def is_captioned(line: Line) -> bool:
    """Tell whether a line begins with a caption of what a page prints around a report."""
    return _caption(line.filled[0].text if line.filled else "") is not None


def is_caption(text: str) -> bool:
    """Tell whether a text is a caption and nothing else."""
    return _caption_alone(text) is not None


def agency_of(
    values: Iterable[tuple[Kind, str]], *, given: str | None = None, beside: str = ""
) -> str | None:
    """Return the body that captions name; given is what the file names without showing it.

    What a file gives, and a 来源, may be who passed the report on: neither is taken where beside,
    the text under the title, names bodies and not that one.
    """
    found = list(values)
    stated = {name for kind, text in found if kind == "agency" and (name := _name(text))}
    if stated:
        return stated.pop() if len(stated) == 1 else None
    if given is not None and (name := _name(given)):
        return name if _may_be_of(name, beside) else None
    sources = {name for kind, text in found if kind == "source" and (name := _known_body(text))}
    only = sources.pop() if len(sources) == 1 else None
    return only if only is not None and _may_be_of(only, beside) else None


def _may_be_of(name: str, beside: str) -> bool:
    plain = fold(beside)
    return fold(name) in plain or _BODY.search(plain) is None


def published_of(values: Iterable[tuple[Kind, str]], *, given: str | None = None) -> date | None:
    """Return the date of publication that captions give."""
    found = list(values)
    for wanted in ("published", "issued"):
        dates = {day for kind, text in found if kind == wanted and (day := date_in(text))}
        if dates:
            return dates.pop() if len(dates) == 1 else None
    return date_in(given or "")


def identifier_of(values: Iterable[tuple[Kind, str]], *, given: str | None = None) -> str | None:
    """Return the index number that captions give."""
    texts = [text.strip() for kind, text in values if kind == "identifier"]
    found = {match[0] for text in texts if (match := _IDENTIFIER.match(text))}
    return found.pop() if len(found) == 1 else None if found else given


def says_only(
    line: Line, *, agency: str | None, published: date | None, identifier: str | None
) -> bool:
    """Tell whether a line says what is known of a report in captions, and nothing else."""
    found = list(captioned([line]))
    return (
        bool(found)
        and is_captioned(line)
        and all(
            (kind == "agency" and agency is not None and _name(text) == agency)
            or (kind == "published" and _is_day(text) and date_in(text) == published)
            or (kind == "identifier" and identifier is not None and text == identifier)
            for kind, text in found
        )
    )


def date_in(text: str) -> date | None:
    """Return the date that a text begins with.

    >>> date_in("２０２３年 1月12日 08:47"), date_in("二〇二三年一月十二日"), date_in("2023-13-07")
    (datetime.date(2023, 1, 12), datetime.date(2023, 1, 12), None)
    """
    if found := _DATE.match(_plain(text)):
        month, day = found["month"] or found["m"], found["day"] or found["d"]
        return _date(found["year"], int(month), int(day))
    if written := _WRITTEN.match(fold(text[:_NAME_LENGTH])):
        return _date(
            year_in_words(written["year"]), _ordinal(written["month"]), _ordinal(written["day"])
        )
    return None


def year_in_words(text: str) -> str:
    """Return a year written in characters, as 二〇二三, in digits."""
    return "".join(_DIGITS[character] for character in text)


def is_date_alone(text: str) -> bool:
    """Tell whether a text is a date in digits, with or without a time of day, and nothing else."""
    return len(text) <= _NAME_LENGTH and _is_day(_TIME.sub("", text))


def _is_day(text: str) -> bool:
    return _DATE.fullmatch(_plain(text)) is not None


def _plain(text: str) -> str:
    return clean(unified(text[:_NAME_LENGTH]))


def _date(year: str, month: int, day: int) -> date | None:
    try:
        return date(int(year), month, day)
    except ValueError:
        return None


def _ordinal(text: str) -> int:
    """Return a number under a hundred written in characters; 0 for what is none."""
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    whole = int(_DIGITS.get(tens or "一", "0")) * 10 if ten else 0
    return whole + int(_DIGITS[ones] if ones else 0)


def _caption(text: str) -> Kind | None:
    """Return what the caption at the beginning of a text is of."""
    if (kind := _caption_alone(text)) is not None:
        return kind
    found = _INSIDE.match(simplified(text[:_LINE_LENGTH].lstrip()))
    return _kind(found[0]) if found else None


def _caption_alone(text: str) -> Kind | None:
    return _kind(text) if len(text) <= _NAME_LENGTH else None


def _kind(text: str) -> Kind | None:
    return _KIND_OF.get(fold(text).strip("[]【】").rstrip(":"))


def _in_cells(texts: Sequence[str]) -> Iterator[tuple[Kind, str]]:
    waiting: Kind | None = None
    for text in texts:
        if (kind := _caption_alone(text)) is not None:
            waiting = kind
            continue
        if waiting is not None:
            yield waiting, text
        else:
            yield from _in_text(text)
        waiting = None


def _in_text(text: str) -> Iterator[tuple[Kind, str]]:
    """Yield what stands behind each caption of a line, up to the next caption."""
    found = list(_INSIDE.finditer(simplified(text))) if len(text) <= _LINE_LENGTH else []
    ends = (*(each.start() for each in found[1:]), len(text))
    for each, end in zip(found, ends, strict=False):  # without a caption, one end too many
        yield _KIND_OF[fold(each[0]).rstrip(":")], text[each.end() : end].strip(" \u3000|;；")


def _name(text: str) -> str | None:
    """Return a name that a caption gives, if it can be one: of a known kind, or long enough."""
    name = unified("".join(text.split())).strip("【】[]|")
    if len(name) > _NAME_LENGTH or _NO_NAME.search(name) or _kind(name) is not None:
        return None
    return name if kind_of(simplified(name)) is not None or len(name) > 4 else None


def _known_body(text: str) -> str | None:
    """Return a name if it is that of a body: a source may be a newspaper or a web site."""
    name = _name(text)
    return name if name is not None and kind_of(simplified(name)) is not None else None
