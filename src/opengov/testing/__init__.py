"""Proofs for those who build on opengov: Hypothesis strategies, and contract tests for plugins.

check_renderer, check_reader and check_check hold a plugin against its contract; they are plain
functions that raise AssertionError with a sentence, and give the same answer in every run. The
strategies make reports and texts for tests of one's own.
"""

from importlib.util import find_spec

if find_spec("hypothesis") is None:
    raise ImportError('opengov.testing needs Hypothesis; pip install "opengov-report[testing]"')

from .checks import check_check
from .readers import check_reader
from .renderers import check_renderer
from .reports import consistent_reports, reports
from .texts import hostile_text, plain_text

__all__ = [
    "check_check",
    "check_reader",
    "check_renderer",
    "consistent_reports",
    "hostile_text",
    "plain_text",
    "reports",
]
