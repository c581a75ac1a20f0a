"""Throw-away services for the tests, and for tools that load the test settings.

They live in a folder of the temporary directory for as long as the process that asked for
them; child processes find them in the environment. ``python -m taskforce.local.testing
COMMAND …`` runs a command with them.
"""

import atexit
import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from taskforce.local.services import hold

# A DATABASE_URL without this mark is somebody's real database: never tested upon.
MARK = "TASKFORCE_THROW_AWAY"
_held = ExitStack()


def provide() -> None:
    """Fill the environment, unless a parent process has done it."""
    if MARK in os.environ:
        return
    root = Path(tempfile.mkdtemp(prefix="taskforce-test-"))
    os.environ.update(_held.enter_context(hold(root, lasting=False)))
    os.environ[MARK] = "1"
    atexit.register(_held.close)


def main(command: list[str]) -> int:
    """Run the command to its end and give its exit code."""
    provide()
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
