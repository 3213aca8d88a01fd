"""A validation as text, for whoever has to mend the report."""

from collections.abc import Iterable, Iterator

from ..checks.finding import Group, Validation
from ..checks.wording import BETWEEN, counted, not_assessed, said, suggested
from ..messages.catalog import Catalog, catalog
from ..messages.marking import message
from ..model.report import Report
from ..readers.reader import Reading

_YEAR = message("{year}年度")
_PREVIOUS = message("上一年度报告：{file}")
_NOTES = message("读取原文时有{count}条说明，可用opengov read查看。")


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
    yield BETWEEN.join(filter(None, (file, report.agency.name, year)))
    if previous is not None:
        yield words.compose(_PREVIOUS, file=previous)


def _group(group: Group, words: Catalog) -> Iterator[str]:
    """Yield the lines of one cause: a head and a clause for the findings of one check."""
    for each in said(group, words):
        yield f"{each.degree} {each.check}"
        yield from each.sentences
        if each.clause:
            yield each.clause
    if suggestion := suggested(group, words):
        yield suggestion


def _outcome(validation: Validation, reading: Reading, words: Catalog) -> Iterator[str]:
    yield counted(validation, words)
    yield from not_assessed(validation, words)
    if reading.notes:
        yield words.compose(_NOTES, count=len(reading.notes))


def _clean(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines without what a report could do to a terminal."""
    from ..renderers.text_grid import plain

    for line in lines:
        indent = line[: len(line) - len(line.lstrip(" "))]
        yield indent + plain(line)
