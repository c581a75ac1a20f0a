"""The words of a page as a viewer finds them, each with its place on the sheet."""

import ctypes
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from ..text import is_right_to_left

Edges = tuple[float, float, float, float]  # left, bottom, right, top in points
HYPHEN = 2  # what the reader makes of a hyphen at the end of a line
NEAR = 0.5  # points around a drawn box in which a word counts as below it
STEEP = math.radians(3)


@dataclass(frozen=True)
class Word:
    """``quarter`` counts turns of 90 degrees from upright, against the clock."""

    text: str
    edges: Edges
    quarter: int


@dataclass(frozen=True)
class _Glyph:
    text: str
    seen: Edges
    line: Edges
    quarter: int | None


def words(
    page: pdfium.PdfPage, hidden: Sequence[Edges], within: Edges | None = None
) -> Iterator[Word]:
    """The words that lie on the sheet and touch none of the ``hidden`` places.

    A word of which one letter lies below a box is left out whole.  ``within`` is the part of
    the sheet that shows the page, where that is not all of it.
    """
    text = page.get_textpage()
    sheet = within or (0.0, 0.0, page.get_width(), page.get_height())
    try:
        for glyphs in _runs(_glyphs(text, exact=bool(hidden))):
            seen = [glyph.seen for glyph in glyphs]
            if any(_touch(one, box, NEAR) for one in seen for box in hidden):
                continue
            if any(_touch(one, sheet, 0) for one in seen):
                yield _word(glyphs)
    finally:
        text.close()


def _word(glyphs: Sequence[_Glyph]) -> Word:
    shown = "".join(glyph.text for glyph in glyphs)
    if is_right_to_left(shown):
        shown = shown[::-1]  # glyphs are stored in the order seen
    sides = list(zip(*(glyph.line for glyph in glyphs), strict=True))
    edges = (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))
    return Word(shown, edges, glyphs[0].quarter or 0)


def _runs(glyphs: Iterable[_Glyph | None]) -> Iterator[list[_Glyph]]:
    run: list[_Glyph] = []
    for glyph in glyphs:
        if run and (glyph is None or not _goes_on(run[-1], glyph)):
            yield run
            run = []
        if glyph is not None:
            run.append(glyph)
    if run:
        yield run


def _goes_on(before: _Glyph, glyph: _Glyph) -> bool:
    if glyph.quarter is None or glyph.quarter != before.quarter:
        return False
    low, high = (1, 3) if glyph.quarter % 2 == 0 else (0, 2)
    tall = before.line[high] - before.line[low]
    return abs(glyph.line[low] - before.line[low]) < tall / 2


def _glyphs(text: pdfium.PdfTextPage, exact: bool) -> Iterator[_Glyph | None]:
    """Each glyph, or None between words; with the extent of its ink where that matters."""
    left, right, bottom, top = given = [ctypes.c_double() for _ in range(4)]
    edges = raw.FS_RECTF()
    handle = text.raw
    pending = 0
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(handle, index)
        if 0xD800 <= code < 0xDC00:
            pending = code
            continue
        if pending and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((pending - 0xD800) << 10) + code - 0xDC00
        pending = 0
        character = "-" if code == HYPHEN else _character(code)
        if not character:
            yield None
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, edges)
        line = seen = (edges.left, edges.bottom, edges.right, edges.top)
        if exact:
            raw.FPDFText_GetCharBox(handle, index, *given)
            ink = (left.value, bottom.value, right.value, top.value)
            seen = ink if ink[2] > ink[0] and ink[3] > ink[1] else line  # none, as under a scan
        yield _Glyph(character, seen, line, _quarter(raw.FPDFText_GetCharAngle(handle, index)))


def _character(code: int) -> str:
    if not 0x20 < code <= 0x10FFFF or 0xD800 <= code < 0xE000:
        return ""
    return "" if chr(code).isspace() else chr(code)


def _quarter(angle: float) -> int | None:
    """Quarter turns, or None for a slant: then each letter stands for itself.

    The reader measures with the clock.
    """
    turns = -angle / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) * math.pi / 2 < STEEP else None


def _touch(one: Edges, other: Edges, near: float) -> bool:
    return (
        one[0] <= other[2] + near
        and one[2] >= other[0] - near
        and one[1] <= other[3] + near
        and one[3] >= other[1] - near
    )
