"""Reports to render: a consistent one, and a strategy for any."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import strategies as st

import opengov.testing
from opengov.model.disputes import DisputeCounts, DisputesTable
from opengov.model.proactive import (
    Decisions,
    FeeAmount,
    IssuedDocuments,
    ProactiveTable,
)
from opengov.model.report import Agency, Remark, Report, Section, TableSection
from opengov.model.requests import (
    ApplicantCounts,
    NotProcessed,
    Otherwise,
    Outcomes,
    Refused,
    RequestsTable,
    Unavailable,
)
from opengov.renderers.builtin import RENDERERS


@pytest.fixture(scope="session")
def reports() -> st.SearchStrategy[Report]:
    """Return a strategy for any report, hostile texts and mixed editions among them.

    The renderers are imported before, for Hypothesis draws from the constants of what is imported,
    and takes a module that comes in between its runs for a flaky strategy.
    """
    for name in RENDERERS.names():
        RENDERERS.get(name)
    return opengov.testing.reports()


def _a(*counts: int) -> ApplicantCounts:
    keys = [
        "natural_person", "business", "research", "public_interest", "legal_service", "other",
    ]  # fmt: skip
    return ApplicantCounts(**dict(zip(keys, counts, strict=True)), total=sum(counts))


def _d(upheld: int, corrected: int, other: int, pending: int) -> DisputeCounts:
    total = upheld + corrected + other + pending
    return DisputeCounts(
        upheld=upheld, corrected=corrected, other=other, pending=pending, total=total
    )


def _documents_of(issued: int, repealed: int, in_force: int) -> IssuedDocuments:
    return IssuedDocuments(issued=issued, repealed=repealed, in_force=in_force)


_PROACTIVE = ProactiveTable(
    rules=_documents_of(2, 0, 11),
    normative_documents=_documents_of(109, 489, 597),
    licensing=Decisions(decisions=1808595),
    other_services=None,
    penalties=Decisions(decisions=2822652),
    coercion=Decisions(decisions=20163),
    fees=FeeAmount(amount=Decimal("59237.2449")),
    procurement=None,
)
_OUTCOMES = Outcomes(
    disclosed=_a(1175, 12, 0, 3, 1, 0),
    partially_disclosed=_a(319, 7, 0, 0, 2, 0),
    refused=Refused(
        state_secret=_a(0, 0, 0, 0, 0, 0),
        prohibited_by_law=_a(27, 0, 0, 0, 0, 0),
        security_and_stability=_a(6, 0, 0, 0, 0, 0),
        third_party_rights=_a(38, 0, 0, 0, 0, 0),
        internal_affairs=_a(20, 0, 0, 0, 0, 0),
        process_information=_a(9, 0, 0, 0, 0, 0),
        enforcement_files=_a(21, 0, 0, 0, 0, 0),
        administrative_inquiry=_a(20, 1, 0, 0, 0, 0),
    ),
    unavailable=Unavailable(
        not_held=_a(968, 74, 0, 1, 3, 1),
        requires_creation=_a(26, 2, 0, 0, 0, 0),
        unclear_after_correction=_a(3, 0, 0, 0, 0, 0),
    ),
    not_processed=NotProcessed(
        petition=_a(305, 0, 0, 0, 0, 0),
        repeat=_a(39, 0, 0, 0, 0, 0),
        publication=_a(0, 0, 0, 0, 0, 0),
        excessive=_a(58, 0, 0, 0, 0, 0),
        confirm_or_reissue=_a(4, 0, 0, 0, 0, 0),
    ),
    otherwise=Otherwise(
        correction_overdue=_a(40, 0, 0, 0, 0, 0),
        fee_overdue=_a(10, 0, 0, 0, 0, 0),
        other=_a(287, 3, 0, 0, 1, 0),
    ),
    total=_a(3375, 99, 0, 4, 7, 1),
)
_REPORT = Report(
    title="某市人民政府2023年政府信息公开工作年度报告",
    agency=Agency(name="某市人民政府"),
    year=2023,
    published=date(2024, 3, 18),
    preamble=("本报告所列数据的统计期限自2023年1月1日起至12月31日止。",),
    overview=Section(
        title="一、总体情况",
        body=(
            "（一）主动公开。更新了公开目录，各栏目按季检查。",
            "（二）依申请公开。疑难申请先行会商，均在期限内答复。",
        ),
    ),
    proactive=TableSection(title="二、主动公开政府信息情况", table=_PROACTIVE),
    requests=TableSection(
        title="三、收到和处理政府信息公开申请情况",
        table=RequestsTable(
            received=_a(3402, 99, 0, 4, 5, 1),
            carried_in=_a(91, 3, 0, 0, 2, 0),
            outcomes=_OUTCOMES,
            carried_out=_a(118, 3, 0, 0, 0, 0),
        ),
    ),
    disputes=TableSection(
        title="四、政府信息公开行政复议、行政诉讼情况",
        table=DisputesTable(
            reconsideration=_d(309, 17, 88, 26),
            direct_litigation=_d(1, 1, 16, 6),
            litigation_after_reconsideration=_d(13, 0, 67, 9),
        ),
    ),
    problems=Section(
        title="五、存在的主要问题及改进情况", body=("部分栏目更新不够及时，下一年按月核对。",)
    ),
    other_matters=Section(title="六、其他需要报告的事项", body=("无。",)),
    remarks=(Remark(place="proactive.table.normative_documents.issued", text="其中修订16件"),),
)


@pytest.fixture(scope="session")
def report() -> Report:
    """Return a consistent report of the 2021 edition."""
    return _REPORT
