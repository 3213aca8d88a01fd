"""The page around the form: its policy, its bars, and the script and data that it carries."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from ...messages.catalog import catalog
from ...messages.marking import message
from ...model.printed import Edition
from ..html.text import safe

GENERATOR = "opengov form"
"""What the page says in its head; by it the HTML reader knows the page, and refuses it."""

_FOLDER = files(__name__.rpartition(".")[0]) / "page"
_SCRIPTS = ("document.js", "figures.js", "state.js", "cells.js", "typing.js", "page.js")
_NAME = message("政府信息公开工作年度报告填报表（{edition}年版）")
_ADVICE = (
    message("填好后点“保存”，得到一个json文件；下次点“载入”接着填。"),
    message("从电子表格复制的数字可以整块粘贴；回车和方向键移到别的格。"),
    message("空白不等于0：没有发生的填0，不适用的填“/”。"),
    message("各项填全后，空白的合计自动算出，标“Σ”；自己填的合计不改动，不符时标“≠”和应有的数。"),
    message("在合计格按“=”键，按各项重新合计。"),
)
_NO_SCRIPT = message(
    "浏览器没有运行脚本：本页只能看，不能填写和保存。请允许本页运行脚本后重新打开。"
)
_KEPT = message("本页不能改、但会原样保存的内容")
_FOLLOW = message("自动合计")
_LOAD = message("载入")
_PRINT = message("打印")
_SAVE = message("保存")
_UNDO = message("撤销")
_UNSAFE = re.compile(r"[<>&\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufeff\ufffe\uffff]")


def inert(text: str) -> str:
    r"""Return JSON text that is no markup and that no parser of HTML changes.

    >>> print(inert('"</script>"'))
    "\u003c/script\u003e"
    >>> inert('"𠇵"')
    '"𠇵"'
    """
    return _UNSAFE.sub(_escaped, text)


def page(edition: Edition, locale: str, *, form: str, data: dict[str, str]) -> str:
    """Return the whole page; data are the JSON texts that its script reads, by their ids."""
    before, between, after = _parts(edition, locale)
    embedded = (
        f'<script type="application/json" id="{key}">{inert(text)}</script>\n'
        for key, text in data.items()
    )
    return "".join((before, form, between, *embedded, after))


@cache
def _parts(edition: Edition, locale: str) -> tuple[str, str, str]:
    """Return what stands before the form, between it and the data, and after them."""
    words = catalog(locale)

    def said(text: str) -> str:
        return safe(words.text(text))

    style, script = _source("form.css"), _script()
    policy = (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "base-uri 'none'; form-action 'none'"
    )
    name = safe(words.compose(_NAME, edition=edition))
    advice = "".join(f"<li>{said(each)}</li>\n" for each in _ADVICE)
    before = f"""<!DOCTYPE html>
<html lang="{safe(locale)}">
<head>
<meta charset="utf-8">
<meta name="generator" content="{GENERATOR}">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>{style}</style>
</head>
<body>
<header class="bar"><div>
<h1>{name}</h1>
<span id="saved"></span>
<label class="check tool" hidden><input type="checkbox" id="follow" checked>
{said(_FOLLOW)}</label>
<label class="button tool" hidden><input type="file" id="load" accept=".json,application/json">
{said(_LOAD)}</label>
<button type="button" id="print" class="tool" hidden>{said(_PRINT)}</button>
<button type="button" id="save" class="tool" hidden>{said(_SAVE)}</button>
</div></header>
<main>
<noscript><p class="notice">{said(_NO_SCRIPT)}</p></noscript>
<ul class="advice">
{advice}</ul>
"""
    between = f"""<details id="kept" hidden><summary>{said(_KEPT)}</summary>
<ul id="kept-texts" lang="zh"></ul></details>
</main>
<footer class="bar"><div>
<span id="outcome"></span>
<span id="current"></span>
<p id="status" role="status"></p>
<button type="button" id="undo" hidden>{said(_UNDO)}</button>
<ul id="findings" hidden></ul>
</div></footer>
"""
    return before, between, f"<script>{script}</script>\n</body>\n</html>\n"


@cache
def _script() -> str:
    """Return the script: its files in one scope of their own."""
    return f'"use strict";\n{{\n{"".join(map(_source, _SCRIPTS))}}}\n'


@cache
def _source(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _escaped(match: "re.Match[str]") -> str:
    return f"\\u{ord(match[0]):04x}"
