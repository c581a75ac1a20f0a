"""Starting, watching and stopping processes that must never outlive their launcher."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from taskforce.local.account import Account

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(sign: int, parent: int) -> None:
    """Ask the kernel for a signal when the parent ends; called in the child."""
    _libc.prctl(PR_SET_PDEATHSIG, sign, 0, 0, 0)
    if os.getppid() != parent:  # it ended before we could ask
        os._exit(1)


def _in_child(account: Account | None, sign: int) -> Callable[[], None]:
    parent = os.getpid()

    def prepare() -> None:
        if account is not None:
            os.setgroups([])
            os.setgid(account.gid)
            os.setuid(account.uid)
        # After the change of user: that change clears the request.
        die_with_parent(sign, parent)
        os.umask(0o077)

    return prepare


def start(
    command: Sequence[str],
    *,
    log: IO[bytes] | int,
    account: Account | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    death_signal: int = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, so that Ctrl-C reaches only the launcher."""
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        env=dict(env) if env is not None else None,
        cwd=cwd,
        start_new_session=True,
        preexec_fn=_in_child(account, death_signal),
    )


def stop(child: subprocess.Popen[bytes], ladder: Sequence[tuple[int, float]]) -> None:
    """Send each signal of the ladder and wait its seconds; at last kill the whole group."""
    for sign, seconds in ladder:
        if child.poll() is not None:
            break
        child.send_signal(sign)
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass  # nothing of its group is left, or it belongs to the service account
    if child.poll() is None:
        child.kill()
    child.wait()


def run(
    command: Sequence[str], account: Account | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and give what it said."""
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        cwd=cwd,
        preexec_fn=_in_child(account, signal.SIGKILL),
        check=False,
    )


def program_of(pid: int) -> str:
    """The short name of a running process; empty when there is none."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def wait_until(ready: Callable[[], bool], seconds: float, pause: float = 0.05) -> bool:
    """Ask again and again until it is so or the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ready():
            return True
        time.sleep(pause)
    return ready()


def open_log(path: Path, keep_bytes: int = 8_000_000) -> IO[bytes]:
    """A log file to append to; a large one is put aside first, replacing the last."""
    if path.exists() and path.stat().st_size > keep_bytes:
        path.replace(path.with_suffix(".old.log"))
    handle = open(path, "ab", buffering=0)  # noqa: SIM115  (the caller closes it)
    os.fchmod(handle.fileno(), 0o600)
    return handle
