"""Loads the demonstration at other moments, for real, and compares what it tells.

``python -m tests.clock.demo_on 2028-02-29T12:00 2026-12-31T23:50 …`` (times of the product's
zone). The clock of the private database moves along. ``--rows`` leaves out what is loaded with
built files. Prints a line of JSON for each moment; exits with 1 where two of them differ,
naming the first differences.
"""

import datetime
import difflib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests import clock


def main(moments: list[str]) -> int:
    if clock.FILE not in os.environ:
        return _again_with_a_clock(moments)
    files = "--rows" not in moments
    moments = [moment for moment in moments if moment != "--rows"]
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "taskforce.settings.test"
    django.setup()
    from tests.clock.told import digest

    first, faults = None, 0
    for text in moments:
        begun = time.monotonic()
        found = _load_on(text, files)
        first = first or found
        differences = _differences(first, found)
        faults += bool(differences)
        line = {
            "moment": text,
            "rows": sum(map(len, found.values())),
            "story": digest(found)[:16],
            "seconds": round(time.monotonic() - begun, 1),
        }
        print(json.dumps(line | ({"differs": differences[:20]} if differences else {})), flush=True)
    return 1 if faults else 0


def _again_with_a_clock(moments: list[str]) -> int:
    folder = Path(tempfile.mkdtemp(prefix="taskforce-clock-"))
    folder.chmod(0o755)
    ours = {"DATABASE_URL", "OWNER_DATABASE_URL", "REDIS_URL", "CACHE_URL", "TASKFORCE_THROW_AWAY"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    command = [sys.executable, "-m", "tests.clock.demo_on", *moments]
    return subprocess.run(
        command, check=False, env={**kept, **clock.environment(folder)}
    ).returncode


def _load_on(text: str, files: bool) -> dict[str, list[str]]:
    from django.utils import timezone

    from cases.demo.handed_over import load_handed_over
    from cases.demo.load import load
    from tests.clock.told import told
    from tests.plugins import database

    moment = timezone.make_aware(datetime.datetime.fromisoformat(text))
    clock.move(moment)
    state = database._state()
    with database._alone(state):
        database._make_template(state)
    database._fresh_copy(state)
    until = timezone.localdate()
    assert load(until)
    if files:
        assert load_handed_over()
    return told(until)


def _differences(first: dict, found: dict) -> list[str]:
    made = []
    for label in sorted({*first, *found}):
        lines = difflib.unified_diff(first.get(label, []), found.get(label, []), n=0, lineterm="")
        made += [
            f"{label} {line}"
            for line in lines
            if line[:1] in "+-" and line[:3] not in ("+++", "---")
        ]
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
