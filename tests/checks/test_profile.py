import re
from pathlib import Path
from typing import Any

import pytest

from opengov import Profile, ProfileError, Report, replace, validate
from opengov.checks.builtin import CHECKS

WRONG = "requests.table.received.total"


def _run(profile: Profile) -> tuple[str, ...]:
    return tuple(name for name in CHECKS.builtin if profile.runs(name))


@pytest.mark.parametrize(
    ("profile", "runs"),
    [
        (Profile(select=("fees",)), ("fees.statement", "fees.processing")),
        (Profile(select=("fees",), ignore=("fees.statement",)), ("fees.processing",)),
        (Profile(select=("range", "form.empty")), ("range.negative", "form.empty")),
        (Profile(select=("fees.statement",), ignore=("fees",)), ("fees.statement",)),
        (Profile(select=("fees.statement",), ignore=("fees.statement",)), ()),
        (Profile(), tuple(CHECKS.builtin)),
    ],
)  # fmt: skip
def test_checks_are_chosen_by_id_or_family(profile: Profile, runs: tuple[str, ...]) -> None:
    """An id that is selected stands against a family that is ignored."""
    assert _run(profile) == runs


def test_arguments_are_added_to_a_profile(report: Report) -> None:
    """A selection replaces the profile's own, what is ignored adds to it."""
    profile = Profile(select=("form",), ignore=("form.empty",))

    assert (
        profile.narrowed([], []),
        profile.narrowed(["fees"], ["range"]),
    ) == (profile, Profile(select=("fees",), ignore=("form.empty", "range")))
    assert validate(report, profile=profile, ignore=["form"]).counts["passed"] == 0


@pytest.mark.parametrize(
    ("levels", "severity"),
    [
        ({}, "error"),
        ({"arithmetic": "notice"}, "notice"),
        ({"arithmetic": "notice", "arithmetic.applicants": "warning"}, "warning"),
        ({"range": "notice"}, "error"),
    ],
)
def test_an_ids_level_goes_before_its_familys(report: Report, levels: Any, severity: str) -> None:
    """The finding carries the level of the profile, and ok follows it."""
    validation = validate(
        replace(report, WRONG, 8), profile=Profile(levels=levels), select=["arithmetic.applicants"]
    )

    assert [finding.severity for finding in validation.findings] == [severity]
    assert validation.ok == (severity != "error")


def test_a_profile_is_written_in_toml(tmp_path: Path) -> None:
    """Dotted ids may be quoted or not."""
    path = tmp_path / "profile.toml"
    path.write_text(
        'select = ["arithmetic", "form"]\nignore = ["form.blank"]\n'
        '[levels]\nform = "notice"\narithmetic.balance = "warning"\n"form.edition" = "error"\n',
        "utf-8",
    )

    assert Profile.from_file(path) == Profile(
        select=("arithmetic", "form"),
        ignore=("form.blank",),
        levels={"form": "notice", "arithmetic.balance": "warning", "form.edition": "error"},
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("select = [", "the profile is no TOML"),
        ('selekt = ["form"]', "known: ignore, levels, select; did you mean 'select'?"),
        ('select = "form"', "select is 'form'; expected a list"),
        ("ignore = [1]", "ignore is [1]; expected a list"),
        ("levels = 1", "levels is 1; expected a table"),
        ('levels = {form = "fatal"}', "form is 'fatal'; expected error, warning, notice"),
        ("levels = {form = 1}", "the level of form is 1; expected error"),
        ('levels = {form = ["error"]}', "the level of form is ['error']; expected error"),
        ('levels = {forn = "error"}', "no check or family is named 'forn'"),
        ('select = ["form.blnk"]', "did you mean 'form.blank'?"),
    ],
)  # fmt: skip
def test_a_fault_of_a_profile_is_told(text: str, said: str) -> None:
    """What is known, and the nearest of it."""
    with pytest.raises(ProfileError, match=re.escape(said)):
        Profile.from_toml(text)


def test_a_profile_is_utf_8(tmp_path: Path) -> None:
    """As TOML is."""
    path = tmp_path / "profile.toml"
    path.write_bytes('select = ["表"]'.encode("gb18030"))

    with pytest.raises(ProfileError, match=r"profile\.toml is not UTF-8; save it as UTF-8"):
        Profile.from_file(path)


def test_an_unknown_argument_is_refused() -> None:
    """A check that is misspelt would never run, or always."""
    said = "no check or family is named 'arithmetics'"

    with pytest.raises(ProfileError, match=said):
        validate(Report(), select=["arithmetics"])
    with pytest.raises(ProfileError, match=said):
        validate(Report(), ignore=["arithmetics"])
