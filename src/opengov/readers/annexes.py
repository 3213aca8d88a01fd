"""Tables that stand in a report and are another's: of another year or body, in an annex."""

import re
from collections.abc import Sequence

from .front import Front
from .lines import Line
from .outline import Heading
from .regions import Region
from .titles import is_same_body, title_of

_ANNEX = re.compile(r"\W{0,3}附(?:件|表|录)?\s*[0-9一二三四五六]{0,2}\s*[:：]?")
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*年")


def own_regions(
    lines: Sequence[Line], tabular: Sequence[Region], opened: Sequence[Heading], front: Front
) -> tuple[Region, ...]:
    """Return the regions that no line before them gives to another report.

    What a line says holds up to the next heading of a section.
    """
    stops = {heading.index for heading in opened}
    found: list[Region] = []
    begun = anothers = False
    index = 0
    for region in tabular:
        for line in range(index, region.start):
            begun = begun or line in stops
            if line in stops:
                anothers = False
            elif begun:
                anothers = anothers or _is_anothers(lines[line].text, front)
        if not anothers:
            found.append(region)
        index = region.end
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
    if titled is not None and front.year is not None and titled != front.year:
        return True
    return not (agency is None or front.agency is None or is_same_body(agency, front.agency))
