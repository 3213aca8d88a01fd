"""Damages to the rows of the tables, and what stands between them."""

from collections.abc import Callable, Iterator
from random import Random

from attrs import evolve

from opengov.form.rows import TableKey

from .sheets import PrintedRow, Sheet

_PAGE_MARKS = ("- 4 -", "— 4 —", "第 4 页 共 6 页", "－4－")
_OUTCOMES = "requests.table.outcomes."


def _whole_rows(sheet: Sheet, *tables: TableKey) -> list[PrintedRow]:
    """Return the rows with a figure in each cell, whose number of cells is the form's."""
    chosen = tables or tuple(sheet.tables)
    return [
        row
        for table, row in sheet.rows
        if table in chosen and row.place not in sheet.broken and not row.is_blank
    ]


def _one(sheet: Sheet, random: Random, *tables: TableKey) -> PrintedRow | None:
    fit = _whole_rows(sheet, *tables)
    return random.choice(fit) if fit else None


def _replaced(sheet: Sheet, hit: PrintedRow, *by: PrintedRow) -> Sheet:
    def row_of(_: object, row: PrintedRow) -> Iterator[PrintedRow]:
        yield from by if row == hit else (row,)

    return sheet.each_row(row_of)


def _broken(sheet: Sheet, hit: PrintedRow) -> Sheet:
    return evolve(sheet, broken=sheet.broken | {hit.place})


def left_out(sheet: Sheet, random: Random) -> Sheet:
    """Leave a row out; its figures are not printed."""
    hit = _one(sheet, random)
    return sheet if hit is None else _replaced(sheet, hit).not_printing(hit.places)


def without_a_cell(sheet: Sheet, random: Random) -> Sheet:
    """Leave one cell of a row out; destroys the row, as any column may be the one."""
    hit = _one(sheet, random)
    if hit is None:
        return sheet
    index = random.randrange(len(hit.figures))
    short = evolve(hit, figures=hit.figures[:index] + hit.figures[index + 1 :])
    damaged = _replaced(sheet, hit, short).losing(hit.places).not_printing([hit.places[index]])
    return _broken(damaged, hit)


def without_cells(sheet: Sheet, random: Random) -> Sheet:
    """Print a row's label with no cells behind it; its figures are not printed."""
    hit = _one(sheet, random)
    if hit is None:
        return sheet
    bare = _replaced(sheet, hit, evolve(hit, figures=()))
    return _broken(bare.not_printing(hit.places), hit)


def without_a_block(sheet: Sheet, random: Random) -> Sheet:
    """Leave a block of table 2 out, its caption and heads too."""
    captions = [row for row in sheet.tables["proactive"] if row.kind == "caption"]
    if not captions:
        return sheet
    hit = random.choice(captions)
    kept: list[PrintedRow] = []
    gone: list[str] = []
    inside = False
    for row in sheet.tables["proactive"]:
        inside = row == hit if row.kind == "caption" else inside
        if inside:
            gone.extend(row.places)
        else:
            kept.append(row)
    tables: dict[TableKey, tuple[PrintedRow, ...]] = {**sheet.tables, "proactive": tuple(kept)}
    return evolve(sheet, tables=tables).not_printing(gone)


def blank(sheet: Sheet, random: Random) -> Sheet:
    """Leave every cell of a row blank."""
    hit = _one(sheet, random)
    return sheet if hit is None else _blanked(sheet, hit, lambda _: False)


def only_total(sheet: Sheet, random: Random) -> Sheet:
    """Leave every cell of some rows of table 3 blank but 总计."""
    return _some_blanked(sheet, random, lambda place: place.endswith(".total"))


def only_first(sheet: Sheet, random: Random) -> Sheet:
    """Leave every cell of some rows of table 3 blank but the first."""
    return _some_blanked(sheet, random, lambda place: place.endswith(".natural_person"))


def outcomes_without_total(sheet: Sheet, _: Random) -> Sheet:
    """Leave 总计 blank on every outcome of table 3."""
    for row in _whole_rows(sheet, "requests"):
        if row.place.startswith(_OUTCOMES) and not row.place.endswith(".total"):
            sheet = _blanked(sheet, row, lambda place: not place.endswith(".total"))
    return sheet


def _some_blanked(sheet: Sheet, random: Random, keeps: Callable[[str], bool]) -> Sheet:
    share = random.choice([0.1, 1.0])
    for row in _whole_rows(sheet, "requests"):
        if random.random() < share:
            sheet = _blanked(sheet, row, keeps)
    return sheet


def _blanked(sheet: Sheet, hit: PrintedRow, keeps: Callable[[str], bool]) -> Sheet:
    pairs = tuple(zip(hit.places, hit.figures, strict=True))
    left = evolve(hit, figures=tuple(text if keeps(place) else "" for place, text in pairs))
    gone = [place for place, _ in pairs if not keeps(place)]
    return _replaced(sheet, hit, left).not_printing(gone)


def heads_again(sheet: Sheet, random: Random) -> Sheet:
    """Print the heads of table 3 again before a row, as on a new page; destroys nothing."""
    rows = [row for table, row in sheet.rows if table == "requests"]
    if not rows:
        return sheet
    hit = random.choice(rows)
    heads = tuple(row for row in sheet.tables["requests"] if row.kind == "heads")[:3]
    anew = random.random() < 0.5
    return _replaced(sheet, hit, *heads, evolve(hit, anew=anew))


def page_marks(sheet: Sheet, random: Random) -> Sheet:
    """Print page marks between rows; destroys nothing."""

    def row_of(_: object, row: PrintedRow) -> Iterator[PrintedRow]:
        yield row
        if random.random() < 0.1:
            yield PrintedRow(kind="dirt", labels=(random.choice(_PAGE_MARKS),))

    return sheet.each_row(row_of)


def page_numbers(sheet: Sheet, random: Random) -> Sheet:
    """Print a bare number behind a row; destroys the row, whose figures it may be one of."""
    hit = _one(sheet, random)
    if hit is None:
        return sheet
    number = PrintedRow(kind="dirt", labels=("4",))
    return _broken(_replaced(sheet, hit, hit, number).losing(hit.places), hit)


def twice(sheet: Sheet, random: Random) -> Sheet:
    """Print a row again as it is; destroys nothing."""
    hit = _one(sheet, random, "proactive", "requests")
    return sheet if hit is None else _replaced(sheet, hit, hit, hit)


def twice_otherwise(sheet: Sheet, random: Random) -> Sheet:
    """Print a row again with other figures; neither is the row's."""
    hit = _one(sheet, random, "proactive", "requests")
    if hit is None:
        return sheet
    other = evolve(hit, figures=tuple(f"1{text.strip()}" for text in hit.figures))
    return _broken(_replaced(sheet, hit, hit, other).not_printing(hit.places), hit)


def of_its_own(sheet: Sheet, random: Random) -> Sheet:
    """Add a row to table 2 that the form does not have; destroys nothing."""
    hit = _one(sheet, random, "proactive")
    if hit is None:
        return sheet
    own = evolve(hit, labels=("其他主动公开文件",), places=(), place="")
    return _replaced(sheet, hit, hit, own)
