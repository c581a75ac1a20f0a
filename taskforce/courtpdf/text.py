"""Making typed text safe to print without losing any of it.

What people typed is evidence.  Characters that steer direction would let text
pretend to be other text (a file name, an amount), control characters would
vanish, and some characters have no glyph in any font here.  Each is printed as
its code, ``[U+202E]``, so that it can be seen and read back; the direction marks
that phones put around names and numbers by themselves are dropped, as they mean
nothing once each paragraph is laid out by its own direction.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Container

DROPPED = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff")
INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\u180e") | {
    chr(code) for code in range(0xFE00, 0xFE10)
}
KEPT_CONTROLS = frozenset("\t\n\r\f ")


# Laying out a word without an end takes the square of its length: it is given places to break.
ENDLESS = re.compile("[!-~\u00a1-\u00ac\u00ae-\u024f\u0370-\u0482\u048a-\u052f]{120,}")
PLACES = re.compile("(.{10})(?=.)")


def breakable(text: str) -> str:
    """The same text with invisible places to break in words that go on and on."""
    if len(text) < 120:
        return text
    return ENDLESS.sub(lambda word: PLACES.sub("\\1\u200b", word[0]), text)


def visible_code(character: str) -> str:
    return f"[U+{ord(character):04X}]"


def printable(text: str, covered: Container[int], found: Counter[str] | None = None) -> str:
    """The text as it will be printed.  ``found`` counts what was replaced."""
    if text.isascii() and text.isprintable():
        return text
    out = []
    for character in text:
        shown = _shown(character, covered)
        if shown != character and found is not None:
            found[f"U+{ord(character):04X}"] += 1
        out.append(shown)
    return "".join(out)


def _shown(character: str, covered: Container[int]) -> str:
    if character in KEPT_CONTROLS or " " < character < "\x7f":
        return character
    if character in DROPPED:
        return ""
    if character in INVISIBLE:
        return character
    if unicodedata.category(character)[0] in "ZC" and not character.isspace():
        return (
            visible_code(character)
            if ord(character) not in covered
            or unicodedata.category(character) in ("Cc", "Cf", "Cs")
            else character
        )
    if character.isspace():
        return character if character != "\x85" else " "
    return character if ord(character) in covered else visible_code(character)


def letters(text: str) -> str:
    """What must be read back: the text without spaces and invisible marks."""
    return "".join(c for c in text if not c.isspace() and c not in INVISIBLE and c not in DROPPED)


def is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)
