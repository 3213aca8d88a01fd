"""One document on what the checks say of many reports, for those who have to mend them."""

from .entry import Entry
from .writing import overview

__all__ = ["Entry", "overview"]
