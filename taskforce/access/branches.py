"""Lists as branches: one small index-ordered query per reason, then union, sort, cut.

A single OR over the reasons walks the whole table for people who see little (405 ms at a
million cases); branches stay near a millisecond for everybody (ACCESS.md).
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from taskforce.access.principal import principal_of
from taskforce.access.rules import rule_of

COUNT_LIMIT = 1000


@dataclass(frozen=True)
class Key:
    """Where a page ends: the sort value and the id of its last row."""

    value: Any
    pk: Any


def beyond(order: str, key: Key) -> Q:
    """The rows after a key, in a form that is an index condition."""
    field, comparison = order.lstrip("-"), "lt" if order.startswith("-") else "gt"
    at_or_past = Q(**{f"{field}__{comparison}e": key.value})
    return at_or_past & (
        Q(**{f"{field}__{comparison}": key.value})
        | Q(**{f"pk__{'lt' if comparison == 'lt' else 'gt'}": key.pk})
    )


def page(queryset: QuerySet, user, *, order: str, size: int, after: Key | None = None):
    """The ids of one page of what a user may see, newest (or first) in order.

    :param queryset: filtered as the page asks, but not yet by who may see what.
    :param order: a column, ``-`` for descending; the id decides between equals.
    :returns: at most ``size`` pairs (pk, sort value), in order.
    """
    sign = "-" if order.startswith("-") else ""
    field = order.lstrip("-")
    if after is not None:
        queryset = queryset.filter(beyond(order, after))
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
