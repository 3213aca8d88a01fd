"""Reports to render: a consistent one, and a strategy for any."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import cycle
from typing import TypeVar

import pytest
from attrs import AttrsInstance, fields
from hypothesis import strategies as st

from opengov.form.rows import members
from opengov.model.disputes import DisputeCounts, DisputesTable
from opengov.model.proactive import (
    CatalogueItems,
    Decisions,
    DisclosedDocuments,
    ExtraRow,
    FeeAmount,
    FeeItems,
    IssuedDocuments,
    ProactiveTable,
    Procurement,
)
from opengov.model.report import Agency, Gap, Remark, Report, Section, TableSection
from opengov.model.requests import (
    ApplicantCounts,
    NotProcessed,
    Otherwise,
    Outcomes,
    Refused,
    RequestsTable,
    Unavailable,
)

_Kind = TypeVar("_Kind")

_LIVE = [
    "<script>alert(1)</script>", "</td></table>", "&lt;b&gt;", "<!-- ", "%s %d %%", "{name}",
    "# 一", "- 一", "1. 一", "***", "[a](http://a)", "http://a.b", "| a | b |", "`a`", "---", "\\|",
    "一\n二", "a\r\n\r\nb", "\x00\x1b[31m", "\u202e右", "\u2066", "e\u0301", "👩\u200d👧", "\ufffe",
    "⚖\ufe0f", "🇨🇳", "行政许可", "+--+", "~~a~~", "    a", "<b", "$a$", "\u2028", "\ud800",
    "第二十条第（一）项",
]  # fmt: skip

_texts = st.lists(st.one_of(st.sampled_from(_LIVE), st.text(max_size=8)), max_size=3).map("".join)
_paragraphs = st.lists(_texts, max_size=2).map(tuple)
_money = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
_fees = st.none() | st.builds(FeeAmount, amount=_money) | st.from_type(FeeItems)
_procurement = st.none() | st.builds(
    Procurement,
    projects=st.none() | st.integers(),
    amount=_money,
    unit=st.sampled_from([None, "元", "万元"]),
)
_extra = st.builds(
    ExtraRow,
    caption=st.none() | _texts | st.just("第二十条第（一）项"),
    label=st.none() | _texts,
    cells=st.lists(_texts | st.just("186"), max_size=7).map(tuple),
)
_places = st.sampled_from([
    "proactive.table.rules.issued", "proactive.table.procurement.amount", "proactive.table",
    "requests.table.received.total", "requests.table.outcomes.otherwise.other",
    "disputes.table.reconsideration.upheld", "overview.body[0]", "title", "",
])  # fmt: skip


def _fill(kind: type[AttrsInstance], counts: Iterator[int | None], edition: int) -> AttrsInstance:
    """Return a table of 200 cells that repeats a few counts, which is quick to draw."""
    parts: dict[str, object] = {}
    for attribute in fields(kind):
        options = members(attribute.type)
        parts[attribute.name] = (
            _fill(options[edition % len(options)], counts, edition) if options else next(counts)
        )
    return kind(**parts)


@st.composite
def _tables(draw: st.DrawFn, kind: type[AttrsInstance]) -> AttrsInstance:
    counts = draw(st.lists(st.none() | st.integers(), min_size=1, max_size=5))
    return _fill(kind, cycle(counts), draw(st.integers(0, 1)))


_remarks = st.builds(Remark, place=_places, text=_texts)
_gaps = st.builds(
    Gap,
    place=_places,
    state=st.sampled_from(["blank", "marked", "missing", "unread", "ambiguous"]),
    raw=_texts | st.just("/"),
)
_section = st.builds(Section, title=st.none() | _texts, body=_paragraphs)


@st.composite
def _proactive(draw: st.DrawFn) -> ProactiveTable:
    """Draw a table 2 whose captions are each of either edition."""
    documents: type[IssuedDocuments | DisclosedDocuments]
    documents = IssuedDocuments if draw(st.booleans()) else DisclosedDocuments
    licensing, coercion = (draw(st.sampled_from([Decisions, CatalogueItems])) for _ in range(2))

    def drawn(kind: type[_Kind]) -> _Kind | None:
        return draw(st.none() | st.from_type(kind))

    return ProactiveTable(
        rules=drawn(documents),
        normative_documents=drawn(documents),
        licensing=drawn(licensing),
        other_services=drawn(CatalogueItems) if licensing is CatalogueItems else None,
        penalties=drawn(coercion),
        coercion=drawn(coercion),
        fees=draw(_fees),
        procurement=draw(_procurement),
        extra=tuple(draw(st.lists(_extra, max_size=3))),
    )


def _around(table: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.builds(
        TableSection,
        title=st.none() | _texts,
        body=_paragraphs,
        table=st.none() | table,
        after=_paragraphs,
    )


@pytest.fixture(scope="session")
def reports() -> st.SearchStrategy[Report]:
    """Return a strategy for any report, hostile texts and mixed editions among them."""
    return st.builds(
        Report,
        title=st.none() | _texts,
        agency=st.builds(Agency, name=st.none() | _texts),
        published=st.none() | st.dates(),
        preamble=_paragraphs,
        overview=_section,
        proactive=_around(_proactive()),
        requests=_around(_tables(RequestsTable)),
        disputes=_around(_tables(DisputesTable)),
        problems=_section,
        other_matters=_section,
        further=st.lists(_section, max_size=2).map(tuple),
        remarks=st.lists(_remarks, max_size=3).map(tuple),
        gaps=st.lists(_gaps, max_size=5).map(tuple),
    )


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
