"""The records a production may hold, each with its row's id and a hash of what it says.

The hash of a file is that of its original bytes. Any other record has no bytes of its own:
its hash is the SHA-256 of its printed facts as JSON (keys sorted, UTF-8, no spaces), so that
a record that was completed since is known to be new.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any

from cases.casefile.data import Attached, CaseData
from cases.casefile.registry import PARTS, Part
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


def digest(record: Any) -> str:
    """The SHA-256 of what a record says."""
    said = {name: value for name, value in asdict(record).items() if name not in BESIDE}
    text = json.dumps(said, sort_keys=True, default=str, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def of_record(part: Part, one: Any) -> Source:
    """A record of a part as a source; a file is told by its own bytes."""
    kind, label = Kind(part.produced_as), one.own_place.label
    if isinstance(one, Attached):
        return Source(kind, one.record, f"{label} ({one.source.lower()})", one.id, one.sha256)
    return Source(kind, one.record, label, f"{part.anchor}-{one.number}", digest(one))


def all_sources(data: CaseData) -> list[Source]:
    """Every record of the case, in the order of a production."""
    return [
        of_record(part, one)
        for part in PARTS
        if part.produced_as
        for one in data.parts.get(part.key, ())
    ]
