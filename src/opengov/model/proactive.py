"""Table 2: proactive disclosure (Regulations, Article 20).

A row's class tells its edition: the 2021 form asks for other quantities than the 2019 form, and
published reports mix the two by block. A row that is not printed is None.
"""

from typing import Literal, TypeAlias

from attrs import field, frozen

from ..errors import PlaceError
from .figures import Count, Money, as_printed
from .printed import Caption, label, printed

STUB = label("信息内容")

ARTICLE_20_1 = Caption("第二十条第（一）项", "20(1)")
ARTICLE_20_5 = Caption("第二十条第（五）项", "20(5)")
ARTICLE_20_6 = Caption("第二十条第（六）项", "20(6)")
ARTICLE_20_8 = Caption("第二十条第（八）项", "20(8)")
ARTICLE_20_9 = Caption("第二十条第（九）项", "20(9)")

MoneyUnit: TypeAlias = Literal["元", "万元"]


@frozen(kw_only=True)
class IssuedDocuments:
    """A row of Article 20(1) in the 2021 form: acts issued, repealed and in force."""

    issued: Count = field(metadata=printed("本年制发件数", edition="2021"))
    repealed: Count = field(metadata=printed("本年废止件数", edition="2021"))
    in_force: Count = field(metadata=printed("现行有效件数", edition="2021"))


@frozen(kw_only=True)
class DisclosedDocuments:
    """A row of Article 20(1) in the 2019 form: acts produced, and disclosed to date."""

    produced: Count = field(metadata=printed("本年新制作数量", edition="2019"))
    disclosed: Count = field(metadata=printed("本年新公开数量", edition="2019"))
    total_disclosed: Count = field(metadata=printed("对外公开总数量", edition="2019"))


@frozen(kw_only=True)
class Decisions:
    """A row of Article 20(5) or 20(6) in the 2021 form: decisions made in the year."""

    decisions: Count = field(metadata=printed("本年处理决定数量", edition="2021"))


@frozen(kw_only=True)
class CatalogueItems:
    """A row of Article 20(5) or 20(6) in the 2019 form: items of a catalogue, and decisions."""

    items_last_year: Count = field(metadata=printed("上一年项目数量", edition="2019"))
    change: Count = field(metadata=printed("本年增/减", edition="2019", signed=True))
    decisions: Count = field(metadata=printed("处理决定数量", edition="2019"))


@frozen(kw_only=True)
class FeeAmount:
    """The row of Article 20(8) in the 2021 form: fees charged in the year, in 万元."""

    amount: Money = field(
        eq=as_printed,
        metadata=printed("本年收费金额（单位：万元）", edition="2021", unit="万元"),
    )


@frozen(kw_only=True)
class FeeItems:
    """The row of Article 20(8) in the 2019 form: items of the catalogue of fees."""

    items_last_year: Count = field(metadata=printed("上一年项目数量", edition="2019"))
    change: Count = field(metadata=printed("本年增/减", edition="2019", signed=True))


@frozen(kw_only=True)
class Procurement:
    """The row of Article 20(9) in the 2019 form; the unit is what the cell prints, or None."""

    projects: Count = field(metadata=printed("采购项目数量", edition="2019"))
    amount: Money = field(eq=as_printed, metadata=printed("采购总金额", edition="2019"))
    unit: MoneyUnit | None


@frozen(kw_only=True)
class ExtraRow:
    """A printed row that the form does not have, with its cells as they stand."""

    caption: str | None
    label: str | None
    cells: tuple[str, ...]


@frozen(kw_only=True)
class ProactiveTable:
    """Table 2: 10 cells in the 2021 form, 22 in the 2019 form."""

    rules: IssuedDocuments | DisclosedDocuments | None = field(
        metadata=printed("规章", caption=ARTICLE_20_1)
    )
    normative_documents: IssuedDocuments | DisclosedDocuments | None = field(
        metadata=printed("规范性文件", since_2021=label("行政规范性文件"), caption=ARTICLE_20_1)
    )
    licensing: Decisions | CatalogueItems | None = field(
        metadata=printed("行政许可", caption=ARTICLE_20_5)
    )
    other_services: CatalogueItems | None = field(
        metadata=printed("其他对外管理服务事项", edition="2019", caption=ARTICLE_20_5)
    )
    penalties: Decisions | CatalogueItems | None = field(
        metadata=printed("行政处罚", caption=ARTICLE_20_6)
    )
    coercion: Decisions | CatalogueItems | None = field(
        metadata=printed("行政强制", caption=ARTICLE_20_6)
    )
    fees: FeeAmount | FeeItems | None = field(
        metadata=printed("行政事业性收费", caption=ARTICLE_20_8)
    )
    procurement: Procurement | None = field(
        metadata=printed("政府集中采购", edition="2019", caption=ARTICLE_20_9)
    )
    extra: tuple[ExtraRow, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse a block whose rows are of two editions: no form prints one."""
        for first, second in _NEIGHBOURS:
            rows: list[object] = [getattr(self, first), getattr(self, second)]
            if len({type(row) for row in rows if row is not None}) > 1:
                raise PlaceError(
                    f"proactive.table.{second} is of another edition than {first}; "
                    "the rows of one caption are of one edition"
                )


_NEIGHBOURS = (
    ("rules", "normative_documents"),
    ("licensing", "other_services"),
    ("penalties", "coercion"),
)
