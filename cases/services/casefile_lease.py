"""The lease: who works on a row, for how long, and how a row is given up.

Every change here is one conditional UPDATE. Who has lost the lease changes nothing, whatever
they believe (PROMISES.md, "The job row is the truth").
"""

import uuid
from dataclasses import dataclass

from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from cases.models import CaseFile
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.audit import record
from taskforce.ui.services.notifications import notify

# Renewed every second; long enough for a database that starts again.
LEASE_SECONDS = 30

TAKE = """
update cases_casefile set state = 'running', lease_token = %(token)s,
    lease_until = now() + make_interval(secs => %(seconds)s), attempts = attempts + 1,
    started_at = coalesce(started_at, now()), progress_stage = 'Starting', progress_done = 0,
    progress_total = 0, progress_pages = 0, seconds_left = null
where id = %(id)s and attempts < %(most)s and cancel_requested_at is null
    and (state = 'queued' or (state = 'running' and lease_until < now()))
returning case_id, requested_by_id, attempts
"""

RENEW = """
update cases_casefile set lease_until = now() + make_interval(secs => %(seconds)s),
    progress_stage = %(stage)s, progress_done = %(done)s, progress_total = %(total)s,
    progress_pages = %(pages)s, seconds_left = %(left)s
where id = %(id)s and lease_token = %(token)s and state = 'running'
returning cancel_requested_at is not null
"""


@dataclass(frozen=True)
class Lease:
    """The right to work on one row, until it runs out or is given up."""

    casefile_id: uuid.UUID
    token: uuid.UUID
    case_id: uuid.UUID
    requested_by_id: int
    attempt: int

    def row(self):
        """The row, for as long as this lease holds it."""
        return CaseFile.objects.filter(
            pk=self.casefile_id, lease_token=self.token, state=CaseFile.State.RUNNING
        )


class LeaseLost(Exception):
    """Another worker has the row, or it was ended meanwhile: drop everything."""


def take_lease(pk: uuid.UUID) -> Lease | None:
    """Take a waiting row; None when there is nothing to do (a duplicate, ended, used up)."""
    token = uuid.uuid4()
    values = {
        "token": token,
        "seconds": LEASE_SECONDS,
        "id": pk,
        "most": CaseFile.MAX_ATTEMPTS,
    }
    with acting(WORKER), transaction.atomic():
        found = _one(TAKE, values)
        if found is None:
            return None
        lease = Lease(pk, token, *found)
        record("casefile.started", lease.row().get(), attempt=lease.attempt)
    return lease


def renew_lease(
    lease: Lease, stage: str, done: int, total: int, *, pages: int = 0, left: int | None = None
) -> bool:
    """Hold the row longer and say how far it is; whether somebody asked to cancel.

    :param pages: laid out so far; ``left``: about how many seconds are left, if known.
    :raises LeaseLost: when the row is no longer this lease's.
    """
    values = {
        "seconds": LEASE_SECONDS,
        "stage": stage[:60],
        "done": done,
        "total": total,
        "pages": pages,
        "left": left,
        "id": lease.casefile_id,
        "token": lease.token,
    }
    with acting(WORKER), transaction.atomic():
        found = _one(RENEW, values)
    if found is None:
        raise LeaseLost
    return found[0]


def give_back(lease: Lease) -> None:
    """Put the row back into the queue: what went wrong may not go wrong again."""
    with acting(WORKER), transaction.atomic():
        lease.row().update(
            state=CaseFile.State.QUEUED,
            lease_token=None,
            lease_until=None,
            published_at=timezone.now(),
            progress_stage="Waiting to be tried again",
            seconds_left=None,
        )


def fail(lease: Lease, text: str) -> bool:
    """End the row as failed, with what to do; whether the lease still held."""
    return end(lease.row(), CaseFile.State.FAILED, text)


def stop(lease: Lease, text: str) -> bool:
    """End the row as stopped: the reason is no fault of the data."""
    return end(lease.row(), CaseFile.State.STOPPED, text)


def end(rows, state: str, text: str) -> bool:
    """End the one row of a queryset, tell who asked, record it; whether there was one."""
    with acting(WORKER), transaction.atomic():
        row = rows.select_for_update().first()
        if row is None:
            return False
        row.state, row.failure, row.finished_at = state, text[:500], timezone.now()
        row.lease_token = row.lease_until = None
        row.save(update_fields=["state", "failure", "finished_at", "lease_token", "lease_until"])
        kind = "casefile.failed" if state == CaseFile.State.FAILED else "casefile.stopped"
        record(kind, row, attempt=row.attempts)
        notify([row.requested_by_id], "export_failed", address_of(row))
    return True


def address_of(row: CaseFile) -> str:
    """The page of a case file."""
    return reverse("case-file", kwargs={"pk": row.case_id, "file": row.pk})


def _one(statement: str, values: dict):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()
