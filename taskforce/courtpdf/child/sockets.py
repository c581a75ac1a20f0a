"""A child opens no network socket, also where it may not leave the network (in a container)."""

import ctypes
import os

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
LOAD, EQUAL, AT_LEAST, GIVE = 0x20, 0x15, 0x35, 0x06  # of classic BPF: BPF_LD|BPF_W|BPF_ABS, ...
NUMBER, MACHINE, FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 1  # SECCOMP_RET_ALLOW, SECCOMP_RET_ERRNO with EPERM
X32, IO_URING_SETUP, AF_UNIX = 0x40000000, 425, 1
# Machine: its number in linux/audit.h and that of its system call `socket`.
MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


class Step(ctypes.Structure):
    """struct sock_filter."""

    _fields_ = (
        ("code", ctypes.c_ushort),
        ("yes", ctypes.c_ubyte),
        ("no", ctypes.c_ubyte),
        ("value", ctypes.c_uint),
    )


class Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.POINTER(Step)))


def refuse_network(libc: ctypes.CDLL) -> None:
    """Sockets of other families than AF_UNIX fail with EPERM from here on, for good.

    Needs PR_SET_NO_NEW_PRIVS. On machines of other kinds nothing is changed.
    """
    if os.uname().machine not in MACHINES:
        return
    machine, socket = MACHINES[os.uname().machine]
    # Jumps count the steps that are left out; the last two steps allow and refuse.
    steps = (
        (LOAD, 0, 0, MACHINE),
        (EQUAL, 0, 7, machine),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 5, 0, X32),
        (EQUAL, 4, 0, IO_URING_SETUP),
        (EQUAL, 0, 2, socket),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (EQUAL, 0, 1, AF_UNIX),
        (GIVE, 0, 0, ALLOW),
        (GIVE, 0, 0, REFUSE),
    )
    listed = (Step * len(steps))(*(Step(*step) for step in steps))
    program = Program(len(steps), listed)
    libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)
