"""fees.*: the fee for processing requests, 信息处理费 (国办函〔2020〕109号)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from attrs import frozen

from ..form.places import value
from ..messages.marking import message
from ..model.report import Report
from .check import Context, Problem, Severity

_STATED = re.compile(r"信息处理费|信息公开(?:申请)?(?:处理)?(?:收费|费用)|收取.{0,12}费|收费")
_CHARGED = re.compile(
    r"信息处理费(?:用)?(?:共计|合计|总计|总额|金额|共|计|为|：|:|约)*\s*"
    r"(?P<amount>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\s*(?P<unit>万元|元)(?!\s*[/／每])"
)
_OTHERS = re.compile(r"标准|每|按件|按量|累计|历年|以来|上年|上一年|去年|免|退|应收|未|没有")
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")
_STOP = re.compile(r"[。！？；;]")
_CLAUSE = message("国办函〔2020〕109号")
_YUAN = Decimal(10_000)


@frozen(kw_only=True)
class Statement:
    """Section six says whether 信息处理费 was charged."""

    id: str = "fees.statement"
    summary: str = message("第六部分应说明是否收取信息处理费")
    clause: str = _CLAUSE
    severity: Severity = "notice"
    requires: tuple[str, ...] = ("other_matters.title",)

    def check(self, report: Report, context: Context) -> Iterator[Problem]:
        """Yield a problem where section six is silent on fees."""
        if not any(_STATED.search(paragraph) for paragraph in report.other_matters.body):
            yield Problem(
                places=("other_matters",),
                message=message("“{section}”没有说明是否收取信息处理费。"),
            )


@frozen(kw_only=True)
class Processing:
    """信息处理费 is one kind of 行政事业性收费, so it cannot be more than table 2's figure."""

    id: str = "fees.processing"
    summary: str = message("信息处理费不超过行政事业性收费")
    clause: str = _CLAUSE
    severity: Severity = "warning"
    requires: tuple[str, ...] = ("proactive.table.fees.amount",)

    def check(self, report: Report, context: Context) -> Iterator[Problem]:
        """Yield a problem for a stated fee, in 万元, above the figure of table 2."""
        limit = value(report, "proactive.table.fees.amount")
        for index, paragraph in enumerate(report.other_matters.body):
            for found in _CHARGED.finditer(paragraph):
                amount = Decimal(found["amount"].replace(",", ""))
                charged = amount if found["unit"] == "万元" else amount / _YUAN
                if charged > limit and _is_of_year(found, report.year):
                    yield Problem(
                        places=("proactive.table.fees.amount", f"other_matters.body[{index}]"),
                        message=message(
                            "收取信息处理费{charged}万元，行政事业性收费只有{limit}万元。"
                        ),
                        values={"charged": charged, "limit": limit},
                    )
                    return


def _is_of_year(found: re.Match[str], year: int | None) -> bool:
    """Tell whether the sentence of a stated fee speaks of the year's charges and no others."""
    before, after = found.string[: found.start()], found.string[found.start() :]
    sentence = _STOP.split(before)[-1] + _STOP.split(after)[0]
    years = {int(stated) for stated in _YEAR.findall(sentence)}
    return not _OTHERS.search(sentence) and not years - {year}


statement = Statement()
processing = Processing()
