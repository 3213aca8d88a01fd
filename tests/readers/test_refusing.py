"""What is no report in a documented form is refused with a message that says what it is."""

import pytest

from opengov.readers.front import read_front
from opengov.readers.lines import Metadata, paragraph
from opengov.readers.refusing import refusal

TITLE = "某市某局2022年政府信息公开工作年度报告"
EARLIER, OTHER = TITLE.replace("2022", "2021"), TITLE.replace("某局", "他局")


def _refusal(text: str, *, sections: int = 0, tables: int = 0) -> str | None:
    lines = [paragraph(each, f"line {at}") for at, each in enumerate(text.split("\n"), 1)]
    front = read_front(lines, Metadata())
    return refusal(lines, front, sections=sections, tables=tables)


@pytest.mark.parametrize(
    ("text", "sections", "tables", "message"),
    [
        ("某市2018年政府信息公开年报", 6, 3, "the report is on 2018; a documented form exists"),
        (
            "政府信息公开年报\n一、概述\n依申请公开情况\n收费和减免情况\n复议、诉讼和申诉情况",
            3,
            0,
            "the report has parts of the time before 2019: 收费及减免, 依申请公开",
        ),
        (
            f"政府信息公开年报\n{TITLE}\n{EARLIER} 2022-01-12\n{EARLIER}\n{OTHER}",
            0,
            0,
            f"the page is a list of 3 reports, the first {TITLE!r}; expected one report",
        ),
        (f"{TITLE}\n附件：年报.pdf", 0, 0, "and no report; it may be in '附件：年报.pdf'"),
        (TITLE, 0, 0, "and no report; it may be a picture or a file"),
        (
            "某市政府信息公开指南\n第一条",
            0,
            0,
            "it begins '某市政府信息公开指南' and seems to be a guide",
        ),
        ("某市\n404 Not Found", 0, 0, "it begins '某市' and seems to be a page that was not found"),
        ("关于放假的通知", 0, 0, "seems to be a notice"),
        ("今天天气很好。", 1, 0, "the text holds no report; it begins '今天天气很好。'; expected"),
        ("\n ", 0, 0, "the text holds no report; it is empty; expected a title"),
    ],
)
def test_what_is_refused(text: str, sections: int, tables: int, message: str) -> None:
    """The message names what was found instead of a report."""
    found = _refusal(text, sections=sections, tables=tables)
    assert message in (found or "")


@pytest.mark.parametrize(
    ("text", "sections", "tables"),
    [
        (TITLE, 6, 3),
        (TITLE, 1, 0),
        (f"{TITLE}\n本报告依法编制。", 0, 0),
        ("无题", 2, 0),
        ("无题", 0, 1),
        (f"{TITLE}\n依申请公开情况\n收费和减免情况\n历年累计", 4, 0),
        (f"{TITLE}\n{EARLIER}\n{OTHER}", 6, 0),
    ],
)
def test_what_is_a_report(text: str, sections: int, tables: int) -> None:
    """One table, two sections or a title with text are a report, whatever stands around."""
    assert _refusal(text, sections=sections, tables=tables) is None
