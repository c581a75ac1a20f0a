"""Ending sessions: with the row the session is gone, in the very next request."""

from django.utils import timezone

from taskforce.accounts.announce import announce
from taskforce.accounts.models import User, UserSession


def end_sessions(account: User, *, but: str | None = None) -> int:
    """End every session of an account (except the one with the key ``but``); how many."""
    rows = account.sessions.exclude(session_key=but) if but else account.sessions.all()
    return rows.delete()[0]


def end_other_sessions(account: User, *, kept: str | None) -> int:
    """A person logs out everywhere else."""
    count = end_sessions(account, but=kept)
    announce("account.sessions_ended", account, count=count)
    return count


def forget_expired_sessions() -> int:
    """Rows of sessions whose twelve hours are over; nobody can use them any more."""
    return UserSession.objects.filter(expire_date__lt=timezone.now()).delete()[0]
