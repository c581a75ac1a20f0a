"""Where in a text something stands that a rule may cover.

A hit is *certain* when the case itself knows the value (a child's name, a birth date) or a
person chose the text; anything that only looks like it waits for a person's decision. What is
doubtful is listed, never dropped in silence.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cases.redaction import birthdays
from cases.redaction.days import PARTIAL, days_in
from cases.redaction.figures import numbers_in
from cases.redaction.folding import Folded
from cases.redaction.hits import Hit, apart
from cases.redaction.kept import Kept
from cases.redaction.known import Cell, Day, Known, Street
from cases.redaction.namesakes import AGELESS, SURE, names_in
from cases.redaction.patterns import BIRTH_WORDS, looking_like, near
from cases.redaction.streets import FLAT_BEFORE, Tail, cores_of, is_plain, lines_of, looks_of, tail

__all__ = ["Hit", "find"]

FAR = 12  # other characters that may stand between the words of an address
_before = Kept()
HOUSE_NUMBER = re.compile(r"(?<!\w)[0-9]+(?!\w)")


def find(text: str, known: Known, place: str = "") -> list[Hit]:
    """Every hit in a text, in order, none over another; see :func:`hits.apart`.

    :param place: the key of the place where the text stands, for what is redacted as a whole.
    """
    cell = known.cells.get(place)
    return _before.hits(text, known, cell, lambda: _find(text, known, cell))


def _find(text: str, known: Known, cell: Cell | None) -> list[Hit]:
    one = Folded(text)
    found = [*_cell(text, cell), *names_in(one, known), *_days(one, known)]
    found += [*_streets(one, known), *numbers_in(one, known), *_patterns(one)]
    return [_without_names(one, known) for one in apart(found, text)]


def _without_names(hit: Hit, known: Known) -> Hit:
    """A child may be called like a city: then the city does not stay."""
    named = any(one.certain for one in names_in(Folded(hit.kept), known)) if hit.kept else False
    return replace(hit, kept="") if named else hit


def _cell(text: str, cell: Cell | None) -> Iterator[Hit]:
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if cell is not None and start < end:
        why = SURE if cell.sure else AGELESS
        yield Hit(start, end, cell.kind, why, cell.sure, cell.value, cell.kept)


def _days(one: Folded, known: Known) -> Iterator[Hit]:
    looked_for: dict[date, Day] = {entry.day: entry for entry in known.days}
    for day, entry in looked_for.items():
        for start, end, sure in birthdays.standing(one, day):
            yield _known_day(entry, start, end, sure)
    for written in days_in(one.plain):
        start, end = one.span(written.start, written.end)
        same = [looked_for[day] for day in written.days if day in looked_for]
        if same:
            yield _known_day(same[0], start, end, not written.doubtful)
        elif near(BIRTH_WORDS, one.plain, written.start, written.end):
            why = "A date near words for a birth"
            yield Hit(start, end, "birth_date", why, False, one.raw[start:end])
    for found in PARTIAL.finditer(one.plain) if BIRTH_WORDS.search(one.plain) else ():
        if near(BIRTH_WORDS, one.plain, *found.span()):
            start, end = one.span(*found.span())
            why = "A day of the year near words for a birth"
            yield Hit(start, end, "birth_date", why, False, one.raw[start:end])


def _known_day(entry: Day, start: int, end: int, sure: bool) -> Hit:
    why = SURE if sure else "May be a birth date, or other figures"
    return Hit(start, end, entry.kind, why, sure, entry.day.isoformat())


def _streets(one: Folded, known: Known) -> Iterator[Hit]:
    for street in known.streets:
        for line in lines_of(street.text):
            number = HOUSE_NUMBER.search(line)
            if number is not None and number[0] not in one.squeezed:
                continue
            looks = looks_of(line)
            for found in looks.finditer(one.plain) if looks else ():
                yield _address(one, found.start(), found.end(), street, is_plain(line))
            for core in cores_of(line):
                for start, end, _gaps in one.standing(core, FAR):
                    why = "May be an address recorded in this case, or a part of it"
                    yield Hit(start, end, street.kind, why, False, street.text)


def _address(one: Folded, start: int, end: int, street: Street, sure: bool) -> Hit:
    behind = tail(one.plain, end)
    kept = _kept(one, behind) or ("" if behind.goes_on else street.kept)
    flat = FLAT_BEFORE.search(one.plain[max(0, start - 24) : start])
    if flat is not None:
        start = max(0, start - 24) + flat.start()
    start, end = one.span(start, behind.end)
    why = SURE if sure else "May be a part of an address recorded in this case"
    return Hit(start, end, street.kind, why, sure, street.text, kept if sure else "")


def _kept(one: Folded, behind: Tail) -> str:
    """City and state as they are written."""
    if behind.kept is None:
        return ""
    start, end = one.span(*behind.kept)
    return one.raw[start:end]


def _patterns(one: Folded) -> Iterator[Hit]:
    for pattern, start, end in looking_like(one):
        kept = ""
        if pattern.kind == "home_address":
            behind = tail(one.plain, end)
            end, kept = behind.end, _kept(one, behind)
        start, end = one.span(start, end)
        yield Hit(start, end, pattern.kind, pattern.why, False, one.raw[start:end], kept)
