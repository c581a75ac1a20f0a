"""``script/run`` after set-up: the whole product on this machine, until Ctrl-C."""

import fcntl
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from taskforce.local import locks, services
from taskforce.local.children import Child, children
from taskforce.local.keeper import keeper_lock
from taskforce.local.paths import SetupFault, State, open_state
from taskforce.local.prepare import prepare
from taskforce.local.process import wait_until

PAUSE = 0.25


class Stop(BaseException):
    """Ctrl-C or a request to end."""


def main() -> int:
    """Serve until told to stop; the exit code says whether the start went well."""
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(sign, _stop)
    try:
        state = open_state()
        with _only_one(state, port):
            _refuse_used_port(host, port)
            try:
                return _serve(state, host, port)
            finally:  # the servers end by themselves, now that we let go of them
                wait_until(lambda: not locks.is_held(keeper_lock(state)), 15)
    except SetupFault as fault:
        print(fault, file=sys.stderr)
        return 1
    except Stop:
        return 0


def _stop(number: int, frame: object) -> None:
    # A second request while stopping is answered by the default: an end at once.
    signal.signal(number, signal.SIG_DFL)
    raise Stop


@contextmanager
def _only_one(state: State, port: int) -> Iterator[None]:
    """One launcher a state folder; the kernel frees the lock however we end."""
    handle = locks.take(state.locks / "launcher", fcntl.LOCK_EX | fcntl.LOCK_NB)
    if handle is None:
        raise SetupFault(
            f"It already runs on {state.root}. For a second one: STATE_DIR=… PORT=… script/run"
        )
    try:
        yield
    finally:
        locks.free(handle)


def _refuse_used_port(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SetupFault(
                f"Port {port} cannot be used ({error.strerror}). Try: PORT={port + 1} script/run"
            ) from error


def _serve(state: State, host: str, port: int) -> int:
    begun = time.monotonic()
    print("  PostgreSQL and broker …", end="", flush=True)
    with services.hold(state.root) as given:
        print(f" {time.monotonic() - begun:.1f} s")
        environment = _environment(given, host, port)
        prepared = prepare(environment)
        # What serves pages and jobs never learns the owner's password.
        served = {key: value for key, value in environment.items() if key != "OWNER_DATABASE_URL"}
        served["DEMO"] = "1" if prepared.demo else "0"
        family = children(state, served, host, port)
        try:
            for child in family:
                child.start()
            _wait_for_pages(family, host, port)
            _greet(host, port, prepared.told, time.monotonic() - begun)
            _watch(state, family)
        finally:
            print("  Stopping …", flush=True)
            for child in family:
                child.stop()
    return 0


def _environment(given: Mapping[str, str], host: str, port: int) -> dict[str, str]:
    environment = {**os.environ, **given}
    environment.setdefault("STATIC_ROOT", str(Path(given["STATE_DIR"]) / "static"))
    environment.setdefault("DJANGO_SETTINGS_MODULE", "taskforce.settings.local")
    environment.setdefault("DEMO", "1")
    if host not in ("127.0.0.1", "localhost"):
        names = f"localhost,127.0.0.1,{socket.gethostname()},{host}"
        environment.setdefault("ALLOWED_HOSTS", names)
    return environment


def _wait_for_pages(family: list[Child], host: str, port: int) -> None:
    """Wait until the pages answer; a web server that ends at once says why in its log."""
    print("  Web server, worker, scheduler …", end="", flush=True)
    begun = time.monotonic()

    def ready() -> bool:
        return any(child.has_ended() for child in family) or _answers(host, port)

    answered = wait_until(ready, 180, pause=0.1) and not any(c.has_ended() for c in family)
    if not answered:
        ended = next((child for child in family if child.has_ended()), family[0])
        print(" no", flush=True)
        raise SetupFault(f"The {ended.name} does not start: {ended.last_line()}")
    print(f" {time.monotonic() - begun:.1f} s")


def _answers(host: str, port: int) -> bool:
    try:
        with socket.create_connection((_shown(host), port), timeout=2) as line:
            line.sendall(b"GET /health/live HTTP/1.0\r\nHost: localhost\r\n\r\n")
            return b" 200 " in line.recv(64)
    except OSError:
        return False


def _shown(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "") else host  # noqa: S104


def _greet(host: str, port: int, told: str, seconds: float) -> None:
    print(f"\nReady after {seconds:.1f} s: http://{_shown(host)}:{port}/   (Ctrl-C stops)\n")
    if told:
        print(told, flush=True)


def _watch(state: State, family: list[Child]) -> None:
    """Until :class:`Stop`: whatever dies is started again."""
    while True:
        if not locks.is_held(keeper_lock(state)):
            print("  The private services ended; starting them again.", flush=True)
            try:
                services.ensure(state)
            except SetupFault as fault:
                print(f"  {fault}", flush=True)
                time.sleep(2)
        for child in family:
            child.look_after()
        time.sleep(PAUSE)


if __name__ == "__main__":
    sys.exit(main())
