"""How often a PDF draws its forms, which may draw each other: found before PDFium draws them."""

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

_DRAWS = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")


@frozen(kw_only=True)
class Form:
    """A content that other contents draw by name: its dictionary, and what it draws itself."""

    dictionary: bytes
    content: bytes


def drawings(forms: Mapping[int, Form], limit: int) -> int:
    """Return how many forms are drawn in all if each is drawn once; limit + 1 stands for more.

    A name is looked up where the form itself names its parts. A form that draws itself so, by way
    of others or not, never comes to an end.
    """
    open_forms: set[int] = set()

    @cache
    def times(number: int) -> int:
        if number in open_forms:
            return limit + 1
        open_forms.add(number)
        form = forms[number]
        found = 1
        for name in _DRAWS.findall(form.content):
            part = re.search(rb"/" + re.escape(name) + rb"\s+(\d+)\s+\d+\s+R", form.dictionary)
            if part and int(part[1]) in forms:
                found = min(limit + 1, found + times(int(part[1])))
        open_forms.discard(number)
        return found

    return min(limit + 1, sum(map(times, forms)))
