"""Holds the lease while a file is made, and hears of a cancellation within a second or two."""

import threading
import time
from collections.abc import Callable

import structlog
from django.db import DatabaseError, connections

from cases.services.casefile_estimate import Estimate
from cases.services.casefile_lease import LEASE_SECONDS, Lease, LeaseLost, renew_lease

BEAT_SECONDS = 1.0
log = structlog.get_logger(__name__)

STAGES = {
    "exhibits": "Reproducing exhibits",
    "sections": "Laying out pages",
    "contents": "Writing the contents",
    "binding": "Binding",
    "checking": "Checking",
}
Watcher = Callable[[str, int, int], None]


class Heartbeat:
    """A thread with a database connection of its own that renews a lease.

    The engine may be busy for minutes with one exhibit; the lease must not depend on it.
    """

    def __init__(self, lease: Lease, watch: Watcher = lambda stage, done, total: None):
        self.lease, self.watch = lease, watch
        self.is_cancelled = self.is_lost = False
        self.stage, self.done, self.total = "Reading the case", 0, 0
        self.copy = ""  # named where a file has several
        self.pages = 0
        self.estimate = Estimate()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="casefile-lease", daemon=True)

    def __enter__(self) -> "Heartbeat":
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._thread.join()

    def tell(self, stage: str, done: int, total: int) -> None:
        """How far it is; written down at the next beat."""
        self.stage, self.done, self.total = stage, done, total
        self.watch(stage, done, total)

    def on_progress(self, step) -> None:
        """The engine's callback."""
        stage = STAGES.get(step.stage, step.stage)
        stage = f"{self.copy}: {stage.lower()}" if self.copy else stage
        done = min(step.done, step.total)
        self.pages = step.pages
        self.estimate.tell(done, step.total)
        self.tell(stage, done, step.total)

    def must_stop(self) -> bool:
        """Whether to drop the work: canceled, or the row is somebody else's now."""
        return self.is_cancelled or self.is_lost

    def check(self) -> None:
        """Raises :class:`LeaseLost` when the row is no longer ours."""
        if self.is_lost:
            raise LeaseLost

    def _run(self) -> None:
        last = time.monotonic()
        try:
            while not self._ended.wait(BEAT_SECONDS) and not self.must_stop():
                try:
                    self.is_cancelled = renew_lease(
                        self.lease,
                        self.stage,
                        self.done,
                        self.total,
                        pages=self.pages,
                        left=self.estimate.left(),
                    )
                    last = time.monotonic()
                except LeaseLost:
                    self.is_lost = True
                except DatabaseError as error:
                    # The database may be starting again; the lease outlives a short pause.
                    log.warning("casefile.beat_missed", reason=type(error).__name__)
                    connections["default"].close()
                    self.is_lost = time.monotonic() - last > LEASE_SECONDS
        finally:
            connections.close_all()
