"""Places on an exhibit's pages that must not be seen, drawn by a person."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

ROUNDING = 1e-6
Row = Sequence[float]  # page, left, top, width, height


@dataclass(frozen=True, order=True)
class Box:
    """``page`` counts from 1 in the source; the rest are fractions (0 to 1) of the upright page.

    ``left`` and ``top`` are measured from the upper left corner of the page as it is seen.
    """

    page: int
    left: float
    top: float
    width: float
    height: float

    def problem(self) -> str:
        """Why this is not a place on a page, or ``""``."""
        sides = (self.left, self.top, self.width, self.height)
        if isinstance(self.page, bool) or not isinstance(self.page, int) or self.page < 1:
            return "A box names no page."
        if not all(math.isfinite(side) for side in sides):
            return "A box has a side that is not a number."
        inside = (
            min(self.left, self.top) >= -ROUNDING
            and min(self.width, self.height) > 0
            and max(self.left + self.width, self.top + self.height) <= 1 + ROUNDING
        )
        return "" if inside else "A box does not lie on its page."


def rows(boxes: Iterable[Box]) -> list[Row]:
    """The boxes as JSON can hold them: each once, in order."""
    return [list(astuple(box)) for box in sorted(set(boxes))]


def by_page(given: Iterable[Row]) -> dict[int, list[Row]]:
    """``left, top, width, height`` of each box, by page from 0."""
    found: dict[int, list[Row]] = defaultdict(list)
    for page, *sides in given:
        found[int(page) - 1].append(sides)
    return dict(found)
