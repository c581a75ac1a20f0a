"""Searching a file, in all its bytes, for values that must not be in it.

A redacted value is looked for where it could be read by anybody who has the
file: in the text that viewers and copying show, in every string of every object
(bookmarks, links, metadata, alternative texts), in the plain content of every
stream, in the bytes as they lie on disk, and, where tesseract is installed, in what
pages without text show.  The one earlier version that a file may hold is the file
before it was signed, and that is searched in the same way.
"""

import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, PdfError, Stream, String

from . import ocr, viewed
from .child.readback import Reader
from .revisions import revisions, signed_range
from .search import Values, folded_text, unsearchable

__all__ = ["leaks", "unsearchable"]

WINDOW = 8 << 20
SEEN_TEXT = 20  # letters: a page with fewer is read as an image


def leaks(path: Path, values: Iterable[str]) -> list[str]:
    """A sentence for each place where a value was found; the value is not in it.

    Values are counted from 1.  Those of fewer than six letters are found as whole words
    only, in text and strings.  Raises ``ValueError`` for values of fewer than three
    letters: ask ``unsearchable`` first, and tell a person of those.
    """
    wanted = Values(values)
    data = Path(path).read_bytes()
    found = {f"Value {number} lies in the file's bytes." for number in _in_bytes(data, wanted)}
    earlier = revisions(data)[:-1]
    if len(earlier) > 1 or (earlier and signed_range(data) != len(data)):
        found.add("The file holds an earlier version of itself.")
    scans: list[int] = []
    for version in (*earlier, data):
        scans = []
        found |= _in_version(version, wanted, scans)
    for number, text in ocr.texts(Path(path), scans):
        lines = text.split("\n")
        found |= {f"Value {n} can be seen on page {number + 1}." for n in wanted.in_text(lines)}
    return sorted(found)


def _in_bytes(data: bytes, wanted: Values) -> set[int]:
    """The bytes as they lie there, a window at a time."""
    found: set[int] = set()
    for at in range(0, len(data), WINDOW):
        found |= wanted.bytes.found(data[at : at + WINDOW + wanted.bytes.longest])
    return found


def _in_version(data: bytes, wanted: Values, scans: list[int]) -> set[str]:
    """Where the values are as a reader of that version sees it; ``scans`` gets pages of images."""
    found: set[str] = set()
    with Pdf.open(io.BytesIO(data)) as pdf:
        reader = Reader()
        for number, page in enumerate(pdf.pages, 1):
            texts = list(_page_texts(reader, page))
            found |= {
                f"Value {n} can be read in {place} {number}."
                for place, pieces in texts
                for n in wanted.in_text(pieces)
            }
            if _is_scan(page, texts):
                scans.append(number - 1)
        for thing in pdf.objects:
            found |= _in_object(thing, wanted)
    for number, text in enumerate(viewed.texts(data), 1):
        found |= {
            f"Value {n} can be read in the text of page {number}." for n in wanted.in_text([text])
        }
    return found


def _page_texts(reader: Reader, page: Page) -> Iterator[tuple[str, list[str]]]:
    yield "the text of page", [text for _mcid, text in sorted(reader.marked(page).items())]
    for name, form in _forms(page.obj.get("/Resources", Dictionary()), 0):
        drawn = [text for _mcid, text in sorted(reader.drawn(form).items())]
        yield f"the text of drawing {name} on page", drawn


def _forms(resources: Object, depth: int) -> Iterator[tuple[str, Stream]]:
    for name, thing in resources.get("/XObject", Dictionary()).items():
        if isinstance(thing, Stream) and thing.get("/Subtype") == Name.Form and depth < 8:
            yield name, thing
            yield from _forms(thing.get("/Resources", Dictionary()), depth + 1)


def _is_scan(page: Page, texts: Iterable[tuple[str, list[str]]]) -> bool:
    """Whether the page shows an image and, besides what is stamped, hardly any text."""
    if "/XObject" not in page.obj.get("/Resources", Dictionary()):
        return False
    pieces = [piece for place, given in texts for piece in given]
    stamped = Reader().marked(page).get(-1, "")
    return len(folded_text("".join(pieces))) - len(folded_text(stamped)) < SEEN_TEXT


def _in_object(thing: Object, wanted: Values) -> set[str]:
    found = {
        f"Value {number} can be read in the strings of the document."
        for text in _strings(thing, 0)
        for number in wanted.in_text([text])
    }
    if isinstance(thing, Stream) and thing.get("/Subtype") != Name.Image:
        try:
            plain = thing.read_bytes()
        except PdfError:
            plain = thing.read_raw_bytes()
        found |= {f"Value {number} lies in a stream." for number in wanted.bytes.found(plain)}
        if thing.get("/Type") == Name.Metadata:
            text = plain.decode("utf-8", "replace")
            found |= {f"Value {n} can be read in the metadata." for n in wanted.in_text([text])}
    return found


def _strings(thing: Object, depth: int) -> Iterator[str]:
    if isinstance(thing, String | Name):
        yield str(thing)
    elif isinstance(thing, Array) and depth < 20:
        for item in thing:
            if isinstance(item, Object) and not item.is_indirect:
                yield from _strings(item, depth + 1)
            elif isinstance(item, str):
                yield item
    elif isinstance(thing, Dictionary | Stream) and depth < 20:
        for key, item in thing.items():
            yield str(key)
            if isinstance(item, Object) and not item.is_indirect:
                yield from _strings(item, depth + 1)
