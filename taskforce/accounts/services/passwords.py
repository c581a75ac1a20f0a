"""Passwords: a person's own choice, and the temporary one an administrator hands over."""

import secrets

from django.contrib.auth import update_session_auth_hash
from django.db import transaction

from taskforce.accounts.access import RUN
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import lock_account
from taskforce.accounts.models import User
from taskforce.accounts.services.log_in import forget_failures
from taskforce.accounts.services.sessions import end_sessions

# Read aloud over the phone: no letters or digits that are taken for one another.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP = 4, 4


def temporary_password() -> str:
    """Four groups of four, about 79 bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))


@transaction.atomic
def reset_password(*, by: User, key: int) -> tuple[User, str]:
    """A temporary password, to be changed at the next log-in; ends the account's sessions.

    The password is given once and kept nowhere. A locked account stays locked.
    """
    account = lock_account(by, key, RUN)
    word = temporary_password()
    account.set_password(word)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    end_sessions(account)
    forget_failures(account.username)
    announce("account.password_reset", account)
    return account, word


@transaction.atomic
def change_password(request, new: str) -> None:
    """The person's own new password; this session stays, the others end."""
    account = request.user
    account.set_password(new)
    account.must_change_password = False
    account.save(update_fields=["password", "must_change_password"])
    update_session_auth_hash(request, account)
    end_sessions(account, but=request.session.session_key)
    announce("account.password_changed", account)
