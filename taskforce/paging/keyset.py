"""Paging by key: the next page begins after the last row seen, never at an OFFSET.

``Q(t__lte=x) & (Q(t__lt=x) | Q(id__lt=i))`` is the form that PostgreSQL takes as an index
condition (ACCESS.md: the form ``Q(lt) | Q(eq, lt)`` took 79 ms at page 10).
"""

import datetime
import decimal
import uuid
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db.models import Q

SALT = "taskforce.ui.tables.keyset"  # as in the addresses that people kept


@dataclass(frozen=True)
class Order:
    """What a list is sorted by: a column that is never NULL, then the primary key."""

    field: str
    descending: bool = True

    @property
    def reverse(self) -> "Order":
        return Order(self.field, not self.descending)

    @property
    def names(self) -> list[str]:
        """For ``order_by``."""
        sign = "-" if self.descending else ""
        return [f"{sign}pk"] if self.field == "pk" else [f"{sign}{self.field}", f"{sign}pk"]


@dataclass(frozen=True)
class Place:
    """A place in a list: the row a page begins after, and the direction of reading."""

    backward: bool
    value: Any
    pk: Any


@dataclass(frozen=True)
class Page:
    """Rows, and the signed cursors of the pages on both sides ("" where there is none).

    ``newer`` leads towards the list's beginning, ``older`` towards its end; ``is_first`` where
    it was read from there, and not from a place.
    """

    rows: list
    newer: str = ""
    older: str = ""
    is_first: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether these rows are all there are: nothing is left to count."""
        return bool(self.rows) and not self.newer and not self.older


def keyset_page(queryset, *, order: Order, size: int = 50, cursor: str = "") -> Page:
    """One page of a queryset. A forged cursor, or one of another order, is the first page."""
    place = read_cursor(cursor, order)
    if place is None:
        return page_of(list(queryset.order_by(*order.names)[: size + 1]), order, size)
    toward = order.reverse if place.backward else order
    found = queryset.filter(after(toward, place)).order_by(*toward.names)[: size + 1]
    return page_of(list(found), order, size, place)


def page_of(found: list, order: Order, size: int, place: Place | None = None) -> Page:
    """A page of ``size + 1`` rows read from ``place`` on (for lists made of branches).

    ``found`` stands in reading order: reversed when the place leads backward.
    """
    more, rows = len(found) > size, found[:size]
    backward = place is not None and place.backward
    if backward:
        rows.reverse()
    if not rows:
        return Page([], is_first=place is None)
    has_newer = more if backward else place is not None
    has_older = True if backward else more
    return Page(
        rows,
        write_cursor(order, rows[0], backward=True) if has_newer else "",
        write_cursor(order, rows[-1], backward=False) if has_older else "",
        is_first=place is None,
    )


def after(order: Order, place: Place) -> Q:
    """The rows after a place, in the shape that an index on (field, pk) answers."""
    sign = "lt" if order.descending else "gt"
    if order.field == "pk":
        return Q(**{f"pk__{sign}": place.pk})
    beyond = Q(**{f"{order.field}__{sign}": place.value}) | Q(**{f"pk__{sign}": place.pk})
    return Q(**{f"{order.field}__{sign}e": place.value}) & beyond


def write_cursor(order: Order, row, *, backward: bool) -> str:
    """The signed place of a row (a model instance or a ``values()`` row)."""
    value = None if order.field == "pk" else _read(row, order.field)
    if value is None and order.field != "pk":
        raise ValueError(f"{order.field} is NULL in a row: lists are not sorted by such a column")
    packed = [order.field, order.descending, backward, _pack(value), _pack(_read(row, "pk"))]
    return signing.dumps(packed, salt=SALT)


def read_cursor(text: str, order: Order) -> Place | None:
    """The place of a signed cursor; None for none, a forged one, or one of another order."""
    if not text:
        return None
    try:
        field, descending, backward, value, pk = signing.loads(text, salt=SALT)
        place = Place(bool(backward), _unpack(value), _unpack(pk))
    except (signing.BadSignature, ValueError, TypeError, KeyError):
        return None
    return place if (field, descending) == (order.field, order.descending) else None


def _read(row, name: str):
    if isinstance(row, dict):
        return row["id"] if name == "pk" and "pk" not in row else row[name]
    for part in name.split("__"):
        row = getattr(row, part)
    return row


_PACKERS = {
    datetime.datetime: ("when", datetime.datetime.isoformat, datetime.datetime.fromisoformat),
    datetime.date: ("day", datetime.date.isoformat, datetime.date.fromisoformat),
    uuid.UUID: ("uuid", str, uuid.UUID),
    decimal.Decimal: ("decimal", str, decimal.Decimal),
}
_UNPACKERS = {name: unpack for name, _, unpack in _PACKERS.values()}


def _pack(value):
    if value is None or isinstance(value, (str, int, float)):
        return ["", value]
    name, pack, _ = _PACKERS[type(value)]
    return [name, pack(value)]


def _unpack(packed):
    name, value = packed
    return _UNPACKERS[name](value) if name else value
