"""The case as it is printed: plain values, read once, that nothing changes afterwards.

Each text of it is searched and redacted by :mod:`cases.casefile.places`, except for the fields
that are left out here by name.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from cases.casefile.places import Place, left_out, placed, placed_facts

Facts = Sequence[tuple[str, str]]
# Potential and confirmed victims stand apart and are never added up (DOMAIN.md 2.6).
GROUPS = (
    ("confirmed", "Victims (confirmed)"),
    ("potential", "Possible victims (potential)"),
    ("offenders", "Suspects, traffickers, buyers and facilitators"),
    ("others", "Identified persons and witnesses"),
)
WORD = "a word of the product's vocabulary"
ID = "the id of a row, never printed"


@dataclass(frozen=True)
class Decision:
    """Who decided on a person's role, when, on what basis."""

    role: str = field(metadata=left_out(WORD, printed=True))
    by: str = field(metadata=placed("by", "{record}, decided by", of_staff=True))
    at: datetime
    basis: str = field(metadata=placed("", "{record}"))


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
    """A person of the case. ``group`` is one of ``GROUPS``."""

    number: int
    group: str = field(metadata=left_out("a code, never printed"))
    role: str = field(metadata=left_out(WORD, printed=True))
    name: str
    aliases: str = field(metadata=placed("aliases", "{record}, other names"))
    facts: Facts = field(metadata=placed_facts())
    description: str
    decisions: Sequence[Decision] = field(metadata=placed("role", "{record}, decision"))
    known: Known = field(
        default=NOTHING_KNOWN,
        metadata=left_out("what is looked for itself; never printed, and in no redacted copy"),
    )
    record: str = field(default="", metadata=left_out(ID))

    @property
    def own_place(self) -> Place:
        """Where its texts stand."""
        return Place(f"person:{self.number}", f"Person {self.number}")


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
    source: str = field(metadata=left_out("the number of the record it hangs on"))
    source_key: str = field(metadata=left_out("the number of the record it hangs on"))
    name: str = field(metadata=placed("name", "{record}, file name"))
    media_type: str = field(metadata=left_out("the name of a kind of file", printed=True))
    size: int
    sha256: str = field(metadata=left_out("a hash; printed_sha256 is what a copy may print"))
    vault_name: str = field(metadata=left_out("where its bytes are kept, never printed"))
    added_at: datetime
    added_by: str = field(metadata=placed("by", "{record}, added by", of_staff=True))
    withheld: str = field(default="", metadata=left_out("a sentence of the product's own"))
    redacted_text: str | None = field(
        default=None, metadata=left_out("what redaction left of the file's own text")
    )
    is_changed: bool = False
    record: str = field(default="", metadata=left_out(ID))

    @property
    def own_place(self) -> Place:
        """Where the texts about it stand; those in it stand at ``exhibit:1``."""
        return Place(f"file:{self.exhibit}", f"Exhibit {self.exhibit}")

    @property
    def number(self) -> int:
        """Its number among the exhibits."""
        return self.exhibit

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
    kind: str = field(metadata=left_out(WORD, printed=True))
    occurred_at: datetime
    recorded_at: datetime
    author: str = field(metadata=placed("by", "{record}, author", of_staff=True))
    text: str = field(metadata=placed("", "{record}"))
    addendum_to: int | None
    addenda: Sequence[int]
    exhibits: Sequence[int]
    record: str = field(default="", metadata=left_out(ID))

    @property
    def own_place(self) -> Place:
        """Where its texts stand."""
        return Place(f"log:{self.number}", f"Log entry {self.number}")


@dataclass(frozen=True)
class Transfer:
    """One line of the chain of custody."""

    at: datetime
    released_by: str = field(metadata=placed(label="{record}"))
    received_by: str = field(metadata=placed(label="{record}"))
    place: str = field(metadata=placed(label="{record}"))
    purpose: str = field(metadata=left_out(WORD, printed=True))
    note: str = field(metadata=placed(label="{record}"))


@dataclass(frozen=True)
class Item:
    """A thing or a file held as evidence, with its chain of custody."""

    number: int
    kind: str = field(metadata=left_out(WORD, printed=True))
    description: str
    details: str
    facts: Facts = field(metadata=placed_facts())
    transfers: Sequence[Transfer] = field(metadata=placed("custody", "{record}, transfer"))
    files: Sequence[Attached]
    hash_only: bool
    record: str = field(default="", metadata=left_out(ID))

    @property
    def own_place(self) -> Place:
        """Where its texts stand."""
        return Place(f"item:{self.number}", f"Item {self.number}")


@dataclass(frozen=True)
class CaseData:
    """Everything of a case that a file may print, as of one moment.

    ``parts`` are the records of each subject by the key of its part (``cases.casefile.registry``).
    The fields stand in the order in which they are searched, for what is redacted is numbered in
    that order.
    """

    number: str = field(metadata=left_out("the number of the case", printed=True))
    title: str = field(metadata=placed("title", "Title of the case"))
    agency: str = field(metadata=left_out("the name of an agency", printed=True))
    kind: str = field(metadata=left_out(WORD, printed=True))
    status: str = field(metadata=left_out(WORD, printed=True))
    status_code: str = field(metadata=left_out("a code, never printed"))
    confidentiality: str = field(metadata=left_out(WORD, printed=True))
    opened_on: date
    lead: str = field(metadata=placed("lead", "Lead investigator", of_staff=True))
    summary: str = field(metadata=placed("summary", "Summary of the case"))
    closing_note: str = field(metadata=placed("closing", "Closing note"))
    # Names of accounts and offices; who collected an item is free text, and is searched.
    facts: Facts = field(
        metadata=placed_facts("Case, {name}", staff=("Lead investigator", "Agency"))
    )
    as_of: datetime
    parts: Mapping[str, Sequence[Any]] = field(
        default_factory=dict, metadata=left_out("walked part by part")
    )
    redactions: Redactions | None = field(
        default=None, metadata=left_out("what the redaction itself says of the copy")
    )

    @property
    def own_place(self) -> Place:
        """Where the texts of its header stand."""
        return Place("case", "Case")

    @property
    def entries(self) -> Sequence[Entry]:
        """The log."""
        return self.parts.get("log", ())

    @property
    def people(self) -> Sequence[Person]:
        """The people of the case."""
        return self.parts.get("people", ())

    @property
    def items(self) -> Sequence[Item]:
        """The evidence."""
        return self.parts.get("evidence", ())

    @property
    def files(self) -> Sequence[Attached]:
        """The attached files, in the order of their exhibit numbers."""
        return self.parts.get("files", ())

    def with_parts(self, **records: Sequence[Any]) -> "CaseData":
        """The same with other records of these parts."""
        return replace(self, parts={**self.parts, **records})
