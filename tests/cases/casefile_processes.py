"""A broker and workers of a test's own, as real processes that can be killed. Not a test."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from celery import current_app
from django.conf import settings
from django.db import connections

from taskforce.local import broker, process, programs
from taskforce.local.paths import open_state

CHECKOUT = Path(__file__).resolve().parent.parent.parent


class OwnBroker:
    """A broker on a socket of its own; this process talks to it while it is in use."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="taskforce-broker-"))
        self.folder.chmod(0o711)
        self.state = open_state(self.folder)
        self.program = programs.find_broker(self.state)
        self.child: subprocess.Popen | None = None

    @property
    def url(self) -> str:
        return f"redis+socket://{self.state.broker_socket}?virtual_host=0"

    def start(self) -> None:
        self.child = broker.start(self.state, self.program, lasting=False)

    def kill(self) -> None:
        self.child.kill()
        self.child.wait()

    def freeze(self) -> None:
        self.child.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.child.send_signal(signal.SIGCONT)

    def end(self) -> None:
        if self.child.poll() is None:
            self.thaw()
            process.stop(self.child, broker.STOPPING)
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def own_broker() -> Iterator[OwnBroker]:
    """A started broker that this process publishes to."""
    made, before = OwnBroker(), current_app.conf.broker_url
    made.start()
    _publish_to(made.url)
    try:
        yield made
    finally:
        _publish_to(before)
        made.end()


def _publish_to(url: str) -> None:
    current_app.pool.force_close_all()
    current_app._pool = None
    current_app.amqp._producer_pool = None
    current_app.conf.broker_url = current_app.conf.broker_write_url = url
    current_app.conf.broker_read_url = url


@contextmanager
def worker(served_by: OwnBroker, processes: int = 1) -> Iterator[subprocess.Popen]:
    """A real worker on the test's database; killed with all its children at the end."""
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "taskforce",
        "worker",
        "-Q",
        "exports,default",
        "-c",
        str(processes),
        "--loglevel",
        "warning",
        "--without-gossip",
        "--without-mingle",
        "-n",
        f"test-{os.getpid()}-{time.monotonic_ns()}@here",
    ]
    log = tempfile.TemporaryFile()
    child = subprocess.Popen(
        command,
        cwd=CHECKOUT,
        env=environment(served_by.url),
        stdout=log,
        stderr=log,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield child
    finally:
        kill(child)
        log.close()


def environment(broker_url: str) -> dict[str, str]:
    """What a process of its own needs to work on the test's database and state."""
    database = connections["default"].settings_dict["NAME"]
    changed = {
        name: os.environ[name].replace("/taskforce?", f"/{database}?")
        for name in ("DATABASE_URL", "OWNER_DATABASE_URL")
    }
    return {
        **os.environ,
        **changed,
        "REDIS_URL": broker_url,
        "STATE_DIR": str(settings.STATE_DIR),
        "DJANGO_SETTINGS_MODULE": "taskforce.settings.test",
    }


def kill(child: subprocess.Popen) -> None:
    """SIGKILL for the worker and everything it started: the power cut of one machine."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    child.wait()


def children_of(pid: int) -> list[int]:
    """The processes that a process started, and those that they did."""
    found: list[int] = []
    for entry in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):  # it has just ended
            for one in entry.read_text().split():
                found += [int(one), *children_of(int(one))]
    return found


def until(ready: Callable[[], bool], seconds: float = 240) -> bool:
    """Ask again and again until it is so."""
    return process.wait_until(ready, seconds, pause=0.2)
