"""The one known text that a damaged text can only be, or none.

Damage eats characters or changes them; it does not win words. Whatever the damage, one that is a
single character leads to its own text or to none, for another text must be strictly farther away.
"""

from collections.abc import Mapping

_SHORTEST, _CONFIDENT = 5, 2
_CONTRAST = frozenset(
    "上下本去今明昨次半季月日不未非前后其中无有失新旧内外增减收退免是否人诉率比均累拟已"
)
_INSERTED_FROM = 12


def closest(text: str, known: Mapping[str, frozenset[str]]) -> str | None:
    """Return the known text that a text is with a few characters lost or changed, or None.

    known: texts, each with the characters that it is made of.
    One change is bearable in a text of 5 characters, two in 12, three in 18; a text that only lost
    characters may have lost a third of them. What is another thing by one character, as 上年 is
    another year than 本年, is none: then, and where two are about as close, the answer is None.
    """
    if len(text) < _SHORTEST - 1:
        return None
    found: list[tuple[int, str]] = []
    characters = frozenset(text)
    for each, made_of in known.items():
        bound = _bearable(len(each)) + _CONFIDENT
        if abs(len(each) - len(text)) <= bound and len(characters - made_of) <= bound:
            found.append((distance(text, each), each))
    if not found:
        return None
    (cost, nearest), *others = sorted(found)
    alone = not others or others[0][0] - cost >= min(cost, _CONFIDENT)
    if not alone or not _is_damaged(text, nearest, cost):
        return None
    if cost > _CONFIDENT and any(_is_left_of(text, each) for each in known if each != nearest):
        return None
    return nearest


def _bearable(length: int) -> int:
    return length // 3 if length >= _SHORTEST else 0


def _is_damaged(text: str, known: str, cost: int) -> bool:
    """Tell whether a text at a distance from a known one can be that one, damaged."""
    if cost > _bearable(len(known)):
        return False
    if len(known) - len(text) == cost:
        return _contrast(text) <= _contrast(known)
    if _contrast(text) != _contrast(known):
        return False
    if len(text) > len(known):
        return cost == 1 and (len(known) >= _INSERTED_FROM or _is_doubled(text, known))
    return cost <= max(1, len(known) // 6)


def _is_doubled(text: str, known: str) -> bool:
    """Tell whether a text has one character more than a known one because it is printed twice."""
    return any(
        text[at] == text[at + 1] and text[:at] + text[at + 1 :] == known for at in range(len(known))
    )


def _is_left_of(text: str, known: str) -> bool:
    """Tell whether a text is what is left of a known one after characters are eaten."""
    rest = iter(known)
    return len(text) < len(known) and all(character in rest for character in text)


def _contrast(text: str) -> frozenset[str]:
    return _CONTRAST.intersection(text)


def distance(one: str, other: str) -> int:
    """Return how many characters must be won, lost or changed to make one text another.

    The columns of the table of distances are integers, a bit for each character of one: Myers, A
    fast bit-vector algorithm for approximate string matching, Journal of the ACM 46 (1999), in the
    form that Hyyrö gave it.

    >>> distance("内容事务信息", "内部事务信息"), distance("规章", "行政强制")
    (1, 4)
    """
    if not one:
        return len(other)
    places: dict[str, int] = {}
    for position, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << position
    mask, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    more, less, cost = mask, 0, len(one)
    for character in other:
        same = places.get(character, 0)
        diagonal = (((same & more) + more) ^ more) | same | less
        won = less | (~(diagonal | more) & mask)
        lost = more & diagonal
        cost += bool(won & last) - bool(lost & last)
        won = won << 1 | 1
        more = (lost << 1 | ~(diagonal | won)) & mask
        less = won & diagonal
    return cost
