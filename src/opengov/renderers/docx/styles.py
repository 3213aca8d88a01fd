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

    paragraph: its properties in the order of the standard. A paragraph of text follows on one that
    is not in a table.
    """

    key: str
    name: str
    role: Role
    size: int
    paragraph: str
    based_on: str = "Normal"


def _exact(line: int, *, before: int = 0, after: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="exact"/>'


_FREE = '<w:snapToGrid w:val="0"/>'
_PITCH = _exact(LINE)
_INDENT = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * CHARACTER}"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"
_CENTRE, _BOTH, _START = (f'<w:jc w:val="{side}"/>' for side in ("center", "both", "left"))
_TITLE = f"{_KEEP}{_FREE}{_exact(700, before=LINE, after=LINE // 2)}{_CENTRE}"
_IMPRINT = f"<w:keepNext/>{_exact(LINE, after=LINE // 2)}<w:contextualSpacing/>{_CENTRE}"
_HEADING = f"{_KEEP}{_PITCH}{_INDENT}{_START}"
_LEVEL_1, _LEVEL_2 = (f'<w:outlineLvl w:val="{level}"/>' for level in range(2))
_CELL = f'{_FREE}<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>{_CENTRE}'
_ITEM = f'<w:ind w:left="40"/>{_START}'

_STYLES = (
    _Style("Title", "Title", "title", SIZE_2, _TITLE),
    _Style("Imprint", "Imprint", "subheading", SIZE_3, _IMPRINT),
    _Style("BodyText", "Body Text", "text", SIZE_3, f"{_PITCH}{_INDENT}{_BOTH}"),
    _Style("Heading1", "heading 1", "heading", SIZE_3, f"{_HEADING}{_LEVEL_1}"),
    _Style("Heading2", "heading 2", "subheading", SIZE_3, f"{_HEADING}{_LEVEL_2}"),
    _Style("FormNote", "Form Note", "text", SIZE_SMALL_4, f"{_FREE}{_exact(400)}{_START}"),
    _Style("FormSpace", "Form Space", "text", SIZE_SMALL_5, f"{_FREE}{_exact(200)}"),
    _Style("FormHead", "Form Head", "head", SIZE_5, _CELL),
    _Style("FormLabel", "Form Label", "table", SIZE_5, _CELL),
    _Style("FormFigure", "Form Figure", "table", SIZE_5, _CELL),
    _Style("FormHeadSmall", "Form Head Small", "head", SIZE_SMALL_5, "", "FormHead"),
    _Style("FormLabelSmall", "Form Label Small", "table", SIZE_SMALL_5, "", "FormLabel"),
    _Style("FormItemSmall", "Form Item Small", "table", SIZE_SMALL_5, _ITEM, "FormLabel"),
    _Style("FormFigureSmall", "Form Figure Small", "table", SIZE_SMALL_5, "", "FormFigure"),
    _Style("Footer", "footer", "folio", SIZE_4, f"{_FREE}{_exact(320)}"),
)
_BUILT_IN = ("Title", "BodyText", "Heading1", "Heading2", "Footer")
_ALONE = ("Title", "Imprint", "Heading1", "Heading2", "FormNote", "FormSpace")

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 28), ("left", PADDING), ("bottom", 28), ("right", PADDING))
)
_TABLE = (
    f'<w:style w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">'
    f'<w:name w:val="Form Table"/><w:qFormat/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders>'
    f"<w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr></w:style>"
)


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
    custom = "" if style.key in _BUILT_IN else ' w:customStyle="1"'
    follows = '<w:next w:val="BodyText"/>' if style.key in _ALONE else ""
    squeezed = f'<w:spacing w:val="{SQUEEZE}"/>' if style.size == SIZE_3 else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.key}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="{style.based_on}"/>{follows}'
        f"<w:qFormat/><w:pPr>{style.paragraph}</w:pPr><w:rPr>{fonts_of(style.role, locale)}"
        f"{squeezed}{_size(style.size)}</w:rPr></w:style>"
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
