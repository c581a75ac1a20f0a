"""Limited, warm child processes that render sections and reproduce exhibits.

A child has an empty environment: no keys, no database address, no open files of the
product (``forkserver``).  Each is bounded in memory and processor
time by itself and in wall time from here; whatever it does, the worst is that
its one item fails.  Children are reused, and retired after some jobs.
"""

import os
import selectors
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from . import fonts, forkserver
from .child import wire
from .errors import Cancelled, CourtPdfError

MB = 1 << 20
TICK = 0.2


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


def _two_pipes() -> tuple[tuple[int, int], tuple[int, int]]:
    """Both or none: a pipe that is left over would never be closed."""
    first = os.pipe()
    try:
        return first, os.pipe()
    except OSError:
        for end in first:
            os.close(end)
        raise


class Child:
    """One process and the two pipes to it.  Used by one thread at a time."""

    def __init__(self, limits: Limits, cancelled: Callable[[], bool] = lambda: False) -> None:
        self.limits, self.cancelled = limits, cancelled
        self.jobs, self.peak = 0, 0
        self.server = forkserver.server()
        (source, self.to), (self.back, sink) = _two_pipes()
        try:
            self.pid = self.server.fork(source, sink)
        except BaseException:
            self._close()
            raise
        finally:
            os.close(source)
            os.close(sink)
        for pipe in (self.to, self.back):
            os.set_blocking(pipe, False)
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
            if self.stop() == -signal.SIGXCPU:
                raise ChildTimedOut("it took longer than an item may take")
            raise ChildDied("its process ended without an answer")
        pdf = wire.read_blob(_Pipe(self, deadline))  # type: ignore[arg-type]
        self.peak = max(self.peak, reply.pop("peak", 0))
        return reply, pdf

    @property
    def worn_out(self) -> bool:
        return self.jobs >= self.limits.jobs or self.peak > self.limits.worn

    def stop(self) -> int | None:
        """Ends it if it has not ended; gives how it did, where that is known."""
        self._close()
        ended, self.pid = self.server.end(self.pid) if self.pid else None, 0
        return ended

    def _close(self) -> None:
        for pipe in (self.to, self.back):
            if pipe >= 0:
                os.close(pipe)
        self.to = self.back = -1

    def _send(self, pieces: Iterator[bytes], deadline: float) -> None:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                self._wait(self.to, selectors.EVENT_WRITE, deadline)
                try:
                    rest = rest[os.write(self.to, rest) :]
                except BlockingIOError:
                    continue
                except OSError:
                    raise ChildDied("its process ended early") from None

    def receive(self, size: int, deadline: float) -> bytes:
        pieces, missing = [], size
        while missing:
            self._wait(self.back, selectors.EVENT_READ, deadline)
            try:
                piece = os.read(self.back, min(missing, 1 << 20))
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
