"""The response goal: every referral is answered within hours (DOMAIN 3.6)."""

import datetime
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from taskforce.vocabulary.referrals import ANSWER_HOURS

WAITING_FOR_ANSWER = ("sent", "acknowledged")


@dataclass(frozen=True)
class Clock:
    """What to say of the time a referral waits, in words; the color only repeats it."""

    text: str
    tone: str = ""
    due_at: datetime.datetime | None = None

    @property
    def is_overdue(self) -> bool:
        return self.tone == "bad"


def due_at(referral) -> datetime.datetime | None:
    """When an answer is due; None before it is sent."""
    if referral.sent_at is None:
        return None
    return referral.sent_at + datetime.timedelta(hours=ANSWER_HOURS[referral.urgency])


def clock_of(referral, now: datetime.datetime | None = None) -> Clock:
    """The clock of a referral at a moment (now)."""
    now, due = now or timezone.now(), due_at(referral)
    if due is None:
        return Clock("Not sent yet")
    if referral.answered_at is not None:
        late = referral.answered_at > due
        took = _span(referral.sent_at, referral.answered_at)
        return Clock(
            f"Answered {'late, ' if late else ''}after {took}", "" if late else "good", due
        )
    if referral.state not in WAITING_FOR_ANSWER:
        return Clock("Ended without an answer", "", due)
    if now > due:
        return Clock(f"Overdue by {_span(due, now)}", "bad", due)
    left = _span(now, due)
    return Clock(
        f"Answer due in {left}", "warn" if due - now < datetime.timedelta(hours=6) else "", due
    )


def overdue(now: datetime.datetime | None = None) -> Q:
    """Referrals whose answer is late at a moment (now)."""
    now = now or timezone.now()
    late = Q()
    for urgency, hours in ANSWER_HOURS.items():
        late |= Q(urgency=urgency, sent_at__lt=now - datetime.timedelta(hours=hours))
    return late & Q(state__in=WAITING_FOR_ANSWER)


def _span(start: datetime.datetime, end: datetime.datetime) -> str:
    """ "50 minutes", "47 hours", "5 days": hours up to three days, as the goals are hours."""
    minutes = max(0, int((end - start).total_seconds() // 60))
    for length, most, unit in ((1, 60, "minute"), (60, 72 * 60, "hour")):
        if minutes < most:
            return _counted(minutes // length, unit)
    return _counted(minutes // (24 * 60), "day")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"
