"""The one set of fonts, decided in ``style/fonts.conf``, and what it covers."""

import hashlib
import os
import subprocess
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

from .errors import CourtPdfError

CONFIG = Path(__file__).parent / "style" / "fonts.conf"
STAMP_FAMILIES = ("Noto Sans", "Liberation Sans", "DejaVu Sans")


def environment() -> dict[str, str]:
    """The variables a child needs to see these fonts and no others."""
    keep = {
        name: os.environ[name]
        for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
        if name in os.environ
    }
    return keep | {"FONTCONFIG_FILE": str(CONFIG)}


def _fc(program: str, *arguments: str) -> str:
    path = os.environ.get("PATH", "/usr/bin:/bin")
    try:
        done = subprocess.run(
            [program, *arguments],
            env=environment() | {"PATH": path},
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise CourtPdfError(
            f"The machine's fonts cannot be listed ({program}); install the package fontconfig."
        ) from error
    if not done.stdout.strip():
        raise CourtPdfError(
            "None of the fonts of court files is installed: "
            "fonts-sil-charis, fonts-noto-core or fonts-dejavu-core."
        )
    return done.stdout


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Changes when a font is added, removed or replaced by another version."""
    lines = sorted(_fc("fc-list", "--format", "%{file}|%{index}|%{fontversion}\n").splitlines())
    sized = [f"{line}|{Path(line.split('|')[0]).stat().st_size}" for line in lines]
    return hashlib.sha256("\n".join([CONFIG.read_text(), *sized]).encode()).hexdigest()


@lru_cache(maxsize=1)
def stamp_font() -> Path:
    """The TrueType file that numbers and running headers are stamped with."""
    for family in STAMP_FAMILIES:
        name = _fc("fc-match", "--format", "%{family}|%{file}", f"{family}:style=Regular")
        found, _, file = name.partition("|")
        if family in found.split(","):
            return Path(file)
    return Path(_fc("fc-match", "--format", "%{file}", "sans-serif"))


@lru_cache(maxsize=1)
def coverage() -> "Coverage":
    """The characters that at least one of the fonts has a glyph for."""
    ranges = set()
    for line in sorted(set(_fc("fc-list", "--format", "%{charset}\n").splitlines())):
        for part in line.split():
            first, _, last = part.partition("-")
            ranges.add((int(first, 16), int(last or first, 16)))
    return Coverage(sorted(ranges))


class Coverage:
    """A set of code points, kept as merged ranges."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for first, last in ranges:
            if self.ends and first <= self.ends[-1] + 1:
                self.ends[-1] = max(self.ends[-1], last)
            else:
                self.starts.append(first)
                self.ends.append(last)

    def __contains__(self, code: int) -> bool:
        index = bisect_right(self.starts, code) - 1
        return index >= 0 and code <= self.ends[index]
