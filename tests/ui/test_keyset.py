"""Paging by key: every row once, in order, both ways, whatever the ties."""

import datetime
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from taskforce.access.identity import acting
from taskforce.paging.keyset import Order, after, keyset_page, read_cursor, write_cursor
from taskforce.ui.models import Notification

START = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
NEWEST = Order("created_at")


def make(user, minutes) -> None:
    Notification.objects.bulk_create(
        Notification(
            user=user,
            kind="new_item",
            url="/",
            created_at=START + datetime.timedelta(minutes=minute),
        )
        for minute in minutes
    )


def walk(rows, order, size, side):
    """All rows seen by following one side's links, page by page."""
    seen, cursor = [], ""
    for _ in range(100):
        page = keyset_page(rows, order=order, size=size, cursor=cursor)
        seen.append([row.pk for row in page.rows])
        cursor = getattr(page, side)
        if not cursor:
            return seen, page
    raise AssertionError("the pages never end")


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    minutes=st.lists(st.integers(0, 4), max_size=23),
    size=st.integers(1, 7),
    order=st.sampled_from([NEWEST, NEWEST.reverse, Order("pk"), Order("pk", False)]),
)
def test_every_row_is_seen_once_and_in_order(cast, minutes, size, order):
    with acting(cast.detective):
        Notification.objects.visible_to(cast.detective).delete()
        make(cast.detective, minutes)
        rows = Notification.objects.visible_to(cast.detective)
        wanted = list(rows.order_by(*order.names).values_list("pk", flat=True))
        pages, last = walk(rows, order, size, "older")
        assert [pk for page in pages for pk in page] == wanted
        back, cursor = [], last.newer
        while cursor:
            page = keyset_page(rows, order=order, size=size, cursor=cursor)
            back = [row.pk for row in page.rows] + back
            cursor = page.newer
        assert back + pages[-1] == wanted


@pytest.mark.django_db
def test_a_row_that_arrives_meanwhile_shifts_nothing(cast):
    with acting(cast.detective):
        make(cast.detective, range(4))
        rows = Notification.objects.visible_to(cast.detective)
        first = keyset_page(rows, order=NEWEST, size=2)
        make(cast.detective, [9])
        second = keyset_page(rows, order=NEWEST, size=2, cursor=first.older)
        assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}


def row(value=START):
    return {"pk": uuid.UUID(int=5), "created_at": value}


@pytest.mark.parametrize("cursor", ["", "x", "eyJh:1tXYZ:abc", "\x00"])
def test_a_forged_cursor_is_no_place(cursor):
    assert read_cursor(cursor, NEWEST) is None


def test_a_cursor_of_another_order_is_no_place():
    cursor = write_cursor(NEWEST, row(), backward=False)
    assert read_cursor(cursor, NEWEST) is not None
    assert read_cursor(cursor, NEWEST.reverse) is None


@pytest.mark.parametrize(
    "value", [START, START.date(), 7, "x", uuid.UUID(int=9), 1.5], ids=lambda v: type(v).__name__
)
def test_a_value_comes_back_as_it_was(value):
    place = read_cursor(write_cursor(NEWEST, row(value), backward=True), NEWEST)
    assert (place.value, place.pk, place.backward) == (value, uuid.UUID(int=5), True)


def test_a_list_is_never_sorted_by_a_column_with_null():
    with pytest.raises(ValueError, match="NULL"):
        write_cursor(NEWEST, row(None), backward=False)


@pytest.mark.django_db
def test_the_condition_has_the_shape_an_index_answers():
    place = read_cursor(write_cursor(NEWEST, row(), backward=False), NEWEST)
    sql = str(Notification.objects.filter(after(NEWEST, place)).query)
    where = sql.partition("WHERE")[2]
    assert where.count("<=") == 1
    assert "OFFSET" not in sql
