"""What became of one input, as one process tells another."""

import traceback
from collections import Counter
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from attrs import frozen

from .status import Status, error_line, kind_of, sentence, status_of

Result = TypeVar("Result")

WHOLE = "read whole"
WITH_NOTES = "read with notes"
DONE = "already done"


@frozen(kw_only=True)
class Outcome(Generic[Result]):
    """What became of one input.

    kind: how the summary counts it. lines: for standard error. trace: where in the program an error
    arose, if that was asked for. document: for standard output. result: what the command goes on
    with. error: why there is none, in a sentence.
    """

    kind: str
    status: Status = Status.FINE
    lines: tuple[str, ...] = ()
    trace: str = ""
    document: str = ""
    result: Result | None = None
    error: str = ""

    @classmethod
    def failed(cls, name: str, error: Exception, *, trace: bool = False) -> "Outcome[Any]":
        """Return the outcome of an input that an error came of."""
        return cls(
            kind=kind_of(error),
            status=status_of(error),
            lines=(error_line(error, name),),
            trace="".join(traceback.format_exception(error)) if trace else "",
            error=sentence(error),
        )

    @property
    def size(self) -> int:
        """How much is held until it can be said, in characters; a result is held all the same."""
        return len(self.document) + len(self.trace) + sum(map(len, self.lines))


def summary(counts: Mapping[str, int], total: int) -> str:
    """Say how many of all inputs became what; a kind that is no reading is one of refusals.

    >>> summary({"read whole": 2, "no reader": 1, "over a limit": 3}, 6)
    '6 files: 2 read whole, 0 read with notes, 4 refused (3 over a limit, 1 no reader)'
    """
    known = (WHOLE, WITH_NOTES, DONE)
    refused = Counter({kind: count for kind, count in counts.items() if kind not in known})
    said = [f"{counts.get(kind, 0)} {kind}" for kind in (WHOLE, WITH_NOTES)]
    said.append(f"{refused.total()} refused")
    if refused:
        said[-1] += f" ({', '.join(f'{count} {kind}' for kind, count in refused.most_common())})"
    if DONE in counts:
        said.append(f"{counts[DONE]} {DONE}")
    ended = sum(counts.values())
    of = f"{ended} of " if ended < total else ""
    return f"{of}{total} {'file' if total == 1 else 'files'}: {', '.join(said)}"
