"""A careful report of a city's government, to be broken by the tests."""

from datetime import date
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

_DOCUMENTS = IssuedDocuments(issued=2, repealed=0, in_force=11)


@pytest.fixture(scope="session")
def report() -> Report:
    """Return a report without findings: 9 requests by natural persons, three not yet decided."""
    leaves = [[3, *[0] * 5] if row in (1, 2, 5) else [0] * 6 for row in range(23)]
    return Report(
        title="宿迁市人民政府2023年政府信息公开工作年度报告",
        agency=Agency(name="宿迁市人民政府"),
        year=2023,
        scope="region",
        published=date(2024, 3, 18),
        preamble=("本报告所列数据的统计期限自2023年1月1日起至12月31日止。",),
        overview=Section(title="一、总体情况", body=("各栏目按季检查。",)),
        proactive=TableSection(
            title="二、主动公开政府信息情况",
            table=ProactiveTable(
                rules=_DOCUMENTS,
                normative_documents=_DOCUMENTS,
                licensing=Decisions(decisions=18),
                other_services=None,
                penalties=Decisions(decisions=28),
                coercion=Decisions(decisions=0),
                fees=FeeAmount(amount=Decimal("592.10")),
                procurement=None,
            ),
        ),
        requests=TableSection(title="三、收到和处理政府信息公开申请情况", table=adding_up(leaves)),
        disputes=TableSection(
            title="四、政府信息公开行政复议、行政诉讼情况",
            table=disputes_of([(1, 2, 3, 4, 10), (0, 0, 0, 0, 0), (5, 0, 1, 0, 6)]),
        ),
        problems=Section(title="五、存在的主要问题及改进情况", body=("栏目更新不够及时。",)),
        other_matters=Section(title="六、其他需要报告的事项", body=("未收取信息处理费。",)),
    )
