from django.db import transaction

from taskforce.accounts.access import RELEASE
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import lock_account
from taskforce.accounts.models import User
from taskforce.accounts.services.log_in import forget_failures


@transaction.atomic
def release_account(*, by: User, key: int) -> User:
    """Let a person try again whose account was locked after failed log-ins (CJIS AC-7)."""
    account = lock_account(by, key, RELEASE)
    if account.locked_at is not None:
        account.locked_at = None
        account.save(update_fields=["locked_at"])
        forget_failures(account.username)
        announce("account.released", account)
    return account
