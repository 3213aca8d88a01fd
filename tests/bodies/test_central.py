"""The State Council's bodies."""

from opengov.bodies.central import central_bodies
from opengov.bodies.divisions import read_data


def test_groups_have_the_published_counts() -> None:
    """26 constituent bodies, 14 directly under the State Council with 参事室, 17 bureaus."""
    groups = {group["name"]: len(group["bodies"]) for group in read_data("central.toml")["group"]}
    assert groups == {
        "constituent": 26,
        "special": 1,
        "direct": 13,
        "former": 1,
        "bureaus under ministries": 17,
        "others": 4,
    }


def test_no_body_stands_twice() -> None:
    """Each name, short ones included, stands in one group."""
    names = [
        name
        for group in read_data("central.toml")["group"]
        for name in (*group["bodies"], *group["short"])
    ]
    assert sorted(names) == sorted(central_bodies())


def test_where_the_law_does_not_tell_nobody_does() -> None:
    """No State Council body is said not to make rules: some may by a law of their own."""
    assert set(central_bodies().values()) == {True, None}
