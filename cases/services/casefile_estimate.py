"""How long a file still takes: from this run's own pace, before that from the last such file."""

import time
import uuid
from collections.abc import Callable

from django.db import transaction

from cases.models import CaseFile
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER

# Until so much is done, this run's pace says little.
LEAST_DONE, LEAST_SECONDS = 0.03, 2.0
# Binding, checking and sealing come after the last page was laid out.
LAID_OUT = 0.95
# Each look moves what is shown by so much of the difference: it drifts and does not jump.
DRIFT = 0.25


class Estimate:
    """Told how far the work is, says about how many seconds are left.

    :param prior: what the last file of this kind of this case took, in seconds.
    :param copies: how many copies are made one after the other.
    """

    def __init__(
        self,
        prior: float | None = None,
        copies: int = 1,
        clock: Callable[[], float] = time.monotonic,
    ):
        self.prior, self.copies, self.clock = prior, copies, clock
        self.begun = clock()
        self._copy, self._part = 0, 0.0
        self._end: float | None = None

    def tell(self, done: int, total: int) -> None:
        """So many of so many parts of the copy that is being made."""
        part = done / total if total else 0.0
        if part < self._part and self._part >= 1.0:
            self._copy = min(self._copy + 1, self.copies - 1)
        self._part = part

    @property
    def done(self) -> float:
        """How much of the whole is done, 0 to 1."""
        return LAID_OUT * (self._copy + self._part) / self.copies

    def left(self) -> int | None:
        """Seconds that are left, at least one; None when nothing can be said yet."""
        now = self.clock()
        whole = self._whole(now - self.begun)
        if whole is None:
            return None
        end = max(now, self.begun + whole)
        self._end = end if self._end is None else self._end + DRIFT * (end - self._end)
        return max(1, round(self._end - now))

    def _whole(self, elapsed: float) -> float | None:
        if self.done < LEAST_DONE or elapsed < LEAST_SECONDS:
            return self.prior
        measured = elapsed / self.done
        if self.prior is None:
            return measured
        weight = min(1.0, 3 * self.done)
        return weight * measured + (1 - weight) * self.prior


def last_seconds(case_id: uuid.UUID, profile: str) -> float | None:
    """What the last ready file of this kind of this case took from its start to its end."""
    with acting(WORKER), transaction.atomic():
        rows = CaseFile.objects.filter(
            case_id=case_id, profile=profile, state=CaseFile.State.READY, started_at__isnull=False
        )
        newest = rows.order_by("-finished_at", "-pk")
        found = newest.values_list("started_at", "finished_at").first()
    return max(1.0, (found[1] - found[0]).total_seconds()) if found else None
