"""The process that owns the private servers: ``python -m taskforce.local.keeper STATE MODE``.

It starts both servers, starts one again that dies, and ends when nobody holds the users'
lock any more. A killed keeper takes the servers along; the next holder starts a new one.
"""

import fcntl
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from taskforce.local import broker, cluster, database, locks, process, programs
from taskforce.local.paths import SetupFault, State, open_state

LINGER = 1.5  # seconds without a holder before the servers stop
PAUSE = 0.2
LONGEST_BACK_OFF = 10.0


class Kept:
    """One server: its process, and when to try again after it died."""

    def __init__(self, begin: Callable[[], subprocess.Popen[bytes]]) -> None:
        self.begin = begin
        self.child = begin()
        self.started = time.monotonic()
        self.back_off = 0.0
        self.not_before = 0.0

    def look_after(self) -> None:
        """Start it again if it died; longer pauses when it dies again and again."""
        now = time.monotonic()
        if self.child.poll() is None or now < self.not_before:
            return
        lived = now - self.started
        self.back_off = 0.2 if lived > 30 else min(self.back_off * 2 or 0.2, LONGEST_BACK_OFF)
        self.started = now
        self.not_before = now + self.back_off
        try:
            self.child = self.begin()
        except SetupFault as fault:
            print(fault, flush=True)


def keep(state: State, lasting: bool) -> None:
    """Serve until nobody needs the servers, or until told to stop."""
    postgresql = programs.find_postgresql(state)
    broker_program = programs.find_broker(state)
    cluster.make(state, postgresql)
    kept_broker = Kept(lambda: broker.start(state, broker_program, lasting=lasting))
    kept_cluster = Kept(lambda: cluster.start(state, postgresql, lasting=lasting))
    try:
        database.prepare(state)
        ready_file(state).write_text("ready")
        _until_unused(state, [kept_cluster, kept_broker])
    finally:
        ready_file(state).unlink(missing_ok=True)
        process.stop(kept_cluster.child, cluster.STOPPING if lasting else cluster.DROPPING)
        process.stop(kept_broker.child, broker.STOPPING)


def _until_unused(state: State, kept: list[Kept]) -> None:
    """Returns with the users' lock taken: a newcomer waits until we are gone."""
    unused_since: float | None = None
    while True:
        for server in kept:
            server.look_after()
        handle = locks.take(users_lock(state), fcntl.LOCK_EX | fcntl.LOCK_NB)
        now = time.monotonic()
        if handle is None:
            unused_since = None
        elif unused_since is not None and now - unused_since > LINGER:
            return
        else:
            unused_since = unused_since or now
            locks.free(handle)
        time.sleep(PAUSE)


def ready_file(state: State) -> Path:
    """Exists while the servers take connections."""
    return state.locks / "ready"


def users_lock(state: State) -> Path:
    """Held together by everybody who needs the servers."""
    return state.locks / "users"


def keeper_lock(state: State) -> Path:
    """Held by the keeper."""
    return state.locks / "keeper"


def _take_keeper_lock(state: State) -> bool:
    """Tried again for a moment: who only looks whether it is held, holds it meanwhile.

    It is let go when the process ends, so the handle is kept open.
    """
    return locks.take(keeper_lock(state), fcntl.LOCK_EX | fcntl.LOCK_NB) is not None


def main(root: str, mode: str) -> int:
    """Keep the servers of a state folder; the exit code tells whether all went well."""
    state = open_state(Path(root))
    if not process.wait_until(lambda: _take_keeper_lock(state), 10, pause=0.01):
        return 0  # there is another keeper
    ready_file(state).unlink(missing_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        keep(state, lasting=mode == "lasting")
    except SetupFault as fault:
        print(fault, flush=True)
        return 1
    finally:
        if mode == "throw-away":
            shutil.rmtree(state.home, ignore_errors=True)
            shutil.rmtree(state.root, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
