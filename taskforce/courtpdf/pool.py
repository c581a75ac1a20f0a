"""Jobs over children: a thread for each child, everything else on the caller's.

The caller's thread opens files, stores parts, reports progress and asks whether
to stop, so that database connections, identities and file handles of the
product stay where they are.  The threads only move bytes.
"""

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import errors
from .errors import Cancelled, CourtPdfError, ExhibitRefused, SectionFailed
from .parts import Part, part_from
from .workers import Child, ChildDied, Limits

log = logging.getLogger(__name__)

POLL = 0.25
AHEAD = 1  # jobs that wait ready, so that no child is idle while a finished part is stored
PAUSES = (0.5, 2.0)  # seconds before a child is started again
UNREADABLE = "what is stored of it cannot be read"
Blobs = Mapping[str, Iterable[bytes]]


class Passing(CourtPdfError):
    """A child that was perhaps killed from outside: its job is tried once more."""


class ExhibitFailed(ExhibitRefused):
    """Not the file's own fault for certain: it is not remembered."""


class ExhibitDied(ExhibitFailed, Passing):
    """The child ended while it was at an exhibit."""


class SectionDied(SectionFailed, Passing):
    """The child ended while it was at a section."""


@dataclass
class Job:
    """``blobs()`` is called on the caller's thread, just before the job starts."""

    id: str
    name: str
    header: dict[str, Any] = field(repr=False)
    blobs: Callable[[], Blobs] = dict
    is_exhibit: bool = False
    after: Callable[[], str] = str
    tries: int = 0


class Pool:
    """At most ``workers`` children, started when first needed."""

    def __init__(self, workers: int = 2, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.workers = max(1, workers)
        self.stopping = threading.Event()
        self.todo: queue.Queue[tuple[Job, Blobs] | None] = queue.Queue()
        self.done: queue.Queue[tuple[Job, Part | CourtPdfError]] = queue.Queue()
        self.threads: list[threading.Thread] = []
        self.children: list[Child] = []

    def __enter__(self) -> "Pool":
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def stop(self) -> None:
        self.stopping.set()
        for _thread in self.threads:
            self.todo.put(None)
        for thread in self.threads:
            thread.join()
        self.threads.clear()
        self.todo, self.done = queue.Queue(), queue.Queue()
        self.stopping.clear()

    def run(
        self, jobs: Iterable[Job], cancelled: Callable[[], bool]
    ) -> Iterator[tuple[Job, Part | CourtPdfError]]:
        """Each job with its part, or with why there is none, as they finish."""
        waiting, again, running = iter(jobs), deque[Job](), 0
        more = True
        while more or again or running:
            while (more or again) and running < self.workers + AHEAD:
                job = again.popleft() if again else next(waiting, None)
                if job is None:
                    more = False
                    break
                try:
                    blobs = job.blobs()
                except Cancelled:
                    raise
                except Exception:  # storage and vault have errors of their own
                    yield job, self._failure(job, UNREADABLE)
                    continue
                self._start_thread()
                self.todo.put((job, blobs))
                running += 1
            if cancelled():
                raise Cancelled
            if not running:
                continue
            try:
                finished = self.done.get(timeout=POLL)
            except queue.Empty:
                continue
            running -= 1
            job, outcome = finished
            if isinstance(outcome, Passing) and not job.tries:
                job.tries += 1
                again.append(job)
            else:
                yield finished

    def _start_thread(self) -> None:
        if len(self.threads) < self.workers:
            thread = threading.Thread(
                target=self._work, args=(self.todo, self.done), name="courtpdf", daemon=True
            )
            self.threads.append(thread)
            thread.start()

    def _work(self, todo: queue.Queue, done: queue.Queue) -> None:
        child: Child | None = None
        try:
            while (given := todo.get()) is not None and not self.stopping.is_set():
                job, blobs = given
                outcome, child = self._attempt(job, blobs, child)
                done.put((job, outcome))
        finally:
            if child is not None:
                child.stop()

    def _attempt(
        self, job: Job, blobs: Blobs, child: Child | None
    ) -> tuple[Part | CourtPdfError, Child | None]:
        """The outcome, and the child for the next job unless it is used up."""
        try:
            if child is None:
                child = self._started()
            outcome = self._ask(job, blobs, child)
            if not child.worn_out:
                return outcome, child
        except ChildDied as error:
            outcome = self._failure(job, error.sentence, died=True)
        except CourtPdfError as error:
            outcome = self._failure(job, error.sentence)
        except Exception:  # from reading the file on the way
            outcome = self._failure(job, UNREADABLE)
        if child is not None:
            child.stop()
        return outcome, None

    def _started(self) -> Child:
        """A new child; a machine that has no room for a process now may have it in a moment."""
        for pause in (*PAUSES, None):
            try:
                return Child(self.limits, self.stopping.is_set)
            except OSError as error:
                said = f"its process could not be started ({error.strerror})"
                log.warning("courtpdf.child_not_started errno=%s", error.errno)
            if pause is None or self.stopping.wait(pause):
                break
        raise ChildDied(said)

    def _ask(self, job: Job, blobs: Blobs, child: Child) -> Part | CourtPdfError:
        seconds = self.limits.exhibit_seconds if job.is_exhibit else self.limits.section_seconds
        reply, pdf = child.call(job.header, blobs, seconds)
        if problem := job.after():
            return self._failure(job, problem)
        error = reply.get("error")
        if error is None:
            return part_from(reply, pdf)
        if error == "memory":
            return self._failure(job, "it needs more memory than an item may take")
        if error == "internal":
            return self._failure(job, f"an unexpected fault ({reply['sentence']})")
        return getattr(errors, error, SectionFailed)(reply["sentence"], job.id)

    def _failure(self, job: Job, why: str, died: bool = False) -> CourtPdfError:
        """The reasons given here never quote what is in the job, so they may be logged."""
        log.warning("courtpdf.job_failed id=%s try=%s why=%s", job.id, job.tries, why)
        kind: type[CourtPdfError]
        if job.is_exhibit:
            kind = ExhibitDied if died else ExhibitFailed
            return kind(f"The file could not be reproduced: {why.rstrip('.')}.", job.id)
        kind = SectionDied if died else SectionFailed
        return kind(f"“{job.name}” could not be laid out: {why.rstrip('.')}.", job.id)
