"""Write the figures of a report, known and unknown, in the words of a locale."""

from collections.abc import Callable, Mapping

from attrs import AttrsInstance, frozen

from ..form.rows import Row
from ..messages.catalog import Catalog
from ..messages.marking import message
from ..model.figures import Figure
from ..model.printed import label
from ..model.proactive import MoneyUnit, Procurement
from ..model.report import Gap, GapState, Report

UNKNOWN = "?"

WITH_UNIT: dict[MoneyUnit, str] = {
    "元": message("{amount}元"),
    "万元": message("{amount}万元"),
}

_REASONS: dict[GapState, str] = {
    "missing": label("未列出"),
    "unread": label("无法识别"),
    "ambiguous": label("有多种读法"),
}


@frozen(kw_only=True)
class Figures:
    """The figures of one report as its renderer writes them.

    Counts and money print the digits that they have; grouping puts them in groups. An unknown
    figure is a question mark with the reason, but a blank cell stays empty and a mark such as /
    stays as printed. write turns a text and a reason (empty for a known figure) into markup.
    """

    catalog: Catalog
    gaps: Mapping[str, Gap]
    grouping: bool
    write: Callable[[str, str], str]

    @classmethod
    def of(
        cls, report: Report, catalog: Catalog, *, grouping: bool, write: Callable[[str, str], str]
    ) -> "Figures":
        """Return the figures of a report."""
        gaps = {gap.place: gap for gap in report.gaps}
        return cls(catalog=catalog, gaps=gaps, grouping=grouping, write=write)

    def row(self, row: Row, owner: AttrsInstance) -> tuple[str, ...]:
        """Return the figures of a row, an amount with the unit that was printed with it."""
        unit = owner.unit if isinstance(owner, Procurement) else None
        cells = zip(row.columns, row.places, row.figures(owner), strict=True)
        return tuple(
            self.figure(place, figure, unit=unit if column.money else None)
            for column, place, figure in cells
        )

    def figure(self, place: str, figure: Figure, *, unit: MoneyUnit | None = None) -> str:
        """Return one figure; its place tells the reason where it is unknown."""
        if figure is not None:
            number = self.catalog.number(figure, grouping=self.grouping)
            if unit is not None:
                number = self.catalog.compose(WITH_UNIT[unit], amount=number)
            return self.write(number, "")
        return self.write(*self.unknown(place))

    def unknown(self, place: str) -> tuple[str, str]:
        """Return what stands for an unknown figure, and the reason where a reader needs one."""
        gap = self.gaps.get(place)
        if gap is None or gap.state == "blank":
            return "", ""
        if gap.state == "marked":
            return gap.raw, ""
        return UNKNOWN, self.catalog.text(_REASONS[gap.state])
