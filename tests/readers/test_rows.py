"""Which cells of a row are its figures."""

from opengov.readers.lines import SourceCell
from opengov.readers.rows import SourceRow, align


def test_a_figure_over_two_columns_is_of_neither() -> None:
    """Beside a blank, and without heads that say where it stands, it may be of either column."""
    cells = (
        SourceCell("规章", "1", 0),
        SourceCell("5", "2", 1, 2),
        SourceCell("", "3", 3),
        SourceCell("9", "4", 4),
    )
    row = SourceRow(
        cells=cells,
        labels=((cells[0], ()),),
        values=cells[1:],
        side_by_side=True,
        label_end=1,
        grid=5,
    )
    assert align(row, 3) is None
