"""The product's own processes on one machine: web server, worker, scheduler."""

import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from taskforce.local import process
from taskforce.local.paths import CHECKOUT, State

LONGEST_BACK_OFF = 10.0
STEADY_SECONDS = 30.0
TIDY = ((signal.SIGTERM, 10.0), (signal.SIGQUIT, 3.0))


class Child:
    """A process that is started again, with growing pauses, whenever it dies."""

    def __init__(
        self, name: str, command: Sequence[str], environment: Mapping[str, str], log: Path
    ) -> None:
        self.name = name
        self.command = command
        self.environment = environment
        self.log = log
        self.running: subprocess.Popen[bytes] | None = None
        self.begun = 0.0
        self.back_off = 0.0
        self.not_before = 0.0

    def start(self) -> None:
        """Start it now."""
        self.begun = time.monotonic()
        with process.open_log(self.log) as log:
            self.running = process.start(self.command, log=log, env=self.environment, cwd=CHECKOUT)

    def has_ended(self) -> bool:
        """Whether it is down."""
        return self.running is None or self.running.poll() is not None

    def look_after(self) -> None:
        """Start it again if it died and its pause is over."""
        if not self.has_ended():
            return
        now = time.monotonic()
        if not self.not_before:
            steady = now - self.begun > STEADY_SECONDS
            self.back_off = 0.5 if steady else min(self.back_off * 2 or 0.5, LONGEST_BACK_OFF)
            self.not_before = now + self.back_off
            print(f"  The {self.name} ended: {self.last_line()}", flush=True)
        if now >= self.not_before:
            self.not_before = 0.0
            print(f"  Starting the {self.name} again.", flush=True)
            self.start()

    def stop(self) -> None:
        """End it and everything it started: politely, then firmly."""
        if self.running is not None:
            process.stop(self.running, TIDY)

    def last_line(self) -> str:
        """The end of its log, for the terminal."""
        lines = self.log.read_bytes()[-2000:].decode(errors="replace").strip().splitlines()
        return lines[-1][:300] if lines else "it said nothing"


def children(state: State, environment: Mapping[str, str], host: str, port: int) -> list[Child]:
    """The three, in the order of their start and stop."""
    programs = Path(sys.executable).parent
    celery = [str(programs / "celery"), "-A", "taskforce"]
    commands = {
        "web server": [
            str(programs / "gunicorn"), "taskforce.wsgi:application",
            "--config", str(CHECKOUT / "docker" / "gunicorn.conf.py"),
            "--bind", f"{host}:{port}",
        ],
        "worker": [
            *celery, "worker", "--queues", "default,exports", "--concurrency", "2",
            "--without-gossip", "--without-mingle", "--without-heartbeat",
            "--loglevel", "INFO",
        ],
        "scheduler": [
            *celery, "beat", "--schedule", str(state.root / "beat-schedule"),
            "--pidfile", "", "--loglevel", "INFO",
        ],
    }  # fmt: skip
    return [
        Child(name, command, environment, state.log / f"{name.split()[0]}.log")
        for name, command in commands.items()
    ]
