"""The demonstration: one story, told in parts that the rooms add (``cases.demo`` loads it)."""

import datetime
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.utils.module_loading import import_string

from taskforce.registry import Registry, of_the_house


@dataclass
class Story:
    """One telling: the day on whose eve it ends, and what its parts have made so far."""

    until: datetime.date
    _made: dict[str, Any] = field(default_factory=dict)

    def keep(self, name: str, made: Any) -> None:
        """Leave something to later parts; a second thing of that name raises ``ValueError``."""
        if name in self._made:
            raise ValueError(f"{name} is told twice")
        self._made[name] = made

    def __getitem__(self, name: str) -> Any:
        """What an earlier part left; ``KeyError`` for what nobody told yet."""
        return self._made[name]


@dataclass(frozen=True)
class DemoPart:
    """A part of the story; it stands on what comes before it in the order.

    ``function`` is the dotted name of what loads it, given the :class:`Story`: it is looked
    up then, for what draws exhibits has no place in every process. It returns a line of
    progress, or "".
    """

    key: str
    order: int
    function: str

    def load(self, story: Story) -> str:
        """Load it, in the running transaction."""
        return import_string(self.function)(story)


PARTS: Registry[DemoPart] = of_the_house(
    Registry("parts of the demonstration", order=attrgetter("order"))
)
