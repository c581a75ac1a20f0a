"""What is proposed to be redacted in a case, and how people decided.

A proposal is one hit at one place. What the case knows for certain is redacted unless somebody
refused it with a reason; what only looks like it waits, and blocks the public copy.
"""

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cases.casefile.data import CaseData
from cases.redaction.finder import Hit, find
from cases.redaction.known import Known, Name, known_of
from cases.redaction.places import Place, texts
from cases.redaction.rules import Rule, rule
from taskforce.courtpdf import Box

AROUND = 24  # characters on either side that a decision holds for


@dataclass(frozen=True)
class Verdict:
    """The last decision on a proposal: who, when, and why."""

    verdict: str
    reason: str
    by: str
    at: object


@dataclass(frozen=True)
class Mark:
    """A redaction made by hand: a text, or (with ``exhibit`` and ``box``) a box on a page."""

    id: uuid.UUID
    kind: str
    text: str
    reason: str
    by: str
    at: object
    file_id: uuid.UUID | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    lifted: Verdict | None = None

    @property
    def fingerprint(self) -> str:
        """What decisions name it by."""
        return f"mark:{self.id}"

    @property
    def as_box(self) -> Box:
        """The box as the engine takes it."""
        left, top, width, height = self.box or (0.0, 0.0, 0.0, 0.0)
        return Box(self.page or 1, left, top, width, height)


@dataclass(frozen=True)
class Review:
    """The decisions and marks of a case, as they were read."""

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    marks: Sequence[Mark] = ()

    @property
    def texts(self) -> list[Name]:
        """The texts chosen by hand that are in force."""
        return [
            Name(one.kind, one.text, one.fingerprint)
            for one in self.marks
            if one.text and one.lifted is None
        ]

    @property
    def boxes(self) -> list[Mark]:
        """The boxes that are in force."""
        return [one for one in self.marks if one.box and one.lifted is None]


@dataclass(frozen=True)
class Proposal:
    """One hit, where it stands, and what was decided."""

    place: Place
    text: str
    hit: Hit
    fingerprint: str
    verdict: Verdict | None = None

    @property
    def rule(self) -> Rule:
        return rule(self.hit.kind)

    @property
    def found(self) -> str:
        """The text that would be redacted."""
        return self.text[self.hit.start : self.hit.end]

    @property
    def waits(self) -> bool:
        """Whether somebody has to decide before a public copy can be made."""
        return self.verdict is None and not self.hit.certain

    @property
    def redacts(self) -> bool:
        """Whether it is taken out as things stand (what waits is not, but nothing is made)."""
        if self.verdict is None:
            return self.hit.certain
        return self.verdict.verdict == "accept"

    @property
    def state(self) -> str:
        """``waits``, ``default``, ``accepted`` or ``refused``."""
        if self.verdict is None:
            return "default" if self.hit.certain else "waits"
        return "accepted" if self.verdict.verdict == "accept" else "refused"


def proposals(
    case_id: uuid.UUID,
    data: CaseData,
    review: Review,
    pages: Iterable[tuple[Place, str]] = (),
) -> list[Proposal]:
    """Every proposal of a case, in the order of its places.

    :param pages: the texts of exhibits' pages, as far as they have any.
    """
    known = known_of(data).with_texts(review.texts)
    found: list[Proposal] = []
    for place, text in [*texts(data), *pages]:
        found += at_place(case_id, place, text, known, review)
    return found


def at_place(
    case_id: uuid.UUID, place: Place, text: str, known: Known, review: Review
) -> list[Proposal]:
    """The proposals of one text. The names of those who work on the case are left alone."""
    if place.of_staff:
        return []
    seen: Counter[str] = Counter()
    out = []
    for hit in find(text, known, place.key):
        name = fingerprint(case_id, place, text, hit, seen)
        out.append(Proposal(place, text, hit, name, review.verdicts.get(name)))
    return out


def fingerprint(case_id: uuid.UUID, place: Place, text: str, hit: Hit, seen: Counter[str]) -> str:
    """A name for a proposal that changes with its place, its text and what stands around it."""
    around = (
        text[max(0, hit.start - AROUND) : hit.start],
        text[hit.start : hit.end],
        text[hit.end : hit.end + AROUND],
    )
    base = "\x1f".join((case_id.hex, place.key, hit.kind, *around))
    seen[base] += 1
    return hashlib.sha256(f"{base}\x1f{seen[base]}".encode("utf-8", "replace")).hexdigest()
