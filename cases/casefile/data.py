"""The case as it is printed: plain values, read once, that nothing changes afterwards."""

import hashlib
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
class Known:
    """What is recorded of a person in fields of its own, for redaction; never printed.

    ``minor`` is None where nobody knows; a child victim or witness is one in the sense of
    18 USC 3509(a).
    """

    birth_date: date | None = None
    minor: bool | None = None
    is_offender: bool = False
    phone: str = ""
    address: str = ""


NOTHING_KNOWN = Known()


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
    known: Known = NOTHING_KNOWN
    record: str = ""


@dataclass(frozen=True)
class Reference:
    """An item of the reference list (Fed. R. Crim. P. 49.1(g)).

    ``identifier`` is what the public copy prints in its place. ``value`` is the complete
    text, and is empty in whatever is made for the public copy.
    """

    identifier: str
    kind: str
    label: str
    basis: str
    count: int
    value: str = ""
    shown: str = ""
    places: Sequence[str] = ()


@dataclass(frozen=True)
class Redactions:
    """What was taken out of a copy, for its certificate; in the sealed list with the values.

    ``let_through`` counts what a person decided to print, ``sheets`` the exhibits that a sheet
    stands for, ``boxed`` those with boxes, ``only_in_text`` the values too short or too common
    to be searched for in the bytes of the finished file.
    """

    items: Sequence[Reference] = ()
    let_through: int = 0
    sheets: Sequence[int] = ()
    boxed: Sequence[int] = ()
    only_in_text: int = 0


@dataclass(frozen=True)
class Attached:
    """A file of the case, in the order the files were added: that is its exhibit number.

    ``withheld`` says why its bytes never go into a file. ``redacted_text`` takes the place of
    the bytes of a text in a redacted copy; ``is_changed`` says that the copy shows less than the
    file. ``record`` is the public id of the row, as in all these classes: for links on the page,
    never printed.
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
    redacted_text: str | None = None
    is_changed: bool = False
    record: str = ""

    @property
    def id(self) -> str:
        return f"exhibit-{self.exhibit}"

    @property
    def printed_sha256(self) -> str:
        """The hash that a copy may print: of what it shows, or none.

        With the hash of the file and most of its text the rest can be found by trying.
        """
        if self.redacted_text is not None:
            return hashlib.sha256(self.redacted_text.encode()).hexdigest()
        return "" if self.is_changed else self.sha256

    @property
    def printed_size(self) -> int:
        """The bytes of what a copy shows."""
        return self.size if self.redacted_text is None else len(self.redacted_text.encode())


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
    record: str = ""


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
    record: str = ""


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
    redactions: Redactions | None = None

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
