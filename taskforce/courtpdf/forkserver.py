"""This side of the process that children are forked from (``child.forks``): one for a process."""

import contextlib
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

from . import fonts
from .child.forks import END, FORK

PACKAGE = Path(__file__).resolve().parent.parent
SECONDS = 60  # until it must have answered; the first answer waits for the libraries

# The engine's package is loaded without the product's own start-up around it, and without
# what only its callers need.
BOOT = """
import sys, types
for name, path in (('taskforce', sys.argv[1]), ('taskforce.courtpdf', sys.argv[1] + '/courtpdf')):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [path]
from taskforce.courtpdf.child.forks import main
main()
"""


class ForkServer:
    """A fresh interpreter with an empty environment: no keys, no database address, no files.

    It ends when this process does, and its children with it.
    """

    def __init__(self) -> None:
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.control.settimeout(SECONDS)
        self.asking = threading.Lock()
        with theirs:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-X", "utf8", "-c", BOOT, str(PACKAGE)],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=fonts.environment() | {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
                cwd="/",
                start_new_session=True,
            )

    def fork(self, source: int, sink: int) -> int:
        """A new child that reads and writes there; its process number. Raises ``OSError``."""
        pid = self._asked(FORK, [source, sink])
        if pid < 0:
            raise OSError(-pid, os.strerror(-pid))
        return pid

    def end(self, pid: int) -> int | None:
        """Kill a child and tell how it ended: negative by a signal, ``None`` if nobody knows."""
        try:
            return self._asked(END + pid.to_bytes(4), [])
        except OSError:
            return None

    def _asked(self, what: bytes, handles: list[int]) -> int:
        with self.asking:
            try:
                socket.send_fds(self.control, [what], handles)
                answer = self.control.recv(4)
            except OSError:
                self.stop()  # a late answer must not be taken for that of the next question
                raise
        if len(answer) < 4:
            self.stop()
            raise ConnectionResetError("the process that starts children has ended")
        return int.from_bytes(answer, signed=True)

    @property
    def is_up(self) -> bool:
        return self.process.poll() is None

    def cpu_seconds(self) -> float:
        """What it and its ended children have used so far."""
        said = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(int(ticks) for ticks in said[11:15]) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        self.control.close()
        with contextlib.suppress(OSError):
            self.process.kill()
        self.process.wait()


_starting = threading.Lock()
_own: ForkServer | None = None


def server() -> ForkServer:
    """The one of this process, started at the first use and again if it was killed."""
    global _own
    with _starting:
        if _own is not None and not _own.is_up:
            _own.stop()
            _own = None
        if _own is None:
            _own = ForkServer()
        return _own


def is_started() -> bool:
    return _own is not None and _own.is_up


def _forget() -> None:
    """A forked process has no children of its parent's, and must not keep their line open."""
    global _own, _starting
    if _own is not None:
        _own.control.close()
    _own, _starting = None, threading.Lock()


os.register_at_fork(after_in_child=_forget)
