from opengov import read_text, validate
from opengov.overviews import Entry

TEXT = """\
甲市教育局2022年政府信息公开工作年度报告
三、收到和处理政府信息公开申请情况
\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计
一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t5
"""


def test_an_entry_keeps_what_findings_name() -> None:
    """The facts of the report, and where in the file the figures of its findings stand."""
    reading = read_text(TEXT)
    validation = validate(reading.report, select=["arithmetic.applicants"])
    entry = Entry.of("a.txt", reading, validation, previous="old.txt")
    row = "requests.table.received"

    assert entry == Entry(
        file="a.txt",
        title="甲市教育局2022年政府信息公开工作年度报告",
        agency="甲市教育局",
        year=2022,
        validation=validation,
        previous="old.txt",
        notes=len(reading.notes),
        sources=entry.sources,
    )
    assert (len(entry.sources), entry.sources[f"{row}.total"]) == (7, "line 4 cell 8")
