"""Every damage that published reports show, each a function from a sheet to a damaged one.

A damage says what it puts out of reach: nothing, in which case a reader must still know every
figure; or places, whose figures a reader may leave unknown. What is no longer printed is no longer
true: a reader that fills it in is wrong. Any damages combine, those of labels first.
"""

from collections.abc import Callable, Collection, Mapping
from random import Random

from attrs import frozen
from hypothesis import strategies as st

from . import damaged_figures as figures
from . import damaged_labels as labels
from . import damaged_rows as rows
from . import damaged_sections as sections
from .layouts import Kind
from .sheets import Sheet

_EVERYWHERE: frozenset[Kind] = frozenset(("cells", "cut", "lines", "spaces", "fused"))
_PARTED = _EVERYWHERE - {"fused"}
_SHOWN = _PARTED - {"spaces"}
_COUNTED = _PARTED - {"cut"}


@frozen(kw_only=True)
class Damage:
    """A damage and the kinds of layout in which a reader can see that it happened.

    In the others it makes another report of the same look: nobody could know.
    """

    apply: Callable[[Sheet, Random], Sheet]
    kinds: frozenset[Kind] = _EVERYWHERE


DAMAGES: Mapping[str, Damage] = {
    "half-width punctuation": Damage(apply=labels.half_width),
    "full-width forms": Damage(apply=labels.full_width),
    "other quotes": Damage(apply=labels.other_quotes),
    "spaces in labels": Damage(apply=labels.spread),
    "other numbering": Damage(apply=labels.renumbered),
    "labels over lines": Damage(apply=labels.over_lines),
    "a character eaten": Damage(apply=labels.eaten),
    "a typo": Damage(apply=labels.mistyped),
    "the other edition's wording": Damage(apply=labels.of_other_edition),
    "known variants": Damage(apply=labels.varied),
    "heads cut off": Damage(apply=labels.heads_cut_off),
    "an instruction added": Damage(apply=labels.instructed),
    "radicals": Damage(apply=labels.as_radicals),
    "traditional": Damage(apply=labels.traditional),
    "traditional with pinyin": Damage(apply=labels.traditional_with_pinyin),
    "full-width digits": Damage(apply=figures.full_width),
    "thousands": Damage(apply=figures.grouped),
    "thousands by blanks": Damage(apply=figures.grouped_by_blanks, kinds=_SHOWN),
    "blanks round figures": Damage(apply=figures.padded),
    "annotations": Damage(apply=figures.annotated),
    "signs": Damage(apply=figures.signed),
    "counters": Damage(apply=figures.counted, kinds=_PARTED),
    "money with its unit": Damage(apply=figures.in_own_unit, kinds=_PARTED),
    "money in another unit": Damage(apply=figures.in_another_unit, kinds=_PARTED),
    "zeros as marks": Damage(apply=figures.zeros_marked, kinds=_PARTED),
    "zeros as blanks": Damage(apply=figures.zeros_blank, kinds=_PARTED),
    "a figure over two cells": Damage(apply=figures.split, kinds=_COUNTED),
    "a row left out": Damage(apply=rows.left_out),
    "a cell left out": Damage(apply=rows.without_a_cell, kinds=_COUNTED),
    "a block left out": Damage(apply=rows.without_a_block),
    "a row without cells": Damage(apply=rows.without_cells),
    "a row blank": Damage(apply=rows.blank),
    "only 总计": Damage(apply=rows.only_total, kinds=_PARTED),
    "only the first column": Damage(apply=rows.only_first, kinds=_PARTED),
    "总计 blank for outcomes": Damage(apply=rows.outcomes_without_total, kinds=_PARTED),
    "heads again": Damage(apply=rows.heads_again),
    "page marks": Damage(apply=rows.page_marks),
    "page numbers": Damage(apply=rows.page_numbers, kinds=_PARTED),
    "a row of its own": Damage(apply=rows.of_its_own, kinds=_PARTED),
    "other headings": Damage(apply=sections.reworded),
    "dirt before headings": Damage(apply=sections.dirty),
    "a heading left out": Damage(apply=sections.left_out),
    "headings glued": Damage(apply=sections.glued),
    "prose before tables": Damage(apply=sections.prose_before_tables),
    "two numbering systems": Damage(apply=sections.two_numberings),
    "a row twice": Damage(apply=rows.twice),
    "a row twice, otherwise": Damage(apply=rows.twice_otherwise, kinds=_PARTED),
}
"""Every damage by its name."""


def damage(sheet: Sheet, names: Collection[str], kind: Kind, random: Random) -> Sheet:
    """Return a sheet with the named damages that a layout of a kind can show."""
    for name, each in DAMAGES.items():
        if name in names and kind in each.kinds:
            sheet = each.apply(sheet, random)
    return sheet


def damages(*, most: int = 4) -> st.SearchStrategy[list[str]]:
    """Return a strategy for names of damages to combine."""
    return st.lists(st.sampled_from(sorted(DAMAGES)), unique=True, max_size=most)
