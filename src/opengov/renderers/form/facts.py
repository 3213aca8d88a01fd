"""What the script of the page knows: the schema, the identities, the spellings and its words."""

from typing import Any, cast

from ...checks import arithmetic
from ...codec.schema import document_schema
from ...form.identities import BALANCE, Identity, identities
from ...form.naming import SEPARATOR, heads_of
from ...form.recalculating import totals
from ...messages.catalog import Catalog
from ...messages.marking import message
from ...model.printed import Edition
from ...readers.numbers import GROUPS, INVISIBLE, MARK, PLAIN

_CHECKS = (arithmetic.balance, arithmetic.outcomes, arithmetic.applicants, arithmetic.disputes)
_WORDS = {
    "adopt": message("改为{value}"),
    "ambiguous": message("有多种读法"),
    "ambiguousAt": message("“{cell}”有多种读法：“{raw}”。"),
    "discard": message("现有内容还没有保存，载入后会丢失。仍要载入吗？"),
    "go": message("定位"),
    "loaded": message("已载入{file}。"),
    "misfit": message("{place}不合文件格式（此类问题共{count}处）"),
    "negative": message("负数"),
    "negativeAt": message("“{cell}”是负数：{raw}。"),
    "noReport": message("这不是本程序保存的年度报告文件"),
    "noSum": message("各项还没有填全，不能合计。"),
    "notJson": message("这不是JSON文件，或者文件已损坏"),
    "notLoaded": message("没有载入{file}：{reason}。"),
    "otherForm": message(
        "它的{place}与本页表格的版本不同，请用opengov render FILE -t form另做一页"
    ),
    "outcome": message(
        "空白{blank}格，填错{faults}格。核对{count}项：成立{passed}，不符{failed}，存疑{uncertain}，"
        "还不能核对{unknown}。"
    ),
    "overflow": message(
        "没有粘贴：内容有{rows}行{columns}列，从这一格起放不下。请从左上角的一格开始，只复制数字部分。"
    ),
    "pasted": message("已粘贴{count}格，其中空白{blanks}格，填错{faults}格。"),
    "ragged": message("没有粘贴：各行的格数不一样，最多的一行有{columns}格。"),
    "saved": message("没有改动"),
    "twice": message("“{place}”出现了两次"),
    "unbalanced": message("勾稽不符"),
    "uncertain": message("存疑（有空白格，按零计算）：{text}"),
    "undone": message("已撤销。"),
    "unread": message("不是数字"),
    "unreadAt": message("“{cell}”填的不是数字：“{raw}”。"),
    "unsaved": message("有改动未保存"),
    "written": message("已保存到浏览器的下载文件夹：{file}。"),
    "zeros": message("已将{count}个空白格填为0，合计各格和金额除外。"),
}


def facts(edition: Edition, words: Catalog) -> dict[str, Any]:
    """Return the facts of an edition in the words of a locale, as plain values."""
    found = identities(edition)
    return {
        "schema": _plain(document_schema()),
        "identities": [_identity(each, edition, words) for each in found],
        "totals": [found.index(each) for each in totals(edition)],
        "sentences": {each.id: words.text(each.sentence) for each in _CHECKS},
        "spelling": {
            "mark": MARK.pattern,
            "groups": GROUPS.pattern,
            "invisible": INVISIBLE.pattern,
            "plain": {chr(one): _character(other) for one, other in PLAIN.items()},
        },
        "words": {key: words.text(text) for key, text in _WORDS.items()},
    }


def _identity(identity: Identity, edition: Edition, words: Catalog) -> dict[str, Any]:
    heads = [words.text(head) for head in heads_of(identity.total, edition)]
    return {
        "check": identity.check,
        "balance": identity.check == BALANCE,
        "left": identity.left,
        "right": identity.right,
        "total": identity.total,
        "row": SEPARATOR.join(heads[:-1]),
        "column": heads[-1],
    }


def _character(character: int | str) -> str:
    return chr(character) if isinstance(character, int) else character


def _plain(schema: Any) -> Any:
    """Return a schema without its titles and descriptions, which are for people."""
    if isinstance(schema, list):
        return [_plain(each) for each in cast("list[object]", schema)]
    if not isinstance(schema, dict):
        return schema
    entries = cast("dict[str, object]", schema)
    return {
        key: _plain(each)
        for key, each in entries.items()
        if not (key in ("title", "description") and isinstance(each, str))
    }
