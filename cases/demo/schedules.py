"""A weekly case file for the prosecutor, set up eight days ago as far as the clock knows."""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone

from cases.models import Case, CaseFileSchedule
from cases.services.casefile_build import build_now
from cases.services.schedule_run import run_due
from cases.services.schedule_set import set_schedule
from cases.services.schedule_time import WEEK
from taskforce.access.identity import acting
from taskforce.accounts.models import User

MONDAY, MORNING = 0, 6
KEY = uuid.UUID("0f6f7f7a-2a5c-4c64-8a35-0d8d6c1f2b11")


def load_schedule(case: Case, by: User) -> None:
    """Every Monday a chronology; the last Monday's was due, so the clock asks for it now."""
    with acting(by), transaction.atomic():
        row = set_schedule(
            case=case,
            by=by,
            profile="chronology",
            weekday=MONDAY,
            hour=MORNING,
            only_if_changed=True,
            prepared_for="Trial team",
            idempotency_key=KEY,
        )
        if row.runs.exists():
            return
        # The services know no past: the row is dated back, and then due as after a pause.
        row.set_up_at = timezone.now() - WEEK - datetime.timedelta(days=1)
        row.next_run_at -= WEEK
        row.save(update_fields=["set_up_at", "next_run_at"])
    run_due()
    with acting(by), transaction.atomic():
        made = CaseFileSchedule.objects.get(pk=row.pk).runs.get().case_file
    build_now(made.pk)
