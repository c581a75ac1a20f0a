"""Setting up a weekly case file, pausing, resuming and ending it."""

import datetime
import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.casefile.profiles import profile as profile_named
from cases.models import Case, CaseFileSchedule
from cases.services.acts import allowed
from cases.services.schedule_time import next_time
from taskforce.access.acts import given, once, seen_again
from taskforce.access.doors import Refused, open_door
from taskforce.accounts.models import User
from taskforce.audit import record

State = CaseFileSchedule.State
# A case has a handful of readers who want a file each week; more is a mistake.
MOST_LIVE = 10


@transaction.atomic
def set_schedule(
    *,
    case: Case,
    by: User,
    profile: str,
    weekday: int,
    hour: int,
    until: datetime.date | None = None,
    only_if_changed: bool = True,
    idempotency_key: uuid.UUID | None = None,
    **options: str,
) -> CaseFileSchedule:
    """Have a case file made each week, as ``by``; the same key twice gives the first row.

    :param options: what a request takes beside its kind: ``prepared_for``.
    :raises UnknownProfile: for a profile that is not declared.
    :raises ValidationError: for a last day that has passed, or when there are too many.
    """
    profile_named(profile)
    case = allowed(case, by, "case.export")
    first = next_time(weekday, hour, timezone.now())
    _check_until(until, first)

    def make() -> CaseFileSchedule:
        live = CaseFileSchedule.objects.visible_to(by).filter(case=case)
        if live.exclude(state=State.ENDED).count() >= MOST_LIVE:
            raise ValidationError(f"This case already has {MOST_LIVE} weekly files. End one first.")
        return CaseFileSchedule.objects.create(
            case=case,
            profile=profile,
            options={name: value for name, value in options.items() if value},
            weekday=weekday,
            hour=hour,
            until=until,
            only_if_changed=only_if_changed,
            next_run_at=first,
            set_up_by=by,
            **given(idempotency_key=idempotency_key),
        )

    made, is_new = once(CaseFileSchedule, idempotency_key, {"case": case, "set_up_by": by}, make)
    made = seen_again(made, by)
    if is_new:
        record("casefile.scheduled", made, profile=profile, weekday=weekday, hour=hour)
    return made


@transaction.atomic
def pause_schedule(*, schedule: CaseFileSchedule, by: User) -> CaseFileSchedule:
    """Make no file until it is resumed; whoever may make files of the case may."""
    row = _locked(schedule, by)
    if row.state == State.ACTIVE:
        _change(row, State.PAUSED, None)
        record("casefile.schedule_paused", row)
    return row


@transaction.atomic
def resume_schedule(*, schedule: CaseFileSchedule, by: User) -> CaseFileSchedule:
    """Go on at the next due time. Its files are made as who set it up, so only they may.

    :raises Refused: for anybody else.
    :raises ValidationError: when its last day comes before the next due time.
    """
    row = _locked(schedule, by)
    if row.set_up_by_id != by.pk:
        raise Refused("case.export", row)
    if row.state == State.PAUSED:
        due = next_time(row.weekday, row.hour, timezone.now())
        _check_until(row.until, due)
        _change(row, State.ACTIVE, due)
        record("casefile.schedule_resumed", row)
    return row


@transaction.atomic
def end_schedule(*, schedule: CaseFileSchedule, by: User) -> CaseFileSchedule:
    """End it for good; the files it made stay."""
    row = _locked(schedule, by)
    if row.state != State.ENDED:
        row.ended_because, row.ended_at = CaseFileSchedule.Because.ASKED, timezone.now()
        _change(row, State.ENDED, None)
        record("casefile.schedule_ended", row, because=row.ended_because)
    return row


def _locked(schedule: CaseFileSchedule, by: User) -> CaseFileSchedule:
    open_door(CaseFileSchedule.objects.all(), by, schedule.pk, "case.export")
    rows = CaseFileSchedule.objects.permitted(by, "case.export").select_for_update(of=("self",))
    return rows.get(pk=schedule.pk)


def _change(row: CaseFileSchedule, state: str, due: datetime.datetime | None) -> None:
    row.state, row.next_run_at = state, due
    row.save(update_fields=["state", "next_run_at", "ended_because", "ended_at"])


def _check_until(until: datetime.date | None, due: datetime.datetime) -> None:
    if until is not None and until < timezone.localdate(due):
        raise ValidationError(
            {"until": "The last day comes before the first file. Choose a later day."}
        )
