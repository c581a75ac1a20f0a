from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from cases.models import CaseFile
from taskforce.access.doors import open_door
from taskforce.accounts.models import User
from taskforce.audit import record

CANCELLED = "Canceled. Nothing was made."


@transaction.atomic
def cancel_casefile(*, casefile: CaseFile, by: User) -> CaseFile:
    """Stop a waiting file at once, a running one within seconds (its worker looks).

    Who may make files of the case may cancel one. An ended file stays as it is.
    """
    open_door(CaseFile.objects.all(), by, casefile.pk, "case.export")
    rows = CaseFile.objects.permitted(by, "case.export").select_for_update(of=("self",))
    row = rows.get(pk=casefile.pk)
    if not row.is_waiting or row.cancel_requested_at is not None:
        return row
    row.cancel_requested_at = timezone.now()
    if row.state == CaseFile.State.QUEUED:
        row.state, row.failure, row.finished_at = CaseFile.State.STOPPED, CANCELLED, Now()
    row.save(update_fields=["cancel_requested_at", "state", "failure", "finished_at"])
    row.refresh_from_db()
    record("casefile.stopped", row, asked=True)
    return row
