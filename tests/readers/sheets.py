"""A report as it is printed: rows of labels and figures, each figure with its place.

Layouts write a sheet as text, damages change one. What a reader may still know of it is told here:
truth holds the figure of each place as it is printed, None where none is; lost holds the places
whose figures a damage has put out of reach, so that a reader may leave them unknown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from opengov.form.places import cells, table_rows, value
from opengov.form.rows import TABLES, Row, TableKey, blocks
from opengov.model.figures import Figure
from opengov.model.printed import EDITIONS
from opengov.model.proactive import STUB
from opengov.model.report import Report
from opengov.model.requests import COLUMN_HEAD, LEGAL_PERSONS, STUB_NOTE

Kind: TypeAlias = Literal["caption", "heads", "figures", "dirt"]

HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
_TABLE_OF_SECTION: Mapping[int, TableKey] = dict(enumerate(TABLES, 1))
_PROSE = (
    ("本机关全年的公开工作按计划完成。",),
    (),
    (),
    (),
    ("公开的渠道还不多，明年增设。",),
    ("没有收取信息处理费。",),
)


@frozen(kw_only=True)
class PrintedRow:
    """A row of a table.

    labels: of a row of figures, those that lead to it, the outermost first; of heads, the cells of
    their row of the grid, empty where they are merged. A line break in a label is one that only
    layouts of lines can show. place: of the row; places: of its figures. anew: whether its group
    labels are printed although the row before had them.
    """

    kind: Kind
    labels: tuple[str, ...]
    figures: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    place: str = ""
    anew: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether a figure of it is not printed, or only a space for it."""
        return not self.figures or not all(is_printed(figure) for figure in self.figures)


@frozen(kw_only=True)
class Sheet:
    """A printed report. before: what stands under each heading, above a table if there is one.

    broken: the rows whose number of cells a damage has changed; a second such damage could make up
    for the first, and nobody could know.
    """

    title: str
    headings: tuple[str, ...]
    before: tuple[tuple[str, ...], ...]
    tables: Mapping[TableKey, tuple[PrintedRow, ...]]
    truth: Mapping[str, Figure]
    unit: str | None = None
    lost: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()

    @property
    def rows(self) -> Iterator[tuple[TableKey, PrintedRow]]:
        """Every row of figures with its table."""
        for table in TABLES:
            for row in self.tables[table]:
                if row.kind == "figures":
                    yield table, row

    def each_row(self, change: Callable[[TableKey, PrintedRow], Iterable[PrintedRow]]) -> "Sheet":
        """Return the sheet with each row, of whatever kind, changed, left out or joined by more."""
        changed = {
            table: tuple(new for row in printed for new in change(table, row))
            for table, printed in self.tables.items()
        }
        return evolve(self, tables=changed)

    def losing(self, places: Iterable[str]) -> "Sheet":
        """Return the sheet with more places whose figures are out of reach."""
        return evolve(self, lost=self.lost | set(places))

    def not_printing(self, places: Iterable[str]) -> "Sheet":
        """Return the sheet with nothing printed at places that could be read."""
        return evolve(self, truth={**self.truth, **dict.fromkeys(places)})


def is_printed(figure: str) -> bool:
    """Tell whether a cell shows anything."""
    return bool(figure.replace("&nbsp;", "").strip())


def whole(sheet: Sheet, tables: Mapping[TableKey, str], *, between: str = "\n\n") -> str:
    """Return a report whose tables are laid out already, all its parts one after the other."""
    return between.join(part for part in _parts(sheet, tables) if part)


def _parts(sheet: Sheet, tables: Mapping[TableKey, str]) -> Iterator[str]:
    yield sheet.title
    for number, (heading, prose) in enumerate(zip(sheet.headings, sheet.before, strict=True)):
        yield heading
        yield from prose
        if number in _TABLE_OF_SECTION:
            yield tables[_TABLE_OF_SECTION[number]]


def sheet_of(report: Report, *, blank: str = "") -> Sheet:
    """Return a report as it is printed in the form; blank stands for what is unknown."""
    return Sheet(
        title="某市某局2023年政府信息公开工作年度报告",
        headings=HEADINGS,
        before=_PROSE,
        tables={
            "proactive": tuple(_proactive(report, blank)),
            "requests": tuple(_requests(report, blank)),
            "disputes": tuple(_disputes(report, blank)),
        },
        truth=dict(cells(report)),
        unit=getattr(report.proactive.table and report.proactive.table.procurement, "unit", None),
    )


def _figures(report: Report, row: Row, blank: str) -> tuple[str, ...]:
    owner = value(report, row.place)
    texts = [blank if f is None else format(f, "") for f in row.figures(owner)]
    unit = getattr(owner, "unit", None)
    if unit and texts[-1] != blank:
        texts[-1] += unit
    return tuple(texts)


def _proactive(report: Report, blank: str) -> Iterator[PrintedRow]:
    caption = heads = None
    for row in table_rows(report, "proactive"):
        block = next(b for e in EDITIONS for b in blocks(e) if row in b.rows)
        if block.caption.text != caption:
            caption = block.caption.text
            yield PrintedRow(kind="caption", labels=(caption,))
            heads = None
        if heads != block.columns:
            heads = block.columns
            yield PrintedRow(kind="heads", labels=(STUB, *(column.label for column in heads)))
        yield _row(report, row, row.heads, blank)


def _requests(report: Report, blank: str) -> Iterator[PrintedRow]:
    rows = table_rows(report, "requests")
    if rows:
        labels = [column.label for column in rows[0].columns]
        for heads in (
            (STUB_NOTE, "", "", COLUMN_HEAD, *[""] * 6),
            ("", "", "", labels[0], LEGAL_PERSONS, "", "", "", "", labels[-1]),
            ("", "", "", "", *labels[1:-1], ""),
        ):
            yield PrintedRow(kind="heads", labels=heads)
    for row in rows:
        yield _row(report, row, row.heads, blank)


def _row(report: Report, row: Row, labels: tuple[str, ...], blank: str) -> PrintedRow:
    figures = _figures(report, row, blank)
    return PrintedRow(
        kind="figures", labels=labels, figures=figures, places=row.places, place=row.place
    )


def _disputes(report: Report, blank: str) -> Iterator[PrintedRow]:
    rows = table_rows(report, "disputes")
    if not rows:
        return
    results = [column.label for column in rows[0].columns]
    for heads in (
        (rows[0].label, *[""] * 4, rows[1].heads[0], *[""] * 9),
        (*results, rows[1].label, *[""] * 4, rows[2].label, *[""] * 4),
        (*[""] * 5, *results, *results),
    ):
        yield PrintedRow(kind="heads", labels=heads)
    yield PrintedRow(
        kind="figures",
        labels=(),
        figures=tuple(text for row in rows for text in _figures(report, row, blank)),
        places=tuple(place for row in rows for place in row.places),
        place="disputes.table",
    )
