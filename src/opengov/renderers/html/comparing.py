"""Set the figures of a report beside those of an earlier one, where the form lets them be compared.

Within an edition every count of a year may be. Across the editions only those may that both ask
for: acts issued, which the 2019 form calls produced, decisions, requests with （六）其他处理 as a
sum, and disputes. An amount whose unit the form leaves open is not compared.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import MAX_PREC, Context, Decimal
from fractions import Fraction
from itertools import groupby

from attrs import frozen

from ...form.places import figures as figures_of
from ...form.places import table_rows
from ...form.rows import Row, TableKey
from ...messages.marking import message
from ...model.figures import Figure
from ...model.report import Report
from ..figures import Figures
from ..outline import SEPARATOR
from .text import safe

YEAR = message("{year}年")

_TITLE = message("与{year}年比较")
_QUANTITY = message("项目")
_CHANGE = message("增减")
_RATE = message("增减幅度")
_NONE = "—"
_EXACT = Context(prec=MAX_PREC)
_ACROSS = {"issued": "produced", "produced": "issued", "decisions": "decisions"}
"""The columns of table 2 that both editions have, each with its key in the other."""


@frozen(kw_only=True)
class Compared:
    """A quantity of two reports, the earlier first: the labels that lead to it, and its figures.

    places: where each stands, or where a figure is missing from a sum.
    """

    heads: tuple[str, ...]
    places: tuple[str, str]
    figures: tuple[Figure, Figure]

    @property
    def change(self) -> Figure:
        """By how much it grew; None where a figure is unknown."""
        earlier, later = self.figures
        if earlier is None or later is None:
            return None
        if isinstance(earlier, Decimal) or isinstance(later, Decimal):
            return _EXACT.subtract(Decimal(later), Decimal(earlier))
        return later - earlier

    @property
    def rate(self) -> int | None:
        """The change in thousandths of the earlier figure; None where there is no such rate."""
        earlier, change = self.figures[0], self.change
        if earlier is None or change is None or earlier <= 0:
            return None
        return round(Fraction(change) / Fraction(earlier) * 1000)


@frozen(kw_only=True)
class Figured:
    """A report with all its figures by place."""

    report: Report
    figures: Mapping[str, Figure]

    @classmethod
    def of(cls, report: Report) -> "Figured":
        """Return a report with its figures."""
        return cls(report=report, figures=figures_of(report))

    def total(self, rows: Sequence[Row]) -> tuple[str, Figure]:
        """Return the sum of the totals of rows of table 3, and the place that leaves it unknown.

        A sum of which all is known has the place of its first total.
        """
        added = 0
        for row in rows:
            figure = self.figures[row.places[-1]]
            if figure is None:
                return row.places[-1], None
            added += int(figure)
        return rows[0].places[-1], added


def compared(key: TableKey, earlier: Figured, later: Figured) -> Iterator[Compared]:
    """Yield what is comparable in a table of two reports, in the order of the later one."""
    before, after = table_rows(earlier.report, key), table_rows(later.report, key)
    if key == "requests":
        yield from _requests(earlier, before, later, after)
        return
    rows = {row.place: row for row in before}
    for row in after:
        if row.place in rows:
            yield from _row(earlier, rows[row.place], later, row)


@frozen(kw_only=True)
class Comparison:
    """A table of compared quantities as it is shown: titles, column heads and bodies of lines.

    Each body has the labels above its lines, as one text, or none. Cells are HTML.
    """

    title: str
    heads: tuple[str, ...]
    bodies: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]


def comparison(
    found: Sequence[Compared], years: tuple[int, int], earlier: Figures, later: Figures
) -> Comparison:
    """Return what is shown of compared quantities, with the words of the later figures."""
    words = later.catalog
    text = words.text
    bodies = (
        (
            SEPARATOR.join(map(text, above)),
            tuple((text(each.heads[-1]), _cells(each, earlier, later)) for each in lines),
        )
        for above, lines in groupby(found, lambda each: each.heads[:-1])
    )
    return Comparison(
        title=words.compose(_TITLE, year=years[0]),
        heads=(
            text(_QUANTITY),
            *(words.compose(YEAR, year=year) for year in years),
            text(_CHANGE),
            text(_RATE),
        ),
        bodies=tuple(bodies),
    )


def comparison_aside(shown: Comparison, section: str) -> str:
    """Return a comparison as HTML; section is the title of what its table is about."""
    title = safe(shown.title)
    name = f"{title} · {safe(section)}"
    heads = "".join(f'<th scope="col">{safe(head)}</th>' for head in shown.heads)
    bodies = "".join(_body(above, lines, len(shown.heads)) for above, lines in shown.bodies)
    return (
        f'<aside class="comparison">\n<h3>{title}</h3>\n'
        f'<div class="table" role="region" aria-label="{name}" tabindex="0">\n'
        f"<table>\n<caption>{name}</caption>\n<thead>\n<tr>{heads}</tr>\n</thead>\n"
        f"{bodies}</table>\n</div>\n</aside>\n"
    )


def _body(above: str, lines: Sequence[tuple[str, tuple[str, ...]]], width: int) -> str:
    head = f'<tr><th scope="rowgroup" colspan="{width}">{safe(above)}</th></tr>\n' if above else ""
    rows = "".join(
        f'<tr><th scope="row">{safe(label)}</th>'
        f"{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>\n"
        for label, cells in lines
    )
    return f"<tbody>\n{head}{rows}</tbody>\n"


def _cells(each: Compared, earlier: Figures, later: Figures) -> tuple[str, ...]:
    """Return the figures of both years, the change with its sign, and the rate."""
    figures = (
        figures.figure(place, figure)
        for figures, place, figure in zip((earlier, later), each.places, each.figures, strict=True)
    )
    change, rate = each.change, each.rate
    changed = _NONE if change is None else _signed(change, later)
    if rate is None:
        return (*figures, changed, _NONE)
    sign = "+" if rate > 0 else "-" if rate < 0 else ""
    return (*figures, changed, f"{sign}{abs(rate) // 10}.{abs(rate) % 10}%")


def _signed(change: int | Decimal, figures: Figures) -> str:
    number = figures.catalog.number(change, grouping=figures.grouping)
    return f"+{number}" if change > 0 else number


def _row(earlier: Figured, before: Row, later: Figured, after: Row) -> Iterator[Compared]:
    """Yield the comparable quantities of a row."""
    for column, place in zip(after.columns, after.places, strict=True):
        key = column.key if before.kind is after.kind else _ACROSS.get(column.key)
        other = f"{before.place}.{key}"
        if other in earlier.figures and not column.signed and (column.unit or not column.money):
            yield Compared(
                heads=(*after.heads, column.label),
                places=(other, place),
                figures=(earlier.figures[other], later.figures[place]),
            )


def _requests(
    earlier: Figured, before: Sequence[Row], later: Figured, after: Sequence[Row]
) -> Iterator[Compared]:
    """Yield the totals of table 3, of an outcome that the editions divide otherwise as a sum."""
    outcomes = {heads: tuple(rows) for heads, rows in groupby(before, outcome)}
    for heads, rows in groupby(after, outcome):
        own, others = tuple(rows), outcomes.get(heads, ())
        if [row.place for row in own] == [row.place for row in others]:
            alike = ((row.heads, (other,), (row,)) for row, other in zip(own, others, strict=True))
        else:
            alike = iter([(heads, others, own)])
        for labels, theirs, ours in alike:
            place, figure = earlier.total(theirs)
            place_later, figure_later = later.total(ours)
            yield Compared(
                heads=labels, places=(place, place_later), figures=(figure, figure_later)
            )


def outcome(row: Row) -> tuple[str, ...]:
    """Return the labels of a row of table 3 down to its outcome, as in （三）不予公开."""
    return row.heads[:2]
