"""Lists as branches: one small index-ordered query per reason, then union, sort, cut.

A single OR over the reasons walks the whole table for people who see little (405 ms at a
million cases); branches stay near a millisecond for everybody (ACCESS.md).
"""

from django.db.models import QuerySet

from taskforce.access.principal import principal_of
from taskforce.access.rules import rule_of
from taskforce.paging.keyset import Order, Page, Place, page_of, read_cursor
from taskforce.paging.keyset import after as after_place

COUNT_LIMIT = 1000


def page(queryset: QuerySet, user, *, order: str, size: int, after: Place | None = None):
    """The ids of one page of what a user may see, newest (or first) in order.

    :param queryset: filtered as the page asks, but not yet by who may see what.
    :param order: a column, ``-`` for descending; the id decides between equals.
    :returns: at most ``size`` pairs (pk, sort value), in order.
    """
    sign = "-" if order.startswith("-") else ""
    field = order.lstrip("-")
    if after is not None:
        queryset = queryset.filter(after_place(Order(field, sign == "-"), after))
    branches = [
        queryset.filter(q).order_by(order, f"{sign}pk").values_list("pk", field)[:size]
        for _, q in rule_of(queryset.model).branches(principal_of(user))
    ]
    if not branches:
        return []
    first, *others = branches
    if not others:
        return list(first)
    return list(first.union(*others).order_by(order, f"{sign}pk")[:size])


def rows(queryset: QuerySet, keys) -> list:
    """The rows of those keys, in their order; read again through the walls."""
    found = queryset.in_bulk([pk for pk, _ in keys])
    return [found[pk] for pk, _ in keys if pk in found]


def page_at(
    chosen: QuerySet, shown: QuerySet, user, *, order: Order, size: int, cursor: str
) -> Page:
    """One page of what a user may see of ``chosen``, paged by key.

    :param chosen: filtered as the page asks, but not yet by who may see what.
    :param shown: the model's rows with whatever a line of the list shows.
    """
    place = read_cursor(cursor, order)
    toward = order.reverse if place and place.backward else order
    keys = page(chosen, user, order=toward.names[0], size=size + 1, after=place)
    return page_of(rows(shown, keys), order, size, place)


def bounded_count(queryset: QuerySet, user, limit: int = COUNT_LIMIT) -> int:
    """How many rows a user may see, counted no further than ``limit`` + 1."""
    branches = [
        queryset.filter(q).order_by().values_list("pk", flat=True)[: limit + 1]
        for _, q in rule_of(queryset.model).branches(principal_of(user))
    ]
    if not branches:
        return 0
    first, *others = branches
    return (first.union(*others) if others else first)[: limit + 1].count()
