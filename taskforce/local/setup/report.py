"""What set-up says on the terminal, and how it runs programs."""

import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


class Fault(Exception):
    """Something is missing; the text is one line with the exact command that mends it."""


@contextmanager
def step(title: str) -> Iterator[None]:
    """A progress line with the time it took."""
    print(f"  {title} …", end="", flush=True)
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        print(" no")
        raise
    print(f" {time.monotonic() - begun:.0f} s")


def run(
    command: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> None:
    """Run a program quietly; raises :class:`Fault` with the end of what it said."""
    result = attempt(command, cwd=cwd, env=env)
    if result.returncode:
        said = (result.stderr + result.stdout).strip().splitlines()
        raise Fault(f"{' '.join(command[:4])} failed: {' '.join(said[-6:])[-700:]}")


def attempt(
    command: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a program quietly and give what came of it."""
    return subprocess.run(
        command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        errors="replace", check=False,
    )  # fmt: skip


def digest(*inputs: Path) -> str:
    """One hash of the files that decide what has to be there, and of the Python in use."""
    whole = hashlib.sha256(sys.version.encode())
    for path in inputs:
        whole.update(path.read_bytes())
    return whole.hexdigest()


def is_stamped(stamp: Path, wanted: str) -> bool:
    """Whether a step was finished with these very inputs."""
    return stamp.exists() and stamp.read_text() == wanted
