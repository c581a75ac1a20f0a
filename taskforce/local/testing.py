"""Throw-away services for the tests, and for tools that load the test settings.

They live in a folder of the temporary directory for as long as the process that asked for
them; child processes find them in the environment.
"""

import atexit
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

from taskforce.local.services import hold

_held = ExitStack()


def provide() -> None:
    """Fill the environment, unless it names a database already."""
    if "DATABASE_URL" in os.environ:
        return
    root = Path(tempfile.mkdtemp(prefix="taskforce-test-"))
    os.environ.update(_held.enter_context(hold(root, lasting=False)))
    atexit.register(_held.close)
