"""Looking for thousands of values in one pass over a text, or over bytes.

A value of twelve letters or more in several words is looked for wherever its letters stand
in order, whatever spaces, line ends, marks or styles lie between them.  One of six or more is
found within longer words, and broken in pieces where these begin and end as words do
(``Andres`` is not found in ``and restaurant``).  A shorter one (``Lee``) would be found
inside every third word: it is looked for as a whole word, and not in compressed bytes, where
any few bytes turn up by chance.  Nor are numbers of fewer than ten figures, which a file's
own tables are full of; in texts they are found with any marks between their figures.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .text import is_right_to_left, letters

SHORTEST = 3  # letters of a value that can be searched for at all
LONG, SURE = 6, 12  # letters from which a value is found within words, and across any
SHORTEST_NUMBER, LONG_NUMBER = 7, 10  # figures
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
        self.keys: list[_Key] = []
        for number, value in enumerate(given, 1):
            folded = folded_text(value)
            self.keys += _keys(value, number)
            if len(folded) < LONG and not _unspaced(folded):
                words = tuple(words_of(value))
                self.words[words[0] if words else folded].append((words or (folded,), number))
                continue
            sure = len(folded) >= SURE and len(words_of(value)) > 1
            if sure or is_right_to_left(folded) or _unspaced(folded):
                for form in {folded, folded[::-1]} if is_right_to_left(folded) else {folded}:
                    self.long[form[:SHORTEST]].append((form, number))
            if not (folded.isdigit() and len(folded) < LONG_NUMBER):
                for needle in _needles(value):
                    needles[needle].add(number)
        self.bytes = _Bytes(needles)

    def in_text(self, pieces: Iterable[str]) -> set[int]:
        """The values in a text of pieces that follow one another (lines, styles)."""
        given = list(pieces)
        text = "\n".join(given)
        return self._across("".join(given)) | self._in_words(text) | self._squeezed(text)

    def _squeezed(self, text: str) -> set[int]:
        """Letters and figures alone, accents and all marks between them set aside."""
        if not self.keys:
            return set()
        squeezed = Squeezed(text)
        return {key.number for key in self.keys if squeezed.holds(key.text, key.kind)}

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
    return [letters(word) for word in WORD.findall(_unaccented(text))]


def _unaccented(text: str) -> str:
    """Compatible forms, cases and accents alike."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in plain if unicodedata.category(one) != "Mn")


def _unspaced(folded: str) -> bool:
    """Whether its script puts no spaces between words (Chinese, Japanese, Thai)."""
    return any("\u0e00" <= one <= "\u0eff" or "\u3040" <= one <= "\u9fff" for one in folded)


@dataclass(frozen=True)
class _Key:
    """``kind`` is ``sure``, ``word`` or ``number``: how it must stand in a text."""

    text: str
    number: int
    kind: str


def _keys(value: str, number: int) -> Iterator[_Key]:
    text = Squeezed(value).text
    if text.isdigit():
        if len(text) >= SHORTEST_NUMBER:
            yield _Key(text, number, "number")
    elif len(text) >= LONG:
        sure = len(text) >= SURE and len(words_of(value)) > 1
        yield _Key(text, number, "sure" if sure else "word")


class Squeezed:
    """A text's letters and figures, and where in it each of them stands."""

    def __init__(self, text: str) -> None:
        self.plain = _unaccented(text)
        self.text = "".join(filter(str.isalnum, self.plain))

    @cached_property
    def _places(self) -> list[int]:
        return [at for at, one in enumerate(self.plain) if one.isalnum()]

    def holds(self, key: str, kind: str) -> bool:
        """Whether the key stands in it as its kind must."""
        at = self.text.find(key)
        while at >= 0:
            if kind == "sure" or self._stands(at, at + len(key) - 1, kind):
                return True
            at = self.text.find(key, at + 1)
        return False

    def _stands(self, first: int, last: int, kind: str) -> bool:
        start, end = self._places[first], self._places[last]
        if kind == "word" and end - start == last - first:
            return True  # in one piece
        before, after = self.plain[start - 1 : start], self.plain[end + 1 : end + 2]
        return not before.isalnum() and not after.isalnum()


def _needles(value: str) -> Iterator[bytes]:
    """A value as bytes in the ways a file may hold it; cases of A to Z are alike."""
    forms = (value.strip(), value.strip().lower(), value.strip().upper())
    for form in dict.fromkeys(forms):
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
