"""What a body is, told from its name.

A name tells by its ending: 平潭综合实验区财政金融局 is a bureau, no zone. Where a name does not
tell, the answer is None, for a false answer costs more than none.
"""

import re
from functools import lru_cache

from ..model.report import AgencyKind, Scope
from . import endings
from .central import central_bodies, is_local_organ, without_state
from .divisions import divisions, locate

_LONGEST = 100  # characters; a paragraph is no name
_SHORTEST_REGION = 3  # characters where 人民政府 is not there to tell: 新乡 is a city, 红旗 a flag
_LONGEST_DISTRICT = 5  # characters where its city is not there to tell
_BRACKETS = re.compile(r"(?:[（(\[【〔][^（(\[【〔）)\]】〕]*[）)\]】〕]|本级)$")
_PARTY_COMMITTEE = re.compile("[省市县区州旗盟]委")
_GOVERNMENTS = ("人民政府", "政府", "行政公署", "行署")
_OFFICES = ("办公厅", "办公室", "办")

_SCOPES: dict[AgencyKind, Scope] = {
    "government": "region",
    "ministry": "agency",
    "office": "agency",
    "department": "agency",
    "township": "agency",
    "institution": "agency",
}


def kind_of(name: str) -> AgencyKind | None:
    """Return what a body is, or None where its name does not tell.

    >>> kind_of("周口市科技局"), kind_of("宿迁市"), kind_of("鸭南乡"), kind_of("科技处")
    ('department', 'government', 'township', None)
    """
    return _kind(bare_name(name)) if len(name) <= _LONGEST else None


def scope_of(name: str) -> Scope | None:
    """Return whose figures a body's report gives, or None where its name does not tell.

    A government's report is the sum over its units (Regulations, Article 49). A zone's may be
    either, so the name of a zone does not tell.

    >>> scope_of("宿迁市人民政府"), scope_of("宿迁市人民政府办公室"), scope_of("长春新区管委会")
    ('region', 'agency', None)
    """
    kind = kind_of(name)
    return None if kind is None else _SCOPES.get(kind)


def bare_name(name: str) -> str:
    """Return a name without white space, the state's name before it and brackets or 本级 after it.

    >>> bare_name("上海市人民政府 办公厅（本级）")
    '上海市人民政府办公厅'
    """
    body = without_state("".join(name.split()))
    while ending := _BRACKETS.search(body):
        body = body[: ending.start()]
    return body


def region_of(body: str) -> str:
    """Return the region that a government's name speaks of: 宿迁市 of 宿迁市人民政府."""
    for ending in _GOVERNMENTS:
        if body.endswith(ending):
            return body.removesuffix(ending)
    return body


def government_of(office: str) -> str | None:
    """Return the government whose 办公厅 or 办公室 a body is, or None."""
    for ending in _OFFICES:
        government = office.removesuffix(ending)
        if government != office:
            return government if government.endswith(_GOVERNMENTS) else None
    return None


def is_district(name: str) -> bool:
    """Tell whether a name that follows its city's is that of a district: not a zone, not a 新区."""
    return name.endswith("区") and len(name) > 1 and not name.endswith(endings.NO_DISTRICTS)


@lru_cache(maxsize=4096)
def _kind(body: str) -> AgencyKind | None:
    if body in central_bodies():
        return "ministry"
    if is_local_organ(body):
        return "department"
    if body.endswith(endings.INSTITUTIONS):
        return "institution"
    if _is_other(body):
        return "other"
    if _is_township(body):
        return "township"
    if government_of(body) is not None:
        return "office"
    if _is_zone(body):
        return "zone"
    if _is_government(body):
        return "government"
    return "department" if _is_department(body) else None


def _is_other(body: str) -> bool:
    if body.startswith(endings.PARTIES) or body.endswith(endings.OTHERS):
        return True
    return _PARTY_COMMITTEE.search(body) is not None


def _is_township(body: str) -> bool:
    government = government_of(body) or body
    region = region_of(government)
    if not region.endswith(endings.TOWNSHIPS):
        return False
    if region != government:
        return True
    if region.endswith(endings.NO_TOWNSHIPS) or len(region) < _SHORTEST_REGION:
        return False
    return f"{region}市" not in divisions()  # 景德镇 is a city


def _is_zone(body: str) -> bool:
    for ending in ("管理委员会", "管委会"):
        if body.endswith(ending):
            area = body.removesuffix(ending)
            return area.endswith(endings.COMMITTEE_ZONES) and not area.endswith(("社区", "小区"))
    return body.endswith(endings.ZONES)


def _is_government(body: str) -> bool:
    region = region_of(body)
    if not region.endswith(endings.REGIONS) or region.endswith(endings.NO_REGIONS):
        return False
    return region != body or _is_region(region)


def _is_region(name: str) -> bool:
    """Tell whether a name without 人民政府 is that of a region at or above county level."""
    place, rest = locate(name)
    if place is not None and (not rest or is_district(rest)):
        return True
    if len(name) < _SHORTEST_REGION:
        return False
    if name.endswith("区"):
        return len(name) <= _LONGEST_DISTRICT and is_district(name)
    return name.endswith(("市", "县", "旗"))


def _is_department(body: str) -> bool:
    if body.startswith(endings.NATIONAL):
        return False
    return body.endswith(endings.DEPARTMENTS) and not body.endswith(endings.NO_DEPARTMENTS)
