"""Table 3: requests for information, by outcome and kind of applicant.

25 rows x 7 columns in the 2021 form; 23 x 7 in the 2019 form, which prints （六）其他处理 as one.
"""

from attrs import field, frozen

from .figures import Count
from .printed import label, printed

STUB_NOTE = label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
COLUMN_HEAD = label("申请人情况")
LEGAL_PERSONS = label("法人或其他组织")


@frozen(kw_only=True)
class ApplicantCounts:
    """One row of table 3: six kinds of applicant and their printed total."""

    natural_person: Count = field(metadata=printed("自然人"))
    business: Count = field(metadata=printed("商业企业", under=LEGAL_PERSONS))
    research: Count = field(metadata=printed("科研机构", under=LEGAL_PERSONS))
    public_interest: Count = field(metadata=printed("社会公益组织", under=LEGAL_PERSONS))
    legal_service: Count = field(metadata=printed("法律服务机构", under=LEGAL_PERSONS))
    other: Count = field(metadata=printed("其他", under=LEGAL_PERSONS))
    total: Count = field(metadata=printed("总计"))


@frozen(kw_only=True)
class Refused:
    """（三）不予公开: requests that were refused, by ground."""

    state_secret: ApplicantCounts = field(
        metadata=printed("1.属于国家秘密", articles=("14", "36(3)"))
    )
    prohibited_by_law: ApplicantCounts = field(
        metadata=printed("2.其他法律行政法规禁止公开", articles=("14", "36(3)"))
    )
    security_and_stability: ApplicantCounts = field(
        metadata=printed("3.危及“三安全一稳定”", articles=("14", "36(3)"))
    )
    third_party_rights: ApplicantCounts = field(
        metadata=printed("4.保护第三方合法权益", articles=("15", "32", "36(3)"))
    )
    internal_affairs: ApplicantCounts = field(
        metadata=printed("5.属于三类内部事务信息", articles=("16(1)",))
    )
    process_information: ApplicantCounts = field(
        metadata=printed("6.属于四类过程性信息", articles=("16(2)",))
    )
    enforcement_files: ApplicantCounts = field(
        metadata=printed("7.属于行政执法案卷", articles=("16(2)",))
    )
    administrative_inquiry: ApplicantCounts = field(
        metadata=printed("8.属于行政查询事项", articles=("36(7)",))
    )


@frozen(kw_only=True)
class Unavailable:
    """（四）无法提供: requests for what the organ could not provide."""

    not_held: ApplicantCounts = field(
        metadata=printed("1.本机关不掌握相关政府信息", articles=("36(4)", "36(5)"))
    )
    requires_creation: ApplicantCounts = field(
        metadata=printed("2.没有现成信息需要另行制作", articles=("38",))
    )
    unclear_after_correction: ApplicantCounts = field(
        metadata=printed("3.补正后申请内容仍不明确", articles=("30",))
    )


@frozen(kw_only=True)
class NotProcessed:
    """（五）不予处理: requests that the Regulations let an organ leave unprocessed."""

    petition: ApplicantCounts = field(metadata=printed("1.信访举报投诉类申请", articles=("39(1)",)))
    repeat: ApplicantCounts = field(metadata=printed("2.重复申请", articles=("36(6)",)))
    publication: ApplicantCounts = field(
        metadata=printed("3.要求提供公开出版物", articles=("39(2)",))
    )
    excessive: ApplicantCounts = field(
        metadata=printed("4.无正当理由大量反复申请", articles=("35",))
    )
    confirm_or_reissue: ApplicantCounts = field(
        metadata=printed("5.要求行政机关确认或重新出具已获取信息")
    )


@frozen(kw_only=True)
class Otherwise:
    """（六）其他处理 in the 2021 form, which splits it in three."""

    correction_overdue: ApplicantCounts = field(
        metadata=printed(
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            edition="2021",
            articles=("30",),
        )
    )
    fee_overdue: ApplicantCounts = field(
        metadata=printed(
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            edition="2021",
            articles=("42",),
        )
    )
    other: ApplicantCounts = field(metadata=printed("3.其他", edition="2021"))


@frozen(kw_only=True)
class Outcomes:
    """三、本年度办理结果: what became of the requests; otherwise is one row in the 2019 form."""

    disclosed: ApplicantCounts = field(
        metadata=printed("（一）予以公开", articles=("36(1)", "36(2)"))
    )
    partially_disclosed: ApplicantCounts = field(
        metadata=printed(
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", articles=("37",)
        )
    )
    refused: Refused = field(metadata=printed("（三）不予公开"))
    unavailable: Unavailable = field(metadata=printed("（四）无法提供"))
    not_processed: NotProcessed = field(metadata=printed("（五）不予处理"))
    otherwise: Otherwise | ApplicantCounts = field(metadata=printed("（六）其他处理"))
    total: ApplicantCounts = field(metadata=printed("（七）总计"))


@frozen(kw_only=True)
class RequestsTable:
    """Table 3: 175 cells in the 2021 form, 161 in the 2019 form."""

    received: ApplicantCounts = field(metadata=printed("一、本年新收政府信息公开申请数量"))
    carried_in: ApplicantCounts = field(metadata=printed("二、上年结转政府信息公开申请数量"))
    outcomes: Outcomes = field(metadata=printed("三、本年度办理结果"))
    carried_out: ApplicantCounts = field(metadata=printed("四、结转下年度继续办理"))
