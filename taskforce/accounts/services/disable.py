from django.db import transaction
from django.utils import timezone

from taskforce.accounts.access import RUN
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import lock_account
from taskforce.accounts.models import User
from taskforce.accounts.services.oversight import drop_oversights
from taskforce.accounts.services.sessions import end_sessions


@transaction.atomic
def disable_account(*, by: User, key: int, reason: str) -> User:
    """Close an account; all its sessions end at once (CJIS AC-2(13))."""
    account = lock_account(by, key, RUN)
    if account.is_active:
        close(account, reason)
        announce("account.disabled", account)
    return account


@transaction.atomic
def enable_account(*, by: User, key: int) -> User:
    """Open a closed account again, with its roles; oversight has to be given anew."""
    account = lock_account(by, key, RUN)
    if not account.is_active:
        account.is_active, account.disabled_at, account.disabled_reason = True, None, ""
        account.enabled_at = timezone.now()
        account.save(update_fields=["is_active", "disabled_at", "disabled_reason", "enabled_at"])
        announce("account.enabled", account)
    return account


def close(account: User, reason: str) -> None:
    """Close it, whoever decided; the caller records why."""
    account.is_active, account.disabled_at = False, timezone.now()
    account.disabled_reason = reason
    account.save(update_fields=["is_active", "disabled_at", "disabled_reason"])
    end_sessions(account)
    drop_oversights(account)
