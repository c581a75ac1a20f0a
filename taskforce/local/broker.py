"""The private Valkey or Redis server, on a Unix socket alone."""

import signal
import socket
import subprocess

from taskforce.local import process
from taskforce.local.paths import SetupFault, State

STOPPING = ((signal.SIGTERM, 10.0),)


def start(state: State, program: str, *, lasting: bool) -> subprocess.Popen[bytes]:
    """Start the server and wait for its answer; raises :class:`SetupFault`."""
    command = [
        program, "--port", "0",
        "--unixsocket", str(state.broker_socket), "--unixsocketperm", "700",
        "--dir", str(state.broker), "--databases", "2", "--save", "",
        "--appendonly", "yes" if lasting else "no",
        "--maxmemory-policy", "noeviction", "--loglevel", "warning", "--daemonize", "no",
    ]  # fmt: skip
    log_path = state.log / "broker.log"
    with process.open_log(log_path) as log:
        child = process.start(command, log=log, account=state.account, cwd=state.run)

    def ready() -> bool:
        return child.poll() is not None or answers(state)

    if process.wait_until(ready, 30) and child.poll() is None:
        return child
    process.stop(child, STOPPING)
    raise SetupFault(f"The broker does not start (log: {log_path})")


def answers(state: State) -> bool:
    """Whether a server says PONG on the socket."""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(1)
            line.connect(str(state.broker_socket))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
    except OSError:
        return False
