"""Print how much of the corpus, and of reports laid out by machine, is read right.

Run as `python -m tests.score`; it ends with 1 where a cell is wrong or a floor is missed. With
--record the figures left unread are written to tests/corpus/unread.json, which the tests hold; with
--unread they are listed.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, islice
from random import Random

from attrs import frozen

from opengov import OpenGovError, dumps, read_text
from opengov.model.printed import EDITIONS, Edition

from .readers.corpus import UNREAD, Verdict, documents, figures_of, judge, reading_of, weigh
from .readers.damages import DAMAGES
from .readers.layouts import LAYOUTS, Layout
from .readers.realistic import realistic_report
from .readers.sheets import Sheet, sheet_of

_FLOORS = {"published": 98.0, "laid out": 99.0, "damaged": 99.0}
_REPORTS_OF_EDITION = 10
_SUMS = {"proactive": 0, "requests": 7, "disputes": 5}
_AMOUNT = "proactive.table.procurement.amount"
_UNIT = "proactive.table.procurement.unit"
_LONGEST_RUN = 22
_MOST_CUTS = 100_000
_COUNT = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(_COUNT.pattern + r"(?:\.[0-9]+)?(?:万?元)?")
_HEAD = (
    f"{'':34}{'figures':>8}{'right':>8}{'null':>7}{'wrong':>6}{'%':>8}"
    f"  {'cells':>7}{'%':>8}  {'left out':>8}  {'front':>9}"
)


@frozen(kw_only=True)
class Score:
    """Verdicts together: shares are of the figures, and of all cells, that could be known."""

    name: str
    verdicts: tuple[Verdict, ...]

    def sum(self, *names: str) -> int:
        """Return how many of some kinds there are."""
        parts = (getattr(verdict, name) for verdict in self.verdicts for name in names)
        return sum(part if isinstance(part, int) else len(part) for part in parts)

    @property
    def null(self) -> int:
        """How many figures could be read and are not."""
        return sum("." in place for verdict in self.verdicts for place in verdict.unread)

    @property
    def line(self) -> str:
        """The score as a line of the table."""
        right, wrong, blanks = self.sum("figures"), self.sum("wrong"), self.sum("blanks")
        front = self.sum("fronts")
        silent = sum("." not in place for verdict in self.verdicts for place in verdict.unread)
        found = f"{front - silent - self.sum('front')}/{front}" if front else ""
        printed = right + self.null + wrong
        return (
            f"{self.name:34}{printed:8}{right:8}{self.null:7}{wrong:6}{_share(right, printed)}"
            f"  {printed + blanks:7}{_share(right + blanks, printed + blanks)}"
            f"  {self.sum('unknown'):8}  {found:>9}"
        ).rstrip()

    @property
    def share(self) -> float:
        """The share in percent of the figures that are read right."""
        right = self.sum("figures")
        return 100 * right / max(right + self.null + self.sum("wrong"), 1)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:8.2f}" if whole else f"{'':8}"


def published() -> Iterator[Verdict]:
    """Yield the verdict on each report of the corpus."""
    for document in documents():
        if not {"refused", "outside"} & set(document.facts):
            yield judge(document, reading_of(document))


def laid_out() -> Iterator[Verdict]:
    """Yield verdicts on each layout of text, over reports of the size that agencies publish."""
    for name, layout in LAYOUTS.items():
        for edition in EDITIONS:
            for seed in range(_REPORTS_OF_EDITION):
                sheet = _sheet(seed, edition)
                lost = layout.loses(sheet)
                lost -= _certain(sheet) if layout.kind == "fused" else frozenset()
                yield _verdict(f"{name}/{edition}, {seed}", layout, sheet, lost)


def damaged() -> Iterator[Verdict]:
    """Yield verdicts on each damage, in every layout that shows it."""
    for number, (name, damage) in enumerate(DAMAGES.items()):
        shown = {key: each for key, each in LAYOUTS.items() if each.kind in damage.kinds}
        for key, layout in shown.items():
            for edition in EDITIONS:
                random = Random(number)
                sheet = damage.apply(_sheet(number, edition), random)
                lost = sheet.lost | layout.loses(sheet)
                yield _verdict(f"{name}/{edition}, {key}", layout, sheet, lost)


def _sheet(seed: int, edition: Edition) -> Sheet:
    random = Random(seed)
    return sheet_of(realistic_report(random, edition))


def _verdict(name: str, layout: Layout, sheet: Sheet, lost: frozenset[str]) -> Verdict:
    printed = {p: f if f is None or isinstance(f, int) else str(f) for p, f in sheet.truth.items()}
    if sheet.unit is not None and printed.get(_AMOUNT) is not None:
        printed[_UNIT] = sheet.unit
        lost |= {_UNIT} if _AMOUNT in lost else frozenset()
    try:
        report = read_text(layout(sheet)).report
    except OpenGovError:
        return weigh(name, printed=printed, found={}, lost=lost)
    return weigh(name, printed=printed, found=figures_of(json.loads(dumps(report))), lost=lost)


def _certain(sheet: Sheet) -> frozenset[str]:
    """Return the places of fused figures that only one cut can give, or only one that adds up."""
    return frozenset(
        place
        for table, row in sheet.rows
        if _is_certain("".join(row.figures), len(row.places), _SUMS[table])
        for place in row.places
    )


@cache
def _is_certain(run: str, cells: int, block: int) -> bool:
    """Tell whether a run can be cut into cells in one way; block: how many of them make a sum."""
    if len(run) == cells:
        return True
    if len(run) > _LONGEST_RUN:
        return False
    ways = list(islice(_cuts(run, cells), _MOST_CUTS))
    if len(ways) != 1 and block:
        ways = [way for way in ways if _adds_up(way, block)]
    return len(ways) == 1


def _cuts(run: str, cells: int) -> Iterator[tuple[str, ...]]:
    """Yield the ways to cut a run into numbers without needless zeros."""
    if cells == 1:
        if _NUMBER.fullmatch(run):
            yield (run,)
        return
    for end in range(1, len(run) - cells + 2):
        if _COUNT.fullmatch(run[:end]):
            yield from ((run[:end], *rest) for rest in _cuts(run[end:], cells - 1))


def _adds_up(way: Sequence[str], block: int) -> bool:
    blocks = [[int(cell) for cell in way[i : i + block]] for i in range(0, len(way), block)]
    return all(sum(each[:-1]) == each[-1] for each in blocks)


def scores(verdicts: Iterable[Verdict], *, each: bool) -> Iterator[Score]:
    """Yield the score of each layout, each document's behind it if that is wanted."""
    for layout, found in groupby(verdicts, key=lambda verdict: verdict.name.partition("/")[0]):
        group = tuple(found)
        yield Score(name=layout, verdicts=group)
        if each:
            yield from (Score(name=f"  {v.name.partition('/')[2]}", verdicts=(v,)) for v in group)


def record(verdicts: Iterable[Verdict]) -> None:
    """Write what is left unread, for the tests to hold."""
    unread = {verdict.name: sorted(verdict.unread) for verdict in verdicts if verdict.unread}
    text = json.dumps(unread, ensure_ascii=False, indent=1) + "\n"
    UNREAD.write_text(text, encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Print the scores; return 1 where a cell is wrong or a floor is missed."""
    failed = False
    kinds = {"published": published, "laid out": laid_out, "damaged": damaged}
    for kind, verdicts_of in kinds.items():
        verdicts = tuple(verdicts_of())
        if kind == "published" and "--record" in arguments:
            record(verdicts)
        whole = Score(name=f"{kind}, together", verdicts=verdicts)
        each = kind == "published"
        faults = [*_faults(verdicts)]
        if whole.share < _FLOORS[kind]:
            faults.append(f"LOW {kind}: {whole.share:.2f} %, at least {_FLOORS[kind]} % is wanted")
        lines = [_HEAD, *(score.line for score in scores(verdicts, each=each)), whole.line, *faults]
        if "--unread" in arguments:
            lines += [f"unread {v.name} {place}" for v in verdicts for place in v.unread]
        sys.stdout.write("\n".join([*lines, "", ""]))
        failed = failed or bool(faults)
    return int(failed)


def _faults(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Yield what was read wrong: where, what, and what was expected."""
    for verdict in verdicts:
        for wrong in (*verdict.wrong, *verdict.front):
            found = f"{wrong.found!r}, expected {wrong.expected!r}"
            yield f"WRONG {verdict.name} {wrong.place}: {found}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
