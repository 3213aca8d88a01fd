"""The looks of cells: one format object for each that a workbook uses."""

from typing import Any, Literal, TypeAlias

from attrs import define, field

Look: TypeAlias = Literal[
    "title", "imprint", "heading", "paragraph", "note", "head", "label", "figure", "text"
]

_FONTS = {"zh-Hans": "宋体", "zh-Hant": "新細明體"}
_OTHER_FONT = "Arial"
_CELL: dict[str, object] = {"border": 1, "align": "center", "valign": "vcenter", "font_size": 10}
_PROSE: dict[str, object] = {"align": "left", "valign": "top", "text_wrap": True, "font_size": 10.5}
_LOOKS: dict[Look, dict[str, object]] = {
    "title": {"bold": True, "font_size": 18, "align": "center", "text_wrap": True},
    "imprint": {**_PROSE, "align": "center"},
    "heading": {**_PROSE, "bold": True, "font_size": 14, "valign": "vcenter"},
    "paragraph": _PROSE,
    "note": {**_PROSE, "font_size": 9.5},
    "head": {**_CELL, "bold": True, "text_wrap": True, "bg_color": "#F2F2F2"},
    "label": {**_CELL, "text_wrap": True, "align": "left", "indent": 1},
    "figure": {**_CELL, "shrink": True},
    "text": {**_CELL, "text_wrap": True},
}
SIZES: dict[Look, float] = {look: float(str(each["font_size"])) for look, each in _LOOKS.items()}
"""The size of the letters of each look, in points."""
FAILED: dict[str, object] = {"bg_color": "#FFC7CE", "font_color": "#9C0006", "bold": True}
UNCERTAIN: dict[str, object] = {"bg_color": "#FFEB9C", "font_color": "#7F6000"}


@define
class Styles:
    """The formats of one workbook, each made when it is first used."""

    _workbook: Any
    _locale: str
    _made: dict[tuple[object, ...], Any] = field(init=False, factory=dict[tuple[object, ...], Any])

    def look(self, look: Look, *, number: str = "", quoted: bool = False) -> Any:
        """Return a format: number is a number format; quoted text is never taken for a formula."""
        key = (look, number, quoted)
        if key not in self._made:
            made: dict[str, object] = {"font_name": self._font, **_LOOKS[look]}
            if number:
                made["num_format"] = number
            if quoted:
                made["quote_prefix"] = True
            self._made[key] = self._workbook.add_format(made)
        return self._made[key]

    def mark(self, properties: dict[str, object]) -> Any:
        """Return the format of a mark that a condition puts on cells."""
        key = tuple(properties.items())
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]

    @property
    def _font(self) -> str:
        return _FONTS.get(self._locale, _OTHER_FONT)
