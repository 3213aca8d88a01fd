"""The contract tests hold for our own plugins, and find what they are there to find."""

import itertools
import locale
from collections.abc import Iterator
from typing import Any, cast

import pytest
from attrs import evolve, frozen

from opengov import (
    NotAssessed,
    Passed,
    Problem,
    ReadError,
    Reading,
    RenderError,
    Report,
    replace,
)
from opengov.checks.builtin import CHECKS
from opengov.checks.check import Context
from opengov.readers.builtin import READERS
from opengov.readers.reader import Limits
from opengov.renderers.builtin import RENDERERS
from opengov.testing import check_check, check_reader, check_renderer
from opengov.testing.tables import disputes_of


@pytest.mark.parametrize("name", RENDERERS.builtin)
def test_our_renderers_keep_the_contract(name: str) -> None:
    """Each of them, by the test that plugins are given."""
    check_renderer(RENDERERS.get(name))


@pytest.mark.parametrize("name", READERS.builtin)
def test_our_readers_keep_the_contract(name: str) -> None:
    """Each of them, by the test that plugins are given."""
    check_reader(READERS.get(name))


@pytest.mark.parametrize("name", CHECKS.builtin)
def test_our_checks_keep_the_contract(name: str) -> None:
    """Each of them, by the test that plugins are given."""
    check_check(CHECKS.get(name))


class _Renderer:
    """Writes a report's title, as a careful renderer would."""

    name = "mine"
    media_type = "text/plain"
    suffix = ".txt"

    def render(self, report: Report, *, locale: str, **options: Any) -> Any:
        return report.title or ""


class _Raw(_Renderer):
    media_type = "text/html"


class _Bytes(_Renderer):
    def render(self, report: Report, *, locale: str, **options: Any) -> Any:
        if locale != "zh-Hans":
            raise RenderError("no such locale")
        return b"report"


class _Nameless(_Renderer):
    name = " "


class _NoType(_Renderer):
    media_type = "html"


class _NoSuffix(_Renderer):
    suffix = "txt"


class _Wrong(_Renderer):
    def render(self, report: Report, *, locale: str, **options: Any) -> Any:
        return 3


class _Fragile(_Renderer):
    def render(self, report: Report, *, locale: str, **options: Any) -> Any:
        return f"{report.year + 1}"  # type: ignore[operator]  # pyright: ignore[reportOptionalOperand]


class _Surrogates(_Renderer):
    def render(self, report: Report, *, locale: str, **options: Any) -> Any:
        return "\ud800"


class _Counting(_Renderer):
    _calls = itertools.count()

    def render(self, report: Report, *, locale: str, **options: Any) -> Any:
        return str(next(self._calls))


class _Remembering(_Renderer):
    _seen: set[str | None] = set()  # noqa: RUF012

    def render(self, report: Report, *, locale: str, **options: Any) -> Any:
        self._seen.add(report.title)
        return "" if report.title else f"{len(self._seen)}"


class _Ambient(_Renderer):
    def render(self, report: Report, *, locale: str, **options: Any) -> Any:
        return _process_locale()


class _Unsaid(_Renderer):
    def render(self, report: Report, *, locale: str, **options: Any) -> Any:
        if locale != "zh-Hans":
            raise KeyError(locale)
        return ""


class _Nothing(_Renderer):
    def render(self, report: Report, *, locale: str, **options: Any) -> Any:
        return "" if locale == "zh-Hans" else None


def _process_locale() -> str:
    return locale.setlocale(locale.LC_ALL)


@pytest.mark.parametrize("renderer", [_Renderer(), _Bytes()])
def test_a_careful_renderer_passes(renderer: Any) -> None:
    """Characters or bytes, with or without a locale of its own."""
    check_renderer(renderer)


@pytest.mark.parametrize(
    ("renderer", "said"),
    [
        (object(), "the object is no renderer: its name is None"),
        (_Nameless(), "the renderer has an empty name"),
        (
            _NoType(),
            "the media type of the renderer 'mine' is 'html'; expected",
        ),
        (_NoSuffix(), "the suffix of the renderer 'mine' is 'txt'; expected one such as .html"),
        (_Wrong(), "the renderer 'mine' returned int; expected str or bytes"),
        (_Fragile(), "the renderer 'mine' raised TypeError: "),
        (_Surrogates(), "encoding what the renderer 'mine' wrote raised UnicodeEncodeError"),
        (_Counting(), "the renderer 'mine' wrote the same report in two ways"),
        (_Remembering(), "the renderer 'mine' writes a report otherwise after it wrote another"),
        (_Ambient(), "the renderer 'mine' depends on the process's locale"),
        (_Unsaid(), "the renderer 'mine' with an unknown locale raised KeyError: 'xx-Unknown'"),
        (_Nothing(), "the renderer 'mine' returned NoneType for an unknown locale"),
        (_Raw(), "the renderer 'mine' let the text '<opengovprobe>' become markup"),
    ],
)
def test_a_fault_of_a_renderer_is_found(renderer: Any, said: str) -> None:
    """The sentence says what it breaks."""
    with pytest.raises(AssertionError) as caught:
        check_renderer(renderer)

    assert str(caught.value).startswith(said)


@pytest.mark.parametrize(
    "written",
    [
        '<a title="{}">',
        "<a title='{}'>",
        "</{}>",
        "<{}",
        "<!--{}-->",
        "<?{}>",
        "<![CDATA[{}]]>",
        "<title>{}</title>",
        "<style>{}</style>",
    ],
)
def test_markup_is_found_wherever_it_hides(written: str) -> None:
    """In attributes, comments, declarations and elements of raw text."""

    class _Hiding(_Raw):
        def render(self, report: Report, *, locale: str, **options: Any) -> Any:
            return written.format(report.title)

    with pytest.raises(AssertionError, match="become markup"):
        check_renderer(_Hiding())


@frozen
class _Reader:
    """Reads what begins with a mark, as a careful reader would."""

    outcome: Any = None
    sure: Any = 0.5
    name: str = "mine"
    suffixes: tuple[Any, ...] = (".mine",)

    def sniff(self, data: bytes, name: str | None) -> Any:
        return self.sure(data) if callable(self.sure) else self.sure

    def read(self, data: bytes, *, limits: Limits) -> Any:
        if limits.bytes < len(data):
            raise ReadError("too large")
        return self.outcome() if callable(self.outcome) else self.outcome


_READ = Reading(report=Report(), format="mine")
_numbers = itertools.count()
_NOTHING = object()


def _read_otherwise() -> Reading:
    return Reading(report=Report(year=next(_numbers)), format="mine")


def _refuse() -> Reading:
    raise ReadError("no report")


def _break() -> Reading:
    raise KeyError("x")


class _Unlimited(_Reader):
    def read(self, data: bytes, *, limits: Limits) -> Any:
        return _READ


@pytest.mark.parametrize("outcome", [_READ, _refuse])
def test_a_careful_reader_passes(outcome: Any) -> None:
    """One that reads everything, or nothing."""
    check_reader(_Reader(outcome))


def _first_byte(data: bytes) -> float:
    return data[0] / 255


def _with_a_list() -> Report:
    preamble: Any = ["a"]
    return Report(preamble=preamble)


def _gapless() -> Reading:
    whole = replace(Report(), "disputes.table", disputes_of([[None] * 5] * 3))
    return Reading(report=evolve(whole, gaps=()), format="mine")


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        (object(), "the object is no reader: its name is None"),
        (_Reader(_READ, name=""), "the reader has an empty name"),
        (_Reader(_READ, suffixes=("mine",)), "a suffix of the reader 'mine' is 'mine'; expected"),
        (_Reader(_READ, sure=2), "the reader 'mine' is 2 sure of its format"),
        (_Reader(_READ, sure="high"), "the reader 'mine' is 'high' sure of its format"),
        (_Reader(_READ, sure=_first_byte), "the reader 'mine' when sniffing raised"),
        (_Reader(_break), "the reader 'mine' raised KeyError: 'x'"),
        (_Reader(3), "the reader 'mine' returned int; expected a Reading"),
        (_Reader(_read_otherwise), "the reader 'mine' read the same bytes in two ways"),
        (_Unlimited(), "the reader 'mine' read "),
        (_Reader(_gapless), "the reader 'mine' left a figure unknown without a gap"),
        (
            _Reader(Reading(report=Report(title="\ud800"), format="mine")),
            "writing what the reader 'mine' read raised DumpError",
        ),
        (
            _Reader(Reading(report=Report(year=True), format="mine")),
            "loading what the reader 'mine' read raised LoadError",
        ),
        (
            _Reader(Reading(report=_with_a_list(), format="mine")),
            "the reader 'mine' read a report that its document does not give back",
        ),
    ],
)
def test_a_fault_of_a_reader_is_found(reader: Any, said: str) -> None:
    """The sentence says what it breaks."""
    with pytest.raises(AssertionError) as caught:
        check_reader(reader)

    assert str(caught.value).startswith(said)


@frozen
class _Check:
    """Yields some outcomes for every report."""

    outcomes: Any = ()
    id: str = "mine.check"
    severity: str = "notice"
    requires: tuple[str, ...] = ()

    def check(self, report: Report, context: Context) -> Iterator[Any]:
        outcomes = self.outcomes(report, context) if callable(self.outcomes) else self.outcomes
        yield from cast("Any", outcomes)


def _shy(report: Report, _context: Context) -> list[Any]:
    assert report.title is not None
    return []


def _forgetful(_report: Report, context: Context) -> list[Any]:
    context.figures.clear()
    return []


def _counting(_report: Report, _context: Context) -> list[Any]:
    return [Problem(places=("title",), message=str(next(_numbers)))]


def _composing(_report: Report, _context: Context) -> list[Any]:
    return [Problem(places=("title",), message="{x}", values={"x": _NOTHING})]


def test_a_careful_check_passes() -> None:
    """One that yields each kind of outcome, and one that requires what it needs."""
    check_check(
        _Check(
            [
                Problem(places=("title",), message="odd", operands=(("year", None),)),
                Passed(check="mine.check", places=("year",), zeros=("overview",)),
                NotAssessed(check="mine.check", reason="none", places=("agency.name",)),
            ]
        )  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    )
    check_check(_Check(_shy, requires=("title",)))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("check", "said"),
    [
        (object(), "the object is no check: its severity is None"),
        (_Check(id="mine"), "the id of the check 'mine' is not family.name"),
        (_Check(requires=("colour",)), "the check 'mine.check', which requires 'colour', raised"),
        (_Check(_shy), "the check 'mine.check' raised AssertionError"),
        (_Check([1]), "the check 'mine.check' yielded int; expected Problem, Passed or NotAss"),
        (_Check(_counting), "the check 'mine.check' yields otherwise the second time"),
        (_Check(_forgetful), "the check 'mine.check' changed the figures of the context"),
        (_Check(_composing), "the check 'mine.check', composing a message, raised"),
        (
            _Check([Problem(places=("colour",), message="odd")]),
            "the check 'mine.check' names a place of no report: no report has the place 'colour'",
        ),
    ],
)
def test_a_fault_of_a_check_is_found(check: Any, said: str) -> None:
    """The sentence says what it breaks."""
    with pytest.raises(AssertionError) as caught:
        check_check(check)

    assert str(caught.value).startswith(said)
