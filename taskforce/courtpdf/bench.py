"""How long a file of many pages takes, beside the plain way to make it.

Every measurement runs in a process of its own, so that memory is that of the
one thing measured; the peak is the sum over its whole tree of processes, where what
several of them share counts once (the kernel's proportional set size).
Ratios are of ``build_seconds`` (wall) and ``build_cpu_seconds`` (of the whole tree),
which leave out starting Python and making up the content; on a machine that others use
too, the second says more.  ``run`` returns a dictionary that JSON can hold, with the
ratios beside it.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .forkserver import PACKAGE

BOOT = (
    "import sys, types; outer = types.ModuleType('taskforce'); "
    "outer.__path__ = [sys.argv[1]]; sys.modules['taskforce'] = outer; "
    "from taskforce.courtpdf.bench_jobs import main; main(sys.argv[2], sys.argv[3])"
)
SAMPLE = 1.0  # seconds; asking for memory takes time from what is measured


def run(
    pages: int,
    *,
    workers: int = 2,
    baseline: bool = True,
    folder: Path | None = None,
    say: Callable[[str, dict[str, Any]], None] = lambda _job, _found: None,
) -> dict[str, Any]:
    """Measure cold build, rebuild, unchanged rebuild, concatenation, one pass.

    ``say`` is told of each as it ends: the last takes most of the time.
    """
    found = {}
    with tempfile.TemporaryDirectory(dir=folder) as name:
        given = {"pages": pages, "workers": workers, "folder": name}
        order = ["cold", "unchanged", "rebuild", "concatenation"]
        for job in order + ["one_pass"] * baseline:
            found[job] = measured(job, given)
            say(job, found[job])
    return {
        "pages": found["cold"]["pages"],
        "workers": workers,
        "measured": found,
        "ratios": _ratios(found, "build_seconds"),
        "cpu_ratios": _ratios(found, "build_cpu_seconds"),
    }


def _ratios(found: dict[str, dict[str, Any]], seconds: str) -> dict[str, float]:
    """``unchanged_to_concatenation`` is what a rebuild costs besides its one section."""

    def ratio(above: str, below: str, key: str = seconds) -> float:
        return round(found[above][key] / max(found[below][key], 1e-9), 2)

    ratios = {
        "rebuild_to_concatenation": ratio("rebuild", "concatenation"),
        "unchanged_to_concatenation": ratio("unchanged", "concatenation"),
        "cold_to_rebuild": ratio("cold", "rebuild"),
        "cold_to_unchanged": ratio("cold", "unchanged"),
    }
    if "one_pass" in found:
        ratios |= {
            "one_pass_to_cold": ratio("one_pass", "cold"),
            "one_pass_to_rebuild": ratio("one_pass", "rebuild"),
            "one_pass_to_unchanged": ratio("one_pass", "unchanged"),
            "size_to_one_pass": ratio("cold", "one_pass", "bytes"),
            "memory_to_one_pass": ratio("cold", "one_pass", "peak_bytes"),
        }
    return ratios


def measured(job: str, given: dict[str, Any]) -> dict[str, Any]:
    """Run one job in its own process; add wall and CPU seconds and peak memory."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", "-c", BOOT, str(PACKAGE), job, json.dumps(given)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    watch = _Watch(process.pid)
    out, error = process.communicate()
    watch.stop()
    if process.returncode:
        raise RuntimeError(f"{job}: {error.decode(errors='replace').strip()[-400:]}")
    found = json.loads(out)
    found["cpu_milliseconds_a_page"] = round(1000 * found["build_cpu_seconds"] / found["pages"], 2)
    return {"wall_seconds": round(time.monotonic() - started, 3), "peak_bytes": watch.peak} | found


class _Watch(threading.Thread):
    """Samples the memory of a tree of processes until it is stopped."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root, self.peak, self.over = root, 0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self.over.wait(SAMPLE):
            self.peak = max(self.peak, sum(_resident(pid) for pid in _tree(self.root)))

    def stop(self) -> None:
        self.over.set()
        self.join()


def _tree(root: int) -> Iterator[int]:
    yield root
    try:
        for task in Path(f"/proc/{root}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))
    except OSError:
        return


def _resident(pid: int) -> int:
    """Bytes of memory: of shared ones its part, or all where only that is told of it."""
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:  # a child closes this to other users
        pass
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
