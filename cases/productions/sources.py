"""The records a production may hold, each with its row's id and a hash of what it says.

The hash of a file is that of its original bytes. Any other record has no bytes of its own:
its hash is the SHA-256 of its printed facts as JSON (keys sorted, UTF-8, no spaces), so that
a record that was completed since is known to be new.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from cases.casefile.data import Attached, CaseData, Entry, Item, Person
from cases.models import ProductionItem

Kind = ProductionItem.Kind
# What hangs on a record is a record of its own, or leads to one.
BESIDE = {"addenda", "exhibits", "files"}


@dataclass(frozen=True)
class Source:
    """A record: ``anchor`` is its place in the file, ``withheld`` the rows that keep it back.

    ``covered`` says that children's names in it are covered, or are initials.
    """

    kind: str
    pk: str
    label: str
    anchor: str
    sha256: str
    withheld: tuple[str, ...] = ()
    covered: bool = False

    @property
    def ends(self) -> str:
        """The anchor at its end, where it has one."""
        return f"{self.anchor}-end"

    @property
    def state(self) -> tuple[str, frozenset[str]]:
        """What makes it new when it differs: its bytes, or what of it is kept back."""
        return self.sha256, frozenset(self.withheld)


@dataclass(frozen=True)
class Keys:
    """The ids of a case's rows, by the numbers that people use."""

    entries: Mapping[int, str]
    items: Mapping[int, str]
    people: Mapping[int, str]
    files: Mapping[int, str]


def keys_of(data: CaseData) -> Keys:
    """From what was read of the case."""
    return Keys(
        entries={one.number: one.record for one in data.entries},
        items={one.number: one.record for one in data.items},
        people={one.number: one.record for one in data.people},
        files={one.exhibit: one.record for one in data.files},
    )


def digest(record: Entry | Item | Person) -> str:
    """The SHA-256 of what a record says."""
    said = {name: value for name, value in asdict(record).items() if name not in BESIDE}
    text = json.dumps(said, sort_keys=True, default=str, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def of_entry(one: Entry, keys: Keys) -> Source:
    """A log entry as a source."""
    anchor = f"entry-{one.number}"
    return Source(
        Kind.ENTRY, keys.entries[one.number], f"Log entry {one.number}", anchor, digest(one)
    )


def of_item(one: Item, keys: Keys) -> Source:
    """An evidence item as a source."""
    return Source(
        Kind.ITEM, keys.items[one.number], f"Item {one.number}", f"item-{one.number}", digest(one)
    )


def of_person(one: Person, keys: Keys) -> Source:
    """A person as a source."""
    anchor = f"person-{one.number}"
    return Source(Kind.PERSON, keys.people[one.number], f"Person {one.number}", anchor, digest(one))


def of_file(one: Attached, keys: Keys) -> Source:
    """An attached file as a source."""
    label = f"Exhibit {one.exhibit} ({one.source.lower()})"
    return Source(Kind.FILE, keys.files[one.exhibit], label, one.id, one.sha256)


def all_sources(data: CaseData, keys: Keys) -> list[Source]:
    """Every record of the case, in the order of a production."""
    return [
        *(of_entry(one, keys) for one in data.entries),
        *(of_person(one, keys) for one in data.people),
        *(of_item(one, keys) for one in data.items),
        *(of_file(one, keys) for one in data.files),
    ]
