"""The reference names what there is, neither less nor more."""

import re
from pathlib import Path

from opengov.checks.builtin import CHECKS
from opengov.readers.notes import SENTENCES


def test_every_check_has_its_place_in_the_reference(root: Path) -> None:
    """Each check is a heading of its page, in the order of the registry."""
    page = (root / "docs" / "reference" / "checks.md").read_text("utf-8")
    assert tuple(re.findall(r"(?m)^## (\S+)$", page)) == tuple(CHECKS.builtin)


def test_every_code_of_a_note_is_in_the_reference(root: Path) -> None:
    """Each code of a note is a line of its page."""
    page = (root / "docs" / "reference" / "notes.md").read_text("utf-8")
    assert set(re.findall(r"(?m)^\| `([a-z-]+)` \|", page)) == set(SENTENCES)


def test_links_between_pages_lead_somewhere(root: Path) -> None:
    """Every relative link of the README and the pages is a file or folder."""
    pages = [root / "README.md", root / "CONTRIBUTING.md", *(root / "docs").rglob("*.md")]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    ]
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []
