import pytest
from attrs import evolve

from opengov import Agency, Report
from opengov.cli.previous import Archive, Earlier

AGENCY = Agency(name="甲市教育局", code="A")
OLD = Report(agency=AGENCY, year=2021)
NOW = Report(agency=AGENCY, year=2022)


def _named(name: str | None, code: str | None = None) -> Agency:
    return Agency(name=name, code=code)


@pytest.mark.parametrize(
    "agency",
    [_named("甲市教育和体育局", "A"), _named("甲市教育局"), _named(" 甲市 教育局")],
    ids=["code", "name", "spaces"],
)
def test_code_then_name_match(agency: Agency) -> None:
    """A body that changed its name keeps its code; spaces in a name say nothing."""
    old = evolve(OLD, agency=agency)

    assert Archive({"old": old}).before(NOW) == Earlier(file="old", report=old)


def test_the_code_goes_before_the_name() -> None:
    """A report of the same name is passed over where another has the code."""
    renamed = evolve(OLD, agency=_named("乙市教育局", "A"))
    archive = Archive({"name": evolve(OLD, agency=_named(AGENCY.name)), "code": renamed})

    assert archive.before(NOW) == Earlier(file="code", report=renamed)


@pytest.mark.parametrize(
    "old",
    [
        evolve(OLD, year=2020),
        evolve(OLD, year=None),
        evolve(OLD, agency=_named("甲市教育局", "B")),
        evolve(OLD, agency=_named(None)),
    ],
    ids=["year", "no year", "code", "no name"],
)
def test_another_body_or_year_does_not_match(old: Report) -> None:
    """Bodies of one name may be two, as their codes tell."""
    archive = Archive({"old": old})

    assert archive.before(NOW) == "no previous report was found for 甲市教育局, 2021"


def test_equal_reports_are_one() -> None:
    """The same report in two formats is no doubt."""
    archive = Archive({"a.txt": OLD, "a.json": OLD})

    assert archive.before(NOW) == Earlier(file="a.txt", report=OLD)


def test_reports_that_differ_are_none() -> None:
    """Nobody knows which is the right one."""
    archive = Archive({"a": OLD, "b": evolve(OLD, title="b")})

    assert archive.before(NOW) == "no previous report is used, as these differ: a, b"


@pytest.mark.parametrize("report", [evolve(NOW, year=None), evolve(NOW, agency=Agency())])
def test_a_report_that_says_too_little_has_no_previous(report: Report) -> None:
    """Without year or agency there is nothing to look for."""
    assert Archive({"old": OLD}).before(report) == (
        "no previous report can be looked for, as its agency or year is not known"
    )


def test_unused_files_are_listed() -> None:
    """Only those that were named themselves; a folder is a pool to choose from."""
    archive = Archive({"old": OLD, "named": Report(), "pooled": Report()})
    used = [each.file for each in archive.fitting(NOW, 2021)]

    assert list(archive.unused(["old", "named"], used=used)) == [
        "named: not used as a previous report: agency not known, year not known"
    ]


def test_every_earlier_year_has_its_report() -> None:
    """A year of two reports that differ has none, and that is said; later years do not count."""
    older, later = evolve(OLD, year=2019), evolve(OLD, year=2023)
    twins = {"c": evolve(OLD, year=2020), "d": evolve(OLD, year=2020, title="甲")}
    archive = Archive({"a": OLD, "b": older, **twins, "e": later})

    assert archive.all_before(NOW) == (
        (Earlier(file="b", report=older), Earlier(file="a", report=OLD)),
        ("no previous report is used, as these differ: c, d",),
    )


@pytest.mark.parametrize("report", [evolve(NOW, year=None), evolve(NOW, agency=Agency())])
def test_no_year_or_agency_has_no_earlier_reports(report: Report) -> None:
    """There is nothing to look for."""
    told = "no previous report can be looked for, as its agency or year is not known"

    assert Archive({"a": OLD}).all_before(report) == ((), (told,))
