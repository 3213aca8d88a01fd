"""State how long a thousand reports take in every format, over two processes.

    python bench/rendering.py [COUNT]

Each report has figures of its own. The time is that of the wall, with the start of the processes.
"""

import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from time import perf_counter

from run import _variant

import opengov
from opengov.renderers.builtin import RENDERERS

_COUNT, _PROCESSES, _PART = 1000, 2, 25


def rendered(serials: Iterable[int], *, name: str) -> int:
    """Return how many bytes reports take in a format."""
    total = 0
    for serial in serials:
        written = opengov.render(opengov.loads(_variant(serial)), name)
        total += len(written.encode() if isinstance(written, str) else written)
    return total


def main() -> None:
    """Render in each format in turn, and print how long it took."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _COUNT
    parts = [range(start, min(start + _PART, count)) for start in range(0, count, _PART)]
    spent = 0.0
    for name in RENDERERS.builtin:
        start = perf_counter()
        with ProcessPoolExecutor(_PROCESSES) as pool:
            size = sum(pool.map(partial(rendered, name=name), parts))
        took = perf_counter() - start
        spent += took
        print(f"- {name}: {count} reports in {took:.1f} s, {size / count / 1000:,.0f} kB each")
    print(f"- all: {count * len(RENDERERS.builtin) / spent:,.0f} renderings in a second")


if __name__ == "__main__":
    main()
