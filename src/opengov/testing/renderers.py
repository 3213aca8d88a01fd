"""The contract of a renderer as a test."""

import locale
import os
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from typing import Any

from ..errors import OpenGovError
from ..model.report import Report
from ..renderers.builtin import fault
from ..renderers.renderer import Renderer
from .archives import archive_faults, is_archive, unpacked_parts
from .holding import attempt, hold, require
from .reports import report_of, reports

_LOCALE = "zh-Hans"
_AMBIENT = ("C", "C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "zh_CN.UTF-8")
_UNKNOWN = "xx-Unknown"
_ARCHIVED = re.compile("officedocument|opendocument|[/+]zip$")
_VARIABLES = ("LANGUAGE", "LC_ALL", "LANG")
_PROBE = "opengovprobe"
_MARKUP = (
    f"<{_PROBE}>",
    f"</title></style></script></textarea></td></table></p>--><{_PROBE} a=b>",
    f'"><{_PROBE}>',
    f"'><{_PROBE}>",
    f'" on{_PROBE}="1',
    f"' on{_PROBE}='1",
    f"<!--{_PROBE}",
    f"<![CDATA[{_PROBE}",
    f"<?{_PROBE}",
    f"&lt;{_PROBE}&gt;",
)
_COMPUTED = (
    f"={_PROBE}()",
    f"+{_PROBE}",
    f"-{_PROBE}",
    f"@{_PROBE}",
    f"{{={_PROBE}()}}",
    f'{{ INCLUDETEXT "{_PROBE}" }}',
    f"https://{_PROBE}.example/",
    f"mailto:{_PROBE}@example.org",
    f"internal:{_PROBE}!A1",
)


def check_renderer(renderer: Renderer) -> None:
    """Hold a renderer against its contract. Raises AssertionError with what it breaks.

    It has the members of the Protocol; takes every report, hostile text and an empty one too; gives
    str or bytes, the same for the same report, whatever else it rendered, whatever the process's
    locale is and whatever day it is; refuses a locale or an option that it does not know with an
    OpenGovError, or takes it; and lets no text of a report become markup of HTML. An archive, as
    office formats are, opens, has well-formed parts and fixed dates, and no text in it becomes
    markup, a formula, a field or a link.
    """
    require(lack := fault(renderer), f"the object is no renderer: {lack}")
    who = f"the renderer {renderer.name!r}"
    require(not renderer.name.strip(), "the renderer has an empty name")
    require(
        renderer.media_type.count("/") != 1,
        f"the media type of {who} is {renderer.media_type!r}; expected one such as text/html",
    )
    require(
        not renderer.suffix.startswith("."),
        f"the suffix of {who} is {renderer.suffix!r}; expected one such as .html",
    )
    empty = _written(renderer, Report())

    def takes(report: Report) -> None:
        first = _written(renderer, report)
        require(_written(renderer, report) != first, f"{who} wrote the same report in two ways")
        require(
            _written(renderer, Report()) != empty,
            f"{who} writes a report otherwise after it wrote another",
        )
        for name in _AMBIENT:
            with _ambient(name):
                again = _written(renderer, report)
            require(again != first, f"{who} depends on the process's locale, such as {name}")

    hold(takes, reports())
    _check_refusing(who, "an unknown locale", lambda: renderer.render(Report(), locale=_UNKNOWN))
    options: dict[str, Any] = {_PROBE: _PROBE}
    _check_refusing(
        who, "an unknown option", lambda: renderer.render(Report(), locale=_LOCALE, **options)
    )
    _check_kind(renderer, who, empty)
    _check_day(who, empty)
    if "html" in renderer.media_type:
        _check_markup(renderer, who)
    elif is_archive(empty):
        _check_archives(renderer, who)


def _check_refusing(who: str, what: str, call: Callable[[], Any]) -> None:
    outcome = attempt(f"{who} with {what}", call, OpenGovError)
    require(
        not isinstance(outcome, str | bytes | OpenGovError),
        f"{who} returned {type(outcome).__name__} for {what}",
    )


def _check_kind(renderer: Renderer, who: str, written: bytes) -> None:
    """Hold an office format to be an archive, and text to be none."""
    archive = is_archive(written)
    told = f"{who} says that it writes {renderer.media_type}, and "
    require(not archive and _ARCHIVED.search(renderer.media_type), f"{told}wrote no zip archive")
    require(archive and renderer.media_type.startswith("text/"), f"{told}wrote a zip archive")


def _check_day(who: str, written: bytes) -> None:
    """Look for the day in what is written for a report that has no date."""
    unpacked = b"".join((written, *(unpacked_parts(written) if is_archive(written) else ())))
    for day in {date.today(), datetime.now(UTC).date()}:  # noqa: DTZ011 a clock of either kind
        said = (str(day).encode(), f"{day:%Y%m%d}".encode())
        require(any(each in unpacked for each in said), f"{who} writes the day, {day}")


def _check_archives(renderer: Renderer, who: str) -> None:
    for probe in (*_MARKUP, *_COMPUTED):
        faults = archive_faults(_written(renderer, report_of(probe)), _PROBE)
        require(fault := next(faults, None), f"{who} {fault}; one text was {probe!r}")


def _written(renderer: Renderer, report: Report) -> bytes:
    """Return what a renderer writes, as bytes."""
    who = f"the renderer {renderer.name!r}"
    written: Any = attempt(who, lambda: renderer.render(report, locale=_LOCALE))
    if isinstance(written, str):
        encoded: bytes = attempt(f"encoding what {who} wrote", lambda: written.encode("utf-8"))
        return encoded
    require(
        not isinstance(written, bytes),
        f"{who} returned {type(written).__name__}; expected str or bytes",
    )
    return bytes(written)


@contextmanager
def _ambient(name: str) -> Generator[None]:
    """Set the variables for the locale for a while, and the locale where the machine has it."""
    before = locale.setlocale(locale.LC_ALL)
    variables = {key: os.environ[key] for key in _VARIABLES if key in os.environ}
    os.environ.update(dict.fromkeys(_VARIABLES, name))
    try:
        with suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, name)
        yield
    finally:
        locale.setlocale(locale.LC_ALL, before)
        for key in _VARIABLES:
            del os.environ[key]
        os.environ.update(variables)


class _Elements(HTMLParser):
    """Notes every place where a probe became markup."""

    def __init__(self) -> None:
        super().__init__()
        self.live: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = (tag, *(name for name, _ in attrs))
        self.live.extend(name for name in names if _PROBE in name)

    def handle_endtag(self, tag: str) -> None:
        self._look(tag)

    def handle_comment(self, data: str) -> None:
        self._look(data)

    def handle_pi(self, data: str) -> None:
        self._look(data)

    def unknown_decl(self, data: str) -> None:
        self._look(data)

    def _look(self, markup: str) -> None:
        if _PROBE in markup:
            self.live.append(markup)


def _check_markup(renderer: Renderer, who: str) -> None:
    for probe in _MARKUP:
        parser = _Elements()
        parser.feed(_written(renderer, report_of(probe)).decode("utf-8", "replace"))
        parser.close()
        require(parser.live, f"{who} let the text {probe!r} become markup")
