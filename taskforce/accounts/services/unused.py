"""Accounts that nobody used for 90 days are closed (CJIS Security Policy 5.9, AC-2(3))."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from taskforce.accounts.announce import announce
from taskforce.accounts.models import User
from taskforce.accounts.services.disable import close

UNUSED_DAYS = 90
REASON = f"Not used for {UNUSED_DAYS} days"


def unused() -> Q:
    """Open accounts whose last log-in, making and opening are all that long ago."""
    limit = timezone.now() - datetime.timedelta(days=UNUSED_DAYS)
    return (
        Q(is_active=True, created_at__lt=limit)
        & (Q(last_login=None) | Q(last_login__lt=limit))
        & (Q(enabled_at=None) | Q(enabled_at__lt=limit))
    )


@transaction.atomic
def close_unused_accounts() -> int:
    """Close them; gives their number."""
    rows = User.objects.select_for_update(skip_locked=True).filter(unused())
    for account in rows:
        close(account, REASON)
        announce("account.disabled", account, actor=None, rule="unused", days=UNUSED_DAYS)
    return len(rows)
