"""Tables that stand in a report and are another's: of another year or body, in an annex."""

import re
from collections.abc import Sequence

from .front import Front
from .lines import Line
from .outline import Heading
from .regions import Region
from .titles import title_of

_ANNEX = re.compile(r"\W{0,3}附(?:件|表|录)?\s*[0-9一二三四五六]{0,2}\s*[:：]?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")


def own_regions(
    lines: Sequence[Line], tabular: Sequence[Region], opened: Sequence[Heading], front: Front
) -> tuple[Region, ...]:
    """Return the regions that no line before them gives to another report.

    What a line says holds up to the next heading of a section.
    """
    stops = [heading.index for heading in opened]
    found: list[Region] = []
    for region in tabular:
        since = max((stop for stop in stops if stop < region.start), default=-1) + 1
        inside = {i for other in tabular for i in range(other.start, other.end)}
        before = (lines[i].text for i in range(since, region.start) if i not in inside)
        if stops and since > 0 and any(_is_anothers(text, front) for text in before):
            continue
        found.append(region)
    return tuple(found)


def _is_anothers(text: str, front: Front) -> bool:
    """Tell whether a line heads an annex of another year, or is the title of another report."""
    year = _YEAR.search(text)
    other_year = year is not None and front.year is not None and int(year[1]) != front.year
    if _ANNEX.match(text) and other_year:
        return True
    title = title_of(text)
    if title is None:
        return False
    _, agency, titled = title
    return (None not in (titled, front.year) and titled != front.year) or (
        None not in (agency, front.agency) and agency != front.agency
    )
