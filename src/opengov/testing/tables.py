"""Strategies for the three tables. The sums are written out here, apart from the library's own."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from itertools import cycle, islice
from typing import Any, TypeVar, get_args

from attrs import fields
from hypothesis import strategies as st

from ..form.rows import editions_of, members
from ..model.disputes import DisputeCounts, DisputesTable
from ..model.figures import Count, Money
from ..model.printed import EDITIONS, Edition, printed_at
from ..model.proactive import ExtraRow, MoneyUnit, ProactiveTable
from ..model.requests import (
    ApplicantCounts,
    NotProcessed,
    Otherwise,
    Outcomes,
    Refused,
    RequestsTable,
    Unavailable,
)
from .texts import hostile_text

_KINDS = 6  # of applicant in a row of table 3
_RESULTS = 4  # of a proceeding in table 4
_OUTCOMES: dict[Edition, int] = {"2019": 19, "2021": 21}  # rows under 三、本年度办理结果
_Item = TypeVar("_Item")
_Row = TypeVar("_Row", ApplicantCounts, DisputeCounts)


def proactive(
    edition: Edition | None = None, *, whole: bool = False
) -> st.SearchStrategy[ProactiveTable]:
    """Return a strategy for table 2; a whole one has every row of its edition and no other."""
    keys: dict[str, list[str]] = {}
    for attribute in fields(ProactiveTable):
        if (printed := printed_at(attribute)) and printed.caption:
            keys.setdefault(printed.caption.article, []).append(attribute.name)
    drawn = [
        editions(edition).flatmap(partial(_block, block, whole=whole)) for block in keys.values()
    ]
    extra = st.just(()) if whole else st.lists(_extra_rows(), max_size=2).map(tuple)
    return st.builds(_proactive, st.tuples(*drawn), extra)


def requests(edition: Edition | None = None) -> st.SearchStrategy[RequestsTable]:
    """Return a strategy for table 3 with any figures, unknown ones among them."""
    return editions(edition).flatmap(_any_requests)


def disputes() -> st.SearchStrategy[DisputesTable]:
    """Return a strategy for table 4 with any figures, unknown ones among them."""
    return _filled(_counts(), 3, _RESULTS + 1).map(disputes_of)


def consistent_requests(edition: Edition | None = None) -> st.SearchStrategy[RequestsTable]:
    """Return a strategy for table 3 in which every sum holds."""
    return editions(edition).flatmap(_consistent_requests)


def consistent_disputes() -> st.SearchStrategy[DisputesTable]:
    """Return a strategy for table 4 in which every total is the sum of its results."""
    return _filled(_natural(), 3, _RESULTS).map(
        lambda rows: disputes_of([(*row, sum(row)) for row in rows])
    )


def editions(edition: Edition | None) -> st.SearchStrategy[Edition]:
    """Return a strategy for an edition: the one that is asked for, or any."""
    chosen: list[Edition] = [edition] if edition else list(EDITIONS)
    return st.sampled_from(chosen)


def _any_requests(edition: Edition) -> st.SearchStrategy[RequestsTable]:
    return _filled(_counts(), _OUTCOMES[edition] + 4, _KINDS + 1).map(requests_of)


def _consistent_requests(edition: Edition) -> st.SearchStrategy[RequestsTable]:
    return _filled(_natural(), _OUTCOMES[edition] + 2, _KINDS).map(adding_up)


def _natural() -> st.SearchStrategy[int]:
    return st.integers(0, 40) | st.integers(0, 10**7)


def _counts() -> st.SearchStrategy[Count]:
    return st.none() | st.integers(-3, 400) | st.integers()


def _amounts(*, least: int) -> st.SearchStrategy[Decimal]:
    """Return amounts of 0 to 6 decimals, the zeros at their end kept."""
    return st.builds(_amount, st.integers(least, 10**12), st.integers(0, 6))


def _amount(digits: int, decimals: int) -> Decimal:
    return Decimal(digits).scaleb(-decimals)


def _filled(
    items: st.SearchStrategy[_Item], rows: int, columns: int
) -> st.SearchStrategy[list[tuple[_Item, ...]]]:
    """Fill rows x columns from a short list over and over: a failure shrinks to few figures."""

    def fill(drawn: Sequence[_Item]) -> list[tuple[_Item, ...]]:
        turns = cycle(drawn)
        return [tuple(islice(turns, columns)) for _ in range(rows)]

    return st.lists(items, min_size=1, max_size=30).map(fill)


def _row(kind: type[_Row], figures: Sequence[Count]) -> _Row:
    names = (attribute.name for attribute in fields(kind))
    return kind(**dict(zip(names, figures, strict=True)))


def requests_of(figures: Sequence[Sequence[Count]]) -> RequestsTable:
    """Return the table 3 of 23 or 25 rows of 7 figures."""
    received, carried_in, *outcomes, total, carried_out = (
        _row(ApplicantCounts, row) for row in figures
    )
    return RequestsTable(
        received=received,
        carried_in=carried_in,
        outcomes=_outcomes(outcomes, total),
        carried_out=carried_out,
    )


def adding_up(leaves: Sequence[Sequence[int]]) -> RequestsTable:
    """Fill table 3 in from its outcomes, what is left over, and how much of both came in before."""
    drawn, left_over, *outcomes = leaves
    totals = [sum(column) for column in zip(*outcomes, strict=True)]
    ended = [total + left for total, left in zip(totals, left_over, strict=True)]
    before = [some % (end + 1) for some, end in zip(drawn, ended, strict=True)]
    new = [end - some for end, some in zip(ended, before, strict=True)]
    return requests_of([(*row, sum(row)) for row in (new, before, *outcomes, totals, left_over)])


def _outcomes(rows: Sequence[ApplicantCounts], total: ApplicantCounts) -> Outcomes:
    left = iter(rows)

    def take(kind: Any) -> Any:
        return kind(**{attribute.name: next(left) for attribute in fields(kind)})

    return Outcomes(
        disclosed=next(left),
        partially_disclosed=next(left),
        refused=take(Refused),
        unavailable=take(Unavailable),
        not_processed=take(NotProcessed),
        otherwise=next(left) if len(rows) == _OUTCOMES["2019"] else take(Otherwise),
        total=total,
    )


def disputes_of(figures: Sequence[Sequence[Count]]) -> DisputesTable:
    """Return the table 4 of 3 rows of 5 figures."""
    reconsideration, direct, after = (_row(DisputeCounts, row) for row in figures)
    return DisputesTable(
        reconsideration=reconsideration,
        direct_litigation=direct,
        litigation_after_reconsideration=after,
    )


def _proactive(blocks: Sequence[dict[str, Any]], extra: tuple[ExtraRow, ...]) -> ProactiveTable:
    rows = {key: row for block in blocks for key, row in block.items()}
    return ProactiveTable(**rows, extra=extra)


def _block(
    keys: Sequence[str], edition: Edition, *, whole: bool
) -> st.SearchStrategy[dict[str, Any]]:
    """Return the rows of a block in an edition; None where the edition does not print one."""
    return st.fixed_dictionaries({key: _proactive_row(key, edition, whole=whole) for key in keys})


def _proactive_row(key: str, edition: Edition, *, whole: bool) -> st.SearchStrategy[Any]:
    attribute = next(a for a in fields(ProactiveTable) if a.name == key)
    printed = printed_at(attribute)
    if printed is None or edition not in printed.labels:
        return st.none()
    kind: Any = next(k for k in members(attribute.type) if edition in editions_of(k))
    drawn = {a.name: _figure(a.type, whole=whole) for a in fields(kind)}
    row = st.fixed_dictionaries(drawn).map(lambda figures: kind(**figures))
    return row if whole else st.none() | row


def _figure(annotation: Any, *, whole: bool) -> st.SearchStrategy[Any]:
    if annotation == Count:
        return _natural() if whole else _counts()
    if annotation == Money:
        return _amounts(least=0) if whole else st.none() | _amounts(least=-(10**3))
    return st.sampled_from([None, *get_args(MoneyUnit)])


def _extra_rows() -> st.SearchStrategy[ExtraRow]:
    return st.builds(
        ExtraRow,
        caption=st.none() | st.just("第二十条第（一）项") | hostile_text(),
        label=st.none() | st.just("其他主动公开文件") | hostile_text(),
        cells=st.lists(st.just("186") | hostile_text(), max_size=7).map(tuple),
    )
