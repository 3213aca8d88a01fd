"""The package of the document: its parts, and a zip archive that is the same each time."""

from collections.abc import Mapping
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ...model.report import Report
from .lettering import font_table
from .measures import SIZE_4
from .paragraphs import paragraph, safe
from .styles import styles

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

MEDIA_TYPE = f"{_WORD}.document"

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST_IN_PROPERTY = 255

_PARTS = {
    "styles": "styles",
    "settings": "settings",
    "fontTable": "fontTable",
    "footer1": "footer",
    "footer2": "footer",
}
"""The parts beside the document by name, and what each is."""

FOOTERS = (("default", "footer1"), ("even", "footer2"))
"""The foot lines of odd and of even pages, by the part that has them."""

_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat>"
)


def package(report: Report, body: str, *, locale: str) -> bytes:
    """Return a document with this body, its properties being those of the report."""
    main = f'{_XML}<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>'
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        fixed = _fixed(locale)
        parts = {
            **fixed,
            "docProps/core.xml": _properties(report, locale),
            "word/document.xml": main,
        }
        for name, content in parts.items():
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # or the archive would tell on what system it was made
            file.writestr(entry, content)
    return buffer.getvalue()


@cache
def _fixed(locale: str) -> Mapping[str, str]:
    """Return the parts that all documents of a locale share."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            {
                "document": (f"{_R}/officeDocument", "word/document.xml"),
                "properties": (
                    f"{_PACKAGE}/relationships/metadata/core-properties",
                    "docProps/core.xml",
                ),
            }
        ),
        "word/_rels/document.xml.rels": _relationships(
            {name: (f"{_R}/{kind}", f"{name}.xml") for name, kind in _PARTS.items()}
        ),
        "word/styles.xml": _part("styles", styles(locale)),
        "word/settings.xml": _part("settings", _SETTINGS),
        "word/fontTable.xml": _part("fonts", font_table(locale)),
        "word/footer1.xml": _part("ftr", _folio("right")),
        "word/footer2.xml": _part("ftr", _folio("left")),
    }


def _part(root: str, content: str) -> str:
    return f'{_XML}<w:{root} xmlns:w="{_W}" xmlns:r="{_R}">{content}</w:{root}>'


def _content_types() -> str:
    kinds = {"document": "document.main", **_PARTS}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _folio(side: str) -> str:
    """Return the page number between dashes, at the outer side, a character in from the edge."""
    dash = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    inset = f'<w:ind w:{side}Chars="100" w:{side}="{SIZE_4 * 10}"/><w:jc w:val="{side}"/>'
    return paragraph("Footer", dash.format("— ") + number + dash.format(" —"), inset)


def _properties(report: Report, locale: str) -> str:
    """Return the properties of the file; there is no date in them but what the report has."""
    known = {
        "title": report.title,
        "creator": report.agency.name,
        "identifier": report.identifier,
        "language": locale,
    }
    elements = "".join(
        f"<dc:{name}>{safe(text[:_MOST_IN_PROPERTY])}</dc:{name}>"
        for name, text in known.items()
        if text
    )
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{elements}</cp:coreProperties>'
    )
