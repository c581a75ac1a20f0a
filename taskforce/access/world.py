"""What a random world is made with: chance, people, and rows made by the owner.

The owner passes the policies, so every row comes to be, whoever could have made it. Each room
adds rows of its own tables to :data:`ROWS`; ``cases.worlds`` builds and compares.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from random import Random

from django.utils import timezone

from taskforce.access.principal import Principal
from taskforce.accounts.models import Agency, Jurisdiction, TaskForce, User
from taskforce.registry import Registry, of_the_house

ALIAS = "owner"


@dataclass(frozen=True)
class Size:
    """How much there is; ``records`` of each kind that stands by itself (cases, clients)."""

    seed: int
    agencies: int
    people: int
    records: int


@dataclass
class World:
    """The people to ask for; the rows are in the transaction."""

    rng: Random
    size: Size
    agencies: list[Agency] = field(default_factory=list)
    task_forces: list[TaskForce] = field(default_factory=list)
    users: list[User] = field(default_factory=list)
    principals: list[Principal] = field(default_factory=list)
    place: Jurisdiction | None = None

    def user(self) -> User:
        return self.rng.choice(self.users)

    def agency(self) -> Agency:
        return self.rng.choice(self.agencies)

    def vault_name(self) -> str:
        return f"{self.rng.getrandbits(120):030x}"

    def past(self) -> datetime.datetime:
        """Now, or longer ago than anything is kept that nobody came back for."""
        return timezone.now() - datetime.timedelta(days=self.rng.choice((0, 400)))

    def moment(self) -> datetime.datetime | None:
        """No end, an end ahead, or one that is over."""
        return self.rng.choice(
            (None, *(timezone.now() + datetime.timedelta(days=d) for d in (-9, -1, 1, 40)))
        )


def make(model, **values):
    """A row of the world, past every policy."""
    row = model(**values)
    row.save(using=ALIAS, force_insert=True)
    return row


@dataclass(frozen=True)
class WorldRows:
    """Rows of some tables; they may stand on the rows of what comes before in the order."""

    key: str
    order: int
    add: Callable[[World], None]


ROWS: Registry[WorldRows] = of_the_house(
    Registry("rows of random worlds", order=attrgetter("order"))
)
