from io import BytesIO
from zipfile import ZipFile

import pytest

from opengov.errors import RenderError
from opengov.model.report import Report
from opengov.renderers.rendering import render


def _written(report: Report) -> bytes:
    written = render(report, "docx")
    assert isinstance(written, bytes)
    return written


def test_the_archive_tells_nothing_of_when_and_where(report: Report) -> None:
    """Every entry has the first date that an archive can have, and no system's mark."""
    with ZipFile(BytesIO(_written(report))) as file:
        told = {(entry.date_time, entry.create_system) for entry in file.infolist()}
    assert told == {((1980, 1, 1, 0, 0, 0), 0)}


def test_every_part_is_declared(report: Report) -> None:
    """By its own type, or by that of its suffix; the list comes first, as the standard wants it."""
    with ZipFile(BytesIO(_written(report))) as file:
        names = file.namelist()
        types = file.read(names[0]).decode()
    declared = [name for name in names if f'PartName="/{name}"' in types]
    assert (names[0], sorted(set(names) - set(declared))) == (
        "[Content_Types].xml",
        ["[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"],
    )


def test_an_option_is_checked(report: Report) -> None:
    """As in every renderer."""
    with pytest.raises(RenderError, match="grouping of the docx renderer is 'often'"):
        render(report, "docx", grouping="often")
