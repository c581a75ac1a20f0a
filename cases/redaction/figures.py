"""Where known telephone numbers stand, told by their digits, whatever is between or beside them."""

import re
from collections.abc import Iterator

from cases.redaction.folding import Folded
from cases.redaction.hits import Hit
from cases.redaction.known import Known, Number

FAR = 8  # other characters that may stand between two digits of one number
USUAL = 3  # as many as people write: ") - "
LOCAL = 7  # digits of a number without its area code
COUNTRY = re.compile(r"(?:\+\d{1,3}|(?<!\d)00\d{1,3}|(?<!\d)1)[\s.\-/]{0,2}\(?$|\($")
AREA = re.compile(r"(?:(?:\+|(?<!\d))\d{1,3}[\s.\-/]{0,2})?\(?(?<!\d)\d{3}\)?[\s.\-/]{0,2}$")
EXTENSION = re.compile(r"\)?\s*(?:,\s*)?(?:ext(?:ension)?|x)\.?\s*#?\d{1,6}(?!\w)", re.IGNORECASE)
BEFORE = 16  # characters that a country and an area code take at most


def numbers_in(one: Folded, known: Known) -> Iterator[Hit]:
    """Every place where a known number stands, or its last seven digits."""
    for entry in known.numbers:
        digits = entry.digits
        why = "Recorded in this case" if len(digits) >= LOCAL else ""
        yield from _standing(one, entry, digits, why)
        if len(digits) > LOCAL:
            yield from _standing(one, entry, digits[-LOCAL:], "")


def _standing(one: Folded, entry: Number, digits: str, why: str) -> Iterator[Hit]:
    for start, end, gaps in one.standing(digits, FAR):
        first, last = _widened(one.raw, start, end, len(digits))
        sure = bool(why) and all(len(gap) <= USUAL for gap in gaps) and _ends(one.raw, first, last)
        said = why if sure else "May be a number recorded in this case, or a part of it"
        yield Hit(first, last, entry.kind, said, sure, entry.digits)


def _widened(text: str, start: int, end: int, size: int) -> tuple[int, int]:
    """With the codes in front and the extension behind."""
    code = COUNTRY if size > LOCAL else AREA
    before = text[max(0, start - BEFORE) : start]
    found = code.search(before)
    if found is not None:
        start -= len(before) - found.start()
    behind = EXTENSION.match(text, end)
    return start, behind.end() if behind else end


def _ends(text: str, start: int, end: int) -> bool:
    """Whether no digit stands directly beside it, so that it is not in a longer number."""
    return not text[max(0, start - 1) : start].isdigit() and not text[end : end + 1].isdigit()
