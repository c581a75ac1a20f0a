"""A subject of a case as its file sees it: one part. The case file knows no other way to it.

A subject tells of its part in :mod:`cases.casefile.wiring`, as the app is ready. Nothing that is
made depends on the order in which the table was filled.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from cases.casefile.data import CaseData
from cases.casefile.request import Request
from cases.models import Case
from taskforce.access.principal import Principal
from taskforce.courtpdf import Section

Render = Callable[[CaseData, Request], Iterator[Section]]


@dataclass(frozen=True)
class ContentKind:
    """A kind of content: what a profile admits or withholds (``cases.casefile.admission``).

    ``key`` is the first word of the keys of its places; decisions hang on those, so it never
    changes. ``printed_by`` are the sections that print its texts; ``reproduced`` is what stands
    on the pages of attached files. ``route`` is the page that shows one record of it.
    """

    key: str
    label: str
    printed_by: tuple[str, ...]
    reproduced: bool = False
    route: str = ""

    def is_printed_by(self, sections: Collection[str], *, exhibits: bool = True) -> bool:
        """Whether a copy with these sections, and with attached files or not, prints it."""
        return any(one in sections for one in self.printed_by) and (exhibits or not self.reproduced)


class Reading:
    """A case while it is read: as that principal may see it, in one snapshot."""

    def __init__(self, case: Case, principal: Principal):
        self.case, self.principal = case, principal
        self._read: dict[str, Sequence[Any]] = {}

    def records(self, key: str) -> Sequence[Any]:
        """The records of a part, read once; another part may ask for them."""
        if key not in self._read:
            part = PARTS.of(key)
            self._read[key] = part.gather(self) if part.gather else ()
        return self._read[key]


@dataclass(frozen=True)
class Part:
    """A subject of a case in its file.

    ``order`` is its place among the parts (ties by key), ``searched`` its place in the walk that
    finds and redacts texts: what is redacted is numbered in that order. ``gather`` reads frozen
    dataclasses, as the asker; it is None for the case itself. ``render`` makes sections by their
    name. ``hashed`` is what the certificate prints a hash of, all fields where it is None;
    ``counts`` is how much there is, by the names in the manifest. Records with an ``anchor`` are
    marked in the manifest (``entry-12``); ``produced_as`` is their kind in productions.
    """

    key: str
    order: int
    label: str
    kinds: tuple[ContentKind, ...]
    gather: Callable[[Reading], Sequence[Any]] | None
    searched: int
    render: Mapping[str, Render] = field(default_factory=dict)
    hashed: Callable[[CaseData], Any] | None = None
    counts: Callable[[Sequence[Any]], Mapping[str, int]] | None = None
    anchor: str = ""
    produced_as: str = ""

    def said(self, data: CaseData) -> Any:
        """What the hash of this part is made of."""
        if self.hashed is not None:
            return self.hashed(data)
        return [asdict(one) for one in data.parts.get(self.key, ())]

    def counted(self, data: CaseData) -> Mapping[str, int]:
        """How much there is of it."""
        records = data.parts.get(self.key, ())
        return self.counts(records) if self.counts else {self.key: len(records)}


class Parts:
    """The table of parts."""

    def __init__(self) -> None:
        self._parts: dict[str, Part] = {}

    def register(self, part: Part) -> None:
        """Add a part.

        :raises ValueError: for a key, a kind of content or a section that another part has.
        """
        taken = [part.key] if part.key in self._parts else []
        kinds = {kind.key for one in self for kind in one.kinds}
        taken += [kind.key for kind in part.kinds if kind.key in kinds]
        taken += [name for name in part.render if self.render(name)]
        if taken:
            raise ValueError(f"told twice to the case file: {', '.join(taken)}")
        self._parts[part.key] = part

    def __iter__(self) -> Iterator[Part]:
        """Every part in its order."""
        return iter(sorted(self._parts.values(), key=lambda one: (one.order, one.key)))

    def as_searched(self) -> list[Part]:
        """Every part in the order of the walk through its texts."""
        return sorted(self._parts.values(), key=lambda one: (one.searched, one.key))

    def of(self, key: str) -> Part:
        """The part of that key; raises ``KeyError`` for one that nobody told of."""
        return self._parts[key]

    def kinds(self) -> list[ContentKind]:
        """Every kind of content, those of the case itself last."""
        parts = sorted(self, key=lambda one: one.gather is None)
        return [kind for one in parts for kind in one.kinds]

    def kind(self, key: str) -> ContentKind:
        """The kind of that key; raises ``KeyError`` for one that nobody told of."""
        return {one.key: one for one in self.kinds()}[key]

    def render(self, name: str) -> Render | None:
        """What makes the section of that name, if a part does."""
        return next((one.render[name] for one in self if name in one.render), None)


PARTS = Parts()


def counts_of(data: CaseData) -> dict[str, int]:
    """How much there is: what a later look is compared with."""
    return {name: count for part in PARTS for name, count in part.counted(data).items()}
