"""Measure opengov beside its peers in one run, and print the ratios with their targets.

    python bench/run.py              a table for the terminal
    python bench/run.py --markdown   the same for docs/explanation/speed.md

Each comparison calls the two sides in turn, ours, peer, ours, peer, and takes the median of the
ratios of neighbours, so that what else runs on the machine meets both alike. Times are those of the
processor, not of the wall.
"""

import argparse
import gc
import json
import multiprocessing
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import jinja_peer
import pydantic_peer
from attrs import evolve, frozen

import opengov
from opengov import Gap, LoadError, Report

_HERE = Path(__file__).parent
_DOCUMENT = (_HERE / "data" / "report.json").read_bytes()
_SAMPLE = _HERE.parent / "examples" / "zhoukou-2022.txt"
_UNLOADED = {"babel", "cattrs", "click", "importlib.metadata", "jinja2", "msgspec", "wcwidth"}
_FIGURE = re.compile(rb'(?<=":)[1-9][0-9]*')
_ROUND = 0.005
"""Seconds that one side runs before the other has its turn."""


@frozen
class Comparison:
    """What both sides do; our time over the peer's is at most limit, and goal is the aim."""

    name: str
    ours: Callable[[], object]
    peer: Callable[[], object]
    limit: float | None
    goal: float | None


@frozen
class Measured:
    """Seconds that each side takes for one call, their ratio, and what it should be."""

    name: str
    limit: float | None
    goal: float | None
    ours: float
    peer: float
    ratio: float

    def cells(self) -> tuple[str, ...]:
        """Return the line of the table."""
        targets = (self.limit, self.goal)
        limit, goal = ("" if target is None else f"{target:.2f}" for target in targets)
        times = (_written(self.ours), _written(self.peer))
        return self.name, *times, f"{self.ratio:.2f}", limit, goal, self._verdict()

    def _verdict(self) -> str:
        limit, goal = self.limit, self.goal
        if limit is None:
            return ""
        if self.ratio > limit:
            return "missed"
        return "goal" if goal is not None and self.ratio <= goal else "within"


def comparisons() -> list[Comparison]:
    """Return the comparisons of one process."""
    report, model = opengov.loads(_DOCUMENT), pydantic_peer.loads(_DOCUMENT)
    reviewed = _with_faults(report)
    return [
        Comparison(
            "loads : pydantic",
            partial(opengov.loads, _DOCUMENT),
            partial(pydantic_peer.loads, _DOCUMENT),
            1.2,
            0.8,
        ),
        Comparison(
            "dumps : pydantic",
            partial(opengov.dumps, report),
            partial(pydantic_peer.dumps, model),
            1.0,
            0.5,
        ),
        Comparison(
            "validate : pydantic's loading",
            partial(opengov.validate, report),
            partial(pydantic_peer.loads, _DOCUMENT),
            1.5,
            None,
        ),
        Comparison(
            "render to HTML : Jinja2",
            partial(opengov.render, report, "html"),
            partial(jinja_peer.render, report),
            1 / 3,
            1 / 5,
        ),
        *(
            Comparison(
                name,
                partial(opengov.render, reviewed, "html", **options),
                partial(jinja_peer.render, reviewed, **options),
                1 / 3,
                None,
            )
            for name, options in _extras(reviewed).items()
        ),
    ]


def _extras(report: Report) -> dict[str, dict[str, Any]]:
    """Return the options of pages that show more than the report, by what they show."""
    charts = {"findings": opengov.validate(report), "charts": True}
    return {
        "HTML with findings and charts : Jinja2": charts,
        "HTML with these and earlier years : Jinja2": {**charts, "previous": _earlier(report)},
    }


def _earlier(report: Report) -> tuple[Report, ...]:
    """Return reports of the four years before, each with other counts."""
    assert report.year is not None
    years = range(report.year - 4, report.year)
    return tuple(evolve(opengov.loads(_variant(year % 7)), year=year) for year in years)


def measure(compared: list[Comparison], rounds: int) -> list[Measured]:
    """Time both sides of every comparison in turn, and all of them in every round."""
    sides = [(each.ours, each.peer) for each in compared]
    calls = [[max(1, round(_ROUND / _seconds(side, 5))) for side in pair] for pair in sides]
    gc.disable()  # as timeit does: a collection would fall on whoever happens to run
    pairs = [
        [
            (_seconds(ours, often), _seconds(peer, often_peer))
            for (ours, peer), (often, often_peer) in zip(sides, calls, strict=True)
        ]
        for _ in range(rounds)
    ]
    gc.enable()
    return [
        _summed(each, taken) for each, taken in zip(compared, zip(*pairs, strict=True), strict=True)
    ]


def _summed(comparison: Comparison, pairs: Iterable[tuple[float, float]]) -> Measured:
    ours, peers = zip(*pairs, strict=True)
    ratio = median(mine / other for mine, other in zip(ours, peers, strict=True))
    return Measured(
        comparison.name, comparison.limit, comparison.goal, median(ours), median(peers), ratio
    )


def _seconds(call: Callable[[], object], times: int) -> float:
    start = process_time()
    for _ in range(times):
        call()
    return (process_time() - start) / times


def measure_imports(rounds: int) -> list[Measured]:
    """Time imports in fresh interpreters, alone and with the interpreter's start.

    The least of many runs counts: an import does the same each time, and all else only adds to it.
    """
    ours, peer = "opengov", "attrs, cattrs"
    pairs = [(_import_seconds(ours), _import_seconds(peer)) for _ in range(rounds)]
    runs = [[side[index] for side, _ in pairs] for index in (0, 1)]
    peers = [[side[index] for _, side in pairs] for index in (0, 1)]
    names = ("import opengov : attrs and cattrs", "the same with the interpreter's start")
    return [
        Measured(name, limit, None, min(r), min(p), min(r) / min(p))
        for name, limit, r, p in zip(names, (1.6, None), runs, peers, strict=True)
    ]


def _import_seconds(modules: str) -> tuple[float, float]:
    program = f"from time import process_time; start = process_time(); import {modules}"
    start, end = map(float, _fresh(program, "start, process_time()").split())
    return end - start, end


def _fresh(program: str, printed: str) -> str:
    command = [sys.executable, "-c", f"{program}; print({printed})"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def check_fairness() -> None:
    """Make sure that both sides do the same, and that ours does no less."""
    report, model = opengov.loads(_DOCUMENT), pydantic_peer.loads(_DOCUMENT)
    assert json.loads(opengov.dumps(report)) == json.loads(pydantic_peer.dumps(model))
    assert not opengov.validate(report).not_assessed
    reviewed = _with_faults(report)
    pages: list[tuple[Report, dict[str, Any]]] = [(report, {}), (reviewed, {})]
    pages += ((reviewed, options) for options in _extras(reviewed).values())
    for each, options in pages:
        assert opengov.render(each, "html", **options) == jinja_peer.render(each, **options)
    repeated = _DOCUMENT.replace(b'"year":', b'"year":1999,"year":', 1)
    pydantic_peer.loads(repeated)
    try:
        opengov.loads(repeated)
    except LoadError:
        pass
    else:
        raise AssertionError("opengov loaded a repeated key")
    loaded = _UNLOADED.intersection(_fresh("import opengov, sys", "*sys.modules").split())
    assert not loaded, loaded


def _with_faults(report: Report) -> Report:
    report = opengov.replace(report, "requests.table.outcomes.refused.state_secret.total", 7)
    place = "requests.table.received"
    for key in ("business", "research", "other"):
        report = opengov.replace(report, f"{place}.{key}", None)
    gaps = (
        Gap(place=f"{place}.business", state="marked", raw="/"),
        Gap(place=f"{place}.research", state="unread", raw="见附件"),
        Gap(place=f"{place}.other", state="blank"),
    )
    return evolve(report, gaps=gaps)


def hold(count: int) -> tuple[float, float]:
    """Load reports and keep them; return the bytes that each takes and the loads in a second."""
    kept, spent = [opengov.loads(_DOCUMENT)], 0.0
    before = _resident()
    for serial in range(count):
        document = _variant(serial)
        start = process_time()
        kept.append(opengov.loads(document))
        spent += process_time() - start
    return (_resident() - before) / count, count / spent


def _variant(serial: int) -> bytes:
    """Return the document with every figure above zero changed, so that reports share none."""
    return _FIGURE.sub(lambda figure: b"%d" % (int(figure[0]) + serial), _DOCUMENT)


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


def _used_heap() -> list[Any]:
    """Keep every other of many objects, as a process at work does.

    In a fresh heap Python may give memory back to the system and ask for it again in each call,
    and which side that meets is chance.
    """
    loaders = (opengov.loads, pydantic_peer.loads)
    return [loader(_DOCUMENT) for _ in range(400) for loader in loaders][::3]


def statements(count: int) -> list[str]:
    """Return what is stated without a peer."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as fresh:
        each, speed = fresh.submit(hold, count).result()
    text = _SAMPLE.read_text(encoding="utf-8")
    reading = min(_seconds(partial(opengov.read_text, text), 10) for _ in range(10))
    return [
        f"the document has {len(_DOCUMENT):,} bytes",
        f"{count:,} loaded reports take {each:,.0f} bytes each, {count * each / 2**20:,.0f} MiB",
        f"{speed:,.0f} loads in a second while they are kept",
        f"{1 / reading:,.0f} readings of {_SAMPLE.name} in a second",
    ]


def _written(seconds: float) -> str:
    return f"{seconds * 1e6:.0f} µs" if seconds < 0.001 else f"{seconds * 1e3:.1f} ms"


def _table(lines: list[tuple[str, ...]], *, markdown: bool) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    if markdown:
        lines = [
            lines[0],
            ("-" * widths[0], *("-" * (w - 1) + ":" for w in widths[1:])),
            *lines[1:],
        ]
    bar, edge = (" | ", "| {} |") if markdown else ("  ", "{}")
    rows = ([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])] for line in lines)
    return "\n".join(edge.format(bar.join(row)) for row in rows)


def main() -> None:
    """Run everything and print it."""
    parser = argparse.ArgumentParser(description="Measure opengov beside its peers.")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--rounds", type=int, default=200, help="turns of each side")
    parser.add_argument("--reports", type=int, default=100_000, help="reports to hold in memory")
    asked = parser.parse_args()
    check_fairness()
    used = _used_heap()
    measured = measure(comparisons(), asked.rounds)
    used.clear()
    measured.extend(measure_imports(max(1, asked.rounds // 4)))
    heads = ("ours : peer", "ours", "peer", "ratio", "limit", "goal", "")
    lines = [heads, *(line.cells() for line in measured)]
    print(_table(lines, markdown=asked.markdown), end="\n\n")
    print("\n".join(f"- {statement}" for statement in statements(asked.reports)))


if __name__ == "__main__":
    main()
