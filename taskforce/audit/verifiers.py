"""What ``manage.py verify WHAT`` can check. Each room adds its own, in its ``wiring.py``.

    VERIFIERS.add(Verifier("evidence", "Stored files against their hashes", verify_evidence))
    VERIFIERS.add(Verifier("casefile", "A produced file", verify_casefile, takes_file=True))

A verifier gives a :class:`Finding`; it runs with the owner's rights and prints nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from django.db import OperationalError, connections
from django.db.models import QuerySet

from taskforce.registry import Registry, of_the_house


@dataclass
class Finding:
    """What a check found: how much it looked at, and each fault in one line of ids.

    ``undecided`` says what could not be told either way.
    """

    checked: str
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Verifier:
    """``name`` is the command's argument; ``run(file)`` gets the path behind it, or None."""

    name: str
    help: str
    run: Callable[[Path | None], Finding]
    takes_file: bool = False


VERIFIERS: Registry[Verifier] = of_the_house(Registry("verifiers", key=attrgetter("name")))


def owner() -> str:
    """The alias of the owner, to whom no row is hidden; ``OperationalError`` without one.

    The application's role would see nothing without a person, and nothing has no faults.
    """
    if "owner" not in connections.databases:
        raise OperationalError("OWNER_DATABASE_URL is not set: only the owner sees every row")
    return "owner"


def rows_of(model) -> QuerySet:
    """Every agency's rows, which no role of the application may see: as the owner."""
    return model._base_manager.using(owner())
