"""The reports of the year before, matched to the reports at hand."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import Factory, field, frozen

from ..model.report import Agency, Report

_Key: TypeAlias = tuple[str, str, int]


@frozen(kw_only=True)
class Earlier:
    """A report that may be the one of the year before, and the file that it is from."""

    file: str
    report: Report


def _found(archive: "Archive") -> dict[_Key, list[Earlier]]:
    """Put each report under what it can be found by."""
    found: dict[_Key, list[Earlier]] = {}
    for file, report in archive.reports.items():
        if report.year is not None:
            for key in _keys(report.agency, report.year):
                found.setdefault(key, []).append(Earlier(file=file, report=report))
    return found


_UNKNOWN = "no previous report can be looked for, as its agency or year is not known"


@frozen
class Archive:
    """Earlier reports by file; found by agency code and year, or by agency name and year."""

    reports: Mapping[str, Report]
    _found: dict[_Key, list[Earlier]] = field(
        init=False, default=Factory(_found, takes_self=True), repr=False
    )

    def before(self, report: Report) -> Earlier | str:
        """Return the report of the year before by agency code, else name; or say why there is none.

        Reports that differ and fit alike are none: the wrong one would make false findings.
        """
        if report.year is None or not (report.agency.code or report.agency.name):
            return _UNKNOWN
        found = self._of(report, report.year - 1)
        if found is None:
            return f"no previous report was found for {_named(report, report.year - 1)}"
        return found

    def all_before(self, report: Report) -> tuple[tuple[Earlier, ...], tuple[str, ...]]:
        """Return the report of every earlier year, and what there is to say of years without one.

        Where there is none at all, that is said.
        """
        if report.year is None or not (report.agency.code or report.agency.name):
            return (), (_UNKNOWN,)
        found = [self._of(report, year) for year in self._years_before(report)]
        reports = tuple(each for each in found if isinstance(each, Earlier))
        said = tuple(each for each in found if isinstance(each, str))
        if not reports and not said:
            said = (f"no report of an earlier year was found for {_named(report, report.year)}",)
        return reports, said

    def used_before(self, report: Report) -> frozenset[str]:
        """Return the files of all earlier reports of the same body, those that differ with them."""
        years = self._years_before(report)
        return frozenset(each.file for year in years for each in self.fitting(report, year))

    def fitting(self, report: Report, year: int) -> Sequence[Earlier]:
        """Return the reports that may be the same body's on a year."""
        for key in _keys(report.agency, year):
            fitting = [e for e in self._found.get(key, ()) if _may_be(e.report, report)]
            if fitting:
                return fitting
        return ()

    def _years_before(self, report: Report) -> Sequence[int]:
        years = {year for _, _, year in self._found}
        return [] if report.year is None else sorted(y for y in years if y < report.year)

    def _of(self, report: Report, year: int) -> Earlier | str | None:
        """Return the report of the same body on a year; None where there is none."""
        fitting = self.fitting(report, year)
        if any(each.report != fitting[0].report for each in fitting):
            files = ", ".join(each.file for each in fitting)
            return f"no previous report is used, as these differ: {files}"
        return fitting[0] if fitting else None

    def unused(self, files: Collection[str], *, used: Collection[str]) -> Iterator[str]:
        """Yield a line for each of these files that is not among those used."""
        for file, report in self.reports.items():
            if file in files and file not in used:
                yield f"{file}: not used as a previous report: {_named(report, report.year)}"


def _keys(agency: Agency, year: int) -> Iterator[_Key]:
    if agency.code:
        yield "code", agency.code, year
    if agency.name:
        yield "name", "".join(agency.name.split()), year


def _may_be(earlier: Report, report: Report) -> bool:
    """Tell whether the codes do not say that it is another agency of the same name."""
    codes = {earlier.agency.code, report.agency.code} - {None, ""}
    return len(codes) < 2


def _named(report: Report, year: int | None) -> str:
    agency = report.agency.name or report.agency.code or "agency not known"
    return f"{agency}, {'year not known' if year is None else year}"
