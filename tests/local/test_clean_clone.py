"""A newcomer's machine: an ordinary user, a clean clone, the pinned programs, one command."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from taskforce.local.paths import CHECKOUT

pytestmark = pytest.mark.slow
NOBODY = 65534
START_SECONDS = 420


def ordinary() -> dict:
    """How a child becomes an ordinary user when the tests run as root."""
    if os.geteuid() != 0:
        return {}
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def clone() -> Iterator[Path]:
    """The committed files, owned by the ordinary user."""
    folder = Path(tempfile.mkdtemp(prefix="taskforce-clone-"))
    subprocess.run(["git", "clone", "-q", str(CHECKOUT), str(folder / "it")], check=True)
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", str(folder)], check=True)
    yield folder / "it"
    shutil.rmtree(folder)


class Running:
    """script/run as the newcomer starts it, with what it says."""

    def __init__(self, clone: Path, port: int) -> None:
        self.port = port
        keep = {
            k: v for k, v in os.environ.items() if k.startswith(("PIP_", "SSL_", "UV_", "NPM_"))
        }
        self.begun = time.monotonic()
        self.child = subprocess.Popen(
            ["script/run"],
            cwd=clone,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            env=keep | {
                "PATH": "/usr/local/bin:/usr/bin:/bin",
                "HOME": str(clone.parent),
                "PORT": str(port),
                "TASKFORCE_PROGRAMS": "wheels",
            },
            **ordinary(),
        )  # fmt: skip
        self.said = self._until_ready()
        self.seconds = time.monotonic() - self.begun

    def _until_ready(self) -> str:
        said = ""
        assert self.child.stdout is not None
        for line in self.child.stdout:
            said += line
            if re.search(r"^Ready after", line) or time.monotonic() - self.begun > START_SECONDS:
                return said
        return said

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
            return answer.read().decode()

    def stop(self) -> int:
        self.child.send_signal(signal.SIGINT)
        self.child.communicate(timeout=180)
        return self.child.returncode


def left_behind(clone: Path) -> list[str]:
    """Processes that still mention the clone."""
    found = subprocess.run(["pgrep", "-af", str(clone)], capture_output=True, text=True)
    return [line for line in found.stdout.splitlines() if "pytest" not in line]


def test_one_command_serves_and_a_second_start_is_quick(clone):
    first = Running(clone, free_port())
    try:
        assert "Ready after" in first.said, first.said
        assert "<form" in first.page("/log-in/")
    finally:
        assert first.stop() == 0
    assert left_behind(clone) == []

    second = Running(clone, free_port())
    try:
        assert "Ready after" in second.said, second.said
        assert second.seconds < first.seconds / 2
    finally:
        second.stop()
    assert left_behind(clone) == []


def test_the_clone_needs_no_file_that_git_does_not_know(clone):
    changed = subprocess.run(
        ["git", "-c", f"safe.directory={clone}", "status", "--porcelain"],
        cwd=clone, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert changed.stdout == ""
