"""Show compared quantities as a table: a skeleton of its labels, filled with the figures."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby

from ...form.naming import SEPARATOR
from ...form.places import figures as figures_of
from ...form.rows import TABLES, section_titles
from ...messages.catalog import Catalog
from ...messages.marking import message
from ...model.figures import Figure
from ...model.report import Report
from ..figures import Figures
from .comparing import Compared, Quantity, change, compared, quantities, rate
from .text import escaped

YEAR = message("{year}年")

_TITLE = message("与{year}年比较")
_QUANTITY = message("项目")
_CHANGE = message("增减")
_RATE = message("增减幅度")
_NONE = "—"
_COLUMNS = 5
_WRITABLE = 10**4000
"""Python writes no integer of more than 4300 digits."""


def comparisons(
    report: Report,
    earlier: Report,
    *,
    years: tuple[int, int],
    known: Mapping[str, Figure],
    figures: Figures,
) -> dict[str, str]:
    """Return how each table of a report compares with an earlier one, by the table's key.

    years: of the earlier report and of the later one, whose figures are known by place.
    """
    words = figures.catalog
    theirs = Figures.of(earlier, words, grouping=figures.grouping, write=figures.write)
    before = figures_of(earlier)
    title, *heads = titles(years, words)
    shown: dict[str, str] = {}
    for key in TABLES:
        if found := quantities(key, earlier, report):
            cells = (_line(each, theirs, figures) for each in compared(found, before, known))
            skeleton = _skeleton(found, section_titles()[key], words)
            shown[key] = skeleton % (*(title,) * 3, *heads, *chain.from_iterable(cells))
    return shown


def titles(years: tuple[int, int], words: Catalog) -> tuple[str, str, str]:
    """Return the title of a comparison, and the heads of the two years."""
    first, second = (words.compose(YEAR, year=year) for year in years)
    return words.compose(_TITLE, year=years[0]), first, second


def _line(each: Compared, earlier: Figures, later: Figures) -> tuple[Figure | str, ...]:
    """Return the figures of both years, the change with its sign, and the rate, as HTML."""
    (place, other), (before, after) = each.places, each.figures
    changed, rated = _NONE, _NONE
    if (difference := change(before, after)) is not None:
        number = later.catalog.number(difference, grouping=later.grouping)
        changed = f"+{number}" if difference > 0 else number
    if (share := rate(before, difference)) is not None:
        sign = "+" if share > 0 else "-" if share < 0 else ""
        whole, tenth = divmod(abs(share), 10)
        rated = f"{sign}{whole}.{tenth}%"
    return _cell(earlier, place, before), _cell(later, other, after), changed, rated


def _cell(figures: Figures, place: str, figure: Figure) -> Figure | str:
    """Return a figure as HTML, or as it is where the template writes it as well."""
    if isinstance(figure, int) and not figures.grouping and abs(figure) < _WRITABLE:
        return figure
    return figures.figure(place, figure)


@lru_cache(maxsize=64)
def _skeleton(found: tuple[Quantity, ...], section: str, words: Catalog) -> str:
    """Return the table of some quantities, with fields for titles, years and figures."""
    name = f"%s · {escaped(words.text(section))}"
    item, grew, share = (escaped(words.text(each)) for each in (_QUANTITY, _CHANGE, _RATE))
    labels = (item, "%s", "%s", grew, share)
    heads = "".join(f'<th scope="col">{head}</th>' for head in labels)
    groups = groupby(found, lambda each: each.heads[:-1])
    bodies = "".join(_body(above, tuple(group), words) for above, group in groups)
    return (
        '<aside class="comparison">\n<h3>%s</h3>\n'
        f'<div class="table" role="region" aria-label="{name}" tabindex="0">\n'
        f'<table aria-label="{name}">\n<thead>\n<tr>{heads}</tr>\n</thead>\n'
        f"{bodies}</table>\n</div>\n</aside>\n"
    )


def _body(above: Sequence[str], found: Sequence[Quantity], words: Catalog) -> str:
    labels = escaped(SEPARATOR.join(map(words.text, above)))
    head = f'<tr><th scope="rowgroup" colspan="{_COLUMNS}">{labels}</th></tr>\n' if above else ""
    lines = "".join(
        f'<tr><th scope="row">{escaped(words.text(each.heads[-1]))}</th>'
        f"{'<td>%s</td>' * (_COLUMNS - 1)}</tr>\n"
        for each in found
    )
    return f"<tbody>\n{head}{lines}</tbody>\n"
