"""Compile the message catalogs when a wheel is built or installed for editing."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface):  # type: ignore[type-arg]  # its configuration is not used
    """Write each opengov.po under messages/locale to an opengov.mo beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalog; fuzzy entries stay out."""
        for path in sorted(Path(self.root).glob("src/opengov/messages/locale/*/LC_MESSAGES/*.po")):
            with path.open("rb") as source:
                catalog = read_po(source)
            with path.with_suffix(".mo").open("wb") as target:
                write_mo(target, catalog)
