"""The styles of the document: what a writer finds in Word's list, and fills a form in with."""

from typing import NamedTuple

from .columns import PADDING
from .lettering import Role, fonts_of, language
from .measures import (
    CHARACTER,
    LINE,
    SIZE_2,
    SIZE_3,
    SIZE_4,
    SIZE_5,
    SIZE_SMALL_4,
    SIZE_SMALL_5,
    SQUEEZE,
)

TABLE_STYLE = "FormTable"


class _Style(NamedTuple):
    """A style of paragraphs: name is Word's own where it has such a style.

    paragraph: its properties in the order of the standard. follows: the style of the paragraph
    that a writer begins after it.
    """

    key: str
    name: str
    role: Role
    size: int
    paragraph: str
    based_on: str | None = "Normal"
    follows: str | None = None


_FREE = '<w:snapToGrid w:val="0"/>'
_PITCH = f'<w:spacing w:line="{LINE}" w:lineRule="exact"/>'
_CLOSE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_INDENT = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * CHARACTER}"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"
_CENTRE, _BOTH, _START = (f'<w:jc w:val="{side}"/>' for side in ("center", "both", "left"))


def _level(number: int) -> str:
    return f'<w:outlineLvl w:val="{number}"/>'


_STYLES = (
    _Style("Title", "Title", "title", SIZE_2, f'<w:keepNext/><w:keepLines/>{_FREE}<w:spacing w:before="{LINE}" w:after="{LINE // 2}" w:line="700" w:lineRule="exact"/>{_CENTRE}', follows="BodyText"),
    _Style("Imprint", "Imprint", "subheading", SIZE_3, f'<w:keepNext/><w:spacing w:after="{LINE // 2}" w:line="{LINE}" w:lineRule="exact"/><w:contextualSpacing/>{_CENTRE}', follows="BodyText"),
    _Style("BodyText", "Body Text", "text", SIZE_3, f"{_PITCH}{_INDENT}{_BOTH}"),
    _Style("Heading1", "heading 1", "heading", SIZE_3, f"{_KEEP}{_PITCH}{_INDENT}{_START}{_level(0)}", follows="BodyText"),
    _Style("Heading2", "heading 2", "subheading", SIZE_3, f"{_KEEP}{_PITCH}{_INDENT}{_START}{_level(1)}", follows="BodyText"),
    _Style("FormNote", "Form Note", "text", SIZE_SMALL_4, f'{_FREE}<w:spacing w:line="400" w:lineRule="exact"/>{_START}', follows="BodyText"),
    _Style("FormSpace", "Form Space", "text", SIZE_SMALL_5, f'{_FREE}<w:spacing w:line="200" w:lineRule="exact"/>', follows="BodyText"),
    _Style("FormHead", "Form Head", "head", SIZE_5, f"{_FREE}{_CLOSE}{_CENTRE}"),
    _Style("FormLabel", "Form Label", "table", SIZE_5, f"{_FREE}{_CLOSE}{_CENTRE}"),
    _Style("FormFigure", "Form Figure", "table", SIZE_5, f"{_FREE}{_CLOSE}{_CENTRE}"),
    _Style("FormHeadSmall", "Form Head Small", "head", SIZE_SMALL_5, "", based_on="FormHead"),
    _Style("FormLabelSmall", "Form Label Small", "table", SIZE_SMALL_5, "", based_on="FormLabel"),
    _Style("FormItemSmall", "Form Item Small", "table", SIZE_SMALL_5, f'<w:ind w:left="40"/>{_START}', based_on="FormLabel"),
    _Style("FormFigureSmall", "Form Figure Small", "table", SIZE_SMALL_5, "", based_on="FormFigure"),
    _Style("Footer", "footer", "folio", SIZE_4, f'{_FREE}<w:spacing w:line="320" w:lineRule="exact"/>'),
)  # fmt: skip


def styles(locale: str) -> str:
    """Return the contents of the part of styles."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts_of('text', locale)}{_size(SIZE_3)}"
        f"{language(locale)}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:qFormat/><w:pPr><w:widowControl w:val="0"/>{_PITCH}{_BOTH}</w:pPr></w:style>'
    )
    run_in = (
        '<w:style w:type="character" w:customStyle="1" w:styleId="RunIn"><w:name w:val="Run-in '
        f'Heading"/><w:qFormat/><w:rPr>{fonts_of("subheading", locale)}</w:rPr></w:style>'
    )
    paragraphs = "".join(_paragraph_style(style, locale) for style in _STYLES)
    return f"{defaults}{normal}{run_in}{_TABLE}{paragraphs}"


def _paragraph_style(style: _Style, locale: str) -> str:
    custom = (
        ' w:customStyle="1"' if style.name.startswith("Form ") or style.key == "Imprint" else ""
    )
    follows = f'<w:next w:val="{style.follows}"/>' if style.follows else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.key}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/>{follows}<w:qFormat/><w:pPr>{style.paragraph}</w:pPr>'
        f"<w:rPr>{fonts_of(style.role, locale)}{_squeeze(style.size)}{_size(style.size)}</w:rPr>"
        "</w:style>"
    )


def _squeeze(half_points: int) -> str:
    return f'<w:spacing w:val="{SQUEEZE}"/>' if half_points == SIZE_3 else ""


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 28), ("left", PADDING), ("bottom", 28), ("right", PADDING))
)
_TABLE = (
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}"><w:name w:val="Form Table"/>'
    f"<w:qFormat/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders>"
    f"<w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr></w:style>"
)
