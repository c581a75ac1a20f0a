"""Keeps the queue true: what nobody works on is offered again, what cannot go on is ended."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from cases.models import CaseFile
from cases.services.casefile_cancel import CANCELLED
from cases.services.casefile_lease import end
from cases.services.casefile_offer import offer
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER

# A waiting row is offered again this often; a duplicate is dropped by whoever takes it second.
OFFER_AGAIN = timedelta(seconds=45)
BATCH = 200

USED_UP = (
    "The work ended without a result three times, most likely because a computer or its worker "
    "was stopped. Try again; if it happens again, tell the administrator."
)


@dataclass(frozen=True)
class Reconciled:
    """How many rows were offered again and ended."""

    offered: int
    failed: int
    stopped: int


def reconcile() -> Reconciled:
    """One round, safe to run at the same time in several places."""
    abandoned = Q(state=CaseFile.State.RUNNING, lease_until__lt=Now())
    stopped = _end_all(
        (abandoned | Q(state=CaseFile.State.QUEUED)) & Q(cancel_requested_at__isnull=False),
        CaseFile.State.STOPPED,
        CANCELLED,
    )
    used_up = Q(attempts__gte=CaseFile.MAX_ATTEMPTS)
    failed = _end_all(
        (abandoned | Q(state=CaseFile.State.QUEUED)) & used_up, CaseFile.State.FAILED, USED_UP
    )
    return Reconciled(_offer_waiting(abandoned), failed, stopped)


def _ids(condition: Q) -> list:
    with acting(WORKER), transaction.atomic():
        rows = CaseFile.objects.filter(condition).order_by("requested_at", "pk")
        return list(rows.values_list("pk", flat=True)[:BATCH])


def _end_all(condition: Q, state: str, text: str) -> int:
    # The condition is asked again with the row locked: its worker may have come back.
    return sum(
        end(CaseFile.objects.filter(condition, pk=pk), state, text) for pk in _ids(condition)
    )


def _offer_waiting(abandoned: Q) -> int:
    quiet = Q(published_at__isnull=True) | Q(published_at__lt=timezone.now() - OFFER_AGAIN)
    count = 0
    with acting(WORKER):
        for pk in _ids((abandoned | Q(state=CaseFile.State.QUEUED)) & quiet):
            if not offer(pk):
                break  # the broker is gone: the next round tries again
            count += 1
    return count
