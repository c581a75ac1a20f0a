from django.db import transaction

from taskforce.accounts.access import RUN
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import lock_account
from taskforce.accounts.models import User
from taskforce.accounts.roles import check_roles
from taskforce.accounts.services.oversight import drop_oversights
from taskforce.accounts.stale import require_seen
from taskforce.vocabulary.people import USER_ROLE


@transaction.atomic
def set_roles(*, by: User, key: int, roles: list[str], seen: str) -> User:
    """The roles of an account from now on; its open pages follow in the next request.

    :raises ValidationError: for roles that cannot be held there or together.
    :raises Stale: when somebody changed the roles meanwhile.
    """
    account = lock_account(by, key, RUN)
    require_seen(account, ["roles"], seen)
    check_roles(account.agency, roles)
    before, after = set(account.roles), set(roles)
    if before == after:
        return account
    account.roles = [code for code in USER_ROLE if code in after]
    account.save(update_fields=["roles"])
    if "supervisor" not in after:
        drop_oversights(account)
    announce(
        "account.roles_changed",
        account,
        added=sorted(after - before),
        removed=sorted(before - after),
    )
    return account
