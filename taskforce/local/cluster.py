"""The private PostgreSQL cluster: made once, started and stopped by the keeper."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from taskforce.local import process, secrets
from taskforce.local.paths import SetupFault, State
from taskforce.local.programs import PostgreSQL

PORT = "5432"  # part of the socket's name only: nothing listens on the network
ADMIN = "postgres"
HELD = "shared memory block"
STOPPING = ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0))
DROPPING = ((signal.SIGQUIT, 5.0),)

ALWAYS = {
    "listen_addresses": "",
    "port": PORT,
    "unix_socket_permissions": "0700",
    "max_connections": "120",
    "shared_buffers": "192MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "jit": "off",
    "timezone": "UTC",
    # A statement or an error's detail may quote what a person typed: neither is logged.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_checkpoints": "off",
}
THROW_AWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def make(state: State, programs: PostgreSQL) -> None:
    """Run initdb when there is no cluster yet; a half-made one is made anew."""
    done = state.cluster / "taskforce.made"
    if done.exists():
        return
    _clear(state.cluster)
    word = state.run / "initdb.password"
    word.write_text(secrets.read(state.secrets, "database_admin") + "\n")
    word.chmod(0o600)
    if state.account:
        os.chown(word, state.account.uid, state.account.gid)
    locale = ["--locale=C.UTF-8"]
    if programs.major >= 17:
        locale = ["--locale-provider=builtin", "--locale=C.UTF-8"]
    command = [
        programs.program("initdb"), "-D", str(state.cluster), "-U", ADMIN, "--encoding=UTF8",
        "--auth=scram-sha-256", f"--pwfile={word}", "--data-checksums", *locale,
    ]  # fmt: skip
    try:
        result = process.run(command, state.account, cwd=state.run)
    finally:
        word.unlink()
    if result.returncode:
        raise SetupFault(f"initdb failed: {(result.stderr or result.stdout).strip()[-300:]}")
    done.touch()
    done.chmod(0o644)


def _clear(folder: Path) -> None:
    for entry in folder.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


def start(state: State, programs: PostgreSQL, *, lasting: bool) -> subprocess.Popen[bytes]:
    """Start the server and wait until it takes connections; raises :class:`SetupFault`.

    After a kill -9 the old server's memory may be held for a moment by its last children, so
    a start refused for that reason is tried again.
    """
    settings = ALWAYS | {"unix_socket_directories": str(state.run)}
    settings |= {} if lasting else THROW_AWAY
    command = [programs.program("postgres"), "-D", str(state.cluster)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    log_path = state.log / "postgresql.log"
    end = time.monotonic() + 60
    while True:
        _remove_stale_pid_file(state.cluster / "postmaster.pid")
        with process.open_log(log_path) as log:
            seen = log.tell()
            child = process.start(
                command, log=log, account=state.account, cwd=state.run,
                death_signal=signal.SIGINT,
            )  # fmt: skip
        if _accepts(state, programs, child):
            return child
        process.stop(child, STOPPING)
        said = log_path.read_bytes()[seen:].decode(errors="replace").strip()
        if (HELD in said or "postmaster.pid" in said) and time.monotonic() < end:
            time.sleep(0.3)
            continue
        raise SetupFault(f"PostgreSQL does not start: {said[-300:]} (log: {log_path})")


def _accepts(state: State, programs: PostgreSQL, child: subprocess.Popen[bytes]) -> bool:
    ask = [programs.program("pg_isready"), "-q", "-h", str(state.run), "-p", PORT]

    def ready() -> bool:
        return child.poll() is not None or process.run(ask).returncode == 0

    # Recovery after a crash may take its time; the server ends by itself when it cannot.
    return process.wait_until(ready, 120) and child.poll() is None


def _remove_stale_pid_file(path: Path) -> None:
    """Remove the pid file of a dead server, but never that of a living one."""
    try:
        pid = int(path.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return
    if process.program_of(pid) != "postgres":
        path.unlink(missing_ok=True)
