"""What the case records of a person, in every way it may be written: what a search looks for."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from cases.casefile.data import Person
from cases.casefile.words import day
from cases.redaction.folding import squeezed, words
from cases.redaction.known import PARTICLES, numbers_of

SHORTEST = 3  # letters that can be searched for
SHORTEST_LINE = 6  # letters and figures of a line of an address
LOCAL = 7  # figures of a telephone number without its area
TAIL = re.compile(r"[A-Za-z]{2}\.?\s*\d{5}(?:-\d{4})?|\d{5}(?:-\d{4})?")
LINES, SEVERAL = re.compile(r"[,;\n]"), re.compile(r"[,;/\n\"“”«»()|]")
DAYS = [
    "%m/%d/%Y",
    "%d/%m/%Y",
    "%Y/%m/%d",
    "%m/%d/%y",
    "%m%d%Y",
    "%Y%m%d",
    "%d%m%Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
]


def names_of(person: Person) -> Iterator[str]:
    """The name, the other names, and each word of them."""
    for said in [person.name, *SEVERAL.split(person.aliases)]:
        said = said.strip(" .'-")
        yield from _long_enough([said])
        for part in words(said):
            if part.casefold() not in PARTICLES:
                yield from _long_enough([part])


def days_of(born: date | None) -> Iterator[str]:
    """A birth date as it is written with figures and with the month's name."""
    if born is None:
        return
    yield from (day(born), born.isoformat())
    for form in DAYS:
        said = born.strftime(form)
        yield said
        yield re.sub(r"\b0(?=\d\b)", "", said)


def phones_of(person: Person) -> Iterator[str]:
    """The figures of each number: all, the last ten with and without the 1, the last seven."""
    for number in numbers_of(person):
        digits = number.digits
        if len(digits) < LOCAL:
            continue
        yield from (digits, digits[-LOCAL:])
        if len(digits) >= 10:
            yield from (digits[-10:], f"1{digits[-10:]}")


def address_of(written: str) -> Iterator[str]:
    """An address and those of its lines that are no city, state or postal code."""
    yield from _long_enough([written.strip()])
    for at, line in enumerate(LINES.split(written)):
        line = line.strip()
        numbered = any(map(str.isdigit, line)) and not TAIL.fullmatch(line)
        if (at == 0 or numbered) and len(squeezed(line)) >= SHORTEST_LINE:
            yield line


def everything_of(person: Person) -> set[str]:
    """All of a minor; the telephone of an offender is evidence, and no rule hides it."""
    known = person.known
    found = {*names_of(person), *days_of(known.birth_date), *address_of(known.address)}
    return found | set(phones_of(person))


def _long_enough(texts: Iterable[str]) -> Iterator[str]:
    yield from (one for one in texts if len(squeezed(one)) >= SHORTEST)
