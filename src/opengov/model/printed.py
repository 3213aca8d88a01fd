"""What the form prints beside a figure: the metadata that the model's fields carry.

Every fact of the form stands here once, on the field that it describes; rows, columns, spans,
places, the JSON Schema and the labels that readers look for are derived from it.
"""

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from attrs import Attribute, frozen

Edition: TypeAlias = Literal["2019", "2021"]
"""An edition of the form: 国办公开办函〔2019〕60号 or 国办公开办函〔2021〕30号."""

EDITIONS: tuple[Edition, ...] = ("2019", "2021")

_KEY = "opengov.printed"


@frozen(eq=False)
class Caption:
    """The caption row over a block of table 2, and the paragraph of Article 20 that it cites."""

    text: str
    article: str


@frozen(kw_only=True, eq=False)
class Printed:
    """What the form prints at one field, and the law behind it.

    labels: the label in each edition that prints the field; an edition without it is not a key.
    articles: articles of the Regulations (State Council Order 711) that define the field.
    caption: the caption of the block that a row of table 2 stands in.
    under: the head printed above this label and its neighbours.
    unit: the unit that the label fixes, or None.
    signed: whether a number below zero is in order.
    """

    labels: Mapping[Edition, str]
    articles: tuple[str, ...] = ()
    caption: Caption | None = None
    under: str | None = None
    unit: str | None = None
    signed: bool = False


def label(text: str) -> str:
    """Mark a printed text for the message catalogs and return it."""
    return text


def printed(
    text: str,
    *,
    edition: Edition | None = None,
    since_2021: str | None = None,
    articles: tuple[str, ...] = (),
    caption: Caption | None = None,
    under: str | None = None,
    unit: str | None = None,
    signed: bool = False,
) -> dict[str, Printed]:
    """Return field metadata for a label of both editions, of one, or worded anew since 2021."""
    labels: dict[Edition, str] = dict.fromkeys(EDITIONS if edition is None else (edition,), text)
    if since_2021 is not None:
        labels["2021"] = since_2021
    return {
        _KEY: Printed(
            labels=labels,
            articles=articles,
            caption=caption,
            under=under,
            unit=unit,
            signed=signed,
        )
    }


def printed_at(attribute: "Attribute[Any]") -> Printed | None:
    """Return what the form prints at an attrs field, or None where it prints nothing."""
    found: Printed | None = attribute.metadata.get(_KEY)
    return found
