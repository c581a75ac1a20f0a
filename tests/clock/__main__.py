"""Run a command, and all that it starts, at another moment and with a seed for its order.

``TEST_MOMENT=2028-02-29T12:00 TEST_SEED=7 python -m tests.clock COMMAND …`` (a time of the
product's zone). What is not given is chosen by the commit, so that each commit is tried on
another day; what was chosen is printed, with the words that repeat it.
"""

import datetime
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from tests import clock

ZONE = "America/New_York"
FIRST, DAYS = datetime.date(2026, 12, 1), 800
# Each second commit meets one of these.
AWKWARD = (
    "2027-01-01T00:03",
    "2027-03-14T01:45",  # 2:00 becomes 3:00 while the tests run
    "2027-11-07T00:50",
    "2027-11-07T01:40",  # the hour that comes twice
    "2027-12-31T23:50",
    "2028-02-28T23:50",
    "2028-02-29T12:00",
    "2028-03-01T00:03",
)


def main(command: list[str]) -> int:
    """The command's exit code."""
    moment, seed = chosen(_commit())
    moment = os.environ.get("TEST_MOMENT") or moment
    seed = os.environ.get("TEST_SEED") or seed
    print(f"  On another day: {moment} ({ZONE}), in the order of seed {seed}. To repeat:")
    print(f"    TEST_MOMENT={moment} TEST_SEED={seed} script/test PATHS", flush=True)
    at = datetime.datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(ZONE))
    given = {"TEST_MOMENT": moment, "TEST_SEED": seed, "TIME_ZONE": ZONE}
    with tempfile.TemporaryDirectory(prefix="taskforce-clock-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the database's account reads it, too
        moved = clock.environment(folder)
        clock.move(at, Path(moved[clock.FILE]))
        environment = {**os.environ, **moved, **given}
        return subprocess.run(command, check=False, env=environment).returncode


def _commit() -> str:
    asked = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True)
    return asked.stdout.strip()


def chosen(commit: str) -> tuple[str, str]:
    """A moment and a seed, the same for the same commit."""
    rng = Random(hashlib.sha256(commit.encode()).hexdigest())
    seed = str(rng.randrange(10**6))
    if rng.random() < 0.5:
        return rng.choice(AWKWARD), seed
    day = FIRST + datetime.timedelta(days=rng.randrange(DAYS))
    return f"{day}T{rng.randrange(24):02d}:{rng.randrange(60):02d}", seed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
