"""The documentation as a site: `make docs` writes it to build/site, without any network."""

from typing import Any

import opengov
import opengov.overviews
import opengov.testing

project = "opengov"
project_copyright = "The opengov-report authors"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_copybutton"]

# The API is documented by its public names; signatures link to them.
for _module in (opengov, opengov.overviews, opengov.testing):
    for _name in _module.__all__:
        getattr(_module, _name).__module__ = _module.__name__
add_module_names = False
autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"
nitpicky = True
nitpick_ignore_regex = [  # what other projects document, and our own types that have no page
    ("py:class", r"(collections|datetime|decimal|hypothesis|os)\..*"),
    ("py:class", r"opengov\.(form|model|readers)\..*"),
]
python_maximum_signature_line_length = 72

myst_heading_anchors = 3
copybutton_prompt_text = "$ "

html_theme = "furo"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_title = "opengov"
html_show_sphinx = False
html_copy_source = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#14406b", "color-brand-content": "#14508c"},
    "dark_css_variables": {"color-brand-primary": "#8fbbe8", "color-brand-content": "#8fbbe8"},
}


def _for_people(*event: Any) -> tuple[str, str] | None:
    """Print no arguments of a Protocol, and no NOTHING for what attrs makes anew each time."""
    *_, plugin, _options, signature, returned = event
    if getattr(plugin, "_is_protocol", False):
        return "", ""
    return (signature.replace("= NOTHING", "= ..."), returned) if signature else None


def setup(app: Any) -> None:
    """Have signatures printed for people."""
    app.connect("autodoc-process-signature", _for_people)
