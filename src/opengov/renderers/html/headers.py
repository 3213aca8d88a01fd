"""Tie the figures of a printed table to their heads and labels, for programs that read aloud.

The scope of a head does not do: table 2 has new heads in every block, and the labels of table 3
and the heads of table 4 stand in three levels. So each figure names all its heads by their ids.
"""

from collections.abc import Iterator, Sequence

from attrs import frozen

from ...form.layout import Layout, Line, Slot


@frozen(eq=False)
class Tied:
    """A slot with its own id where it is a head, or with the ids of its heads where it is a figure.

    line, column: where it begins in its part of the table.
    """

    slot: Slot
    line: int
    column: int
    id: str = ""
    headers: str = ""

    def is_over(self, other: "Tied") -> bool:
        """Tell whether the two share a column."""
        end, other_end = self.column + self.slot.colspan, other.column + other.slot.colspan
        return self.column < other_end and other.column < end

    def is_beside(self, other: "Tied") -> bool:
        """Tell whether the slot spans the line in which the other begins."""
        return self.line <= other.line < self.line + self.slot.rowspan


def tied(layout: Layout, prefix: str) -> tuple[tuple[tuple[Tied, ...], ...], ...]:
    """Return the lines of a table's head, then those of each body, with every slot tied.

    An id is the prefix and a number. The heads of a figure are those over its columns, in the head
    of the table or above it in its body, and those beside its line; the outermost come first.
    """
    placed: list[list[list[Tied]]] = []
    count = 0
    for part in (layout.head, *layout.bodies):
        lines = list(_placed(part, prefix, count))
        count += sum(1 for line in lines for each in line if each.id)
        placed.append(lines)
    over = [each for line in placed[0] for each in line if each.id]
    return tuple(tuple(_with_headers(line, lines, over) for line in lines) for lines in placed)


def _placed(lines: Sequence[Line], prefix: str, count: int) -> Iterator[list[Tied]]:
    """Yield the slots of each line with their columns, and heads with an id counted from here."""
    taken: set[tuple[int, int]] = set()
    for index, line in enumerate(lines):
        found: list[Tied] = []
        column = 0
        for slot in line:
            while (index, column) in taken:
                column += 1
            count += slot.scope is not None
            found.append(Tied(slot, index, column, f"{prefix}{count}" if slot.scope else ""))
            below = range(index, index + slot.rowspan)
            across = range(column, column + slot.colspan)
            taken.update((y, x) for y in below for x in across)
        yield found


def _with_headers(
    line: Sequence[Tied], lines: Sequence[Sequence[Tied]], over: Sequence[Tied]
) -> tuple[Tied, ...]:
    own = [each for above in lines for each in above if each.id]
    return tuple(
        each
        if each.slot.role != "figure"
        else Tied(each.slot, each.line, each.column, headers=" ".join(_heads(each, own, over)))
        for each in line
    )


def _heads(figure: Tied, own: Sequence[Tied], over: Sequence[Tied]) -> Iterator[str]:
    yield from (head.id for head in over if head.is_over(figure))
    for head in own:
        if head.is_beside(figure) or (head.line < figure.line and head.is_over(figure)):
            yield head.id
