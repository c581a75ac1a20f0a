"""Texts made comparable: case, accents, odd dashes and spaces, breaks and joiners set aside."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
NOT_ALNUM_ASCII = {code: None for code in range(128) if not chr(code).isalnum()}
_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def folded(character: str) -> str:
    """One character as it is compared: "É" is "e", "ﬁ" is "fi", "٣" is "3", a joiner is nothing."""
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character in DASHES:
        return "-"
    if character in "\u2018\u2019\u02bc":
        return "'"
    if unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return ""
    plain = unicodedata.normalize("NFKD", character)
    kept = "".join(one for one in plain if unicodedata.category(one) not in ("Mn", "Me", "Cf"))
    return kept.casefold()


@dataclass(frozen=True)
class Folded:
    """A text in three forms: as it is, folded, and squeezed to letters and digits."""

    raw: str

    @cached_property
    def plain(self) -> str:
        """Folded, with what stands between the words."""
        if self.raw.isascii():
            return self.raw.lower()
        return "".join(map(folded, self.raw))

    @cached_property
    def _plain_map(self) -> list[int]:
        found: list[int] = []
        for at, character in enumerate(self.raw):
            found.extend([at] * len(folded(character)))
        return found

    @cached_property
    def squeezed(self) -> str:
        """Letters and digits alone."""
        if self.raw.isascii():
            return self.plain.translate(NOT_ALNUM_ASCII)
        return "".join(one for one in self.plain if one.isalnum())

    @cached_property
    def _squeezed_map(self) -> list[int]:
        if self.raw.isascii():
            return [at for at, character in enumerate(self.raw) if character.isalnum()]
        return [
            self._plain_map[at] for at, character in enumerate(self.plain) if character.isalnum()
        ]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of ``plain`` stands in the text."""
        if self.raw.isascii():
            return start, end
        return self._plain_map[start], self._after(self._plain_map[end - 1])

    def squeezed_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a piece of ``squeezed`` stands in the text."""
        marks = self._squeezed_map
        return marks[start], self._after(marks[end - 1])

    def gaps(self, start: int, end: int) -> list[str]:
        """What stands in the text between the letters of a piece of ``squeezed``."""
        marks = self._squeezed_map[start:end]
        return [
            self.raw[left + 1 : right] if right > left else ""
            for left, right in zip(marks, marks[1:], strict=False)
        ]

    def standing(self, key: str, far: int) -> Iterator[tuple[int, int, list[str]]]:
        """Where letters and figures stand in the text, whatever is between them.

        :param far: how many other characters may stand between two of them.
        """
        at = self.squeezed.find(key) if key else -1
        while at >= 0:
            gaps = self.gaps(at, at + len(key))
            if not any(len(gap) > far for gap in gaps):
                yield *self.squeezed_span(at, at + len(key)), gaps
            at = self.squeezed.find(key, at + 1)

    def _after(self, at: int) -> int:
        """The place behind a character, with the accents that hang on it."""
        at += 1
        while at < len(self.raw) and unicodedata.category(self.raw[at]) in ("Mn", "Me"):
            at += 1
        return at


def squeezed(text: str) -> str:
    """Letters and digits of a text, folded."""
    return Folded(text).squeezed


def words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return [one for one in _NOT_WORD.split(text) if one]
