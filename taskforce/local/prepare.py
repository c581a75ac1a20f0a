"""Before serving: static files, migrations and walls, demo data. One process, each idempotent."""

import hashlib
import io
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from taskforce.local.paths import CHECKOUT, SetupFault
from taskforce.local.process import open_log

DEMO = "demo"


@dataclass(frozen=True)
class Prepared:
    """What a start tells its person: demo logins or a set-up link; whether there is a demo."""

    demo: bool
    told: str


def prepare(environment: Mapping[str, str]) -> Prepared:
    """Run the steps in a process of their own."""
    read_end, write_end = os.pipe()
    child = subprocess.Popen(
        [sys.executable, "-m", "taskforce.local.prepare", str(write_end)],
        cwd=CHECKOUT,
        env=dict(environment),
        pass_fds=[write_end],
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as out:
            told = out.read()
    finally:
        code = child.wait()
    if code:
        raise SetupFault("The start ends here: see the line above.")
    demo, _, rest = told.partition("\n")
    return Prepared(demo == DEMO, rest)


def _steps(said_to: TextIO) -> None:
    import django
    from django.core.management import call_command, get_commands

    django.setup()
    _collect_static()
    _timed("Database tables and walls", lambda: call_command("migrate", verbosity=0))
    if os.environ.get("DEMO") == "1" and "demo" in get_commands():
        _load_demo()
    log_ins = io.StringIO()
    if os.environ.get("DEMO") == "1":
        call_command("demo", logins=True, stdout=log_ins)  # none where it is not loaded
    said_to.write(f"{DEMO if log_ins.getvalue() else ''}\n{log_ins.getvalue()}")
    if not log_ins.getvalue():
        _print_setup_link(said_to)


def _load_demo() -> None:
    """The product starts without its demonstration rather than not at all."""
    from django.core.management import call_command

    try:
        _timed("Demo data", lambda: call_command("demo", verbosity=0))
    except Exception as error:  # whatever it was, it is not what people came for
        print(f" no\n  The demo data couldn’t be loaded; starting without it. {_logged(error)}")


def _print_setup_link(said_to: TextIO) -> None:
    """An empty installation is set up in the browser, with a one-time link."""
    from django.core.management import CommandError, call_command

    try:
        call_command("setup_link", stdout=said_to)
    except CommandError:  # there is an agency: nothing to set up
        return


def _collect_static() -> None:
    """Hashing and compressing takes seconds: only when a file has changed."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    seen = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            found = Path(storage.path(name)).stat()
            seen.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    stamp = settings.STATE_DIR / "static.stamp"
    if stamp.exists() and stamp.read_text() == f"{settings.STATIC_ROOT} {seen.hexdigest()}":
        return
    arguments = {"interactive": False, "verbosity": 0, "clear": True}
    _timed("Static files", lambda: call_command("collectstatic", **arguments))
    stamp.write_text(f"{settings.STATIC_ROOT} {seen.hexdigest()}")


def _timed(title: str, act: Callable[[], object]) -> None:
    print(f"  {title} …", end="", flush=True)
    begun = time.monotonic()
    act()
    print(f" {time.monotonic() - begun:.1f} s", flush=True)


def main(said_to: int) -> int:
    """Run the steps; a failure is one line here and whole in a log that only we can read."""
    try:
        with os.fdopen(said_to, "w") as out:
            _steps(out)
    except Exception as error:  # whatever it was, the start cannot go on
        print(f" no\n{_logged(error)}", flush=True)
        return 1
    return 0


def _logged(error: Exception) -> str:
    """The error in one line; the whole of it goes to a log that only we can read."""
    log = Path(os.environ["STATE_DIR"]) / "log" / "prepare.log"
    with open_log(log) as out:
        out.write(traceback.format_exc().encode())
    first = str(error).strip().split("\n")[0][:300]
    return f"{type(error).__name__}: {first} (details: {log})"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
