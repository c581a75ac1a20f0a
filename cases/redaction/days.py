"""Dates as people write them, with every day that the writing may mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_OF = r"(?:day\s+)?(?:(?:of|de|the|del)\s+){0,2}"
_MONTH = f"(?P<month>{_NAMES})"
_DAY = r"(?P<day>\d{1,2})(?:\s*(?:st|nd|rd|th|º|o))?"
_YEAR = r"(?P<year>\d{4}(?!\d)|'?\d{2}(?!\d|\s?:\d))"
_GAP = r"[\s,.\-/_|]{0,6}"
# Texts are folded before: small letters, plain dashes.
WRITTEN = (
    re.compile(rf"(?<![a-z]){_MONTH}\.?{_GAP}(?:the\s+)?{_DAY}{_GAP}{_OF}{_YEAR}"),
    re.compile(rf"(?<!\d){_DAY}{_GAP}{_OF}{_MONTH}\.?{_GAP}{_OF}{_YEAR}"),
    re.compile(rf"(?<!\d)(?P<year>\d{{4}}){_GAP}{_MONTH}\.?{_GAP}(?P<day>\d{{1,2}})(?!\d)"),
)
_SEP = r"\s{0,3}[/.\-_|,\\~]\s{0,3}|\s{1,3}"
# Looked for from every number on, so that one in front ("no. 2 03/04/2009") hides nothing.
FIGURES = re.compile(
    rf"(?<!\d)(?=(?P<all>(?P<a>\d{{1,4}})(?P<one>{_SEP})(?P<b>\d{{1,2}})(?P<two>{_SEP})"
    r"(?P<c>\d{4}|\d{1,2})(?!\d)))"
)
PACKED = re.compile(r"(?<!\d)(?:\d{8}|\d{6})(?!\d)")
PARTIAL = re.compile(
    rf"(?<![a-z])(?:{_NAMES})\.?\s{{1,3}}(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\b"
    rf"|(?<!\d)\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}{_OF}(?:{_NAMES})\b"
)


@dataclass(frozen=True)
class Written:
    """A date in a text: where, and which days it may mean.

    ``doubtful`` where three numbers side by side may be no date at all: "rooms 3, 4, 9".
    """

    start: int
    end: int
    days: frozenset[date]
    doubtful: bool = False


def days_in(plain: str) -> Iterator[Written]:
    """Every date of a folded text; they may lie over one another."""
    for pattern in WRITTEN:
        for found in pattern.finditer(plain):
            month, day = MONTHS[found["month"]], int(found["day"])
            days = {_day(year, month, day) for year in _years(found["year"].lstrip("'"))}
            yield from _written(*found.span(), days)
    for found in FIGURES.finditer(plain):
        a, c, seps = found["a"], found["c"], (found["one"].strip(), found["two"].strip())
        clear = len(a) == 4 or len(c) == 4 or len(c) == 2 and seps[0] == seps[1] in tuple("/.-")
        yield from _written(*found.span("all"), _figures(a, found["b"], c), not clear)
    for found in PACKED.finditer(plain):
        text = found[0]
        days = _figures(text[:2], text[2:4], text[4:])
        if len(text) == 8:
            days |= _figures(text[:4], text[4:6], text[6:])
        else:
            days |= {_day(year, int(text[2:4]), int(text[4:])) for year in _years(text[:2])}
        yield from _written(*found.span(), days, len(text) == 6)


def _written(
    start: int, end: int, days: set[date | None], doubtful: bool = False
) -> Iterator[Written]:
    real = frozenset(day for day in days if day)
    if real:
        yield Written(start, end, real, doubtful)


def _figures(a: str, b: str, c: str) -> set[date | None]:
    """Month first and day first where both can be; year first where it has four figures."""
    if len(a) == 4:
        return {_day(int(a), int(b), int(c)), _day(int(a), int(c), int(b))}
    if len(a) > 2:
        return set()
    return {
        day
        for year in _years(c)
        for day in (_day(year, int(a), int(b)), _day(year, int(b), int(a)))
    }


def _years(text: str) -> list[int]:
    return [int(text)] if len(text) == 4 else [1900 + int(text), 2000 + int(text)]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
