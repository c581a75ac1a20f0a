"""The idle clock of a session (CJIS Security Policy 5.9, AC-11: at most 30 idle minutes)."""

import time

from django.conf import settings

SEEN, LOCKED = "seen", "locked"


def grain() -> float:
    """How exactly activity is kept: a session is not written at each request.

    The lock may so come this much early; it never comes late.
    """
    return min(60.0, settings.IDLE_LOCK_SECONDS / 10)


def touch(session) -> None:
    """The person did something just now."""
    now = time.time()
    if now - session.get(SEEN, 0) > grain():
        session[SEEN] = now


def is_idle(session) -> bool:
    """Whether nothing happened for too long. The clock starts with the first request."""
    return remaining(session) <= 0


def remaining(session) -> float:
    """Seconds until the lock, if nothing happens."""
    seen = session.get(SEEN)
    return settings.IDLE_LOCK_SECONDS - (time.time() - seen if seen is not None else 0)


def is_locked(session) -> bool:
    """Whether the lock screen stands before everything."""
    return bool(session.get(LOCKED))


def lock(session) -> None:
    """Put the lock screen before everything."""
    session[LOCKED] = True


def unlock(session) -> None:
    """Take it away, under a new session key."""
    session.pop(LOCKED, None)
    session[SEEN] = time.time()
    session.cycle_key()


def not_activity(view):
    """Mark a view that pages ask by themselves (progress, polling): it keeps nobody awake."""
    view.counts_as_activity = False
    return view
