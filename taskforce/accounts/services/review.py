from django.db import transaction

from taskforce.accounts.access import RUN, accounts_seen_by
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import AccountRefused, require_power
from taskforce.accounts.models import AccessReview, User


@transaction.atomic
def mark_reviewed(*, by: User, keys: set[int]) -> int:
    """The roles of these accounts were looked at and are needed; gives their number.

    One account that is not the own agency's refuses all, and so does an empty list.

    :raises AccountRefused: as said; the own account is reviewed by another administrator.
    """
    require_power(by, RUN)
    accounts = list(accounts_seen_by(by).filter(pk__in=keys, is_active=True))
    if not keys or len(accounts) != len(keys) or by.pk in keys:
        raise AccountRefused(RUN)
    for account in accounts:
        AccessReview.objects.create(account=account, reviewed_by=by, roles=account.roles)
        announce("account.reviewed", account, roles=sorted(account.roles))
    return len(accounts)
