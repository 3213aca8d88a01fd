"""The words that formats of an overview share: what columns and families are called."""

from ..messages.marking import message

TITLE = message("政府信息公开工作年度报告检查情况")
AGENCY = message("单位")
YEAR = message("报告年度")
REPORT = message("报告")
FILE = message("文件")
SEVERITY = message("级别")
UNCERTAIN = message("存疑")
PASSED = message("通过")
NOT_ASSESSED = message("未评估")
PLACE = message("位置")
PRINTED = message("填报数")
EXPECTED = message("对照数")
MESSAGE = message("说明")
SUGGESTION = message("建议")
CLAUSE = message("依据")
CHECK = message("检查项目")
SOURCE = message("出处")
CAUSE = message("问题编号")
REASON = message("原因")
COUNT = message("项数")
RESULT = message("结果")
FINDINGS = message("问题")
FOUND = message("发现问题")
CLEAN = message("未发现问题")
UNREADABLE = message("无法读取")

FAMILIES: dict[str, str] = {
    "arithmetic": message("勾稽关系"),
    "range": message("数值范围"),
    "form": message("报告格式"),
    "period": message("统计期限"),
    "deadline": message("公布时限"),
    "competence": message("规章权限"),
    "fees": message("收费"),
    "continuity": message("年度衔接"),
    "narrative": message("文表一致"),
    "copy": message("内容雷同"),
    "parts": message("分项汇总"),
}
"""What families of checks are called; one that is not here is called by its name."""
