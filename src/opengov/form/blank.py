"""A report to fill in: the form's titles and tables with no figure in them."""

from typing import Any, cast

from attrs import AttrsInstance, evolve, fields

from ..errors import EditionError, unknown
from ..model.printed import EDITIONS, Edition, printed_at
from ..model.report import Agency, Report, Section, TableSection
from .places import figures, replace, settle_gaps
from .rows import TABLES, editions_of, members, rows, section_titles


def blank_report(*, edition: Edition, previous: Report | None = None) -> Report:
    """Return a report in which every cell of an edition is blank.

    With previous, the same body's report of the year before, it has the agency, the scope, the next
    year, the title of that year, and the figures that the form carries over: 二、上年结转 from
    四、结转下年度, and in the 2019 form 上一年项目数量 from last year's number and its change. What
    last year does not say stays blank. Raises EditionError for an edition that there is not.

    >>> from .places import cells
    >>> len(cells(blank_report(edition="2021")))
    200
    """
    if edition not in EDITIONS:
        raise EditionError(unknown("edition of the form", edition, EDITIONS))
    sections: dict[str, Any] = {
        key: TableSection(title=title, table=empty(TABLES[key], edition))
        if key in TABLES
        else Section(title=title)
        for key, title in section_titles().items()
    }
    report = settle_gaps(Report(**sections))
    return report if previous is None else _carry_over(report, previous, edition)


def empty(kind: type[AttrsInstance], edition: Edition) -> Any:
    """Return a table or a row of an edition with None for each figure."""
    values: dict[str, Any] = {}
    for attribute in fields(kind):
        printed = printed_at(attribute)
        options = [k for k in members(attribute.type) if edition in editions_of(k)]
        if printed is not None and edition in printed.labels and options:
            values[attribute.name] = empty(options[0], edition)
        elif attribute.name != "extra":
            values[attribute.name] = None
    return kind(**values)


def _carry_over(report: Report, previous: Report, edition: Edition) -> Report:
    agency: Agency = previous.agency
    year = None if previous.year is None else previous.year + 1
    title = _title_of(previous)
    report = evolve(report, title=title, agency=agency, scope=previous.scope, year=year)
    known = figures(previous)
    for place, addends in _carried(edition).items():
        last = [known.get(addend) for addend in addends]
        if None not in last:
            report = replace(report, place, sum(cast("list[int]", last)))
    return report


def _title_of(previous: Report) -> str | None:
    """Return last year's title with the next year in it; None where it does not say one year once.

    Documents print no other year, so that a form without a title would come back without one.
    """
    title, year = previous.title or "", previous.year
    if year is None or title.count(str(year)) != 1:
        return None
    return title.replace(str(year), str(year + 1))


def _carried(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Return the cells that are carried over, each with the cells of last year that it adds up."""
    columns = rows("requests", edition)[0].columns
    found: dict[str, tuple[str, ...]] = {
        f"requests.table.carried_in.{c.key}": (f"requests.table.carried_out.{c.key}",)
        for c in columns
    }
    for row in rows("proactive", edition):
        if (items := f"{row.place}.items_last_year") in row.places:
            found[items] = (items, f"{row.place}.change")
    return found
