"""Strategies for text: what breaks careless programs, and prose that breaks nothing."""

from hypothesis import strategies as st

_HOSTILE = (
    *("<script>alert(1)</script>", "</td></tr></table>", "</title></style>", "<!--", "-->", "]]>"),
    *('"><b onclick="f()">', "' onload='f()", "&lt;b&gt;", "&#0;", "&amp", "javascript:f()"),
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "%s %d %%", "{name}", "{0}", "${x}", "{{ x }}"),
    *("# 一", "- 一", "1. 一", "***", "[a](http://a.b)", "http://a.b", "`a`", "```", "---"),
    *("|", "| a | b |", "\\", "\\|", "\\n", "'", '"', "''", '"""', ";", "--", "+--+--+", "~~a~~"),
    *("一、总体情况", "三、本年度办理结果", "第二十条第（一）项", "行政许可", "总计", "2021年"),
    *("\x00", "\x07", "\x08", "\x1b[31m", "\x1b]0;a\x07", "\x7f", "\x85", "\x9b31m", "\ufffe"),
    *("\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029", "\t", " ", "\u3000", "\xa0"),
    *("\u202e右", "\u2066", "\u2069", "\u200b", "\u200d", "\ufeff", "\xad", "e\u0301", "\ufdd0"),
    *("👩\u200d👧", "🇨🇳", "⚖\ufe0f", "𠮷", "⼆⾏政⺠", "１２", "٣", "Ⅳ", "ﬁ", "ﷺ"),
    *("长" * 400, "w" * 400, "0" * 400, "a" + "\u0300" * 40, "9" * 30, "", "    a", "null", "NaN"),
    *(":", "\\u003a", "../../etc", "C:\\nul"),
)

_CLAUSES = (
    *("更新了公开目录", "各栏目按季检查", "疑难申请先行会商", "答复均在期限内", "完善了办理流程"),
    *("加强了日常核对", "开展了业务培训", "规范了公文属性认定", "清理了过时内容", "回应了群众关切"),
    *("优化了检索功能", "邀请代表走进机关", "明确了专人负责", "公开了办事指南", "听取了意见建议"),
)


def hostile_text(*, max_parts: int = 4) -> st.SearchStrategy[str]:
    """Return a strategy for text that breaks careless programs.

    Markup, formulas, control and bidirectional characters, words of hundreds of characters, lone
    pipes, quotes, escapes of terminals, emoji, combining marks, labels of the form itself. It holds
    no lone surrogates, which no document can hold.
    """
    own = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
    return st.lists(st.sampled_from(_HOSTILE) | own, max_size=max_parts).map("".join)


def plain_text() -> st.SearchStrategy[str]:
    """Return a strategy for paragraphs that read back as they were written.

    A Chinese sentence of a few clauses: no figures, no labels of the form, nothing to escape.
    """
    clauses = st.lists(st.sampled_from(_CLAUSES), min_size=1, max_size=4, unique=True)
    return clauses.map(lambda chosen: "，".join(chosen) + "。")
