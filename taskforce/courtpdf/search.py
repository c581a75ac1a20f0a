"""Looking for thousands of values in one pass over a text, or over bytes.

A value of six letters or more is looked for wherever its letters stand in order,
whatever spaces, line ends or styles lie between them.  A shorter one (``Lee``) would be
found inside every third word: it is looked for as a whole word, and not in
compressed bytes, where any few bytes turn up by chance.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from .text import is_right_to_left, letters

SHORTEST = 3  # letters of a value that can be searched for at all
LONG = 6  # letters from which a value is found within and across words
ANCHOR = 4  # bytes by which a needle is recognized first
WORD = re.compile(r"\w+")


def folded_text(text: str) -> str:
    """Letters only, compatible forms and cases alike: line breaks hide nothing."""
    return letters(unicodedata.normalize("NFKC", text)).casefold()


def unsearchable(values: Iterable[str]) -> list[int]:
    """The numbers (from 1) of the values that are too short to be searched for."""
    return [n for n, value in enumerate(values, 1) if len(folded_text(value)) < SHORTEST]


class Values:
    """The values to look for; raises ``ValueError`` naming those that are too short."""

    def __init__(self, values: Iterable[str]) -> None:
        given = list(values)
        if short := unsearchable(given):
            numbers = ", ".join(str(number) for number in short[:20])
            raise ValueError(
                f"A value of fewer than three letters cannot be searched for (value {numbers})."
            )
        self.long: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self.words: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        needles: dict[bytes, set[int]] = defaultdict(set)
        for number, value in enumerate(given, 1):
            folded = folded_text(value)
            if len(folded) < LONG:
                words = tuple(words_of(value))
                self.words[words[0] if words else folded].append((words or (folded,), number))
                continue
            for form in {folded, folded[::-1]} if is_right_to_left(folded) else {folded}:
                self.long[form[:SHORTEST]].append((form, number))
            for needle in _needles(value):
                needles[needle].add(number)
        self.bytes = _Bytes(needles)

    def in_text(self, pieces: Iterable[str]) -> set[int]:
        """The values in a text of pieces that follow one another (lines, styles)."""
        given = list(pieces)
        return self._across("".join(given)) | self._in_words("\n".join(given))

    def _across(self, text: str) -> set[int]:
        folded, found = folded_text(text), set()
        anchors = self.long
        for at in range(len(folded) - SHORTEST + 1):
            for form, number in anchors.get(folded[at : at + SHORTEST], ()):
                if folded.startswith(form, at):
                    found.add(number)
        return found

    def _in_words(self, text: str) -> set[int]:
        if not self.words:
            return set()
        words, found = words_of(text), set()
        for at, word in enumerate(words):
            for wanted, number in self.words.get(word, ()):
                if tuple(words[at : at + len(wanted)]) == wanted:
                    found.add(number)
        return found


def words_of(text: str) -> list[str]:
    return [letters(word) for word in WORD.findall(unicodedata.normalize("NFKC", text).casefold())]


def _needles(value: str) -> Iterator[bytes]:
    """A value as bytes in the ways a file may hold it; cases of A to Z are alike."""
    for form in {value.strip(), value.strip().lower(), value.strip().upper()}:
        for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
            yield form.encode(encoding, "surrogatepass").lower()


class _Bytes:
    """Finds byte strings: a class for each of four places first, then the string itself."""

    def __init__(self, needles: dict[bytes, set[int]]) -> None:
        self.longest = max((len(needle) for needle in needles), default=0)
        self.anchors: dict[bytes, list[tuple[bytes, set[int]]]] = defaultdict(list)
        for needle, numbers in needles.items():
            self.anchors[needle[:ANCHOR]].append((needle, numbers))
        classes = [
            b"["
            + b"".join(b"\\x%02x" % byte for byte in sorted({a[n] for a in self.anchors}))
            + b"]"
            for n in range(ANCHOR)
            if self.anchors
        ]
        self.likely = re.compile(b"(?=(" + b"".join(classes) + b"))", re.S) if classes else None

    def found(self, data: bytes) -> set[int]:
        """The numbers of the needles that are in these bytes."""
        if self.likely is None:
            return set()
        data, found = data.lower(), set()
        anchors = self.anchors
        for match in self.likely.finditer(data):
            for needle, numbers in anchors.get(match[1], ()):
                if data.startswith(needle, match.start()):
                    found |= numbers
        return found
