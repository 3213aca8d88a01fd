"""The table of renderers: our own, and those of installed packages."""

from ..registry import Registry, lacks
from .renderer import Renderer


def fault(plugin: object) -> str | None:
    """Say why an object is no renderer, or None where it is one."""
    return lacks(plugin, name=str, media_type=str, suffix=str, render=None)


RENDERERS: Registry[Renderer] = Registry(
    kind="renderer",
    group="opengov.renderers",
    builtin={
        "html": "opengov.renderers.html.renderer:renderer",
        "markdown": "opengov.renderers.markdown:renderer",
        "text": "opengov.renderers.text:renderer",
    },
    fault=fault,
)
