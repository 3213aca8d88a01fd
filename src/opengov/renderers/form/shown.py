"""What a page has cells for: the whole form, each block in the edition that the report prints."""

from typing import Any

from attrs import evolve

from ...form.blank import blank_report, empty
from ...form.places import settle_gaps, table_rows
from ...form.rows import Block, blocks, requests_edition, rows
from ...model.printed import EDITIONS, Edition
from ...model.proactive import ProactiveTable
from ...model.report import Report


def edition_of(report: Report) -> Edition:
    """Return the edition of the page for a report: of its table 3, else of its table 2."""
    if report.requests.table is not None:
        return requests_edition(report.requests.table)
    printed = table_rows(report, "proactive")
    return "2019" if any(row in rows("proactive", "2019") for row in printed) else "2021"


def shown_blocks(report: Report) -> tuple[Block, ...]:
    """Return the blocks of table 2 that the page of a report shows, printed in it or not."""
    edition, printed = edition_of(report), table_rows(report, "proactive")
    chosen: dict[str, Block] = {}
    for block in (each for form in EDITIONS for each in blocks(form)):
        if any(row in block.rows for row in printed):
            chosen[block.caption.article] = block
        elif block.edition == edition:
            chosen.setdefault(block.caption.article, block)
    return tuple(chosen[article] for article in sorted(chosen))


def blank_of(report: Report) -> Report:
    """Return the blank report of what the page of a report shows."""
    blank = blank_report(edition=edition_of(report))
    values: dict[str, Any] = {row.key: None for form in EDITIONS for row in rows("proactive", form)}
    for block in shown_blocks(report):
        values.update((row.key, empty(row.kind, block.edition)) for row in block.rows)
    proactive = evolve(blank.proactive, table=ProactiveTable(**values))
    return settle_gaps(evolve(blank, proactive=proactive, gaps=()))
