"""Holding the private services: the environment they give, for as long as it is needed."""

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from taskforce.local import database, locks, secrets
from taskforce.local.keeper import keeper_lock, ready_file, users_lock
from taskforce.local.paths import CHECKOUT, SetupFault, State, open_state
from taskforce.local.process import open_log
from taskforce.local.programs import find_postgresql

START_SECONDS = 180


def environment(state: State) -> dict[str, str]:
    """What the settings read, for the services of this state."""
    socket = state.broker_socket
    return {
        "STATE_DIR": str(state.root),
        "PG_BIN": str(find_postgresql(state).folder),
        "DATABASE_URL": database.url(state, database.APP),
        "OWNER_DATABASE_URL": database.url(state, database.OWNER),
        "REDIS_URL": f"redis+socket://{socket}?virtual_host=0",
        "CACHE_URL": f"unix://{socket}?db=1",
        "SECRET_KEY_FILE": str(state.secrets / "secret_key"),
        "FIELD_KEYS_FILE": str(state.secrets / "field_keys"),
    }


@contextmanager
def hold(root: Path | None = None, *, lasting: bool = True) -> Iterator[dict[str, str]]:
    """The services are up inside; raises :class:`SetupFault` when they cannot be.

    ``lasting=False`` makes a throw-away cluster that is quick and survives no power cut.
    """
    state = open_state(root)
    secrets.ensure(state.secrets)
    handle = locks.take(users_lock(state), fcntl.LOCK_SH)  # waits while a keeper is ending
    try:
        ensure(state, lasting=lasting)
        yield environment(state)
    finally:
        if handle is not None:
            locks.free(handle)


def ensure(state: State, *, lasting: bool = True) -> None:
    """Start a keeper if there is none and wait until the servers take connections."""
    started = _start_if_none(state, lasting)
    end = time.monotonic() + START_SECONDS
    while not ready_file(state).exists():
        if time.monotonic() > end:
            raise SetupFault(f"The private services did not start in time (log: {_log(state)})")
        if not locks.is_held(keeper_lock(state)):
            if started:
                raise SetupFault(_last_line(state))
            # The one we counted on was ending: it lets go of its locks one after the other.
            started = _start_if_none(state, lasting)
        time.sleep(0.05)


def _start_if_none(state: State, lasting: bool) -> bool:
    """Whether a keeper was started here."""
    with locks.alone(state.locks / "start"):
        if locks.is_held(keeper_lock(state)):
            return False
        ready_file(state).unlink(missing_ok=True)
        _start_keeper(state, lasting)
        return True


def _start_keeper(state: State, lasting: bool) -> None:
    """Start it detached, and wait until it has its lock or has ended."""
    mode = "lasting" if lasting else "throw-away"
    with open_log(_log(state)) as log:
        keeper = subprocess.Popen(
            [sys.executable, "-m", "taskforce.local.keeper", str(state.root), mode],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=CHECKOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
    while keeper.poll() is None and not locks.is_held(keeper_lock(state)):
        time.sleep(0.02)


def _log(state: State) -> Path:
    return state.log / "keeper.log"


def _last_line(state: State) -> str:
    lines = _log(state).read_text(errors="replace").strip().splitlines()
    return lines[-1] if lines else "The private services did not start."
