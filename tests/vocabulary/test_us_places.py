"""The catalog of places: complete, each once, each found by what people write."""

from collections import Counter

import pytest

from taskforce.vocabulary.us_places import (
    UnknownPlace,
    catalog,
    find,
    place,
    places_of,
    typed_key,
)


def count(kind):
    return sum(one.kind == kind for one in catalog().values())


def test_it_lists_every_state_county_district_and_tribe():
    assert (count("state"), count("federal_district")) == (56, 94)
    # 3,143 counties and equivalents of the states less the District of Columbia, 78 municipios
    # of Puerto Rico, and 12 of the islands.
    assert count("county") == 3_142 + 78 + 12
    assert count("tribal") > 570


def test_every_place_stands_once_in_its_parent():
    rows = Counter((one.parent, one.kind, one.name) for one in catalog().values())
    assert [row for row, number in rows.items() if number > 1] == []


def test_every_parent_is_in_the_catalog_and_every_name_fits():
    for one in catalog().values():
        assert one.parent is None or one.parent in catalog()
        assert 0 < len(one.name) <= 120
        assert one.name == one.name.strip()


def test_every_listed_place_is_found_by_its_full_name():
    lost = [one.full_name for one in catalog().values() if find(one.full_name).key != one.key]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("PA", "state:PA"),
        ("United States", "nation"),
        ("western district of pennsylvania", "district:PA-W"),
        ("District of Arizona", "district:AZ"),
        ("Allegheny County, PA", "county:42003"),
        ("Allegheny County, Pennsylvania", "county:42003"),
        ("Orleans Parish, LA", "county:22071"),
        ("Baltimore city, MD", "county:24510"),
        ("Chugach Census Area, AK", "county:02063"),
        ("Riverton, Allegheny County, PA", "city:county:42003:Riverton"),
        ("Guam", "state:GU"),
    ],
)
def test_a_place_is_found_as_people_write_it(text, key):
    assert find(text).key == key


def test_a_county_without_its_state_could_be_anywhere():
    with pytest.raises(UnknownPlace, match="more than one"):
        find("Jefferson County")


@pytest.mark.parametrize("text", ["", "Atlantis", "Nowhere County, PA, USA"])
def test_what_names_no_place_is_refused(text):
    with pytest.raises(UnknownPlace):
        find(text)


@pytest.mark.parametrize(
    "key",
    ["", "state:ZZ", "city:", "city:nation:Riverton", "city:state:PA:", "county:99999", "x" * 500,
     f"city:state:PA:{'x' * 121}", "city:state:PA:a\0b"],
)  # fmt: skip
def test_a_key_that_names_no_place_is_refused(key):
    with pytest.raises(UnknownPlace):
        place(key)


def test_a_typed_city_knows_its_county_and_state():
    city = place(typed_key("city", "  New   Riverton ", "county:42003"))
    assert (city.name, city.parent, city.full_name) == (
        "New Riverton",
        "county:42003",
        "New Riverton, Pennsylvania",
    )


def test_a_tribe_with_land_in_several_states_is_found_in_each():
    for state in ("AZ", "NM", "UT"):
        names = [one.name for one in places_of(state)["tribal"]]
        assert any(name.startswith("Navajo Nation") for name in names)
    assert find("Navajo Nation, Arizona, New Mexico, & Utah").parent == "nation"


def test_the_places_of_a_state_are_its_own():
    groups = places_of("PA")
    assert len(groups["county"]) == 67
    assert [one.name for one in groups["federal_district"]] == [
        "Eastern District of Pennsylvania",
        "Middle District of Pennsylvania",
        "Western District of Pennsylvania",
    ]
