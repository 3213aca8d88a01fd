import pytest

import opengov
from opengov.errors import OpenGovError, OutOfScopeError, unknown


def test_every_error_of_ours_is_an_open_gov_error() -> None:
    """One except clause is enough for a caller."""
    ours = [
        found
        for name in opengov.__all__
        if isinstance(found := getattr(opengov, name), type) and issubclass(found, Exception)
    ]

    assert len(ours) == 12
    assert [error for error in ours if not issubclass(error, OpenGovError)] == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("htm", "no renderer is named 'htm'; known: html, text; did you mean 'html'?"),
        ("x", "no renderer is named 'x'; known: html, text"),
    ],
)
def test_an_unknown_name_is_told_the_nearest(name: str, said: str) -> None:
    """Where there is one."""
    assert unknown("renderer", name, ["text", "html"]) == said


def test_a_text_out_of_scope_is_kept() -> None:
    """The caller may still want it."""
    assert OutOfScopeError("no report", "text").text == "text"
