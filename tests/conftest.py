"""Hypothesis profiles, and the facts that are shared with other projects."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser
from tests.browsing import browsing

_SLOW = (HealthCheck.too_slow,)

settings.register_profile(
    "dev", max_examples=20, derandomize=True, deadline=None, suppress_health_check=_SLOW
)
settings.register_profile(
    "ci", max_examples=40, derandomize=True, deadline=None, suppress_health_check=_SLOW
)
settings.register_profile("deep", max_examples=2000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the project."""
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared(root: Path) -> Path:
    """Return the folder of shared facts; a test that wants it is skipped where it is absent."""
    found = root.parent / "shared"
    if not (found / "form.json").exists():
        pytest.skip("the folder ../shared is not here")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a running browser; a test that wants it is skipped where there is none."""
    with browsing() as running:
        yield running
