"""Fuzz one format: `python -m tests.fuzz.run FORMAT [SECONDS]`; see the README beside it."""

import sys
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

_atheris: Any = import_module("atheris")

with _atheris.instrument_imports(include=["opengov.readers"]):
    from opengov.readers.builtin import READERS

    from ..readers.law import FORMATS, read_or_refuse
    from ..readers.mutations import mutated
    from ..readers.seeds import seeds

_FINDS = Path(__file__).parent / "finds"
_SECONDS_FOR_ONE = 5


def main(format: str, seconds: str = "120") -> None:
    """Fuzz a format for so many seconds; a find is kept as a file, and ends the run."""
    with _atheris.instrument_imports(include=["opengov.readers"]):
        READERS.get(format)
    kept = _FINDS / format
    kept.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as corpus:
        for data in seeds(format):
            (Path(corpus) / sha256(data).hexdigest()[:12]).write_bytes(data)
        options = (
            f"-max_total_time={seconds}",
            f"-timeout={_SECONDS_FOR_ONE}",
            f"-artifact_prefix={kept}/",
            "-max_len=100000",
            "-rss_limit_mb=1500",
            "-print_final_stats=1",
        )

        def mutate(data: bytes, largest: int, seed: int) -> bytes:
            damaged = mutated(data, Random(seed), format=format)
            return damaged if len(damaged) <= largest else data

        def attempt(data: bytes) -> None:
            read_or_refuse(data, format)

        _atheris.Setup([sys.argv[0], *options, corpus, str(kept)], attempt, custom_mutator=mutate)
        _atheris.Fuzz()


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in FORMATS:
        main(*sys.argv[1:3])
    else:
        sys.exit(f"give one of the formats: {', '.join(FORMATS)}")
