"""Render a report by a renderer's name, or by the renderer itself."""

from typing import Any, cast

from ..errors import OpenGovError, PluginError
from ..model.report import Report
from .builtin import RENDERERS, fault
from .renderer import Renderer


def render(
    report: Report, renderer: str | Renderer = "text", *, locale: str = "zh-Hans", **options: Any
) -> str | bytes:
    """Return a report as a renderer lays it out, in the words of a locale.

    The locale is handed to the renderer as it is given. Raises PluginError for a renderer that is
    not known or that breaks, and RenderError for an option or a locale that it does not have.
    """
    if isinstance(renderer, str):
        found = RENDERERS.get(renderer)
        if renderer in RENDERERS.builtin:
            return found.render(report, locale=locale, **options)
        return _render_plugin(found, report, locale, options)
    if (problem := fault(renderer)) is not None:
        raise PluginError(f"the object {renderer!r} is no renderer: {problem}")
    return _render_plugin(renderer, report, locale, options)


def _render_plugin(
    renderer: Renderer, report: Report, locale: str, options: dict[str, Any]
) -> str | bytes:
    where = f"the renderer {renderer.name!r}"
    try:
        written = cast("object", renderer.render(report, locale=locale, **options))
    except OpenGovError:
        raise
    except Exception as error:
        raise PluginError(f"{where} broke: {type(error).__name__}: {error}") from error
    if not isinstance(written, str | bytes):
        raise PluginError(
            f"{where} returned {type(written).__name__}; expected str or bytes; "
            "report this to its author"
        )
    return written
