"""Limited, warm child processes that render sections and reproduce exhibits.

A child is a fresh interpreter with an empty environment: no keys, no database
address, no open files of the product.  Each is bounded in memory and processor
time by itself and in wall time from here; whatever it does, the worst is that
its one item fails.  Children are reused, and retired after some jobs.
"""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import fonts
from .child import wire
from .errors import Cancelled, CourtPdfError

PACKAGE = Path(__file__).resolve().parent.parent
MB = 1 << 20
TICK = 0.2

# The engine's package is loaded without the product's own start-up around it, and without
# what only its callers need.
BOOT = """
import sys, types
for name, path in (('taskforce', sys.argv[1]), ('taskforce.courtpdf', sys.argv[1] + '/courtpdf')):
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__path__ = [path]
from taskforce.courtpdf.child.main import main
main()
"""


@dataclass(frozen=True)
class Limits:
    """For one child: memory in bytes, seconds of a job, jobs before retirement."""

    memory: int = 1536 * MB
    section_seconds: int = 120
    exhibit_seconds: int = 300
    jobs: int = 80
    worn: int = 320 * MB
    answer: int = 1024 * MB


class ChildDied(CourtPdfError):
    """The child ended without an answer; it may have been killed from outside."""


class ChildTimedOut(CourtPdfError):
    """The child took longer, or answered with more, than its item may."""


class Child:
    """One process and the two pipes to it.  Used by one thread at a time."""

    def __init__(self, limits: Limits, cancelled: Callable[[], bool] = lambda: False) -> None:
        self.limits, self.cancelled = limits, cancelled
        self.jobs, self.peak = 0, 0
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-B", "-X", "utf8", "-c", BOOT, str(PACKAGE)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=fonts.environment() | {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
            cwd="/",
            start_new_session=True,
        )
        for pipe in (self.process.stdin, self.process.stdout):
            os.set_blocking(pipe.fileno(), False)  # type: ignore[union-attr]
        covered = fonts.coverage()
        setup = {
            "memory": limits.memory,
            "covered": list(zip(covered.starts, covered.ends, strict=True)),
        }
        try:
            self._send(wire.frames(setup, []), time.monotonic() + 60)
        except BaseException:
            self.stop()
            raise

    def call(
        self, job: Mapping[str, Any], blobs: Mapping[str, Iterable[bytes]], seconds: int
    ) -> tuple[dict[str, Any], bytes]:
        """The child's answer to one job; raises where there is none."""
        self.jobs += 1
        deadline = time.monotonic() + 2 * seconds + 30
        header = dict(job) | {"blobs": list(blobs), "seconds": seconds}
        self._send(wire.frames(header, blobs.values()), deadline)
        reply = wire.read_header(_Pipe(self, deadline))  # type: ignore[arg-type]
        if reply is None:
            if self.process.wait(timeout=10) == -signal.SIGXCPU:
                raise ChildTimedOut("it took longer than an item may take")
            raise ChildDied("its process ended without an answer")
        pdf = wire.read_blob(_Pipe(self, deadline))  # type: ignore[arg-type]
        self.peak = max(self.peak, reply.pop("peak", 0))
        return reply, pdf

    @property
    def worn_out(self) -> bool:
        return self.jobs >= self.limits.jobs or self.peak > self.limits.worn

    def stop(self) -> None:
        with contextlib.suppress(OSError):
            self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        self.process.wait()

    def _send(self, pieces: Iterator[bytes], deadline: float) -> None:
        pipe = self.process.stdin.fileno()  # type: ignore[union-attr]
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                self._wait(pipe, selectors.EVENT_WRITE, deadline)
                try:
                    rest = rest[os.write(pipe, rest) :]
                except BlockingIOError:
                    continue
                except OSError:
                    raise ChildDied("its process ended early") from None

    def receive(self, size: int, deadline: float) -> bytes:
        pipe = self.process.stdout.fileno()  # type: ignore[union-attr]
        pieces, missing = [], size
        while missing:
            self._wait(pipe, selectors.EVENT_READ, deadline)
            try:
                piece = os.read(pipe, min(missing, 1 << 20))
            except BlockingIOError:
                continue
            if not piece:
                break
            pieces.append(piece)
            missing -= len(piece)
        if missing and (pieces or size != 4):
            raise ChildDied("its process ended within its answer")
        return b"".join(pieces)

    def _wait(self, pipe: int, event: int, deadline: float) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(pipe, event)
            while not selector.select(TICK):
                if self.cancelled():
                    raise Cancelled
                if time.monotonic() > deadline:
                    raise ChildTimedOut("it took longer than an item may take")


class _Pipe:
    """The child's answer as something to read, up to the size of an answer."""

    def __init__(self, child: Child, deadline: float) -> None:
        self.child, self.deadline, self.left = child, deadline, child.limits.answer

    def read(self, size: int) -> bytes:
        self.left -= size
        if self.left < 0:
            raise ChildTimedOut("its process answered with too much")
        return self.child.receive(size, self.deadline)
