"""The findings of one report on the page, those of one cause together."""

from ..checks.wording import not_assessed
from ..messages.catalog import Catalog
from ..messages.marking import message
from ..model.figures import Figure
from . import words as w
from .entry import Entry
from .markup import tag, text
from .matrix import is_told, marks
from .telling import Told, causes, family, name_of

_YEAR = message("{year}年度")
_PREVIOUS = message("上一年度报告：{file}")
_NOTES = message("读取原文时有{count}条说明。")
_BACK = message("回到总表")

_BETWEEN = " · "


def report(anchor: str, entry: Entry, words: Catalog) -> str:
    """Return what there is to say of a report; nothing of one that is fine or not readable."""
    if entry.validation is None or not is_told(entry):
        return ""
    own = {} if words.locale == "zh-Hans" else {"lang": "zh"}
    year = "" if entry.year is None else words.compose(_YEAR, year=entry.year)
    previous = "" if entry.previous is None else words.compose(_PREVIOUS, file=entry.previous)
    notes = words.compose(_NOTES, count=entry.notes) if entry.notes else ""
    said = _BETWEEN.join(filter(None, (entry.file, previous, notes)))
    head = tag("span", text(name_of(entry)), **own) + (
        f" {tag('span', text(year), class_='soft')}" if year else ""
    )
    listed = "".join(_cause(cause, words) for cause in causes(entry, words))
    unjudged = "".join(tag("li", text(each)) for each in not_assessed(entry.validation, words))
    back = tag("p", tag("a", text(words.text(_BACK)), href="#reports"), class_="back")
    parts = (
        tag("h3", head, id=f"{anchor}-title"),
        tag("p", text(said), class_="soft"),
        marks(entry.validation, words),
        tag("ol", f"\n{listed}", class_="causes") if listed else "",
        tag("ul", unjudged, class_="open-points") if unjudged else "",
        back,
    )
    inner = "".join(f"{part}\n" for part in parts if part)
    return (
        f'<article class="report" id="{anchor}" aria-labelledby="{anchor}-title">\n'
        f"{inner}</article>\n"
    )


def _cause(cause: tuple[Told, ...], words: Catalog) -> str:
    found = "".join(_finding(told, words) for told in cause)
    suggestion = cause[0].suggestion
    mend = f"{tag('p', text(suggestion), class_='suggestion')}\n" if suggestion else ""
    return f'<li class="cause">\n{found}{mend}</li>\n'


def _finding(told: Told, words: Catalog) -> str:
    grade = told.severity if told.status == "fail" else "uncertain"
    head = [
        tag("span", text(told.grade), class_=f"mark {grade}"),
        tag("span", text(told.label)) if told.label else "",
        tag("span", text(told.check), class_="check"),
    ]
    facts = (
        _fact(w.PRINTED, _figure(told.printed, words), words, class_="value"),
        _fact(w.EXPECTED, _figure(told.expected, words), words, class_="value"),
        _fact(w.CLAUSE, told.clause, words),
    )
    inner = [
        tag("h4", " ".join(filter(None, head))),
        tag("p", text(told.message)),
        tag("dl", "".join(facts), class_="facts") if any(facts) else "",
    ]
    return (
        tag("div", "".join(inner), class_="finding", data_found=f"{grade}:{family(told.check)}")
        + "\n"
    )


def _fact(name: str, said: str, words: Catalog, **attributes: str) -> str:
    if not said:
        return ""
    pair = tag("dt", text(words.text(name))) + tag("dd", text(said))
    return tag("div", pair, **attributes)


def _figure(figure: Figure, words: Catalog) -> str:
    return "" if figure is None else words.number(figure)
