"""Damages to the figures in the cells."""

import re
from collections.abc import Callable, Iterator
from random import Random

from attrs import evolve

from .sheets import PrintedRow, Sheet, is_printed

_PLAIN = re.compile(r"[0-9]+")
_MONEY = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_FULL = {ord(c): ord(c) + 0xFEE0 for c in "0123456789.-+"}
_FEE = "proactive.table.fees.amount"
_ANNOTATIONS = ("（其中修订16件）", "(其中网上5件)", "（含自然失效29件）", "（其中修订 16 件）")

Change = Callable[[str, str], str]
"""Takes the place and the text of a figure, gives its text."""


def _each(sheet: Sheet, change: Change) -> Sheet:
    """Change the figures that stand at their places; a row of another width is left as it is."""

    def row_of(_: object, row: PrintedRow) -> Iterator[PrintedRow]:
        if len(row.figures) == len(row.places):
            pairs = zip(row.places, row.figures, strict=True)
            row = evolve(row, figures=tuple(change(place, text) for place, text in pairs))
        yield row

    return sheet.each_row(row_of)


def full_width(sheet: Sheet, random: Random) -> Sheet:
    """Write digits in full width, in some cells or all; destroys nothing."""
    share = random.choice([0.3, 1.0])
    return _each(sheet, lambda _, text: text.translate(_FULL) if random.random() < share else text)


def grouped(sheet: Sheet, random: Random) -> Sheet:
    """Part thousands by commas of either width; destroys nothing."""
    return _grouped(sheet, random.choice([",", "，"]))


def grouped_by_blanks(sheet: Sheet, _: Random) -> Sheet:
    """Part thousands by blanks; destroys nothing where cells are parted otherwise."""
    return _grouped(sheet, " ")


def _grouped(sheet: Sheet, sign: str) -> Sheet:
    def change(_: str, text: str) -> str:
        return f"{int(text):,}".replace(",", sign) if _PLAIN.fullmatch(text) else text

    return _each(sheet, change)


def padded(sheet: Sheet, random: Random) -> Sheet:
    """Put blanks before or behind figures; destroys nothing."""

    def change(_: str, text: str) -> str:
        if not is_printed(text) or random.random() < 0.6:
            return text
        blank = random.choice([" ", "  ", "\u3000", "\xa0"])
        return blank + text if random.random() < 0.5 else text + blank

    return _each(sheet, change)


def annotated(sheet: Sheet, random: Random) -> Sheet:
    """Put a bracketed remark behind some counts; destroys nothing."""

    def change(_: str, text: str) -> str:
        if not _PLAIN.fullmatch(text) or random.random() < 0.95:
            return text
        return text + random.choice(_ANNOTATIONS)

    return _each(sheet, change)


def signed(sheet: Sheet, _: Random) -> Sheet:
    """Write an increase as +3; destroys nothing."""

    def change(place: str, text: str) -> str:
        return f"+{text}" if place.endswith(".change") and _PLAIN.fullmatch(text) else text

    return _each(sheet, change)


def counted(sheet: Sheet, random: Random) -> Sheet:
    """Write 件 behind counts of table 2; destroys nothing."""

    def change(place: str, text: str) -> str:
        here = place.startswith("proactive") and _PLAIN.fullmatch(text) and place != _FEE
        return text + "件" if here and "procurement.amount" not in place else text

    word = random.random() < 0.5
    return _each(sheet, change) if word else sheet


def in_own_unit(sheet: Sheet, _: Random) -> Sheet:
    """Write the fee with 万元 behind it, as its head says; destroys nothing."""

    def change(place: str, text: str) -> str:
        return f"{text}万元" if place == _FEE and _MONEY.fullmatch(text) else text

    return _each(sheet, change)


def in_another_unit(sheet: Sheet, _: Random) -> Sheet:
    """Write the fee with 元 behind it against its head; it is not converted: nothing is known."""
    hit = [False]

    def change(place: str, text: str) -> str:
        if place != _FEE or not _MONEY.fullmatch(text):
            return text
        hit[0] = True
        return f"{text}元"

    damaged = _each(sheet, change)
    return damaged.not_printing([_FEE]) if hit[0] else sheet


def zeros_marked(sheet: Sheet, random: Random) -> Sheet:
    """Write some zeros as marks; a mark says nothing of the figure."""
    return _zeros(sheet, random, ("/", "-", "—", "无"))


def zeros_blank(sheet: Sheet, random: Random) -> Sheet:
    """Leave some zeros blank, in every way that a cell is blank."""
    return _zeros(sheet, random, ("", "\u3000", " ", "&nbsp;"))


def _zeros(sheet: Sheet, random: Random, marks: tuple[str, ...]) -> Sheet:
    share = random.choice([0.02, 0.3, 1.0])
    gone: list[str] = []
    broken = {place for _, row in sheet.rows if row.place in sheet.broken for place in row.places}

    def change(place: str, text: str) -> str:
        if text != "0" or place in broken or random.random() >= share:
            return text
        gone.append(place)
        return random.choice(marks)

    return _each(sheet, change).not_printing(gone)


def split(sheet: Sheet, random: Random) -> Sheet:
    """Split one figure over two cells, 1 and 0 for 10; destroys its row."""
    fit = [
        (row.place, index)
        for _, row in sheet.rows
        if row.place not in sheet.broken and not row.is_blank
        for index, text in enumerate(row.figures)
        if _PLAIN.fullmatch(text) and len(text) > 1
    ]
    if not fit:
        return sheet
    hit, index = random.choice(fit)

    def row_of(_: object, row: PrintedRow) -> Iterator[PrintedRow]:
        if row.place == hit:
            text = row.figures[index]
            cells = (*row.figures[:index], text[:1], text[1:], *row.figures[index + 1 :])
            row = evolve(row, figures=cells)
        yield row

    places = [place for _, row in sheet.rows if row.place == hit for place in row.places]
    damaged = sheet.each_row(row_of).losing(places)
    return evolve(damaged, broken=damaged.broken | {hit})
