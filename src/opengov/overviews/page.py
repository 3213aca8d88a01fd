"""The overview as one page that needs nothing beside it: to read, to print, to sort and to filter.

All is there without scripts; the page's own script, which its policy knows by its hash, adds order
and a filter. Nothing else can run.
"""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Literal

from ..checks.validating import RULESET
from ..messages.catalog import Catalog
from ..messages.marking import message
from . import words as w
from .entry import Entry
from .markup import tag, text
from .matrix import by_check, by_report, unreadable
from .reports import report
from .tallies import COUNTED, GRADES, Tally, grade_word, tally

_INTRO = message(
    "错误应予更正，警告应予核实，提示供参考；存疑是因为有空白或未能识别的数，不能断定。"
    "填报数是报告中的数，对照数是按其他数得出的数，两者不符时，错处也可能在其他数。"
)
_CAUTION = message("未发现问题，只说明所检查的各项成立，不说明数据属实。")
_FILES = message("检查的文件")
_WITH_ERRORS = message("有错误的报告")
_WITH_OTHERS = message("有其他问题的报告")
_CLEAN_REPORTS = message("未发现问题的报告")
_UNREADABLE_FILES = message("无法读取的文件")
_BY_REPORT = message("各报告检查情况")
_BY_CHECK = message("各项检查情况")
_EACH = message("各报告的问题")
_FILTER = message("筛选")
_WORDS = message("单位、标题或文件名")
_ALL = message("全部")
_FAMILY = message("检查类别")
_RESET = message("清除")
_SHOWN = message("显示{shown}份，共{total}份。")
_RULES = message("检查规则：{ruleset}")


def page(entries: tuple[Entry, ...], words: Catalog) -> str:
    """Return the overview as an HTML page in the catalog's language."""
    counted = tally(entries)
    numbered = [(f"r{number}", entry) for number, entry in enumerate(entries, 1)]
    told = [report(anchor, entry, words) for anchor, entry in numbered]
    title = text(words.text(w.TITLE))
    main = [
        f"<h1>{title}</h1>\n",
        _summary(counted, words),
        _part("unreadable", _UNREADABLE_FILES, unreadable(entries, words), words),
        _filter(counted, words),
        _part("reports", _BY_REPORT, by_report(numbered, counted, words), words),
        _part("checks", _BY_CHECK, by_check(counted, words), words),
        _part("findings", _EACH, "".join(told), words),
    ]
    rules = tag("footer", text(words.compose(_RULES, ruleset=RULESET)))
    return (
        f'<!DOCTYPE html>\n<html lang="{text(words.locale)}">\n<head>\n<meta charset="utf-8">\n'
        f"{_policy()}"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_source('css')}</style>\n</head>\n<body>\n<main>\n"
        f"{''.join(main)}</main>\n{rules}\n<script>{_source('js')}</script>\n</body>\n</html>\n"
    )


@cache
def _source(suffix: Literal["css", "js"]) -> str:
    return files("opengov.overviews").joinpath(f"overview.{suffix}").read_text("utf-8")


@cache
def _policy() -> str:
    """Return the policy of the page: its own style and script by their hashes, nothing else."""
    style, script = (
        b64encode(sha256(_source(kind).encode()).digest()).decode() for kind in ("css", "js")
    )
    policy = (
        f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'


def _part(anchor: str, title: str, inner: str, words: Catalog) -> str:
    """Return a section with its title; none where there is nothing in it."""
    if not inner:
        return ""
    head = tag("h2", text(words.text(title)), id=f"{anchor}-title")
    return f'<section id="{anchor}">\n{head}\n{inner}</section>\n'


def _summary(counted: Tally, words: Catalog) -> str:
    files_ = (
        ("", _FILES, counted.files),
        ("error", _WITH_ERRORS, counted.with_errors),
        ("warning", _WITH_OTHERS, counted.with_others),
        ("fine", _CLEAN_REPORTS, counted.clean),
        ("", _UNREADABLE_FILES, counted.unreadable),
    )
    found = ((grade, COUNTED[grade], counted.found[grade]) for grade in GRADES)
    lists = (
        "".join(
            tag("div", tag("dt", text(words.text(name))) + tag("dd", str(count)), class_=kind)
            for kind, name, count in each
        )
        for each in (files_, found)
    )
    said = "".join(f"{tag('p', text(words.text(each)))}\n" for each in (_INTRO, _CAUTION))
    return said + "".join(f"{tag('dl', each, class_='sums')}\n" for each in lists)


def _filter(counted: Tally, words: Catalog) -> str:
    """Return the form that the script shows and answers."""
    grades = [(grade, words.text(grade_word(grade))) for grade in GRADES]
    families = [(each, words.text(w.FAMILIES.get(each, each))) for each in counted.families]
    search = '<input type="search" name="words" autocomplete="off">'
    shown = words.text(_SHOWN)
    return (
        f'<form id="filter" role="search" aria-label="{text(words.text(_FILTER))}" hidden>\n'
        f"{tag('label', text(words.text(_WORDS)) + search)}\n"
        f"{_select('grade', w.SEVERITY, grades, words)}\n"
        f"{_select('family', _FAMILY, families, words)}\n"
        f'<button type="reset">{text(words.text(_RESET))}</button>\n'
        f"{tag('p', '', id='shown', role='status', data_said=shown)}\n</form>\n"
    )


def _select(name: str, title: str, options: Sequence[tuple[str, str]], words: Catalog) -> str:
    listed = "".join(
        tag("option", text(shown), value=value)
        for value, shown in [("", words.text(_ALL)), *options]
    )
    return tag("label", text(words.text(title)) + tag("select", listed, name=name))
