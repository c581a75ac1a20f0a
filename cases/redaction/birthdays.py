"""Where a known day stands in a text that is squeezed to letters and figures.

The text of a PDF is its words with spaces between them, so that "03/04/2009" may come as
"0 3 / 0 4 / 2 0 0 9". Here no separator is looked at; :mod:`days` reads dates by theirs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cases.redaction.days import MONTHS
from cases.redaction.folding import Folded

FAR = 12  # other characters that may stand between the parts of a date
NEAR = 6  # the same between its figures
FILLER = "(?:the|day|of|del|de|dia|in|year|ano|el){0,5}"
ORDINALS = (  # noqa: SIM905 (a list of words reads better as words)
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
    " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    " twentyfirst twentysecond twentythird twentyfourth twentyfifth twentysixth"
    " twentyseventh twentyeighth twentyninth thirtieth thirtyfirst"
).split()


@dataclass(frozen=True)
class Forms:
    """The ways in which a day is written, without anything between letters and figures."""

    figures: tuple[str, ...]
    short: tuple[str, ...]
    months: tuple[str, ...]
    words: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=1024)
def forms_of(day: date) -> Forms:
    """All forms of one day."""
    d, m, y = f"{day.day:02}", f"{day.month:02}", f"{day.year:04}"
    names = [name for name, number in MONTHS.items() if number == day.month]
    month = f"(?:{'|'.join(sorted(names, key=len, reverse=True))})"
    ordinal = rf"(?<!twenty)(?<!thirty){ORDINALS[day.day - 1]}"
    number = rf"(?:0?{day.day}(?:st|nd|rd|th|o|er)?|{ordinal})"
    year = f"(?P<year>{y}|{y[2:]})"
    return Forms(
        figures=tuple(dict.fromkeys((m + d + y, d + m + y, y + m + d, y + d + m))),
        short=tuple(dict.fromkeys((m + d + y[2:], d + m + y[2:], y[2:] + m + d))),
        months=tuple(names),
        words=(
            re.compile(f"{month}{FILLER}{number}{FILLER}{year}"),
            re.compile(f"{number}{FILLER}{month}{FILLER}{year}"),
            re.compile(f"(?P<year>{y}){FILLER}{month}{FILLER}{number}"),
        ),
    )


def standing(one: Folded, day: date) -> Iterator[tuple[int, int, bool]]:
    """Where a day stands in a text, and whether that is sure."""
    forms = forms_of(day)
    for form in forms.figures:
        for start, end, gaps in one.standing(form, NEAR):
            # "2009, 03:04" is a year and a time; "2009:03:04" is a day.
            clock = ":" in "".join(gaps) and len({gap for gap in gaps if gap}) > 1
            yield start, end, not clock and not _beside_figures(one.raw, start, end)
    for form in forms.short:
        for start, end, gaps in one.standing(form, NEAR):
            spread = all(gaps) or not any(gaps)
            if spread and not _beside_figures(one.raw, start, end):
                yield start, end, False
    if any(name in one.squeezed for name in forms.months):
        for pattern in forms.words:
            yield from _in_words(one, pattern)


def _in_words(one: Folded, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, bool]]:
    for found in pattern.finditer(one.squeezed):
        if any(len(gap) > FAR for gap in one.gaps(*found.span())):
            continue
        start, end = one.squeezed_span(*found.span())
        beside = _beside_figures(one.raw, start, end)
        if beside and not found[0].endswith(found["year"]):
            continue  # "2009 March 4" in "2009 March 41"
        if one.raw[start].isdigit() and one.raw[max(0, start - 1) : start].isdigit():
            continue  # "4 March" in "14 March"
        yield start, end, not beside and len(found["year"]) == 4


def _beside_figures(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 1) : start].isdigit() or text[end : end + 1].isdigit()
