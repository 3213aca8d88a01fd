"""What lies over the cells of a sheet: comments, text boxes and pictures."""

from collections.abc import Iterator
from typing import Any, Final

from ..notes import Note
from ..packages import Package
from .sheets import Sheet, letters, rich_text

_S: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_X: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def asides(package: Package, sheet: Sheet) -> Iterator[Note]:
    """Yield a note for each comment and text box of a sheet, with its text, and each picture."""
    for related in sheet.related.values():
        if related.kind == "comments":
            for comment in package.elements(related.target, _S + "comment"):
                text = rich_text(next(comment.iterchildren(_S + "text"), comment))
                where = f"{sheet.name}!{comment.get('ref', '')}"
                if text:
                    yield Note(code="footnote", raw=text, where=where)
        elif related.kind == "drawing":
            root = package.root(related.target)
            for anchor in () if root is None else root.iterchildren("*"):
                yield from _anchored(anchor, sheet.name)


def _anchored(anchor: Any, sheet: str) -> Iterator[Note]:
    row, column = (anchor.findtext(f"{_X}from/{_X}{name}") or "" for name in ("row", "col"))
    known = all(text.isascii() and text.isdigit() and len(text) < 8 for text in (row, column))
    where = f"{sheet}!{letters(int(column) + 1)}{int(row) + 1}" if known else sheet
    paragraphs = ("".join(p.itertext(_A + "t")).strip() for p in anchor.iter(_A + "p"))
    if text := "\n".join(filter(None, paragraphs)):
        yield Note(code="text-unplaced", raw=text, where=where)
    for picture in anchor.iter(_X + "pic", _X + "graphicFrame"):
        named = next(picture.iter(_X + "cNvPr"), None)
        name = "" if named is None else named.get("descr") or named.get("name", "")
        yield Note(code="image", raw=name, where=where)
