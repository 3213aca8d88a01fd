"""Table 4: administrative reconsideration and litigation, 15 cells, alike in both editions."""

from attrs import field, frozen

from .figures import Count
from .printed import label, printed

LITIGATION = label("行政诉讼")


@frozen(kw_only=True)
class DisputeCounts:
    """The results of one kind of proceeding and their printed total."""

    upheld: Count = field(metadata=printed("结果维持"))
    corrected: Count = field(metadata=printed("结果纠正"))
    other: Count = field(metadata=printed("其他结果"))
    pending: Count = field(metadata=printed("尚未审结"))
    total: Count = field(metadata=printed("总计"))


@frozen(kw_only=True)
class DisputesTable:
    """Table 4: one printed row of 3 x 5 cells."""

    reconsideration: DisputeCounts = field(metadata=printed("行政复议"))
    direct_litigation: DisputeCounts = field(metadata=printed("未经复议直接起诉", under=LITIGATION))
    litigation_after_reconsideration: DisputeCounts = field(
        metadata=printed("复议后起诉", under=LITIGATION)
    )
