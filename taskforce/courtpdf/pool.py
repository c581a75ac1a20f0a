"""Jobs over children: a thread for each child, everything else on the caller's.

The caller's thread opens files, stores parts, reports progress and asks whether
to stop, so that database connections, identities and file handles of the
product stay where they are.  The threads only move bytes.
"""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import errors
from .errors import Cancelled, CourtPdfError, ExhibitRefused, SectionFailed
from .parts import Part, part_from
from .workers import Child, ChildDied, ChildTimedOut, Limits

POLL = 0.25
UNREADABLE = "what is stored of it cannot be read"
Blobs = Mapping[str, Iterable[bytes]]


@dataclass
class Job:
    """``blobs()`` is called on the caller's thread, just before the job starts."""

    id: str
    name: str
    header: dict[str, Any] = field(repr=False)
    blobs: Callable[[], Blobs] = dict
    is_exhibit: bool = False
    after: Callable[[], str] = str


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

    def run(self, jobs: Iterable[Job], cancelled: Callable[[], bool]
            ) -> Iterator[tuple[Job, Part | CourtPdfError]]:
        """Each job with its part, or with why there is none, as they finish."""
        waiting, running = iter(jobs), 0
        more = True
        while more or running:
            while more and running < self.workers:
                job = next(waiting, None)
                if job is None:
                    more = False
                    break
                try:
                    blobs = job.blobs()
                except Exception:                # storage and vault have errors of their own
                    yield job, self._failure(job, UNREADABLE)
                    continue
                self._start_thread()
                self.todo.put((job, blobs))
                running += 1
            if cancelled():
                raise Cancelled
            try:
                finished = self.done.get(timeout=POLL)
            except queue.Empty:
                continue
            running -= 1
            yield finished

    def _start_thread(self) -> None:
        if len(self.threads) < self.workers:
            thread = threading.Thread(target=self._work, args=(self.todo, self.done),
                                      name="courtpdf", daemon=True)
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

    def _attempt(self, job: Job, blobs: Blobs, child: Child | None
                 ) -> tuple[Part | CourtPdfError, Child | None]:
        """One more try on a fresh child where the first was killed from outside."""
        for last in (False, True):
            try:
                if child is None:
                    child = Child(self.limits, self.stopping.is_set)
                outcome = self._ask(job, blobs, child)
                if child.worn_out:
                    child.stop()
                    child = None
                return outcome, child
            except ChildDied as error:
                failure: CourtPdfError = self._failure(job, error.sentence)
                retry = not last and not blobs
            except ChildTimedOut:
                failure = self._failure(job, "it took longer than an item may take")
                retry = False
            except CourtPdfError as error:
                failure = self._failure(job, error.sentence)
                retry = False
            except Exception:                    # from reading the file on the way
                failure = self._failure(job, UNREADABLE)
                retry = False
            if child is not None:
                child.stop()
                child = None
            if not retry:
                break
        return failure, None

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

    def _failure(self, job: Job, why: str) -> CourtPdfError:
        if job.is_exhibit:
            return ExhibitRefused(f"The file could not be reproduced: {why.rstrip('.')}.", job.id)
        return SectionFailed(f"“{job.name}” could not be laid out: {why.rstrip('.')}.", job.id)
