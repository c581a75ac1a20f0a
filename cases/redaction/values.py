"""The values that must be in no byte of a public copy, and the search of its texts for them.

Every value that was redacted is searched for, and everything that is recorded of a minor,
whether or not the finder met it. Only what a person let through with a reason, and the names
of accounts, may stand. A value that a text still holds stops the copy and names the place.

In the finished file a name that is a word of the product's own printing (a child called May,
or Page) would be found on every page: such a word is searched for in the texts alone.
"""

import calendar
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.template.loader import get_template

from cases.casefile.data import CaseData
from cases.casefile.words import day
from cases.redaction.errors import LeftOver
from cases.redaction.exhibits import Shown
from cases.redaction.folding import squeezed, words
from cases.redaction.places import beside, texts
from cases.redaction.recorded import SHORTEST, days_of, everything_of, names_of
from cases.redaction.selfcheck import without_brackets
from cases.redaction.work import Work
from taskforce.courtpdf import sheets
from taskforce.courtpdf.leaks import unsearchable
from taskforce.courtpdf.search import LONG, SHORTEST_NUMBER, Values


@dataclass(frozen=True)
class Searched:
    """What is searched for, and how many values are checked in the texts alone."""

    values: tuple[str, ...]
    only_in_text: int


def values_of(
    work: Work, after: CaseData, shown: Mapping[int, Shown], accounts: Sequence[str] = ()
) -> Searched:
    """What to search the finished file for, once no text of the copy holds any of it.

    :param accounts: names of accounts that the copy prints beside those in the case.
    :raises LeftOver: when a text still holds a value; it names the place, never the value.
    """
    wanted = {one.found.strip() for one in work.done} | set(_recorded(work))
    standing = _Standing([*_accounts(after), *accounts])
    allowed = _Standing(one.found for one in work.let_through)
    kept = {one for one in wanted if not standing.has(one) and not allowed.has(one, inside=True)}
    short = {one for one in kept if len(squeezed(one)) < SHORTEST or unsearchable([one])}
    kept -= short
    _check(kept, after, shown)
    printed = _Standing([*_printed(after), *_wording()])
    common = {one for one in kept if printed.has(one) or _is_few_figures(one)}
    return Searched(tuple(sorted(kept - common)), len(short | common))


def _is_few_figures(value: str) -> bool:
    """``4821`` is a page, a time or a size somewhere in every file."""
    key = "".join(value.split())
    return key.isdigit() and len(key) < SHORTEST_NUMBER


def _recorded(work: Work) -> Iterable[str]:
    """What is recorded of minors, and of others where it was redacted."""
    done = {one.hit.value for one in work.done}
    for person in work.data.people:
        known = person.known
        if known.minor:
            yield from everything_of(person)
            continue
        if f"person:{person.number}" in done:
            yield from names_of(person)
        if known.birth_date and known.birth_date.isoformat() in done:
            yield from days_of(known.birth_date)
        if known.address and known.address in done:
            yield from (known.address, known.address.split(",")[0])
    for mark in work.review.texts:
        if mark.who in done:
            yield mark.text


def _check(values: Iterable[str], after: CaseData, shown: Mapping[int, Shown]) -> None:
    """Whether any text of the copy holds one of the values."""
    looked_for = Values(sorted(values))
    places = [(place.label, text) for place, text in texts(after) if not place.of_staff]
    places += [(f"Exhibit {number}", one.visible) for number, one in shown.items() if one.visible]
    for label, text in places:
        if looked_for.in_text([without_brackets(text)]):
            raise LeftOver(
                f"The redacted copy still held a value that must go: {label}. Redact it there by "
                "hand, or say why it may be printed, then ask again."
            )


class _Standing:
    """Texts that may be printed: whole ones for long values, words for short ones."""

    def __init__(self, printed: Iterable[str]):
        given = list(printed)
        self.squeezed = "\n".join(map(squeezed, given))
        self.words = {squeezed(word) for one in given for word in words(one)}

    def has(self, value: str, *, inside: bool = False) -> bool:
        """Whether the value stands there; ``inside`` also a short one within a longer word."""
        key = squeezed(value)
        return key in self.squeezed if inside or len(key) >= LONG else key in self.words


def _accounts(after: CaseData) -> list[str]:
    return [text for place, text in texts(after) if place.of_staff]


def _printed(after: CaseData) -> list[str]:
    """What the templates print of the case beside its texts: numbers, kinds, days."""
    words, days = set(), set()

    def note(value: object) -> None:
        if isinstance(value, str):
            words.add(value)
        elif isinstance(value, date):
            days.add(day(value))

    beside(after, note)
    return [*sorted(words), *sorted(days)]


@lru_cache(maxsize=1)
def _wording() -> tuple[str, ...]:
    """The fixed words of the templates and of the engine's sheets, and names of months."""
    folder = Path(get_template("cases/pdf/cover.html").origin.name).parent
    sources = [path.read_text() for path in sorted(folder.glob("*.html"))]
    sources.append(Path(sheets.__file__).read_text())
    lines = [line for one in sources for line in one.splitlines()]
    return (*lines, *calendar.month_name, *calendar.month_abbr)
