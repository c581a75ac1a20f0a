"""Private services of a test's own, in a folder that is removed when they have ended."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from taskforce.local import locks
from taskforce.local.keeper import keeper_lock
from taskforce.local.paths import open_state
from taskforce.local.process import wait_until


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    """A state folder that the tests of a file share: its cluster is made once."""
    yield from _folder()


@pytest.fixture
def fresh_root() -> Iterator[Path]:
    """A state folder with nothing in it."""
    yield from _folder()


def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="taskforce-local-"))
    folder.chmod(0o711)  # the servers' account must be able to walk to it
    yield folder
    state = open_state(folder)
    assert wait_until(lambda: not locks.is_held(keeper_lock(state)), 20)
    shutil.rmtree(folder)


@pytest.fixture
def wheels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the pinned programs are used."""
    monkeypatch.setenv("TASKFORCE_PROGRAMS", "wheels")
