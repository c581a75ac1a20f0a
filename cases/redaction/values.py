"""The values that must be in no byte of a public copy, for the search of the finished file.

That search compares letters without spaces, so that a line break hides nothing; a short word
would be found inside others ("Ana" in "analysis"). What is too short, or stands elsewhere by
right (a refused one, a colleague of the same name), is checked in the texts alone, and counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.template.loader import get_template

from cases.casefile.data import CaseData
from cases.casefile.words import day
from cases.redaction.exhibits import Shown
from cases.redaction.folding import squeezed
from cases.redaction.places import texts
from taskforce.courtpdf import sheets

if TYPE_CHECKING:
    from cases.redaction.apply import Work

SHORTEST = 6  # letters and figures
SHORTEST_DAY = 8


@dataclass(frozen=True)
class Searched:
    """What is searched for, and how many values are checked in the texts alone."""

    values: tuple[str, ...]
    only_in_text: int


def values_of(work: "Work", after: CaseData, shown: Mapping[int, Shown]) -> Searched:
    """The values that were redacted, as they were written and as they are recorded."""
    wanted = {one.found.strip() for one in work.done} | set(_recorded(work))
    standing = _standing(after, shown)
    values, skipped = set(), 0
    for value in wanted:
        key = squeezed(value)
        least = SHORTEST_DAY if key.isdigit() else SHORTEST
        if len(key) < least or key in standing:
            skipped += 1
        else:
            values.add(value)
    return Searched(tuple(sorted(values)), skipped)


def _recorded(work: "Work") -> Iterable[str]:
    """The full values behind what was redacted, in the ways this product prints them."""
    done = {one.hit.value for one in work.done}
    for person in work.data.people:
        known = person.known
        if f"person:{person.number}" in done and person.name.strip():
            yield person.name.strip()
        if known.birth_date and known.birth_date.isoformat() in done:
            yield from (day(known.birth_date), known.birth_date.isoformat())
        if known.address and known.address in done:
            yield from (known.address, known.address.split(",")[0])
    for mark in work.review.texts:
        if mark.who in done:
            yield mark.text


def _standing(after: CaseData, shown: Mapping[int, Shown]) -> str:
    """Everything else that the copy prints, squeezed."""
    printed = [text for _place, text in texts(after)]
    printed += [one.visible for one in shown.values()]
    printed += [day(moment) for moment in _days(after)]
    return "\n".join([*map(squeezed, printed), _wording()])


def _days(after: CaseData) -> Iterable:
    yield from (after.opened_on, after.as_of)
    for entry in after.entries:
        yield from (entry.occurred_at, entry.recorded_at)
    yield from (one.added_at for one in after.files)
    yield from (one.at for item in after.items for one in item.transfers)
    yield from (one.at for person in after.people for one in person.decisions)


@lru_cache(maxsize=1)
def _wording() -> str:
    """The fixed words of the templates and of the engine's sheets."""
    folder = Path(get_template("cases/pdf/cover.html").origin.name).parent
    sources = [path.read_text() for path in sorted(folder.glob("*.html"))]
    sources.append(Path(sheets.__file__).read_text())
    return "\n".join(squeezed(line) for one in sources for line in one.splitlines())
