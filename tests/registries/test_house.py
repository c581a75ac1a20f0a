"""The registries as the product fills them."""

import pytest
from django.utils.module_loading import import_string

from taskforce.access.principal import Principal
from taskforce.demonstration import PARTS, Story
from taskforce.registry import house
from taskforce.ui.registry import DESK, NAVIGATION, SEARCHES, shown_to
from taskforce.vocabulary.agencies import AGENCY_KIND
from taskforce.vocabulary.people import USER_ROLE
from tests.registries.filling import filled

TABLES = house.tables()
EVERYBODY = [
    Principal(user_id=1, agency_id=1, agency_kind=kind, roles=frozenset({role}))
    for kind in AGENCY_KIND
    for role in USER_ROLE
]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_filled_and_closed(table):
    assert table.closed
    assert len(table)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_order_of_filling_does_not_matter(table):
    entries = list(table)
    assert list(filled(table, reversed(entries))) == entries


@pytest.mark.parametrize("table", [NAVIGATION, DESK, SEARCHES], ids=lambda table: table.name)
def test_everybody_is_shown_the_same_after_another_filling(table):
    other = filled(table, reversed(list(table)))
    for principal in EVERYBODY:
        assert shown_to(principal, other) == shown_to(principal, table)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.key)
def test_a_part_of_the_demonstration_can_be_loaded(part):
    assert callable(import_string(part.function))


def test_a_part_finds_what_an_earlier_one_left():
    story = Story(until=None)
    story.keep("cases", [1])
    assert story["cases"] == [1]
    with pytest.raises(ValueError, match="twice"):
        story.keep("cases", [])
    with pytest.raises(KeyError):
        story["clients"]
