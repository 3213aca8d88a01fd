"""A report to look up, with tables of both editions' kinds."""

from decimal import Decimal

import pytest

from opengov import (
    Agency,
    Decisions,
    FeeAmount,
    IssuedDocuments,
    ProactiveTable,
    Report,
    Section,
    TableSection,
)
from opengov.testing.tables import adding_up, disputes_of


@pytest.fixture(scope="session")
def report() -> Report:
    """Return a report of the 2021 edition whose tables are full."""
    return Report(
        agency=Agency(name="某市人民政府"),
        year=2023,
        overview=Section(title="一、总体情况", body=("各栏目按季检查。", "公开目录更新。")),
        proactive=TableSection(
            table=ProactiveTable(
                rules=None,
                normative_documents=IssuedDocuments(issued=1, repealed=2, in_force=3),
                licensing=Decisions(decisions=4),
                other_services=None,
                penalties=None,
                coercion=None,
                fees=FeeAmount(amount=Decimal("5.60")),
                procurement=None,
            )
        ),
        requests=TableSection(table=adding_up([[row + 1] * 6 for row in range(23)])),
        disputes=TableSection(
            table=disputes_of([(1, 2, 3, 4, 10), (0, 0, 0, 0, 0), (5, 0, 1, 0, 6)])
        ),
    )
