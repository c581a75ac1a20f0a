"""Locks between processes. The kernel lets go of them when their holder dies, however."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def take(path: Path, kind: int) -> int | None:
    """An open lock file with the lock taken, or ``None`` (with LOCK_NB) when it is held."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, kind)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def free(handle: int) -> None:
    """Let go."""
    os.close(handle)


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock for itself."""
    handle = take(path, fcntl.LOCK_SH | fcntl.LOCK_NB)
    if handle is None:
        return True
    free(handle)
    return False


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Inside, no other process is inside."""
    handle = take(path, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle is not None:
            free(handle)
