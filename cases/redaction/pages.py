"""The texts of exhibits' pages, read once in a limited child and kept sealed with the case."""

import json
import re
import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from html import unescape
from itertools import pairwise

from cases.casefile.data import Attached
from cases.casefile.exhibits import opener
from cases.casefile.store import CaseSectionStore
from cases.redaction.folding import squeezed
from cases.redaction.places import Place
from taskforce.courtpdf import Box, page_words
from taskforce.courtpdf.errors import ExhibitRefused
from taskforce.courtpdf.exhibits.mail import fragments as mail_fragments
from taskforce.courtpdf.exhibits.typed import decoded
from taskforce.courtpdf.exhibits.ways import is_mail, is_written, may_have_pages
from taskforce.vault import files as vault

VERSION = "2"
TAG = re.compile(r"(?:<[^>]+>\s*)+")
SLACK = 0.002  # of the page's side: a box is drawn a little larger than the letters
# A word's box is as high as its font, not as its ink, and begins where the letter's room does.
FONT_HEIGHT, FONT_WIDTH = 0.08, 0.02
BARE = 1e-7  # of the page: what rounding leaves between two boxes
PICTURED_FROM, LEGIBLE_FROM = 0.02, 20  # of the page's area; letters


@dataclass(frozen=True)
class Placed:
    """A word of a page and where it stands, in fractions of the upright page."""

    text: str
    left: float
    top: float
    width: float
    height: float

    def box(self, page: int) -> Box:
        """A box over it."""
        left, top = max(0.0, self.left - SLACK), max(0.0, self.top - SLACK)
        return Box(
            page,
            left,
            top,
            min(1.0 - left, self.width + 2 * SLACK),
            min(1.0 - top, self.height + 2 * SLACK),
        )

    def is_under(self, boxes: Iterable[Box]) -> bool:
        """Whether boxes together hide all of its ink."""
        left, top, right, bottom = self._ink
        if right <= left or bottom <= top:
            return False
        near = [
            (one.left, one.top, one.left + one.width, one.top + one.height)
            for one in boxes
            if one.left < right
            and one.top < bottom
            and one.left + one.width > left
            and one.top + one.height > top
        ]
        across = _cuts(left, right, [(one[0], one[2]) for one in near])
        down = _cuts(top, bottom, [(one[1], one[3]) for one in near])
        bare = sum(
            (x2 - x1) * (y2 - y1)
            for x1, x2 in pairwise(across)
            for y1, y2 in pairwise(down)
            if not any(
                one[0] <= x1 and x2 <= one[2] and one[1] <= y1 and y2 <= one[3] for one in near
            )
        )
        return bare <= BARE

    @property
    def _ink(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of what is certainly drawn, as far as it is on the page."""
        tall = self.height >= self.width
        across = min(SLACK, self.width * (FONT_HEIGHT if tall else FONT_WIDTH))
        down = min(SLACK, self.height * (FONT_WIDTH if tall else FONT_HEIGHT))
        return (
            max(0.0, self.left + across),
            max(0.0, self.top + down),
            min(1.0, self.left + self.width - across),
            min(1.0, self.top + self.height - down),
        )


def _cuts(low: float, high: float, sides: Iterable[tuple[float, float]]) -> list[float]:
    """Where a side is cut by boxes, ends included."""
    return sorted({low, high, *(min(high, max(low, one)) for pair in sides for one in pair)})


@dataclass(frozen=True)
class Page:
    """A page of an exhibit: its text, made of its words, or none that can be read.

    ``pictured`` is the share of the page (0 to 1) that pictures take.
    """

    exhibit: int
    number: int
    words: Sequence[Placed]
    pictured: float = 0.0

    @property
    def needs_a_look(self) -> bool:
        """Whether it may show what stands in no text: a picture, or hardly any letters."""
        return self.pictured > PICTURED_FROM or len(squeezed(self.text)) < LEGIBLE_FROM

    @property
    def text(self) -> str:
        return " ".join(one.text for one in self.words)

    @property
    def place(self) -> Place:
        """Where its text stands."""
        label = f"Exhibit {self.exhibit}, page {self.number}"
        return Place(f"exhibit:{self.exhibit}:{self.number}", label)

    def words_in(self, start: int, end: int) -> list[Placed]:
        """The words that a piece of the text touches."""
        found, at = [], 0
        for one in self.words:
            if at < end and at + len(one.text) > start:
                found.append(one)
            at += len(one.text) + 1
        return found


@dataclass(frozen=True)
class Texts:
    """What could be read of a case's exhibits.

    ``typed`` are the texts of text files, ``pages`` those of PDFs and images by exhibit;
    ``unread`` were not reached within the time, and count as not searched.
    """

    typed: Mapping[int, str]
    pages: Mapping[int, Sequence[Page]]
    unread: Sequence[int] = ()

    def places(self) -> list[tuple[Place, str]]:
        """Every text with its place, for the finder."""
        found = [
            (Place(f"exhibit:{number}", f"Exhibit {number}"), text)
            for number, text in self.typed.items()
        ]
        found += [
            (page.place, page.text) for pages in self.pages.values() for page in pages if page.words
        ]
        return found

    def unsearched(self, one: Attached) -> str:
        """Why nobody can say what an exhibit shows without looking, or ""."""
        if not one.vault_name or one.exhibit in self.typed:
            return ""
        if not may_have_pages(one.media_type):
            return "of a kind that is not searched here"
        if one.exhibit in self.unread:
            return "not read yet"
        pages = self.pages.get(one.exhibit, ())
        if not pages:
            return "cannot be read"
        if not any(page.words for page in pages):
            return "a picture without text that can be searched"
        unseen = sum(page.needs_a_look for page in pages)
        if not unseen:
            return ""
        said = "pages show pictures" if len(pages) > 1 else "page shows pictures"
        return f"{unseen} of {len(pages)} {said} or hardly any text"


def read_texts(
    case_id: uuid.UUID, files: Iterable[Attached], seconds: float | None = None
) -> Texts:
    """The texts of all exhibits; with ``seconds``, as many as can be read in that time."""
    store, ends = CaseSectionStore(case_id), time.monotonic() + (seconds or 0)
    typed: dict[int, str] = {}
    pages: dict[int, Sequence[Page]] = {}
    unread: list[int] = []
    for one in files:
        if not one.vault_name:
            continue
        if is_written(one.media_type):
            text = _typed(one)
            if text is not None:
                typed[one.exhibit] = text
        elif may_have_pages(one.media_type):
            late = seconds is not None and time.monotonic() > ends
            found = _kept(store, one) or (None if late else _read(store, one))
            if found is None:
                unread.append(one.exhibit)
            else:
                pages[one.exhibit] = found
    return Texts(typed, pages, unread)


def _typed(one: Attached) -> str | None:
    """A text or e-mail as the engine would set it; None for what it refuses."""
    data = vault.read_all(one.vault_name)
    try:
        if is_mail(one.media_type):
            return "\n".join(map(_plain, mail_fragments(data)))
        return decoded(data)
    except ExhibitRefused:
        return None


def _plain(fragment: str) -> str:
    """The words of the engine's own HTML, in which everything typed is escaped."""
    return unescape(TAG.sub("\n", fragment)).strip()


def _key(one: Attached) -> str:
    return f"words {VERSION} {one.sha256}"


def _kept(store: CaseSectionStore, one: Attached) -> list[Page] | None:
    kept = store.get(_key(one))
    if kept is None:
        return None
    return [
        Page(one.exhibit, number, [Placed(*word) for word in words], pictured)
        for number, (words, pictured) in enumerate(json.loads(kept), 1)
    ]


def _read(store: CaseSectionStore, one: Attached) -> list[Page]:
    """Read in a child; what cannot be opened has no pages and gets a sheet in the file."""
    try:
        found = page_words(opener(one.vault_name), one.media_type)
    except ExhibitRefused:
        found = []
    pages = [
        Page(one.exhibit, number, [_placed(word) for word in told.words], told.pictured)
        for number, told in enumerate(found, 1)
    ]
    kept = [([astuple(word) for word in page.words], page.pictured) for page in pages]
    store.put(_key(one), json.dumps(kept, ensure_ascii=False).encode("utf-8", "replace"))
    return pages


def _placed(word) -> Placed:
    return Placed(word.text, word.left, word.top, word.width, word.height)
