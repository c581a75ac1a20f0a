"""Children's names in attached files: found, decided on, and what is done then.

The same finder that looks through exhibits for public copies looks for the names alone. An
exhibit that names a child is produced only when somebody chose how: covered, withheld, or left
in on a ground of 18 USC 3509(d). What has no text is put to a person who looks at it; what a
person drew boxes over as a child's name counts as one.
"""

import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace

from cases.casefile.data import Attached
from cases.models import ExhibitChoice
from cases.productions.children import initialed, names_in
from cases.productions.unseen import Unseen, unseen
from cases.redaction.finder import Hit
from cases.redaction.known import Known
from cases.redaction.pages import Page, Texts, read_texts
from taskforce.courtpdf import Box

Choices = Mapping[tuple[str, str], ExhibitChoice]
Drawn = Mapping[str, Sequence[Box]]


@dataclass(frozen=True)
class Shown:
    """A file that is not withheld as a whole.

    ``withheld`` are the pages that are; ``given`` says that an earlier production holds it
    with the names covered, so that it is new only where they are to be left in now.
    """

    file: Attached
    withheld: Sequence[range] = ()
    given: bool = False


@dataclass(frozen=True)
class Asked:
    """What is looked for, and what people said.

    ``drawn`` are the boxes over children's names that were drawn by hand, by the file's id;
    ``must_look`` says that what cannot be searched is looked at before it is produced.
    """

    known: Known
    drawn: Drawn
    choices: Callable[[], Choices]
    must_look: bool


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
    """An exhibit that names a child, or may, and the choice that fits it as it is now.

    ``drawn`` are boxes that somebody drew over a child's name; ``blocks`` says whether nothing
    is made before somebody chose.
    """

    file: Attached
    spots: Sequence[Spot]
    fingerprint: str
    choice: ExhibitChoice | None = None
    unseen: Unseen | None = None
    drawn: Sequence[Box] = ()
    blocks: bool = True
    given: bool = False

    @property
    def sure(self) -> int:
        """How often a child is named for certain."""
        return sum(hit.certain for spot in self.spots for hit in spot.hits)

    @property
    def maybe(self) -> int:
        """How many words may be a child's name and may be something else."""
        return sum(len(spot.hits) for spot in self.spots) - self.sure

    @property
    def is_only_looked_at(self) -> bool:
        """Whether nothing in it is known to name a child: somebody has to look."""
        return not self.spots and not self.drawn

    @property
    def is_covered(self) -> bool:
        """Whether the names are to be covered."""
        return self.choice is not None and self.choice.how == ExhibitChoice.How.COVER

    @property
    def is_left(self) -> bool:
        """Whether somebody chose that it is reproduced as it is."""
        return self.choice is not None and not self.is_covered

    @property
    def boxes(self) -> list[Box]:
        """What covers the names on its pages: where they were found, and where somebody drew."""
        return [*(box for spot in self.spots for box in spot.boxes), *self.drawn]

    @property
    def covered_text(self) -> str | None:
        """Of a text or e-mail: the text with initials for the names."""
        texts = [initialed(one.text, one.hits) for one in self.spots if one.page is None]
        return texts[0] if texts else None


@dataclass(frozen=True)
class Looked:
    """What was found in the exhibits of a production.

    ``unsearched`` are files that no search reads and that are not reproduced, with why;
    ``unread`` is how many could not be read in the time there was.
    """

    named: Sequence[Named] = ()
    unsearched: Sequence[tuple[Attached, str]] = ()
    unread: int = 0

    @property
    def open(self) -> list[Named]:
        """Those on which nobody decided yet, and somebody has to."""
        return [one for one in self.named if one.choice is None and one.blocks]


def look(
    case_id: uuid.UUID, files: Iterable[Shown], asked: Asked, seconds: float | None = None
) -> Looked:
    """Look for children's names in what a production reproduces.

    :param seconds: how long files may be read that nobody has read before; None reads all.
    """
    if not asked.known.names and not asked.drawn:
        return Looked()
    shown = [one for one in files if one.file.vault_name and not one.file.withheld]
    texts = read_texts(case_id, [one.file for one in shown], seconds)
    unread = set(texts.unread)
    read = [one for one in shown if one.file.exhibit not in unread]
    every = [_named(one, asked, texts) for one in read]
    found = [one for one in every if one is not None]
    made = asked.choices() if found else {}
    named = [replace(one, choice=made.get((one.file.record, one.fingerprint))) for one in found]
    listed = {one.file.exhibit for one in named}
    whys = [(one.file, texts.unsearched(one.file)) for one in read]
    unsearched = [(one, why) for one, why in whys if why and one.exhibit not in listed]
    return Looked(named, unsearched if asked.known.names else (), len(unread))


def _named(one: Shown, asked: Asked, texts: Texts) -> Named | None:
    every = _spots(one.file, asked.known, texts)
    spots = [spot for spot in every if not _within(spot.number, one.withheld)]
    typed = one.file.exhibit in texts.typed
    drawn = () if typed else asked.drawn.get(one.file.record, ())
    drawn = [box for box in drawn if not _within(box.page, one.withheld)]
    blind = unseen(one.file, texts, one.withheld) if asked.known.names else None
    if not spots and not drawn and blind is None:
        return None
    return Named(
        one.file,
        spots,
        _fingerprint(one.file, spots, drawn, blind, asked.known),
        unseen=blind,
        drawn=drawn,
        blocks=not one.given and bool(spots or drawn or asked.must_look),
        given=one.given,
    )


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


def _fingerprint(
    one: Attached,
    spots: Sequence[Spot],
    drawn: Sequence[Box],
    blind: Unseen | None,
    known: Known,
) -> str:
    """Other bytes, another child, a name in another place, another box make another one.

    Whoever looks at a picture looks for the names that are known: another name is another look.
    """
    found = [
        f"{spot.number} {hit.start} {hit.end} {hit.value} {hit.certain}"
        for spot in spots
        for hit in spot.hits
    ]
    found += [f"box {astuple(box)}" for box in drawn]
    if blind is not None:
        found += ["look", *map(str, blind.pages), *sorted({name.key for name in known.names})]
    return hashlib.sha256("\x1f".join([one.sha256, *found]).encode()).hexdigest()
