"""What stands between a right password and the first page: a list of steps.

A step is pending until its own page has done it; ``EntryMiddleware`` sends every request
there. A second factor (IA-2) is one more :class:`Step`: its ``pending`` asks the session
whether the factor was given, its page asks for it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from taskforce.accounts.models import User


@dataclass(frozen=True)
class Step:
    """``pending(user, session)`` says whether it is still to be done on page ``url_name``."""

    url_name: str
    pending: Callable[[User, object], bool]


STEPS = (Step("password-change", lambda user, session: user.must_change_password),)


def next_step(user: User, session) -> str | None:
    """The route of the first step still to be done; None when the person may go on."""
    return next((step.url_name for step in STEPS if step.pending(user, session)), None)
