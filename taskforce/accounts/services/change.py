from django.db import transaction

from taskforce.accounts.access import RUN
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import lock_account
from taskforce.accounts.models import User
from taskforce.accounts.stale import require_seen

PERSON_FIELDS = ("full_name", "title", "badge", "email", "phone")


@transaction.atomic
def change_account(*, by: User, key: int, seen: str, **person) -> User:
    """New particulars of a person; the audit keeps which fields changed, not their text.

    :param seen: the seal of what the form showed.
    :raises Stale: when somebody changed the account meanwhile.
    """
    account = lock_account(by, key, RUN)
    require_seen(account, PERSON_FIELDS, seen)
    changed = [name for name in PERSON_FIELDS if getattr(account, name) != person[name]]
    for name in changed:
        setattr(account, name, person[name])
    if changed:
        account.save(update_fields=changed)
        announce("account.changed", account, fields=changed)
    return account
