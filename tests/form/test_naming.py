import pytest

from opengov.form.naming import heads_of
from opengov.model.printed import Edition

OTHER = "requests.table.outcomes.otherwise.other"
DOCUMENTS = "proactive.table.normative_documents"
OTHERWISE = ("三、本年度办理结果", "（六）其他处理")


@pytest.mark.parametrize(
    ("place", "edition", "heads"),
    [
        (OTHER, "2021", (*OTHERWISE, "3.其他")),
        (OTHER, "2019", (*OTHERWISE, "其他")),
        (f"{OTHER}.total", "2019", (*OTHERWISE, "3.其他", "总计")),
        (f"{DOCUMENTS}.issued", "2021", ("行政规范性文件", "本年制发件数")),
        (f"{DOCUMENTS}.produced", "2021", ("规范性文件", "本年新制作数量")),
        ("disputes.table.direct_litigation", "2019", ("行政诉讼", "未经复议直接起诉")),
        ("requests.table", "2021", ("三、收到和处理政府信息公开申请情况",)),
        ("overview.body[2]", "2021", ("一、总体情况",)),
        ("preamble[0]", "2021", ("序言",)),
        ("published", "2021", ("发布日期",)),
        ("unplaced[0]", "2021", ("unplaced[0]",)),
        ("", "2021", ("",)),
    ],
)  # fmt: skip
def test_a_place_has_the_name_that_is_printed(
    place: str, edition: Edition, heads: tuple[str, ...]
) -> None:
    """In the edition of the report, else in the one that prints it, else its own name."""
    assert heads_of(place, edition) == heads
