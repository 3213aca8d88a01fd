"""The State Council's bodies: their names, and which of them make rules.

data/central.toml holds the names with their source and date.
"""

from functools import cache
from types import MappingProxyType

from .divisions import read_data

_STATE = "中华人民共和国"
_LOCAL_ORGANS = ("局", "分署", "分行", "支行", "管理部", "总部", "调查队", "调查总队", "办事处")


@cache
def central_bodies() -> MappingProxyType[str, bool | None]:
    """Return name -> whether the body makes rules, None where the law does not tell."""
    return MappingProxyType(
        {
            name: group.get("makes_rules")
            for group in read_data("central.toml")["group"]
            for name in (*group["bodies"], *group["short"])
        }
    )


def without_state(name: str) -> str:
    """Return a name without a leading 中华人民共和国."""
    return name.removeprefix(_STATE)


def is_local_organ(name: str) -> bool:
    """Tell whether a name is that of a local organ of a vertically led system.

    Such a name begins with its State Council body: 国家税务总局珠海市香洲区税务局; customs houses
    and people's banks are led in the same way.
    """
    if name.endswith("海关"):
        return True
    if not name.endswith(_LOCAL_ORGANS):
        return False
    known = central_bodies()
    return any(name[:end] in known for end in range(3, len(name)))
