"""Run a law on drawn values so that the outcome is the same every time."""

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

_Drawn = TypeVar("_Drawn")
_EXAMPLES = 10

_SETTINGS = settings(
    max_examples=_EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],  # the smallest of reports is large, and the search for it long
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)


def hold(law: Callable[[_Drawn], None], drawn: st.SearchStrategy[_Drawn]) -> None:
    """Call a law with drawn values; the first that breaks it goes with its AssertionError."""

    @_SETTINGS
    @given(drawn)
    def held(value: _Drawn) -> None:
        law(value)

    held()


def require(fault: object, sentence: str) -> None:
    """Raise AssertionError with a sentence where something is at fault; also under python -O."""
    if fault:
        raise AssertionError(sentence)


def attempt(what: str, call: Callable[[], Any], *allowed: type[Exception]) -> Any:
    """Return what a call returns, or the allowed exception that it raises."""
    try:
        return call()
    except allowed as error:
        return error
    except Exception as error:
        raise AssertionError(f"{what} raised {type(error).__name__}: {error}") from error
