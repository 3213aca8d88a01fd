"""The JSON Lines renderer: tidy rows, an object a line."""

from collections.abc import Iterable
from typing import Any

from attrs import frozen

from ..messages.catalog import catalog
from ..model.report import Report
from .options import read_options
from .tidy import columns, tidy


@frozen(kw_only=True)
class JsonlOptions:
    """labels: keys with the printed labels."""

    labels: bool = False


@frozen(kw_only=True)
class JsonlRenderer:
    """Writes an object for each cell; a value is a JSON number with the digits as printed."""

    name: str = "jsonl"
    media_type: str = "application/x-ndjson"
    suffix: str = ".jsonl"

    def render(self, report: Report, *, locale: str, **options: Any) -> str:
        """Return the report as JSON Lines; a report without tables has none."""
        return self.render_all([report], locale=locale, **options)

    def render_all(self, reports: Iterable[Report], *, locale: str, **options: Any) -> str:
        """Return the lines of reports, one report after the other."""
        import msgspec  # importing opengov does not

        chosen = read_options(JsonlOptions, self.name, options)
        words = catalog(locale)
        names = columns(labels=chosen.labels)
        write = msgspec.json.Encoder().encode
        found: list[str] = []
        for report in reports:
            for cell in tidy(report, words):
                values: dict[str, object] = cell._asdict()
                if cell.value is not None:
                    values["value"] = msgspec.Raw(words.number(cell.value).encode())
                found.append(write({name: values[name] for name in names}).decode())
        return "".join(f"{line}\n" for line in found)


renderer = JsonlRenderer()
