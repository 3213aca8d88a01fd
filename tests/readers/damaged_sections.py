"""Damages to headings and to the prose round the tables; none destroys a figure."""

from collections.abc import Sequence
from random import Random

from attrs import evolve

from .sheets import Sheet

_WORDED: tuple[tuple[str, ...], ...] = (
    ("一、基本情况", "一、2023年政府信息公开工作开展情况"),
    ("二、行政机关主动公开政府信息情况", "二、主动公开政府信息的情况"),
    (
        "三、收到和处理政府信息公开申请",
        "三是收到和处理政府信息公开申请情况",
        "三、收到和处理政府信息公开的申请情况",
    ),
    (
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "四、政府信息公开行政法复议、行政诉讼情况",
    ),
    (
        "五、存在问题及改进情况",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "五、主要问题和改进措施",
    ),
    ("六、其他需要报告事项", "六、其他需要报告的事项：无"),
)
_DIRT = ("l", "|", "·", " ", "\u3000\u3000")
_PARTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
_NUMERALS = "一二三四五六"


def _headings(sheet: Sheet, changed: Sequence[str]) -> Sheet:
    return evolve(sheet, headings=tuple(changed))


def reworded(sheet: Sheet, random: Random) -> Sheet:
    """Word headings as published reports do."""
    worded = zip(sheet.headings, _WORDED, strict=True)
    return _headings(sheet, [random.choice((heading, *others)) for heading, others in worded])


def dirty(sheet: Sheet, random: Random) -> Sheet:
    """Leave dirt before headings, as l六、."""
    dirts = [random.choice(("", *_DIRT)) for _ in sheet.headings]
    return _headings(sheet, [d + h if h else h for d, h in zip(dirts, sheet.headings, strict=True)])


def left_out(sheet: Sheet, random: Random) -> Sheet:
    """Leave a heading out."""
    gone = random.randrange(len(sheet.headings))
    return _headings(sheet, ["" if i == gone else h for i, h in enumerate(sheet.headings)])


def glued(sheet: Sheet, random: Random) -> Sheet:
    """Glue the text under a heading to it, behind a blank or a full stop."""
    index = random.choice([0, 4, 5])
    prose = sheet.before[index]
    if not prose or not sheet.headings[index]:
        return sheet
    joint = random.choice([" ", "。", "："])
    heading = f"{sheet.headings[index]}{joint}{prose[0]}"
    before = tuple(p[1:] if i == index else p for i, p in enumerate(sheet.before))
    headings = tuple(heading if i == index else h for i, h in enumerate(sheet.headings))
    return evolve(sheet, headings=headings, before=before)


def prose_before_tables(sheet: Sheet, random: Random) -> Sheet:
    """Put a sentence, or the five narrative parts, before the table of section two."""
    parts = tuple(f"{i}.{part}情况。全年按计划完成{i + 20}项。" for i, part in enumerate(_PARTS, 1))
    prose = random.choice([parts, ("全年主动公开政府信息165条，其中通知公告20条。",)])
    before = tuple(prose + p if i == 1 else p for i, p in enumerate(sheet.before))
    return evolve(sheet, before=before)


def two_numberings(sheet: Sheet, _: Random) -> Sheet:
    """Give sub-topics of section one the numbering of the sections."""
    topics = tuple(f"{n}、{part}" for n, part in zip(_NUMERALS, _PARTS, strict=False))
    before = tuple(p + topics if i == 0 else p for i, p in enumerate(sheet.before))
    return evolve(sheet, before=before)
