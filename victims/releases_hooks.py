"""Tells higher floors that a release has ended, so that what hangs on it can end too.

They run in the transaction of the revocation: what was built on the release is closed in the
same moment, or nothing happens at all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from taskforce.registry import Registry, of_the_house
from victims.models import Release


@dataclass(frozen=True)
class Ending:
    """What ends with a release: ``end(release=…, by=…)`` is called at each revocation."""

    key: str
    order: int
    end: Callable[..., None]


ENDINGS: Registry[Ending] = of_the_house(Registry("endings of releases", order=attrgetter("order")))


def revoked(release: Release, by) -> None:
    """End it all; the revoking service alone calls this."""
    for ending in ENDINGS:
        ending.end(release=release, by=by)
