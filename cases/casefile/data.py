"""The case as it is printed: plain values, read once, that nothing changes afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

Facts = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Decision:
    """Who decided on a person's role, when, on what basis."""

    role: str
    by: str
    at: datetime
    basis: str


@dataclass(frozen=True)
class Person:
    """A person of the case. ``group`` is one of ``gather.GROUPS``."""

    number: int
    group: str
    role: str
    name: str
    aliases: str
    facts: Facts
    description: str
    decisions: Sequence[Decision]


@dataclass(frozen=True)
class Attached:
    """A file of the case, in the order the files were added: that is its exhibit number.

    ``withheld`` says why its bytes never go into a file.
    """

    exhibit: int
    source: str
    source_key: str
    name: str
    media_type: str
    size: int
    sha256: str
    vault_name: str
    added_at: datetime
    added_by: str
    withheld: str = ""

    @property
    def id(self) -> str:
        return f"exhibit-{self.exhibit}"


@dataclass(frozen=True)
class Entry:
    """An entry of the log; ``addendum_to`` and ``addenda`` are numbers of entries."""

    number: int
    kind: str
    occurred_at: datetime
    recorded_at: datetime
    author: str
    text: str
    addendum_to: int | None
    addenda: Sequence[int]
    exhibits: Sequence[int]


@dataclass(frozen=True)
class Transfer:
    """One line of the chain of custody."""

    at: datetime
    released_by: str
    received_by: str
    place: str
    purpose: str
    note: str


@dataclass(frozen=True)
class Item:
    """A thing or a file held as evidence, with its chain of custody."""

    number: int
    kind: str
    description: str
    details: str
    facts: Facts
    transfers: Sequence[Transfer]
    files: Sequence[Attached]
    hash_only: bool


@dataclass(frozen=True)
class CaseData:
    """Everything of a case that a file may print, as of one moment."""

    number: str
    title: str
    agency: str
    kind: str
    status: str
    status_code: str
    confidentiality: str
    opened_on: date
    lead: str
    facts: Facts
    summary: str
    closing_note: str
    as_of: datetime
    people: Sequence[Person]
    entries: Sequence[Entry]
    items: Sequence[Item]
    files: Sequence[Attached]

    @property
    def counts(self) -> dict[str, int]:
        """How much there is: what a later look is compared with."""
        return {
            "log": len(self.entries),
            "people": len(self.people),
            "evidence": len(self.items),
            "custody": sum(len(item.transfers) for item in self.items),
            "files": len(self.files),
            "decisions": sum(len(person.decisions) for person in self.people),
        }
