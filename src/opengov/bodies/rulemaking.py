"""Whether a body can make rules (规章), told from its name.

Ministries and other State Council bodies can (Legislation Law, Article 91), and the governments of
provinces, autonomous regions, municipalities, cities with districts and autonomous prefectures
(Article 93), as can five cities without districts by decisions of 2015 and 2023. The lists of data/
say which these are. County level and below cannot, nor can a local government's departments.
"""

import re
from functools import lru_cache

from ..model.report import Scope
from .central import central_bodies, is_local_organ
from .divisions import locate
from .kinds import bare_name, government_of, is_district, kind_of, region_of

_COUNTY = re.compile(".{2,}?[县旗]")


def makes_rules(name: str, scope: Scope | None) -> bool | None:
    """Return whether a body can make rules; None where that is not sure.

    The office of a government that can may report for it, so it counts as the government. A
    department's name over figures of a region (scope) does not tell whose rules they are.

    >>> makes_rules("宿迁市人民政府办公室", "agency"), makes_rules("周口市科技局", None)
    (True, False)
    >>> makes_rules("张家港市人民政府", "region") is None  # no list of the cities at county level
    True
    """
    kind = kind_of(name)
    if kind is None:
        return None
    body = bare_name(name)
    if kind == "ministry":
        return central_bodies()[body]
    if kind == "township":
        return False
    if kind == "department":
        return False if scope != "region" and _is_local(body) else None
    if kind in {"government", "office"}:
        return _government_makes_rules(government_of(body) or body)
    return None


@lru_cache(maxsize=4096)
def _government_makes_rules(government: str) -> bool | None:
    region = region_of(government)
    place, rest = locate(region)
    if place is not None and not rest:
        return place.makes_rules
    if region.endswith(("县", "旗")):
        return False
    if place is None:
        return None
    in_city = place.province is not None or place.kind == "municipality"
    if in_city and is_district(rest):
        return False
    # a city below a city or a prefecture is at county level
    return False if place.province and rest.endswith("市") and rest != "市" else None


@lru_cache(maxsize=4096)
def _is_local(department: str) -> bool:
    """Tell whether a department surely is a local one: its place is known, or its superior is."""
    if is_local_organ(department) or locate(department)[0] is not None:
        return True
    return _COUNTY.match(department) is not None
