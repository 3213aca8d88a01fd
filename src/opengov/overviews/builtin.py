"""The table of overviews: what each format is, and what writes it."""

from collections.abc import Mapping

from attrs import frozen


@frozen(kw_only=True)
class Format:
    """A format of an overview. writer: its function as "module:name". binary: it is no text."""

    media_type: str
    suffix: str
    writer: str
    binary: bool = False


OVERVIEWS: Mapping[str, Format] = {
    "html": Format(media_type="text/html", suffix=".html", writer="opengov.overviews.page:page"),
    "xlsx": Format(
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        suffix=".xlsx",
        writer="opengov.overviews.workbook:workbook",
        binary=True,
    ),
    "csv": Format(media_type="text/csv", suffix=".csv", writer="opengov.overviews.lines:lines"),
    "sarif": Format(
        media_type="application/sarif+json",
        suffix=".sarif",
        writer="opengov.overviews.sarif:sarif",
    ),
}
