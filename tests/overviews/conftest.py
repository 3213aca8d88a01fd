"""Files as an overview meets them: with findings, fine, uncertain, and not readable."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeAlias

import pytest
from attrs import evolve

from opengov import Finding, Group, NotAssessed, Passed, Suggestion, Validation
from opengov.overviews import Entry

Find: TypeAlias = Callable[..., Finding]
Entries: TypeAlias = tuple[Entry, ...]

_ROW = "requests.table.received"
_FINDING = Finding(
    check="arithmetic.applicants",
    severity="error",
    status="fail",
    places=(),
    expected=None,
    actual=None,
    operands=(),
    clause="由表三推出",
    template="“{row}”一行：六类申请人之和为{expected}，总计为{actual}，相差{difference}。",
    values={},
    edition="2021",
)


def _find(*places: str, **more: Any) -> Finding:
    return evolve(_FINDING, places=places, **more)


def _validation(*groups: Group, unjudged: tuple[NotAssessed, ...] = ()) -> Validation:
    return Validation(
        findings=tuple(finding for group in groups for finding in group.findings),
        groups=groups,
        passed=(Passed(check="range.negative"),),
        not_assessed=unjudged,
    )


_WRONG = Group(
    findings=(
        _find(
            f"{_ROW}.total",
            f"{_ROW}.natural_person",
            expected=0,
            actual=5,
            operands=((f"{_ROW}.total", 5), (f"{_ROW}.natural_person", 0)),
            values={"difference": 5},
        ),
        _find(
            "requests.table.outcomes.total.total",
            check="arithmetic.balance",
            expected=5,
            actual=0,
            template="相差{difference}。",
            values={"difference": -5},
        ),
    ),
    suggestion=Suggestion(place=f"{_ROW}.total", actual=5, expected=0),
)
_EMPTY = Group(
    findings=(
        _find(
            "problems",
            check="form.empty",
            severity="warning",
            template="“{section}”没有内容。",
            clause="惯例",
        ),
    )
)
_UNSURE = Group(
    findings=(
        _find(
            "proactive.table.fees.amount",
            check="house.rule",
            severity="notice",
            status="uncertain",
            template="=1+1",
            clause="",
            expected=Decimal("0.50"),
            actual=10**20,
        ),
    )
)
_UNJUDGED = NotAssessed(check="form.blank", reason="报告没有这项检查所需的内容")


@pytest.fixture
def find() -> Find:
    """Return a function that makes a finding."""
    return _find


@pytest.fixture(scope="session")
def entries() -> Entries:
    """Return four files, of which the last could not be read."""
    return (
        Entry(
            file="in/甲 1.txt",
            title="甲市教育局2022年政府信息公开工作年度报告",
            agency="甲市教育局",
            year=2022,
            validation=_validation(_WRONG, _EMPTY, unjudged=(_UNJUDGED, _UNJUDGED)),
            previous="old/甲.txt",
            sources={f"{_ROW}.total": "line 6 cell 8"},
            notes=3,
        ),
        Entry(file="in/b.txt", agency="乙市民政局", year=2021, validation=_validation()),
        Entry(
            file="in/c.html",
            validation=_validation(_UNSURE),
            sources={"proactive.table.fees.amount": "table 1 row 2 cell 3"},
        ),
        Entry(file="in/d.pdf", error="no reader takes d.pdf"),
    )
