"""The list of divisions and how a name is found in it."""

from collections import Counter

import pytest

from opengov.bodies.divisions import divisions, locate, read_data

LISTED = {division.name: division for division in divisions().values()}


def test_list_has_the_published_counts() -> None:
    """31 divisions at provincial level, 333 at prefecture level (Ministry of Civil Affairs)."""
    assert Counter(division.kind for division in LISTED.values()) == {
        "province": 22,
        "autonomous region": 5,
        "municipality": 4,
        "city": 293,
        "autonomous prefecture": 30,
        "prefecture": 7,
        "league": 3,
    }


def test_no_name_stands_twice() -> None:
    """Each name of the file, short ones included, names one division."""
    names = [
        name
        for province in read_data("divisions.toml")["provincial"]
        for key in ("cities", "prefectures", "leagues", "autonomous_prefectures")
        for name in province.get(key, ())
    ]
    names += [name for name, division in LISTED.items() if division.province is None]
    shorts = set(divisions()) - set(LISTED)
    assert (len(names), len(set(names)), len(shorts)) == (364, 364, 30)


def test_names_end_as_their_kind_does() -> None:
    """An autonomous prefecture ends in 自治州, and so on; short names end in 州."""
    endings = {
        "province": "省",
        "autonomous region": "自治区",
        "municipality": "市",
        "city": "市",
        "autonomous prefecture": "自治州",
        "prefecture": "地区",
        "league": "盟",
    }
    wrong = [name for name, found in LISTED.items() if not name.endswith(endings[found.kind])]
    wrong += [name for name in set(divisions()) - set(LISTED) if not name.endswith("州")]
    assert wrong == []


def test_short_name_is_the_beginning_of_its_full_name() -> None:
    """恩施州 is 恩施土家族苗族自治州."""
    shorts = {name: found.name for name, found in divisions().items() if name != found.name}
    assert [short for short, full in shorts.items() if not full.startswith(short[:-1])] == []


def test_cities_without_districts_are_listed() -> None:
    """The five cities that decisions of the People's Congress name are in the list."""
    named = read_data("divisions.toml")["rulemaking"]["cities_without_districts"]
    cities = [*named["2015-03-15"], *named["2023-03-13"]]
    assert [LISTED[city].kind for city in cities] == ["city"] * 5


@pytest.mark.parametrize("file", ["divisions.toml", "central.toml"])
def test_data_state_their_source_and_date(file: str) -> None:
    """A data file says what it was taken from, its date of state and what was verified."""
    assert {"as_of", "taken_from", "verified"} <= set(read_data(file)["source"])


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("湖南省长沙市岳麓区", ("长沙市", "岳麓区")),
        ("江苏省长沙市", ("江苏省", "长沙市")),
        ("吉林市", ("吉林市", "")),
        ("吉林省吉林市", ("吉林市", "")),
        ("恩施州巴东县", ("恩施土家族苗族自治州", "巴东县")),
        ("大理市", (None, "大理市")),
        ("", (None, "")),
    ],
)
def test_name_begins_with_its_division(name: str, found: tuple[str | None, str]) -> None:
    """The smallest listed division is found; a city in the wrong province is not."""
    division, rest = locate(name)
    assert (division and division.name, rest) == found
