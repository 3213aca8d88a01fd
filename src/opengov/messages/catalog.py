"""Look words up in the catalog of a locale, and compose sentences from its templates.

A message id is the text in the source: the printed Chinese of the form, or a template. The catalogs
are compiled when the package is built, from the .po files beside them.
"""

import re
from datetime import date
from decimal import MAX_PREC, Context, Decimal, localcontext
from functools import cache, lru_cache
from gettext import GNUTranslations
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from ..errors import RenderError, unknown

if TYPE_CHECKING:
    from babel import Locale

_Plain: TypeAlias = int | Decimal | date

Value: TypeAlias = str | _Plain
"""What a field of a template takes."""

_FIELD = re.compile(r"\{([a-z_][a-z_0-9]*)\}")


def _compiled() -> dict[str, Path]:
    found = Path(__file__).parent.glob("locale/*/LC_MESSAGES/opengov.mo")
    return {path.parent.parent.name.replace("_", "-"): path for path in sorted(found)}


_COMPILED = _compiled()

LOCALES = tuple(_COMPILED)
"""The locales that have a catalog."""


@frozen(kw_only=True)
class Catalog:
    """The words of one locale, and its way to write numbers and dates."""

    locale: str
    _translations: GNUTranslations = field(alias="translations", repr=False, eq=False)

    def text(self, msgid: str) -> str:
        """Return the words for a message id; an id that no catalog has comes back as it is.

        >>> catalog("en").text("行政许可")
        'Administrative licensing'
        """
        return _translated(self._translations, msgid)

    def compose(self, template: str, /, **values: Value) -> str:
        """Translate a template and put values into its {named} fields.

        Values go in as text and are not looked at again. A field without a value stays as it is.

        >>> catalog("en").compose("{label}: {count}", label="{count}", count=3)
        '{count}: 3'
        """
        pieces = list(_split(self.text(template)))
        for index in range(1, len(pieces), 2):
            value = values.get(pieces[index])
            if value is None:
                pieces[index] = f"{{{pieces[index]}}}"
            else:
                pieces[index] = value if isinstance(value, str) else self._written(value)
        return "".join(pieces)

    def number(self, value: int | Decimal, *, grouping: bool = False) -> str:
        """Write a number with the digits that it has, in groups on request.

        >>> catalog("en").number(Decimal("18651.060"), grouping=True)
        '18,651.060'
        """
        if grouping:
            return self._grouped(Decimal(value))
        try:
            return str(value) if isinstance(value, int) else format(value, "f")
        except ValueError:  # str() refuses integers of more than 4300 digits
            return format(Decimal(value), "f")

    def date(self, value: date) -> str:
        """Write a date in words.

        >>> catalog("zh-Hans").date(date(2023, 1, 12))
        '2023年1月12日'
        """
        from babel.dates import format_date

        return format_date(value, format="long", locale=_babel(self.locale))

    def _written(self, value: _Plain) -> str:
        return self.date(value) if isinstance(value, date) else self.number(value)

    def _grouped(self, value: Decimal) -> str:
        from babel.numbers import format_decimal, get_decimal_symbol

        locale = _babel(self.locale)
        whole, _, digits = format(value, "f").partition(".")
        with localcontext(Context(prec=MAX_PREC)):  # Babel rounds to the context's precision
            grouped = format_decimal(Decimal(whole), locale=locale)
        return f"{grouped}{get_decimal_symbol(locale)}{digits}" if digits else grouped


@lru_cache(maxsize=4096)
def _translated(translations: GNUTranslations, msgid: str) -> str:
    return translations.gettext(msgid) if msgid else ""  # "" is the catalog's header


@lru_cache(maxsize=1024)
def _split(template: str) -> tuple[str, ...]:
    """Return the texts of a template, and between them the names of its fields."""
    return tuple(_FIELD.split(template))


@cache
def catalog(locale: str) -> Catalog:
    """Return the catalog of a locale. Raises RenderError where there is none.

    >>> catalog("zh-Hant").text("行政许可")
    '行政許可'
    """
    path = _COMPILED.get(locale)
    if path is None:
        raise RenderError(unknown("locale", locale, LOCALES))
    with path.open("rb") as file:
        return Catalog(locale=locale, translations=GNUTranslations(file))


@cache
def _babel(locale: str) -> "Locale":
    from babel import Locale

    return Locale.parse(locale, sep="-")
