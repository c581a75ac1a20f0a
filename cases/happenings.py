"""What happened in a case: the lanes of its timeline, filled by each kind of record."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet

from cases.models import Case
from taskforce.registry import Registry, of_the_house


@dataclass(frozen=True)
class Happening:
    """One thing that happened, from whichever table."""

    at: datetime.datetime
    lane: str
    pk: str
    label: str
    text: str
    who: str
    href: str
    tone: str = ""


@dataclass(frozen=True)
class Lane:
    """A kind of happening, with a line of its own in the drawing.

    ``rows(user, case)`` gives the records that a user may see and no others, in any order;
    ``moment`` is their column of time; ``happened(case, row)`` tells one of them.
    """

    key: str
    label: str
    order: int
    moment: str
    rows: Callable[[Any, Case], QuerySet]
    happened: Callable[[Case, Any], Happening]


LANES: Registry[Lane] = of_the_house(Registry("lanes of the timeline", order=attrgetter("order")))
