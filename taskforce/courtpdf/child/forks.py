"""The process that children are forked from: the libraries are loaded once, in it.

A fork takes milliseconds where a new interpreter with the libraries takes a second of
processor time.  No job and no document ever reaches this process, so that each child
begins as the one before did.  It forks while it has one thread: fonts are looked up,
which starts threads, in the children only.
"""

import errno
import gc
import os
import signal
import socket
import sys

FORK, END = b"f", b"e"


def main() -> None:
    control = socket.socket(fileno=os.dup(0))
    silent = os.open(os.devnull, os.O_RDWR)
    os.dup2(silent, 0)
    _load()
    # The compiled libraries were kept for the next start. A child may write nothing.
    sys.dont_write_bytecode = True
    # What is loaded is never looked at by the collector, so its memory stays shared.
    gc.disable()
    gc.freeze()
    started: set[int] = set()
    while True:
        asked, given, _flags, _from = socket.recv_fds(control, 5, 2)
        if not asked:  # the other side is gone; the children end with this process
            return
        if asked[:1] == FORK:
            pid = _fork(control, given)
            started.add(pid)
            control.send(pid.to_bytes(4, signed=True))
        else:
            pid = int.from_bytes(asked[1:])
            code = _end(pid) if pid in started else 0
            started.discard(pid)
            control.send(code.to_bytes(4, signed=True))


def _load() -> None:
    from ..exhibits import legible, make, preview
    from . import section, texts

    assert section and make and preview and legible and texts


def _fork(control: socket.socket, pipes: list[int]) -> int:
    """The child's number, or the error's as a negative one."""
    try:
        pid = os.fork()
    except OSError as error:
        pid = -(error.errno or errno.EAGAIN)
    if pid == 0:
        control.close()
        _become_child(pipes)
    for pipe in pipes:
        os.close(pipe)
    return pid


def _become_child(pipes: list[int]) -> None:
    from .main import main as work

    try:
        os.setsid()
        for number, pipe in enumerate(pipes):
            os.dup2(pipe, number)
            os.close(pipe)
        work()
    finally:
        os._exit(0)


def _end(pid: int) -> int:
    """Kills a child, if it has not ended, and tells how it ended (negative: by which signal)."""
    os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
