"""The clock of weekly case files: what is due is asked for, once, as who set it up.

Each due schedule is handled in a transaction of its own with its row locked, and its next due
time is the first one in the future: after a pause of the whole machine there is one file, not
one for each week.
"""

import datetime
import uuid

import structlog
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from cases.casefile.profiles import PROFILES
from cases.casefile.since import changes
from cases.models import Case, CaseFile, CaseFileSchedule, CaseFileScheduleRun
from cases.services.casefile_request import CannotRequest, request_casefile
from cases.services.schedule_time import last_time, next_time
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.ui.services.notifications import declare_kind, notify

declare_kind("schedule_ended", "A weekly case file ended")
log = structlog.get_logger(__name__)
State, Because = CaseFileSchedule.State, CaseFileSchedule.Because
Outcome = CaseFileScheduleRun.Outcome
BATCH = 200
CLOCK = ["state", "ended_because", "ended_at", "next_run_at"]
# A person with too many waiting files gets theirs a little later.
LATER = datetime.timedelta(minutes=15)


def run_due(now: datetime.datetime | None = None) -> int:
    """One round: every schedule that is due; how many there were. Safe to run twice at once."""
    now = now or timezone.now()
    with acting(WORKER), transaction.atomic():
        due = CaseFileSchedule.objects.filter(state=State.ACTIVE, next_run_at__lte=now)
        found = list(due.order_by("next_run_at", "pk").values_list("pk", flat=True)[:BATCH])
    handled = 0
    for pk in found:
        try:
            handled += _run(pk, now)
        except Exception as error:  # one that fails must not keep the others from their files
            log.error("schedule.failed", schedule=str(pk), exc_info=error)
    return handled


def _run(pk: uuid.UUID, now: datetime.datetime) -> bool:
    with acting(WORKER), transaction.atomic():
        rows = CaseFileSchedule.objects.select_for_update(skip_locked=True, of=("self",))
        row = rows.filter(pk=pk, state=State.ACTIVE, next_run_at__lte=now).first()
        if row is None:
            return False
        person = User.objects.select_related("agency").get(pk=row.set_up_by_id)
        because = _over(row, person)
        if because:
            _end(row, because)
        else:
            _ask(row, person, now)
    return True


def _over(row: CaseFileSchedule, person: User) -> str:
    """Why it ends now; empty when it goes on."""
    if row.profile not in PROFILES:
        return Because.KIND
    if _is_past(row, row.next_run_at):
        return Because.UNTIL
    with acting(person) as principal:
        may = Case.objects.permitted(principal, "case.export").filter(pk=row.case_id).exists()
    return "" if may else Because.RIGHTS


def _is_past(row: CaseFileSchedule, due: datetime.datetime) -> bool:
    """Whether its last day is over; a file that was put off past midnight is still made."""
    meant = last_time(row.weekday, row.hour, due)
    return row.until is not None and timezone.localdate(meant) > row.until


def _end(row: CaseFileSchedule, because: str) -> None:
    _over_now(row, because)
    row.save(update_fields=CLOCK)
    record("casefile.schedule_ended", row, because=because)
    notify([row.set_up_by_id], "schedule_ended", address_of(row))


def _ask(row: CaseFileSchedule, person: User, now: datetime.datetime) -> None:
    with acting(person):
        case = Case.objects.permitted(person, "case.export").get(pk=row.case_id)
        made = due = None
        if not row.only_if_changed or _changed(row, case, person):
            try:
                made = request_casefile(
                    case=case,
                    by=person,
                    profile=row.profile,
                    idempotency_key=uuid.uuid5(row.pk, row.next_run_at.isoformat()),
                    **row.options,
                )
            except CannotRequest:
                due = now + LATER
        if due is None:
            _remember(row, made)
    row.next_run_at = due or next_time(row.weekday, row.hour, now)
    if _is_past(row, row.next_run_at):
        _over_now(row, Because.UNTIL)
    row.save(update_fields=CLOCK)


def _changed(row: CaseFileSchedule, case: Case, person: User) -> bool:
    """Whether the case holds anything that the schedule's last file does not."""
    runs = row.runs.filter(case_file__isnull=False).order_by("-due_at", "-pk")
    last = CaseFile.objects.filter(pk=runs.values("case_file_id")[:1]).first()
    if last is None or last.state != CaseFile.State.READY:
        return True
    last.case = case
    return bool(changes(last, person))


def _over_now(row: CaseFileSchedule, because: str) -> None:
    row.state, row.ended_because, row.ended_at = State.ENDED, because, timezone.now()
    row.next_run_at = None


def _remember(row: CaseFileSchedule, made: CaseFile | None) -> None:
    CaseFileScheduleRun.objects.create(
        case_id=row.case_id,
        schedule=row,
        due_at=row.next_run_at,
        outcome=Outcome.ASKED if made else Outcome.UNCHANGED,
        case_file=made,
    )
    record("casefile.schedule_ran", row, made=made is not None)


def address_of(row: CaseFileSchedule) -> str:
    """The page of a schedule."""
    return reverse("case-file-schedule", kwargs={"pk": row.case_id, "schedule": row.pk})
