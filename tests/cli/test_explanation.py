import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from opengov import dumps, read_text

Run = Callable[..., Result]
Text = Callable[..., str]

RECEIVED = "requests.table.received"


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: Text) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(text(received="约5"), "utf-8")


def test_a_row_stands_under_its_labels(run: Run) -> None:
    """A line a figure: its column, the figure or why it is unknown, and where that stands."""
    done = run("read", "a.txt", "--explain", RECEIVED)

    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        f"a.txt: {RECEIVED} · 一、本年新收政府信息公开申请数量",
        "  natural_person   自然人        0               line 8 cell 2  “0”",
        "  business         商业企业      0               line 8 cell 3  “0”",
        "  research         科研机构      0               line 8 cell 4  “0”",
        "  public_interest  社会公益组织  0               line 8 cell 5  “0”",
        "  legal_service    法律服务机构  0               line 8 cell 6  “0”",
        "  other            其他          0               line 8 cell 7  “0”",
        "  total            总计          未知：无法识别  line 8 cell 8  “约5”",
        "  line 8 cell 8: “约5”不是数字，未读取。",
    ]


def test_places_stand_apart(run: Run) -> None:
    """A row's articles, what the report leaves out, and a text, whose source nobody keeps."""
    row = "requests.table.outcomes.refused.state_secret"
    places = [f"{row}.total", "disputes.table", "overview.body[0]", "published"]
    done = run("read", "a.txt", *(f"--explain={place}" for place in places))

    assert done.stdout.splitlines() == [
        f"a.txt: {row} · 三、本年度办理结果 · （三）不予公开 · 1.属于国家秘密",
        "  《政府信息公开条例》条款：14, 36(3)",
        "  total  总计  0  line 12 cell 8  “0”",
        "",
        "a.txt: disputes.table · 四、政府信息公开行政复议、行政诉讼情况",
        "  报告中没有",
        "",
        "a.txt: overview.body[0] · 一、总体情况",
        "  本报告所列数据期限为2022年1月1日至2022年12月31日。  出处没有记录",
        "",
        "a.txt: published · 发布日期",
        "  未知",
    ]


def test_json_has_one_value_a_line(run: Run) -> None:
    """Its notes stand in it."""
    done = run("read", "a.txt", "--explain", f"{RECEIVED}.total", "--notes", "json")

    assert (done.stderr, json.loads(done.stdout)) == (
        "",
        {
            "file": "a.txt",
            "place": f"{RECEIVED}.total",
            "heads": ["一、本年新收政府信息公开申请数量", "总计"],
            "articles": [],
            "value": None,
            "printed": True,
            "state": "unread",
            "where": "line 8 cell 8",
            "raw": "约5",
            "notes": [
                {
                    "code": "cell-unread",
                    "place": f"{RECEIVED}.total",
                    "raw": "约5",
                    "where": "line 8 cell 8",
                    "message": "“约5”不是数字，未读取。",
                }
            ],
        },
    )


def test_a_document_keeps_no_sources_but_its_gaps(run: Run, text: Text) -> None:
    """What was printed in place of a figure stands there."""
    report = read_text(text(received="约5")).report
    Path("a.json").write_text(dumps(report), "utf-8")
    done = run("read", "a.json", "--explain", RECEIVED, "--explain", "year", "--notes", "json")
    found = [json.loads(line) for line in done.stdout.splitlines()]

    assert [(each["value"], each["where"], each["raw"]) for each in found] == [
        *((0, None, None),) * 6,
        (None, None, "约5"),
        (2022, None, None),
    ]
    assert "未知：无法识别  “约5”" in run("read", "a.json", "--explain", RECEIVED).stdout


def test_an_amount_is_a_string_of_its_digits(run: Run) -> None:
    """A float would lose some."""
    Path("a.txt").write_text(
        "第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t12.50\n", "utf-8"
    )
    done = run("read", "a.txt", "--explain", "proactive.table.fees", "--notes", "json")

    assert json.loads(done.stdout)["value"] == "12.50"


def test_several_files_are_explained_one_after_another(run: Run, text: Text) -> None:
    """Their blocks stand apart."""
    Path("b.txt").write_text(text("乙市教育局"), "utf-8")
    done = run("read", "a.txt", "b.txt", "--explain", "title")

    assert done.stdout == (
        "a.txt: title · 标题\n  甲市教育局2022年政府信息公开工作年度报告  出处没有记录\n\n"
        "b.txt: title · 标题\n  乙市教育局2022年政府信息公开工作年度报告  出处没有记录\n\n"
    )


def test_an_unknown_place_is_wrong_use(run: Run) -> None:
    """The nearest is named."""
    done = run("read", "a.txt", "--explain", "requests.table.recieved.total")

    assert (done.exit_code, done.stdout, done.stderr) == (
        2,
        "",
        (
            "opengov: a.txt: no report has the place 'requests.table.recieved.total'; "
            "did you mean 'requests.table.received.total'?\n"
        ),
    )
