"""Everything that happened in a case, in time order, from all lanes."""

import datetime
from collections.abc import Iterator
from heapq import nlargest

from django.db.models import CharField, F, Value

from cases.happenings import LANES, Happening, Lane
from cases.models import Case
from taskforce.paging.keyset import Order, after, page_of, read_cursor

SIZE = 100
MARKS = 3000
ORDER = Order("at")


def page_of_happenings(user, case: Case, cursor: str = "") -> tuple[list[Happening], str]:
    """The newest 100 before a cursor, and the cursor of what is older ("" for none)."""
    before = read_cursor(cursor, ORDER)
    found: list[Happening] = []
    for lane in LANES:
        found += _told(lane, user, case, before)
    page = page_of(nlargest(SIZE + 1, found, key=_key), ORDER, SIZE, before)
    return page.rows, page.older


def moments(user, case: Case) -> dict[str, list[datetime.datetime]]:
    """The times alone, for the drawing: at most 3,000 a lane, the newest."""
    first, *others = (_times(lane, user, case) for lane in LANES)
    found: dict[str, list[datetime.datetime]] = {lane.key: [] for lane in LANES}
    for key, at in first.union(*others, all=True):
        found[key].append(at)
    return found


def _told(lane: Lane, user, case: Case, before) -> Iterator[Happening]:
    rows = lane.rows(user, case)
    return (lane.happened(case, row) for row in _before(rows, lane.moment, before))


def _times(lane: Lane, user, case: Case):
    """Lane and time of the newest rows, for the union."""
    rows = lane.rows(user, case)
    named = rows.annotate(_lane=Value(lane.key, CharField()), _at=F(lane.moment))
    return named.order_by(f"-{lane.moment}", "-pk").values_list("_lane", "_at")[:MARKS]


def _key(one: Happening):
    return (one.at, one.pk)


def _before(rows, field: str, before):
    rows = rows.order_by(f"-{field}", "-pk")
    if before is not None:
        rows = rows.filter(after(Order(field), before))
    return rows[: SIZE + 1]
