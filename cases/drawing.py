"""The timeline as a drawing: a lane for each kind, a mark for each moment."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.utils.timezone import localdate

from cases.chronicle import LANES
from taskforce.ui.templatetags.ui import said

WIDTH, START, LANE, TOP = 960, 92, 34, 8
STEPS = 120  # marks that fall on the same step are one mark, larger


@dataclass(frozen=True)
class Drawing:
    """What ``cases/timeline/drawing.html`` draws; numbers are SVG user units."""

    width: int
    height: int
    start: int
    lanes: list[dict]
    ticks: list[dict]
    summary: str


def draw(moments: dict[str, list[datetime.datetime]]) -> Drawing | None:
    """The drawing of some moments by lane; None where there is nothing to draw."""
    every = [one for times in moments.values() for one in times]
    if not every:
        return None
    first, last = min(every), max(every)
    span = max((last - first).total_seconds(), 1.0)
    lanes = [
        _lane(number, key, label, moments[key], first, span)
        for number, (key, label) in enumerate(LANES)
    ]
    height = TOP + LANE * len(LANES) + 22
    counts = ", ".join(f"{len(moments[key])} {label.lower()}" for key, label in LANES)
    return Drawing(
        WIDTH,
        height,
        START,
        lanes,
        _ticks(first, last, height),
        f"From {said(first, 'date')} to {said(last, 'date')}: {counts}.",
    )


def _lane(number: int, key: str, label: str, times, first, span) -> dict:
    middle = TOP + LANE * number + LANE // 2
    steps = Counter(round((at - first).total_seconds() / span * STEPS) for at in times)
    room = WIDTH - START - 24
    marks = [
        {
            "x": round(START + 12 + room * step / STEPS, 1),
            "r": min(4 + (count - 1) ** 0.5 * 1.4, 13),
            "count": count,
        }
        for step, count in sorted(steps.items())
    ]
    for mark in marks:
        mark["r"] = round(mark["r"], 1)
    return {"key": key, "label": label, "y": middle, "text_y": middle + 4, "marks": marks}


def _ticks(first, last, height: int) -> list[dict]:
    room = WIDTH - START - 24
    share = (0, 0.5, 1) if localdate(first) != localdate(last) else (0,)
    return [
        {
            "x": round(START + 12 + room * part, 1),
            "y": height - 6,
            "anchor": "start" if part == 0 else "end" if part == 1 else "middle",
            "label": said(first + (last - first) * part, "date"),
        }
        for part in share
    ]
