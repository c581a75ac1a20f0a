"""The tabs of a case, one for each kind of record that has a page of its own."""

from dataclasses import dataclass
from operator import attrgetter

from taskforce.registry import Registry, of_the_house


@dataclass(frozen=True)
class Tab:
    """A tab; its route takes the case's id alone."""

    key: str
    label: str
    url_name: str
    order: int


TABS: Registry[Tab] = of_the_house(Registry("tabs of a case", order=attrgetter("order")))
