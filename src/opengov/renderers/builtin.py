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
        "csv": "opengov.renderers.csv:renderer",
        "docx": "opengov.renderers.docx.renderer:renderer",
        "form": "opengov.renderers.form.renderer:renderer",
        "html": "opengov.renderers.html.renderer:renderer",
        "json": "opengov.renderers.json:renderer",
        "jsonl": "opengov.renderers.jsonl:renderer",
        "markdown": "opengov.renderers.markdown:renderer",
        "text": "opengov.renderers.text:renderer",
        "xlsx": "opengov.renderers.xlsx.renderer:renderer",
    },
    fault=fault,
)
