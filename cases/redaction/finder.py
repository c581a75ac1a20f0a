"""Where in a text something stands that a rule may cover.

A hit is *certain* when the case itself knows the value (a child's name, a birth date) or a
person chose the text; anything that only looks like it waits for a person's decision. What is
doubtful is listed, never dropped in silence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cases.redaction.days import PARTIAL, days_in
from cases.redaction.folding import Folded
from cases.redaction.known import Day, Known, Name, Number, Street
from cases.redaction.patterns import BIRTH_WORDS, looking_like, near
from cases.redaction.streets import Tail, looks_of, tail

LETTERED_FROM = 3  # letters of a word that may be written l e t t e r by letter
INSIDE_FROM = 5  # letters of a name that is looked for inside longer words
PHONE = re.compile(r"(?<![\w])\+?\(?\d(?:[\s().\-/+]{0,3}\d){6,14}(?!\w)")
JOINED = re.compile(r"-?[ \t]*\r?\n[ \t]*|-")
BETWEEN = re.compile(r"[\s,.\-'’_/]{1,3}")
FAR = 12  # characters that may stand between the words of one name


@dataclass(frozen=True)
class Hit:
    """A piece of a text: which rule, why it was found, whether the case knows it.

    ``kept`` is what of an address stays readable; ``value`` is what it is a writing of: the
    same person's name, the same day, the same number.
    """

    start: int
    end: int
    kind: str
    why: str
    certain: bool
    value: str = ""
    kept: str = ""

    @property
    def length(self) -> int:
        return self.end - self.start


def find(text: str, known: Known) -> list[Hit]:
    """Every hit in a text, in order, none over another; the certain and the longer ones win."""
    one = Folded(text)
    found = [*_names(one, known), *_days(one, known), *_streets(one, known)]
    found += [*_numbers(one, known), *_patterns(one)]
    return _joined(_without_overlaps(found), text)


def _names(one: Folded, known: Known) -> Iterator[Hit]:
    for name in known.names:
        key = name.key
        at = one.squeezed.find(key) if key else -1
        while at >= 0:
            hit = _name_at(one, name, at, at + len(key))
            if hit is not None:
                yield hit
            at = one.squeezed.find(key, at + 1)


def _name_at(one: Folded, name: Name, first: int, behind: int) -> Hit | None:
    start, end = one.squeezed_span(first, behind)
    raw = one.raw[start:end]
    gaps = one.gaps(first, behind)
    if any(len(gap) > FAR for gap in gaps):
        return None
    several = name.whole and len(name.text.split()) > 1
    alone = _alone(one.raw, start, end) or not _spaced(name.text)
    joined = several or not any(gap and not JOINED.fullmatch(gap) for gap in gaps)
    if alone:
        sure = (joined or _lettered(gaps)) and (several or _is_written_as_name(raw, name))
        why = "Recorded in this case" if sure else "May be this name, or an ordinary word"
        return Hit(start, end, name.kind, why, sure, name.who)
    if several and joined:
        return Hit(start, end, name.kind, "Written together with other letters", True, name.who)
    if joined and behind - first >= INSIDE_FROM:
        return Hit(start, end, name.kind, "Stands inside a longer word", False, name.who)
    return None


def _alone(text: str, start: int, end: int) -> bool:
    """Whether no letter or figure stands directly beside it."""
    return not (start and text[start - 1].isalnum()) and not (
        end < len(text) and text[end].isalnum()
    )


def _spaced(text: str) -> bool:
    """Whether its script puts spaces between words (Chinese, Japanese and Thai do not)."""
    return not any("\u0e00" <= one <= "\u0eff" or "\u3040" <= one <= "\u9fff" for one in text)


def _lettered(gaps: list[str]) -> bool:
    """Whether it is written letter by letter: ``M a r i a``, ``M.a.r.i.a``."""
    return len(gaps) >= LETTERED_FROM - 1 and all(gaps) and len(set(gaps)) == 1


def _is_written_as_name(raw: str, name: Name) -> bool:
    """One word alone is sure where it is written large, or cannot be an ordinary word."""
    letters = [one for one in raw if one.isalpha()]
    if not letters or len(raw) < LETTERED_FROM:
        return name.whole and not letters
    return not letters[0].islower() or any(one.isupper() for one in letters) or not raw.isascii()


def _days(one: Folded, known: Known) -> Iterator[Hit]:
    looked_for: dict = {entry.day: entry for entry in known.days}
    for written in days_in(one.plain):
        start, end = one.span(written.start, written.end)
        same: list[Day] = [looked_for[day] for day in written.days if day in looked_for]
        if same:
            value = same[0].day.isoformat()
            yield Hit(start, end, same[0].kind, "Recorded in this case", True, value)
        elif not written.packed and near(BIRTH_WORDS, one.plain, written.start, written.end):
            why = "A date near words for a birth"
            yield Hit(start, end, "birth_date", why, False, one.raw[start:end])
    for found in PARTIAL.finditer(one.plain) if BIRTH_WORDS.search(one.plain) else ():
        if near(BIRTH_WORDS, one.plain, *found.span()):
            start, end = one.span(*found.span())
            why = "A day of the year near words for a birth"
            yield Hit(start, end, "birth_date", why, False, one.raw[start:end])


def _streets(one: Folded, known: Known) -> Iterator[Hit]:
    for street in known.streets:
        looks = looks_of(street.first_line)
        for found in looks.finditer(one.plain) if looks else ():
            yield _address(one, found.start(), found.end(), street)


def _address(one: Folded, start: int, end: int, street: Street) -> Hit:
    behind = tail(one.plain, end)
    kept = _kept(one, behind) or ("" if behind.goes_on else street.kept)
    start, end = one.span(start, behind.end)
    return Hit(start, end, street.kind, "Recorded in this case", True, street.text, kept)


def _kept(one: Folded, behind: Tail) -> str:
    """City and state as they are written."""
    if behind.kept is None:
        return ""
    start, end = one.span(*behind.kept)
    return one.raw[start:end]


def _numbers(one: Folded, known: Known) -> Iterator[Hit]:
    looked_for: dict[str, Number] = {entry.digits: entry for entry in known.numbers}
    if not looked_for:
        return
    for found in PHONE.finditer(one.plain):
        digits = "".join(character for character in found[0] if character.isdigit())
        for wanted, entry in looked_for.items():
            if digits.endswith(wanted) and len(digits) - len(wanted) <= 4:
                start, end = one.span(*found.span())
                yield Hit(start, end, entry.kind, "Recorded in this case", True, wanted)
                break


def _patterns(one: Folded) -> Iterator[Hit]:
    for pattern, start, end in looking_like(one.plain):
        kept = ""
        if pattern.kind == "home_address":
            behind = tail(one.plain, end)
            end, kept = behind.end, _kept(one, behind)
        start, end = one.span(start, end)
        yield Hit(start, end, pattern.kind, pattern.why, False, one.raw[start:end], kept)


def _without_overlaps(found: list[Hit]) -> list[Hit]:
    taken: list[Hit] = []
    for hit in sorted(found, key=lambda one: (not one.certain, -one.length, one.start, one.kind)):
        if hit.length and all(hit.end <= other.start or hit.start >= other.end for other in taken):
            taken.append(hit)
    return sorted(taken, key=lambda one: one.start)


def _joined(hits: list[Hit], text: str) -> list[Hit]:
    """Words of one person's name side by side are one: ``Lopez, Maria``."""
    out: list[Hit] = []
    for hit in hits:
        last = out[-1] if out else None
        if (
            last is not None
            and last.value == hit.value
            and last.kind == hit.kind
            and last.certain == hit.certain
            and hit.value.startswith("person:")
            and BETWEEN.fullmatch(text[last.end : hit.start])
        ):
            out[-1] = replace(last, end=hit.end)
        else:
            out.append(hit)
    return out
