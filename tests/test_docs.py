"""The reference names what there is, neither less nor more."""

import re
from pathlib import Path

import opengov
import opengov.overviews
import opengov.testing
from opengov.checks.builtin import CHECKS
from opengov.readers.notes import SENTENCES
from opengov.renderers.builtin import RENDERERS


def test_every_check_has_its_place_in_the_reference(root: Path) -> None:
    """Each check is a heading of its page, in the order of the registry."""
    page = (root / "docs" / "reference" / "checks.md").read_text("utf-8")
    assert tuple(re.findall(r"(?m)^## (\S+)$", page)) == tuple(CHECKS.builtin)


def test_every_code_of_a_note_is_in_the_reference(root: Path) -> None:
    """Each code of a note is a line of its page."""
    page = (root / "docs" / "reference" / "notes.md").read_text("utf-8")
    assert set(re.findall(r"(?m)^\| `([a-z-]+)` \|", page)) == set(SENTENCES)


def test_every_renderer_is_in_the_reference(root: Path) -> None:
    """Each built-in renderer is a line of the table on its page."""
    page = (root / "docs" / "reference" / "renderers.md").read_text("utf-8")
    table, _, _ = page.partition("\n## ")
    assert sorted(re.findall(r"(?m)^\| `(\w+)` \|", table)) == sorted(RENDERERS.builtin)


def test_every_public_name_is_in_the_reference(root: Path) -> None:
    """The page of the API documents each name that the packages offer, and once."""
    page = (root / "docs" / "reference" / "api.md").read_text("utf-8")
    named = re.findall(r"(?m)^\.\. auto(?:function|class|exception):: (\w+)$", page)
    public = (*opengov.__all__, *opengov.overviews.__all__, *opengov.testing.__all__)
    assert sorted(named) == sorted(public)


def test_the_tutorial_shows_the_package_that_the_examples_have(root: Path) -> None:
    """Its module and its project file stand whole in the tutorial, as they are installed there."""
    page = (root / "docs" / "tutorial" / "your-own-renderer.md").read_text("utf-8")
    package = root / "examples" / "renderer-package"
    files = [
        (package / name).read_text("utf-8") for name in ("opengov_summary.py", "pyproject.toml")
    ]
    assert [file for file in files if f"\n{file}```\n" not in page] == []


def test_links_between_pages_lead_somewhere(root: Path) -> None:
    """Every relative link of the pages beside the code and in docs/ is a file or folder."""
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    ]
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []
