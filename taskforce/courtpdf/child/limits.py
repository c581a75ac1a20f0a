"""What a child may use.  Set by itself before it reads the first byte of a job."""

import contextlib
import ctypes
import os
import resource
import signal
import sys

from .sockets import refuse_network

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38
CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000


def confine(memory: int, files: int = 0) -> None:
    """No network, no written files, no core, bounded memory; dies with its parent."""
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux":
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
        # Where the kernel allows it the child loses the network altogether.
        if libc.unshare(CLONE_NEWNET):
            libc.unshare(CLONE_NEWUSER | CLONE_NEWNET)
        refuse_network(libc)
    for name, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, files),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 128),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(name, (value, value))
    os.umask(0o077)


def allow_seconds(seconds: int) -> None:
    """The processor time that the next job may take on top of what was used."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
