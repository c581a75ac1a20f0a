"""Searching a file, in all its bytes, for values that must not be in it.

A redacted value is looked for where it could be read by anybody who has the
file: in the text that viewers and copying show, in every string of every object
(bookmarks, links, metadata, alternative texts), in the plain content of every
stream, and in the bytes as they lie on disk. The one earlier version that a file may hold is
the file before it was signed, and that is searched in the same way.
"""

import io
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream, String

from .child.readback import Reader
from .revisions import revisions, signed_range
from .text import is_right_to_left, letters

SHORTEST = 3  # letters of a value that can be searched for at all


def leaks(path: Path, values: Iterable[str]) -> list[str]:
    """A sentence for each place where a value was found; the value is not in it."""
    wanted = {number: Wanted(value) for number, value in enumerate(values, 1)}
    found: list[str] = []
    data = Path(path).read_bytes()
    for number, value in wanted.items():
        if value.in_bytes(data):
            found.append(f"Value {number} lies in the file's bytes.")
    earlier = revisions(data)[:-1]
    if len(earlier) > 1 or (earlier and signed_range(data) != len(data)):
        found.append("The file holds an earlier version of itself.")
    for version in (*earlier, data):
        found += _found(version, wanted)
    return sorted(set(found))


def _found(data: bytes, wanted: Mapping[int, "Wanted"]) -> list[str]:
    """Where the values are in one version of the file, as a reader of that version sees it."""
    found: list[str] = []
    with Pdf.open(io.BytesIO(data)) as pdf:
        for place, text in _texts(pdf):
            folded = folded_text(text)
            found += [
                f"Value {number} can be read in {place}."
                for number, value in wanted.items()
                if value.is_in(folded)
            ]
        for place, plain in _streams(pdf):
            found += [
                f"Value {number} lies in {place}."
                for number, value in wanted.items()
                if value.in_bytes(plain)
            ]
    return found


def folded_text(text: str) -> str:
    """Letters only, compatible forms and cases alike: line breaks hide nothing."""
    return letters(unicodedata.normalize("NFKC", text)).casefold()


class Wanted:
    def __init__(self, value: str) -> None:
        self.folded = folded_text(value)
        if len(self.folded) < SHORTEST:
            raise ValueError("A value of fewer than three letters cannot be searched for.")
        forms = {value, value.lower(), value.upper(), value.strip()}
        self.bytes = {
            form.encode(encoding)
            for form in forms
            for encoding in ("utf-8", "utf-16-be", "utf-16-le")
        }

    def is_in(self, folded: str) -> bool:
        """Lines from right to left store their letters in the order seen."""
        return self.folded in folded or (
            is_right_to_left(self.folded) and self.folded[::-1] in folded
        )

    def in_bytes(self, data: bytes) -> bool:
        return any(form in data for form in self.bytes)


def _texts(pdf: Pdf) -> Iterator[tuple[str, str]]:
    reader = Reader()
    for number, page in enumerate(pdf.pages, 1):
        yield f"the text of page {number}", _page_text(reader, page)
        for name, form in _forms(page.obj.get("/Resources", Dictionary()), 0):
            yield f"the text of {name} on page {number}", "".join(reader.drawn(form).values())
    for thing in pdf.objects:
        for text in _strings(thing, 0):
            yield "the strings of the document", text


def _page_text(reader: Reader, page: object) -> str:
    return "".join(text for _mcid, text in sorted(reader.marked(page).items()))


def _forms(resources: Object, depth: int) -> Iterator[tuple[str, Stream]]:
    for name, thing in resources.get("/XObject", Dictionary()).items():
        if isinstance(thing, Stream) and thing.get("/Subtype") == Name.Form and depth < 8:
            yield f"drawing {name}", thing
            yield from _forms(thing.get("/Resources", Dictionary()), depth + 1)


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


def _streams(pdf: Pdf) -> Iterator[tuple[str, bytes]]:
    for thing in pdf.objects:
        if isinstance(thing, Stream) and thing.get("/Subtype") != Name.Image:
            try:
                yield "a stream", thing.read_bytes()
            except PdfError:
                yield "a stream", thing.read_raw_bytes()
