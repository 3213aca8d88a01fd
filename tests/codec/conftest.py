"""A document to damage."""

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
from opengov.testing.tables import disputes_of, requests_of


@pytest.fixture(scope="session")
def whole() -> Report:
    """Return a report with all three tables and some texts."""
    documents = IssuedDocuments(issued=2, repealed=0, in_force=11)
    return Report(
        title="某市人民政府2023年政府信息公开工作年度报告",
        agency=Agency(name="某市人民政府"),
        year=2023,
        overview=Section(title="一、总体情况", body=("各栏目按季检查：无遗漏。",)),
        proactive=TableSection(
            table=ProactiveTable(
                rules=documents,
                normative_documents=documents,
                licensing=Decisions(decisions=18),
                other_services=None,
                penalties=Decisions(decisions=28),
                coercion=None,
                fees=FeeAmount(amount=Decimal("592.10")),
                procurement=None,
            )
        ),
        requests=TableSection(table=requests_of([[1] * 7] * 25)),
        disputes=TableSection(table=disputes_of([[1] * 5] * 3)),
    )
