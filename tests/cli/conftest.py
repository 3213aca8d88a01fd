"""Small reports as text, plugins that come and go, and a way to run the program here."""

from collections.abc import Callable
from importlib.metadata import EntryPoint
from typing import Any, TypeAlias

import pytest
from click.testing import CliRunner, Result

from opengov.cli.program import program
from opengov.form.rows import rows

Run: TypeAlias = Callable[..., Result]
Text: TypeAlias = Callable[..., str]
Install: TypeAlias = Callable[..., None]


def _text(agency: str = "甲市教育局", year: int = 2022, *, received: str = "0") -> str:
    """Return a report in which nothing is wrong; received is the total of 本年新收."""
    lines = [
        f"{agency}{year}年政府信息公开工作年度报告",
        "一、总体情况",
        f"本报告所列数据期限为{year}年1月1日至{year}年12月31日。",
        "二、主动公开政府信息情况",
        "本年未制发规章。",
        "三、收到和处理政府信息公开申请情况",
        "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计",
    ]
    for row in rows("requests", "2021"):
        total = received if row.place.endswith("received") else "0"
        lines.append("\t".join([row.heads[-1], *"000000", total]))
    lines += [
        "四、政府信息公开行政复议、行政诉讼情况",
        "本年没有行政复议和行政诉讼。",
        "五、存在的主要问题及改进情况",
        "公开的内容还不够丰富，下一年将予充实。",
        "六、其他需要报告的事项",
        "本年未收取信息处理费。",
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture
def text() -> Text:
    """Return a function that writes a report as text."""
    return _text


@pytest.fixture
def run() -> Run:
    """Return a function that runs the program with arguments and standard input."""

    def run_program(*args: object, input: bytes = b"") -> Result:
        return CliRunner().invoke(program, list(map(str, args)), prog_name="opengov", input=input)

    return run_program


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Return a function that offers an object as a plugin until the test ends."""
    offered: list[EntryPoint] = []

    def entries(group: str) -> tuple[EntryPoint, ...]:
        return tuple(entry for entry in offered if entry.group == group)

    def install_plugin(group: str, name: str, plugin: Any) -> None:
        class Offered(EntryPoint):
            def load(self) -> Any:
                if isinstance(plugin, Exception):
                    raise plugin
                return plugin

        offered.append(Offered(name, f"plugins:{name}", group))

    monkeypatch.setattr("opengov.registry._entry_points", entries)
    return install_plugin
