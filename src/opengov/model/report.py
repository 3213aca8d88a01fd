"""The annual report: six sections, three tables, and what reading them left open."""

from datetime import date
from typing import Generic, Literal, TypeAlias, TypeVar

from attrs import Factory, field, frozen

from .disputes import DisputesTable
from .printed import printed
from .proactive import ProactiveTable
from .requests import RequestsTable

AgencyKind: TypeAlias = Literal[
    "ministry", "government", "office", "department", "township", "zone", "institution", "other"
]
"""What a body is.

ministry: a State Council body. government: a people's government at or above county level.
office: the 办公厅 or 办公室 of a government. department: a department of a local government.
township: a township or town government, or a 街道办事处. zone: a development zone's 管理委员会.
institution: a public institution or enterprise. other: none of these.
"""

Scope: TypeAlias = Literal["agency", "region"]
"""Whose figures a report gives: one body's own, or the sum over a government's units."""

GapState: TypeAlias = Literal["blank", "marked", "missing", "unread", "ambiguous"]
"""Why a figure is unknown.

blank: the cell is empty. marked: it holds a mark such as / or 无. missing: the row or cell is not
there. unread: something is there that is no number. ambiguous: there is more than one reading.
"""

Table = TypeVar("Table", ProactiveTable, RequestsTable, DisputesTable)


@frozen(kw_only=True)
class Agency:
    """The body that reports; code is its division or organisation code."""

    name: str | None = None
    code: str | None = None
    region: str | None = None
    kind: AgencyKind | None = None


@frozen(kw_only=True)
class Section:
    """A section of prose; title is None where the section is not there."""

    title: str | None = None
    body: tuple[str, ...] = ()


@frozen(kw_only=True)
class TableSection(Generic[Table]):
    """A section around a table: body stands above it, after below."""

    title: str | None = None
    body: tuple[str, ...] = ()
    table: Table | None = None
    after: tuple[str, ...] = ()


@frozen(kw_only=True)
class Remark:
    """An annotation that was printed inside a cell, such as 其中修订16件."""

    place: str
    text: str


@frozen(kw_only=True)
class Gap:
    """Why the figure at a place is unknown, and what stands there."""

    place: str
    state: GapState
    raw: str = ""


@frozen(kw_only=True)
class Report:
    """An annual report on open government information (Regulations, Article 50).

    Sections are named by their keys and keep the titles that were printed; further holds sections
    after the sixth. Text that belongs to no place is kept in unplaced.
    """

    title: str | None = None
    agency: Agency = Agency()
    year: int | None = None
    scope: Scope | None = None
    published: date | None = None
    identifier: str | None = None
    preamble: tuple[str, ...] = ()
    overview: Section = field(default=Section(), metadata=printed("一、总体情况"))
    proactive: TableSection[ProactiveTable] = field(
        default=Factory(TableSection[ProactiveTable]), metadata=printed("二、主动公开政府信息情况")
    )
    requests: TableSection[RequestsTable] = field(
        default=Factory(TableSection[RequestsTable]),
        metadata=printed("三、收到和处理政府信息公开申请情况"),
    )
    disputes: TableSection[DisputesTable] = field(
        default=Factory(TableSection[DisputesTable]),
        metadata=printed("四、政府信息公开行政复议、行政诉讼情况"),
    )
    problems: Section = field(default=Section(), metadata=printed("五、存在的主要问题及改进情况"))
    other_matters: Section = field(default=Section(), metadata=printed("六、其他需要报告的事项"))
    further: tuple[Section, ...] = ()
    remarks: tuple[Remark, ...] = ()
    gaps: tuple[Gap, ...] = ()
    unplaced: tuple[str, ...] = ()
