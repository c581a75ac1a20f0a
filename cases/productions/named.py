"""Children's names in the text of attached files: found, decided on, and what is done then.

The same finder that looks through exhibits for public copies looks for the names alone. An
exhibit that names a child is produced only when somebody chose how: covered, withheld, or left
in on a ground of 18 USC 3509(d). What has no text is not searched, and said to be so.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cases.casefile.data import Attached
from cases.models import ExhibitChoice
from cases.productions.children import initialed, names_in
from cases.redaction.finder import Hit
from cases.redaction.known import Known
from cases.redaction.pages import Page, Texts, read_texts
from taskforce.courtpdf import Box

Choices = Mapping[tuple[str, str], ExhibitChoice]


@dataclass(frozen=True)
class Spot:
    """A page (or, without one, a whole text) in which children are named."""

    text: str
    hits: Sequence[Hit]
    page: Page | None = None

    @property
    def number(self) -> int:
        """Counted from 1; 0 for a text that has no pages."""
        return self.page.number if self.page else 0

    @property
    def boxes(self) -> list[Box]:
        """A box over each word of each name, as on the pages of public copies."""
        if self.page is None:
            return []
        words = [word for hit in self.hits for word in self.page.words_in(hit.start, hit.end)]
        return [word.box(self.page.number) for word in words]


@dataclass(frozen=True)
class Named:
    """An exhibit that names a child, or may, and the choice that fits it as it is now."""

    file: Attached
    spots: Sequence[Spot]
    fingerprint: str
    choice: ExhibitChoice | None = None

    @property
    def sure(self) -> int:
        """How often a child is named for certain."""
        return sum(hit.certain for spot in self.spots for hit in spot.hits)

    @property
    def maybe(self) -> int:
        """How many words may be a child's name and may be something else."""
        return sum(len(spot.hits) for spot in self.spots) - self.sure

    @property
    def is_covered(self) -> bool:
        """Whether the names are to be covered."""
        return self.choice is not None and self.choice.how == ExhibitChoice.How.COVER

    @property
    def boxes(self) -> list[Box]:
        """What covers the names on its pages."""
        return [box for spot in self.spots for box in spot.boxes]

    @property
    def covered_text(self) -> str | None:
        """Of a text or e-mail: the text with initials for the names."""
        spot = self.spots[0]
        return None if spot.page else initialed(spot.text, spot.hits)


@dataclass(frozen=True)
class Looked:
    """What was found in the exhibits of a production.

    ``unsearched`` are exhibits with why nobody can say without looking what they show;
    ``unread`` is how many could not be read in the time there was.
    """

    named: Sequence[Named] = ()
    unsearched: Sequence[tuple[Attached, str]] = ()
    unread: int = 0

    @property
    def open(self) -> list[Named]:
        """Those on which nobody decided yet."""
        return [one for one in self.named if one.choice is None]


def look(
    case_id: uuid.UUID,
    files: Sequence[tuple[Attached, Iterable[range]]],
    known: Known,
    choices: Callable[[], Choices],
    seconds: float | None = None,
) -> Looked:
    """Look for children's names in what a production reproduces.

    :param files: each file that is not withheld, with the pages of it that are.
    :param choices: reads the choices of the production, where there is something to choose.
    :param seconds: how long files may be read that nobody has read before; None reads all.
    """
    if not known.names:
        return Looked()
    shown = [(one, pages) for one, pages in files if one.vault_name and not one.withheld]
    texts = read_texts(case_id, [one for one, _pages in shown], seconds)
    every = [_named(one, list(pages), known, texts) for one, pages in shown]
    found = [one for one in every if one is not None]
    made = choices() if found else {}
    named = [replace(one, choice=made.get((one.file.record, one.fingerprint))) for one in found]
    unread = set(texts.unread)
    whys = [(one, texts.unsearched(one)) for one, _pages in shown if one.exhibit not in unread]
    unsearched = [(one, why) for one, why in whys if why]
    return Looked(named, unsearched, len(unread))


def _named(one: Attached, withheld: Sequence[range], known: Known, texts: Texts) -> Named | None:
    spots = [spot for spot in _spots(one, known, texts) if not _within(spot.number, withheld)]
    if not spots:
        return None
    return Named(one, spots, _fingerprint(one, spots))


def _spots(one: Attached, known: Known, texts: Texts) -> list[Spot]:
    if one.exhibit in texts.typed:
        text = texts.typed[one.exhibit]
        every = [Spot(text, names_in(text, known))]
    else:
        pages = texts.pages.get(one.exhibit, ())
        every = [Spot(page.text, names_in(page.text, known), page) for page in pages]
    return [spot for spot in every if spot.hits]


def _within(number: int, withheld: Sequence[range]) -> bool:
    return any(number in pages for pages in withheld)


def _fingerprint(one: Attached, spots: Sequence[Spot]) -> str:
    """Other bytes, another child, or a name in another place make another one."""
    found = [
        f"{spot.number} {hit.start} {hit.end} {hit.value} {hit.certain}"
        for spot in spots
        for hit in spot.hits
    ]
    return hashlib.sha256("\x1f".join([one.sha256, *found]).encode()).hexdigest()
