"""Text on its ground has WCAG 2.2 AA contrast (4.5), borders of controls 3, in both schemes."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
GROUNDS = ["page", "surface", "sunken", "raised"]
TEXT = (
    [(ink, ground) for ink in ("ink", "muted", "link", "link-hover") for ground in GROUNDS]
    + [(tone, f"{tone}-soft") for tone in ("good", "warn", "bad", "info", "quiet")]
    + [("ink", f"{tone}-soft") for tone in ("good", "warn", "bad", "info", "quiet")]
    + [("bad", "surface"), ("bad", "raised"), ("on-accent", "accent"), ("on-mark", "mark")]
    + [("on-accent", "accent-hover"), ("on-accent-soft", "accent-soft")]
    + [("on-bad-fill", "bad-fill"), ("on-bad-fill", "bad-fill-hover")]
    + [("on-header", "header"), ("on-header-muted", "header"), ("on-header", "header-field")]
    + [("on-header-muted", "header-field")]
)
LINES = [
    ("line-strong", "surface"),
    ("line-strong", "raised"),
    ("focus", "page"),
    ("focus", "surface"),
]
LINES += [("accent", "surface"), *((f"series-{n}", "surface") for n in range(1, 7))]


def scheme(name: str) -> dict[str, str]:
    light, _, dark = TOKENS.partition("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    if name == "dark":
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))
    return found


def luminance(color: str) -> float:
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(name: str, pairs, least: float) -> list[str]:
    colors = scheme(name)
    measured = [(ink, on, contrast(colors[ink], colors[on])) for ink, on in pairs]
    return [f"{ink} on {on}: {ratio:.2f}" for ink, on, ratio in measured if ratio < least]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read(name):
    assert too_faint(name, TEXT, 4.5) == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_borders_and_bars_can_be_told_from_their_ground(name):
    assert too_faint(name, LINES, 3) == []


def test_black_on_white_is_21():
    assert round(contrast("#000000", "#ffffff")) == 21
