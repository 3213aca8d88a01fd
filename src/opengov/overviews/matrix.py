"""The tables of the page: reports by families of checks, checks, and what could not be read."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ..checks.builtin import CHECKS
from ..checks.finding import Validation
from ..errors import PluginError
from ..messages.catalog import Catalog
from ..messages.marking import message
from . import words as w
from .entry import Entry
from .markup import plain, tag, text
from .tallies import COUNTED, GRADES, Grade, Tally, grade_of
from .telling import family, name_of

_LEGEND = message("√表示所检查的各项都成立。")
_WHAT = message("应当成立的事项")
_REPORTS = message("报告数")
_MARKS: dict[Grade, str] = {
    "error": message("错误{count}"),
    "warning": message("警告{count}"),
    "notice": message("提示{count}"),
    "uncertain": message("存疑{count}"),
}
_OPEN = message("未评估{count}")


def by_report(numbered: Sequence[tuple[str, Entry]], counted: Tally, words: Catalog) -> str:
    """Return the table of reports, a column for each family of checks."""
    heads = [
        _head(w.REPORT, "text", words),
        _head(w.YEAR, "number", words),
        *(_head(COUNTED[grade], "number", words) for grade in GRADES),
        *(_head(w.FAMILIES.get(each, each), "weight", words) for each in counted.families),
    ]
    rows = [
        _row(anchor, entry, entry.validation, counted.families, words)
        for anchor, entry in numbered
        if entry.validation is not None
    ]
    return _table(_LEGEND, heads, rows, words, kind="matrix", named="reports-title") if rows else ""


def marks(validation: Validation, words: Catalog, *, of: str | None = None) -> str:
    """Return how many findings there are of each grade, and how much was not judged, in words.

    of: the family that is meant; None for all of them.
    """
    found = Counter(
        grade_of(each) for each in validation.findings if of in (None, family(each.check))
    )
    unjudged = sum(of in (None, family(each.check)) for each in validation.not_assessed)
    said = [
        tag("span", text(words.compose(_MARKS[grade], count=found[grade])), class_=f"mark {grade}")
        for grade in GRADES
        if found[grade]
    ]
    if not said and any(of in (None, family(each.check)) for each in validation.passed):
        passed = tag("span", text(words.text(w.PASSED)), class_="away")
        said.append(f'<span class="mark fine"><span aria-hidden="true">√</span>{passed}</span>')
    if unjudged:
        said.append(tag("span", text(words.compose(_OPEN, count=unjudged)), class_="mark open"))
    return tag("div", "".join(said), class_="marks") if said else ""


def _row(
    anchor: str, entry: Entry, validation: Validation, families: Sequence[str], words: Catalog
) -> str:
    name = name_of(entry)
    file = "" if name == plain(entry.file) else tag("span", text(entry.file), class_="file")
    own = {} if words.locale == "zh-Hans" else {"lang": "zh"}
    link = tag("a", text(name), href=f"#{anchor}", **own) if is_told(entry) else text(name)
    cells = [tag("th", f"{link} {file}", scope="row", data_key=name)]
    year = "" if entry.year is None else str(entry.year)
    cells.append(_number(year or "–", entry.year or 0))
    counts = Counter(map(grade_of, validation.findings))
    cells += [_number(str(counts[grade]), counts[grade]) for grade in GRADES]
    for each in families:
        weights = Counter(
            grade_of(found) for found in validation.findings if family(found.check) == each
        )
        key = sum(weights[grade] * 1000**power for power, grade in enumerate(reversed(GRADES)))
        cells.append(tag("td", marks(validation, words, of=each), data_key=str(key)))
    found = sorted({f"{grade_of(each)}:{family(each.check)}" for each in validation.findings})
    said = " ".join(filter(None, (entry.agency, entry.title, entry.file, year)))
    return tag("tr", "".join(cells), data_report=anchor, data_text=said, data_found=" ".join(found))


def is_told(entry: Entry) -> bool:
    """Tell whether there is more to say of a report than that it is fine."""
    found = entry.validation
    return found is not None and bool(found.findings or found.not_assessed)


def by_check(counted: Tally, words: Catalog) -> str:
    """Return the table of checks that found something: what must hold, and how often it did not."""
    heads = [
        _head(w.CHECK, "text", words),
        _head(_WHAT, "text", words),
        _head(w.CLAUSE, "text", words),
        _head(_REPORTS, "number", words),
        _head(w.FINDINGS, "number", words),
    ]
    working = dict(CHECKS.working())
    rows: list[str] = []
    for each in counted.checks:
        check = working.get(each.check)
        known = "" if isinstance(check, PluginError) else getattr(check, "summary", "")
        what, clause = words.text(known), words.text(each.clause)
        cells = (
            tag("th", text(each.check), scope="row", data_key=each.check),
            tag("td", text(what), data_key=what),
            tag("td", text(clause), data_key=clause),
            _number(str(each.reports), each.reports),
            _number(str(each.findings), each.findings),
        )
        rows.append(tag("tr", "".join(cells)))
    return _table("", heads, rows, words, kind="checks", named="checks-title") if rows else ""


def unreadable(entries: Iterable[Entry], words: Catalog) -> str:
    """Return the table of files that could not be read, with the reason."""
    heads = [_head(w.FILE, "text", words), _head(w.REASON, "text", words)]
    rows = [
        tag(
            "tr",
            tag("th", text(each.file), scope="row", class_="file", data_key=each.file)
            + tag("td", text(each.error), lang="en", data_key=each.error),
        )
        for each in entries
        if each.validation is None
    ]
    return _table("", heads, rows, words, kind="unread", named="unreadable-title") if rows else ""


def _head(name: str, sort: str, words: Catalog) -> str:
    kind = {"class_": "number"} if sort == "number" else {}
    return tag("th", text(words.text(name)), scope="col", data_sort=sort, **kind)


def _number(shown: str, key: int) -> str:
    return tag("td", shown, class_="number" if key else "number none", data_key=str(key))


def _table(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[str],
    words: Catalog,
    *,
    kind: str,
    named: str,
) -> str:
    """Return a table that scrolls where it is too wide."""
    said = f"{tag('caption', text(words.text(caption)))}\n" if caption else ""
    return (
        f'<div class="wide {kind}" role="region" aria-labelledby="{named}" tabindex="0">\n<table>\n'
        f"{said}<thead>\n<tr>{''.join(heads)}</tr>\n</thead>\n<tbody>\n"
        + "".join(f"{row}\n" for row in rows)
        + "</tbody>\n</table>\n</div>\n"
    )
