"""``--slowest``: where the time of a run goes, by file and by test.

``FILE_SECONDS=write script/test --slowest`` also writes down the seconds of the long files, by
which the next runs are ordered (``processes.py``).
"""

import os
import time
from collections import defaultdict
from pathlib import Path

import pytest

PHASES = ("setup", "call", "teardown")
SHOWN = 25
FILE = Path(__file__).with_name("file_seconds.txt")
WORTH_NOTING = 5.0  # seconds of a file; shorter ones fill the gaps at the end


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--slowest", action="store_true", help="say where the time goes")


def pytest_configure(config: pytest.Config) -> None:
    # Only where all reports arrive, which is not in one of several processes.
    if config.getoption("--slowest") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Slowest(), "where-the-time-goes")


class Slowest:
    """Adds up the seconds of each test's set-up, call and tear-down."""

    def __init__(self) -> None:
        self.begun = time.monotonic()
        self.tests: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(PHASES, 0.0))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.tests[report.nodeid][report.when] += report.duration

    def files(self) -> dict[str, dict[str, float]]:
        found: dict[str, dict[str, float]] = defaultdict(lambda: dict.fromkeys(PHASES, 0.0))
        for name, phases in self.tests.items():
            for phase, seconds in phases.items():
                found[name.partition("::")[0]][phase] += seconds
        return found

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        files, write = self.files(), terminalreporter.write_line
        terminalreporter.section("where the time goes")
        total, wall = sum(map(seconds_of, files.values())), time.monotonic() - self.begun
        write(f"{len(self.tests):,} tests took {total:,.0f} s, side by side {wall:,.0f} s.")
        for title, rows in (("by file", files), ("by test", self.tests)):
            write(f"\n   total  set-up    call  tear-down  {title}")
            for name, phases in sorted(rows.items(), key=lambda row: -seconds_of(row[1]))[:SHOWN]:
                setup, call, teardown = phases.values()
                write(
                    f"{setup + call + teardown:8.1f}{setup:8.1f}{call:8.1f}{teardown:11.1f}  {name}"
                )
        if os.environ.get("FILE_SECONDS") == "write":
            write_down(files)


def seconds_of(phases: dict[str, float]) -> float:
    return sum(phases.values())


def write_down(files: dict[str, dict[str, float]]) -> None:
    """Keep the seconds of these files, and those of files that this run left out."""
    lines = FILE.read_text().split("\n")
    found = {name: float(seconds) for name, seconds in (line.split() for line in lines if line)}
    found |= {name: seconds_of(phases) for name, phases in files.items()}
    longest = sorted(found.items(), key=lambda one: -one[1])
    kept = [f"{name} {seconds:.0f}\n" for name, seconds in longest if seconds >= WORTH_NOTING]
    FILE.write_text("".join(kept))
