"""A validation as text, for whoever has to mend the report."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ..checks.finding import Finding, Group, Validation
from ..checks.words import not_assessed, severity_of, suggestion_of
from ..messages.catalog import Catalog, catalog
from ..messages.marking import message
from ..model.report import Report
from ..readers.reader import Reading

_YEAR = message("{year}年度")
_PREVIOUS = message("上一年度报告：{file}")
_CLAUSE = message("依据：{clause}")
_COUNTS = message(
    "错误：{error}；警告：{warning}；提示：{notice}；存疑：{uncertain}；"
    "通过：{passed}；未评估：{not_assessed}。"
)
_NOTES = message("读取原文时有{count}条说明，可用opengov read查看。")

_BETWEEN = " · "


def validation_text(
    validation: Validation,
    reading: Reading,
    *,
    file: str,
    locale: str,
    previous: str | None = None,
) -> str:
    """Return what the checks say of a report: each cause once, then the counts.

    previous names the file of the report of the year before, where there is one.
    """
    words = catalog(locale)
    blocks = [list(_heading(reading.report, words, file, previous))]
    for number, group in enumerate(validation.groups, 1):
        first, *rest = _group(group, words)
        blocks.append([f"{number}. {first}", *(f"   {line}" for line in rest)])
    blocks.append(list(_outcome(validation, reading, words)))
    return "\n\n".join("\n".join(_clean(block)) for block in blocks) + "\n"


def _heading(report: Report, words: Catalog, file: str, previous: str | None) -> Iterator[str]:
    if report.title is not None:
        yield report.title
    year = None if report.year is None else words.compose(_YEAR, year=report.year)
    yield _BETWEEN.join(filter(None, (file, report.agency.name, year)))
    if previous is not None:
        yield words.compose(_PREVIOUS, file=previous)


def _group(group: Group, words: Catalog) -> Iterator[str]:
    """Yield the lines of one cause: a head and a clause for the findings of one check."""
    for (head, clause), findings in groupby(group.findings, lambda each: _head(each, words)):
        yield head
        for finding in findings:
            yield finding.describe(words.locale)
        if clause:
            yield words.compose(_CLAUSE, clause=clause)
    yield from filter(None, [suggestion_of(group, words)])


def _head(finding: Finding, words: Catalog) -> tuple[str, str]:
    return f"{severity_of(finding, words)} {finding.check}", words.text(finding.clause)


def _outcome(validation: Validation, reading: Reading, words: Catalog) -> Iterator[str]:
    yield words.compose(_COUNTS, **validation.counts)
    yield from not_assessed(validation, words)
    if reading.notes:
        yield words.compose(_NOTES, count=len(reading.notes))


def _clean(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines without what a report could do to a terminal."""
    from ..renderers.text_grid import plain

    for line in lines:
        indent = line[: len(line) - len(line.lstrip(" "))]
        yield indent + plain(line)
