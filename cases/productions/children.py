"""Children's names in typed texts: how often they stand there, and initials in their place.

18 USC 3509(d)(1) keeps a child's name from whoever is not entitled to it, 3509(d)(3) lets the
court protect it from others by an order. What people typed of a case is rewritten on request;
attached files are reproduced as they are, so pages of them are withheld where they name a child.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.utils import timezone

from cases.casefile.data import CaseData
from cases.casefile.gather import gather_opened
from cases.models import Case
from cases.productions.held import held_back
from cases.productions.people import is_child
from cases.productions.sources import keys_of
from cases.redaction.finder import Hit, find
from cases.redaction.folding import words
from cases.redaction.known import Known, known_of
from cases.redaction.places import Place, rewritten, texts
from taskforce.access.principal import principal_of

KINDS = {"child_identity", "minor_name"}
ANCHORS = {"log": "entry", "item": "item", "person": "person", "file": "exhibit"}
# A person's own names are printed as ``people`` has them.
OWN = (":name", ":aliases", ":fact:Also known as")


@dataclass(frozen=True)
class Standing:
    """How often children's names stand in what is produced; ``maybe`` are ordinary words too."""

    sure: int
    maybe: int


def names_of(data: CaseData) -> Known:
    """The names of all whom a production names by initials."""
    people = [replace(one, known=replace(one.known, minor=True)) for one in data.people]
    children = [changed for one, changed in zip(data.people, people, strict=True) if is_child(one)]
    return Known(names=known_of(replace(data, people=children)).names)


def with_initials(data: CaseData) -> CaseData:
    """The case with ``[M.Q.]`` wherever a child's name stands for certain."""
    known = names_of(data)

    def change(place: Place, text: str) -> str:
        out, at = [], 0
        for hit in _hits(place, text, known):
            if hit.certain:
                out += [text[at : hit.start], _initials(text[hit.start : hit.end])]
                at = hit.end
        return "".join([*out, text[at:]])

    return rewritten(data, change)


def standing(case: Case, user) -> Standing:
    """In the typed texts of a case that are not withheld now (seven queries)."""
    principal = principal_of(user)
    data = gather_opened(case, principal, timezone.now())
    held, known = held_back(case, data, keys_of(data), principal), names_of(data)
    is_out = _left_out(set(held.whole))
    found = [
        hit for place, text in texts(data) if not is_out(place) for hit in _hits(place, text, known)
    ]
    sure = sum(hit.certain for hit in found)
    return Standing(sure, len(found) - sure)


def _left_out(withheld: set[str]) -> Callable[[Place], bool]:
    """Whether no production prints that place: the case's header, and what is withheld."""

    def is_out(place: Place) -> bool:
        number = place.key.split(":")[1]
        return place.group == "case" or f"{ANCHORS[place.group]}-{number}" in withheld

    return is_out


def _hits(place: Place, text: str, known: Known) -> Iterator[Hit]:
    own = place.group == "person" and place.key.endswith(OWN)
    if text and known.names and not place.of_staff and not own:
        yield from (hit for hit in find(text, known) if hit.kind in KINDS)


def _initials(found: str) -> str:
    return f"[{''.join(f'{one[0].upper()}.' for one in words(found))}]"
