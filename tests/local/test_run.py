"""The launcher behind script/run: whatever is killed comes back, and nothing is left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from taskforce.local.paths import CHECKOUT
from taskforce.local.process import wait_until

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def launch(root: Path, port: int) -> subprocess.Popen:
    """The launcher on a state folder, without demo data."""
    ours = {"DATABASE_URL", "OWNER_DATABASE_URL", "REDIS_URL", "CACHE_URL", "TASKFORCE_THROW_AWAY"}
    environment = {name: value for name, value in os.environ.items() if name not in ours}
    environment |= {"STATE_DIR": str(root), "PORT": str(port), "DEMO": "0"}
    environment["DJANGO_SETTINGS_MODULE"] = "taskforce.settings.local"
    return subprocess.Popen(
        [sys.executable, "-m", "taskforce.local.run"],
        cwd=CHECKOUT, env=environment, text=True, start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def ready(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=5) as answer:
            return answer.read() == b'{"database": "ok", "broker": "ok"}'
    except (OSError, urllib.error.URLError):
        return False


def processes(root: Path, *words: str) -> list[int]:
    """Living processes of this state folder, found by what they were started with."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            about = line + (entry / "environ").read_bytes().decode(errors="replace")
        except OSError:
            continue
        mine = f"STATE_DIR={root}" in about or str(root) in line
        if mine and all(word in line for word in words) and int(entry.name) != os.getpid():
            found.append(int(entry.name))
    return sorted(found)


@pytest.fixture(scope="module")
def running(root) -> Iterator[tuple[Path, int, subprocess.Popen]]:
    port = free_port()
    launcher = launch(root, port)
    assert wait_until(lambda: ready(port) or launcher.poll() is not None, 180, pause=0.3)
    assert launcher.poll() is None, launcher.communicate()[0]
    yield root, port, launcher
    if launcher.poll() is None:
        launcher.send_signal(signal.SIGINT)
        launcher.communicate(timeout=180)


PARTS = {
    "web server": ("gunicorn",),
    "worker": ("celery", "worker"),
    "scheduler": ("celery", "beat"),
    "keeper": ("taskforce.local.keeper",),
    "database": ("postgres", "-D"),
    "broker": ("broker.sock",),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_killed_part_comes_back_by_itself(running, part):
    root, port, _ = running
    assert wait_until(lambda: bool(processes(root, *PARTS[part])), 30)
    victim = processes(root, *PARTS[part])[0]
    os.kill(victim, signal.SIGKILL)

    def back() -> bool:
        now = processes(root, *PARTS[part])
        return bool(now) and victim not in now and ready(port)

    assert wait_until(back, 60, pause=0.3)


def test_a_second_launcher_on_the_same_folder_says_so_in_one_line(running):
    root, _, _ = running
    second = launch(root, free_port())
    said, _ = second.communicate(timeout=180)
    assert second.returncode == 1
    assert said.count("\n") == 1
    assert "already runs" in said


def test_a_used_port_is_told_in_one_line(running, fresh_root):
    _, port, _ = running
    second = launch(fresh_root, port)
    said, _ = second.communicate(timeout=180)
    assert second.returncode == 1
    assert f"PORT={port + 1} script/run" in said


def test_pages_and_jobs_do_not_know_the_owners_password(running):
    root, _, _ = running
    for part in ("web server", "worker", "scheduler"):
        for pid in processes(root, *PARTS[part]):
            assert b"OWNER_DATABASE_URL" not in Path(f"/proc/{pid}/environ").read_bytes()


def test_a_killed_launcher_leaves_nothing_behind(running):
    root, _, launcher = running
    launcher.kill()
    launcher.wait()
    assert wait_until(lambda: processes(root) == [], 40, pause=0.3), processes(root)


def test_ctrl_c_ends_everything_with_exit_code_0(root):
    port = free_port()
    launcher = launch(root, port)
    assert wait_until(lambda: ready(port) or launcher.poll() is not None, 180, pause=0.3)
    time.sleep(0.5)
    launcher.send_signal(signal.SIGINT)
    launcher.communicate(timeout=180)
    assert launcher.returncode == 0
    assert processes(root) == []
