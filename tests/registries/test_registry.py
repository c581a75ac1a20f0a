"""A registry: keyed, ordered by what is declared, closed once."""

from dataclasses import dataclass
from operator import attrgetter

import pytest

from taskforce.registry import Closed, House, Registry, Unknown


@dataclass(frozen=True)
class Line:
    key: str
    order: int = 0


@pytest.fixture
def lines():
    return Registry("lines", order=attrgetter("order"))


def test_the_declared_order_decides_and_then_the_key(lines):
    lines.add(Line("c", 1), Line("b", 2), Line("a", 2), Line("d", 0))
    assert [line.key for line in lines] == ["d", "c", "a", "b"]


def test_without_an_order_the_keys_decide():
    lines = Registry("lines")
    lines.add(Line("b", 1), Line("a", 2))
    assert [line.key for line in lines] == ["a", "b"]


def test_an_entry_is_found_by_its_key(lines):
    lines.add(Line("a"))
    assert lines.get("a") == Line("a")
    assert ("a" in lines, "b" in lines, len(lines)) == (True, False, 1)


def test_an_unknown_key_raises(lines):
    with pytest.raises(Unknown, match="b is not among the lines"):
        lines.get("b")


def test_a_second_key_raises_and_the_first_entry_stays(lines):
    lines.add(Line("a", 1))
    with pytest.raises(ValueError, match="twice"):
        lines.add(Line("a", 2))
    assert list(lines) == [Line("a", 1)]


def test_a_closed_one_takes_nothing_more_and_is_read_as_before(lines):
    lines.add(Line("a"))
    lines.close()
    with pytest.raises(Closed, match="too late"):
        lines.add(Line("b"))
    assert list(lines) == [Line("a")]


def test_the_house_closes_all_of_its_tables(lines):
    house = House()
    assert house.take(lines) is lines
    house.close()
    assert [table.closed for table in house.tables()] == [True]


def test_a_table_that_comes_after_the_closing_is_refused(lines):
    house = House()
    house.close()
    with pytest.raises(Closed):
        house.take(lines)


def test_two_tables_of_one_name_are_refused(lines):
    house = House()
    house.take(lines)
    with pytest.raises(ValueError, match="twice"):
        house.take(Registry("lines"))
