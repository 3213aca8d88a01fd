import pytest

from opengov import Remark, read_text
from opengov.readers.remarks import part_remarks

_FEES = "proactive.table.fees"


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        (
            "注：行政事业性收费 · 本年收费金额（单位：万元）：含上年结转",
            Remark(place=f"{_FEES}.amount", text="含上年结转"),
        ),
        ("注：行政事业性收费：按件计：一件一费", Remark(place=_FEES, text="按件计：一件一费")),
        ("注：本表数据截至年底：12月31日。", None),
        ("行政事业性收费：按件计", None),
    ],
)
def test_a_note_that_names_its_place_is_a_remark(text: str, remark: Remark | None) -> None:
    """A label may have a colon in it, and so may the remark; any other note is text."""
    found = ((remark,), ()) if remark else ((), (text,))
    assert part_remarks([text], "proactive") == found


def test_a_remark_is_no_row_of_the_table_above_it() -> None:
    """Although it has labels of the table in it."""
    lines = (
        "某市2020年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
        "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量",
        "规范性文件\t1\t2\t3",
        "注：规范性文件 · 本年新制作数量：其中修订1件",
        "数据由各科室报送。",
    )
    report = read_text("\n".join(lines)).report
    place = "proactive.table.normative_documents.produced"
    assert (report.remarks, report.proactive.after) == (
        (Remark(place=place, text="其中修订1件"),),
        ("数据由各科室报送。",),
    )
