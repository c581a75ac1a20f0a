"""Bar charts drawn on the server as SVG: on the page, on paper, without a script.

Every chart stands beside the table of its figures; the geometry is in attributes and the
colors in classes, so that the strict content policy holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH, LABEL_END, START, END = 480, 148, 156, 430
THICKNESS, STEP = 18, 27
SHORT = 21
SERIES_COLORS = 6


@dataclass(frozen=True)
class Part:
    """A stretch of one bar."""

    series: str
    number: int
    value: float
    said: str
    x: float
    width: float


@dataclass(frozen=True)
class Bar:
    """One line of the chart."""

    label: str
    short: str
    y: float
    text_y: float
    end: float
    said: str
    parts: list[Part]


@dataclass(frozen=True)
class Chart:
    """What ``components/bar_chart.html`` draws."""

    title: str
    heading: str
    series: list[str]
    bars: list[Bar]
    empty: str
    width: int = WIDTH
    label_end: int = LABEL_END
    start: int = START
    thickness: int = THICKNESS

    @property
    def height(self) -> int:
        return max(1, len(self.bars)) * STEP


def bars(
    title: str,
    heading: str,
    values: Sequence[tuple[str, float]],
    *,
    series: str = "Number",
    empty: str = "No figures for this choice.",
) -> Chart:
    """A bar for each ``(label, value)``, in the order given; values are 0 or more."""
    return stacked(
        title,
        heading,
        [(label, {series: value}) for label, value in values],
        series=[series],
        empty=empty,
    )


def stacked(
    title: str,
    heading: str,
    rows: Sequence[tuple[str, Mapping[str, float]]],
    *,
    series: Sequence[str],
    empty: str = "No figures for this choice.",
) -> Chart:
    """A stacked bar for each ``(label, {series: value})``; at most six series.

    Potential and confirmed victims are never added up (DESIGN.md, invariant 10): give such
    figures as two charts, not as two series.
    """
    if len(series) > SERIES_COLORS:
        raise ValueError(f"{title}: a chart takes up to {SERIES_COLORS} series")
    if any(value < 0 for _, figures in rows for value in figures.values()):
        raise ValueError(f"{title}: a bar cannot be shorter than nothing")
    largest = max((sum(figures.values()) for _, figures in rows), default=0)
    scale = (END - START) / largest if largest else 0
    made = [
        _bar(label, figures, series, scale, n * STEP) for n, (label, figures) in enumerate(rows)
    ]
    return Chart(title, heading, list(series), made if largest else [], empty)


def _bar(
    label: str, figures: Mapping[str, float], series: Sequence[str], scale: float, top: float
) -> Bar:
    parts, x = [], float(START)
    for number, name in enumerate(series, start=1):
        value = figures.get(name, 0)
        width = round(value * scale, 2)
        parts.append(
            Part(name if len(series) > 1 else "", number, value, _said(value), round(x, 2), width)
        )
        x += width
    short = label if len(label) <= SHORT else f"{label[: SHORT - 1]}…"
    said = _said(sum(figures.get(name, 0) for name in series))
    return Bar(label, short, top + 4, top + 4 + THICKNESS - 5, round(x + 6, 2), said, parts)


def _said(value: float) -> str:
    return (
        f"{value:,.1f}"
        if isinstance(value, float) and not value.is_integer()
        else f"{int(value):,}"
    )
