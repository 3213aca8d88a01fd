"""Other wordings of printed labels, from reports published from 2019 to 2025 and near to them.

Keys and values are bare: folded, without numbering and punctuation. A value is the bare text of a
printed label, and stands for every label of that text.
"""

from collections.abc import Mapping

from ..form.rows import TableKey

WORDINGS: Mapping[TableKey, Mapping[str, str]] = {
    "proactive": {
        "本年制发数": "本年制发件数",
        "本年制发数量": "本年制发件数",
        "本年发件数": "本年制发件数",
        "本年发件": "本年制发件数",
        "本年制件数": "本年制发件数",
        "本年制定件数": "本年制发件数",
        "制发件数": "本年制发件数",
        "废止件数": "本年废止件数",
        "本年废止数": "本年废止件数",
        "本年废止数量": "本年废止件数",
        "现行有效件": "现行有效件数",
        "现行有效数": "现行有效件数",
        "现行有效数量": "现行有效件数",
        "本年收费金额": "本年收费金额单位万元",
        "本年收费金额万元": "本年收费金额单位万元",
        "本年处理决定数": "本年处理决定数量",
        "本年增": "本年增减",
        "本年增或减": "本年增减",
    },
    "requests": {
        "合计": "总计",
        "企业": "商业企业",
        "公益组织": "社会公益组织",
        "法人及其他组织": "法人或其他组织",
        "法人和其他组织": "法人或其他组织",
        "部分公开": "部分公开区分处理的只计这一情形不计其他情形",
        "逾期不补正": "申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请",
        "逾期不缴费": "申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请",
    },
    "disputes": {"合计": "总计", "维持": "结果维持", "纠正": "结果纠正"},
}
