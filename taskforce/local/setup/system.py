"""What the distribution must bring: Pango and fonts; for the tests a browser and PDF tools."""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from report import Fault, attempt, run, step

FONTS = Path("/usr/share/fonts")


@dataclass(frozen=True)
class Need:
    """Something of the distribution: how to see that it is there, and its packages."""

    what: str
    present: Callable[[], bool]
    packages: tuple[str, ...]
    required: bool = True


def _libraries(*names: str) -> Callable[[], bool]:
    def present() -> bool:
        try:
            for name in names:
                ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return present


def _font(pattern: str) -> Callable[[], bool]:
    def present() -> bool:
        own = Path.home() / ".local/share/fonts"
        return any(True for root in (FONTS, own) if root.exists() for _ in root.rglob(pattern))

    return present


def _program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def _compiles() -> bool:
    return bool(shutil.which("cc") or shutil.which("gcc")) and Path("/usr/include/time.h").exists()


RUN = (
    Need(
        "Pango (page layout)",
        _libraries("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"),
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
    ),
    Need("fontconfig", _program("fc-list"), ("fontconfig",)),
    Need("fonts for most scripts", _font("NotoSans-Regular.*"), ("fonts-noto-core",), False),
    Need("a serif for court files", _font("CharisSIL-*"), ("fonts-sil-charis",), False),
    Need("fonts for Chinese, Japanese, Korean", _font("NotoSansCJK*"), ("fonts-noto-cjk",), False),
    Need("a font for emoji", _font("NotoColorEmoji*"), ("fonts-noto-color-emoji",), False),
)
TESTS = (
    Need(
        "Chromium (browser tests)",
        _program("chromium", "chromium-browser", "google-chrome"),
        ("chromium",),
    ),
    Need("PDF readers (tests)", _program("pdftotext"), ("poppler-utils",)),
    Need("qpdf (tests)", _program("qpdf"), ("qpdf",)),
    Need("a C compiler (tests on other dates)", _compiles, ("gcc", "libc6-dev")),
)
VENV = Need("Python's venv module", lambda: not _venv_missing(), ("python3-venv",))


def _venv_missing() -> bool:
    return attempt([sys.executable, "-c", "import venv, ensurepip"]).returncode != 0


def ensure(dev: bool) -> None:
    """Install what is missing where we may; otherwise say the command, and go on or stop."""
    needs = (*RUN, *TESTS) if dev else RUN
    _mend([need for need in needs if not need.present()])


def ensure_venv() -> None:
    """Debian and Ubuntu keep ``ensurepip`` in a package of its own."""
    if not VENV.present():
        _mend([VENV])


def _mend(missing: list[Need]) -> None:
    if not missing:
        return
    packages = [package for need in missing for package in need.packages]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        with step(f"Installing {', '.join(need.what for need in missing)}"):
            _install(packages)
        return
    what = ", ".join(need.what for need in missing)
    line = f"Missing: {what}. Run: sudo apt-get install -y {' '.join(packages)}"
    if any(need.required for need in missing):
        raise Fault(line)
    print(f"  {line}\n  (going on without: text in those scripts is refused in PDFs)")


def _install(packages: list[str]) -> None:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    if attempt(command, env=env).returncode:
        run(["apt-get", "update", "-q"], env=env)
        run(command, env=env)
