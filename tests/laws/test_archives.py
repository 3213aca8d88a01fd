"""The contract of a renderer that writes an archive, and what breaks it."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile, ZipInfo

import pytest
from attrs import frozen

from opengov import Report
from opengov.testing import check_renderer
from opengov.testing.archives import archive_faults

_FIXED = (1980, 1, 1, 0, 0, 0)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _zipped(*entries: tuple[str, str], when: tuple[int, ...] = _FIXED) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        for name, content in entries:
            file.writestr(ZipInfo(name, when), content)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    return buffer.getvalue()


def _safe(report: Report) -> str:
    kept = (each for each in report.title or "" if each.isprintable())
    return escape("".join(kept), {'"': "&quot;"})


def _part(template: str, name: str = "word/document.xml") -> Callable[[Report], bytes]:
    """Return what writes a part with the title in it, safe for XML."""
    return lambda report: _zipped((name, template.replace("TITLE", _safe(report))))


@frozen
class _Renderer:
    """Writes what a function makes of a report."""

    write: Callable[[Report], Any]
    media_type: str = _WORD
    name: str = "mine"
    suffix: str = ".docx"

    def render(self, report: Report, *, locale: str, **options: Any) -> Any:
        return self.write(report)


def _raw(report: Report) -> bytes:
    return _zipped(("word/document.xml", f"<p>{report.title}</p>"))


def _dated(_: Report) -> bytes:
    return _zipped(("a.xml", "<p/>"), when=(2026, 1, 1, 0, 0, 0))


def _of_the_day(_: Report) -> bytes:
    return _zipped(("docProps/core.xml", f"<created>{date.today()}</created>"))  # noqa: DTZ011


def _twice(_: Report) -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return _zipped(("a.xml", "<p/>"), ("a.xml", "<p/>"))


def _cut(_: Report) -> bytes:
    return _zipped(("a.xml", "<p/>"))[:-4]


def _unquoted(report: Report) -> bytes:
    """Write an attribute from which only one text breaks out."""
    title = _safe(report)
    if (report.title or "").startswith('" '):
        title = title.replace("&quot;", '"')
    return _zipped(("word/document.xml", f'<p a="{title}"/>'))


@pytest.mark.parametrize(
    "renderer",
    [
        _Renderer(_part('<p a="TITLE">TITLE<?go on?><!--on--></p>')),
        _Renderer(lambda _: _zipped(("picture.png", "no XML"))),
        _Renderer(lambda _: b"%PDF-1.7", media_type="application/pdf"),
    ],
)
def test_a_careful_renderer_of_bytes_passes(renderer: _Renderer) -> None:
    """One that writes an archive with the texts as text, and one that writes none."""
    check_renderer(renderer)


@pytest.mark.parametrize(
    ("renderer", "said"),
    [
        (_Renderer(lambda _: b"text"), f"says that it writes {_WORD}, and wrote no zip archive"),
        (
            _Renderer(_part("<p/>"), media_type="text/plain"),
            "says that it writes text/plain, and wrote a zip archive",
        ),
        (_Renderer(_of_the_day), "writes the day, "),
        (
            _Renderer(lambda _: f"{date.today():%Y%m%d}", media_type="text/plain"),  # noqa: DTZ011
            "writes the day, ",
        ),
        (_Renderer(_dated), "dates the entries of its archive; give them a fixed date"),
        (_Renderer(_twice), "wrote the entry 'a.xml' 2 times"),
        (_Renderer(_cut), "wrote an archive that cannot be opened"),
        (_Renderer(_raw), "wrote XML that is not well-formed (mismatched tag: line 1, column "),
        (
            _Renderer(_unquoted),
            "wrote a text that becomes markup in word/document.xml; one text was '\" on",
        ),
        (_Renderer(_part("<p><!--TITLE--></p>")), "wrote a text that becomes markup in word/docu"),
        (_Renderer(_part("<p><?a TITLE?></p>")), "wrote a text that becomes markup in word/docum"),
        (
            _Renderer(_part("<s><c><f>TITLE</f></c></s>", "xl/worksheets/sheet1.xml")),
            "wrote a text that becomes a formula or a field in xl/worksheets/sheet1.xml",
        ),
        (
            _Renderer(_part('<p xmlns:w="w"><w:fldSimple w:instr="TITLE"/></p>')),
            "wrote a text that becomes a link or a field in word/document.xml",
        ),
        (
            _Renderer(_part('<R><Relationship Target="TITLE"/></R>', "word/_rels/a.rels")),
            "wrote a text that becomes a link or a field in word/_rels/a.rels",
        ),
    ],
)
def test_a_fault_of_an_archive_is_found(renderer: _Renderer, said: str) -> None:
    """The sentence says what it breaks, and in which part."""
    with pytest.raises(AssertionError) as caught:
        check_renderer(renderer)

    assert str(caught.value).startswith(f"the renderer 'mine' {said}")


def test_an_option_that_is_not_known_is_refused_or_taken() -> None:
    """Any error but an OpenGovError is a fault."""

    class _Narrow(_Renderer):
        def render(self, report: Report, *, locale: str) -> Any:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]
            return b""

    narrow: Any = _Narrow(lambda _: b"")
    with pytest.raises(AssertionError, match="'mine' with an unknown option raised TypeError"):
        check_renderer(narrow)


def test_what_cannot_be_opened_has_that_fault_alone() -> None:
    """Nothing else can be said of it."""
    assert list(archive_faults(b"PK\x03\x04", "text")) == [
        "wrote an archive that cannot be opened, or an empty one"
    ]
