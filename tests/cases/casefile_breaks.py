"""One build in a process of its own that is killed at an exact moment. Not a test."""

import signal
import subprocess
import sys

from tests.cases.casefile_processes import CHECKOUT, environment

MOMENTS = {
    "while it reads": ("cases.services.casefile_build", "make"),
    "before it seals": ("cases.casefile.build", "_sealed"),
    "while it seals": ("taskforce.vault.files", "_sync_folder"),
    "before it publishes": ("cases.services.casefile_build", "publish_casefile"),
    "before it commits": ("cases.services.casefile_publish", "notify"),
    "after it committed": ("cases.services.casefile_build", "settle"),
}
PROGRAM = """
import importlib, os, signal, sys
import django
django.setup()
place, name, pk = sys.argv[1:]
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
setattr(importlib.import_module(place), name, die)
from cases.services.casefile_build import build_now
build_now(pk)
"""


def killed_build(pk, moment: str) -> None:
    """Build a file in another process, which ends without a word at that moment."""
    answer = subprocess.run(
        [sys.executable, "-c", PROGRAM, *MOMENTS[moment], str(pk)],
        cwd=CHECKOUT,
        env=environment("redis://localhost:1/0"),
        capture_output=True,
        text=True,
    )
    assert answer.returncode == -signal.SIGKILL, answer.stderr
