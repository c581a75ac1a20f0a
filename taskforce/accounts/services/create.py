from django.db import transaction

from taskforce.accounts.access import RUN
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import require_power
from taskforce.accounts.models import User
from taskforce.accounts.roles import check_roles
from taskforce.accounts.services.passwords import temporary_password


@transaction.atomic
def create_account(*, by: User, username: str, roles: list[str], **person) -> tuple[User, str]:
    """An account of the administrator's own agency, and its temporary password.

    :param person: full_name, title, badge, email, phone.
    :raises ValidationError: for roles that cannot be held there or together.
    """
    require_power(by, RUN)
    check_roles(by.agency, roles)
    word = temporary_password()
    account = User.objects.create_user(
        username, word, agency=by.agency, roles=roles, must_change_password=True, **person
    )
    announce("account.created", account, roles=sorted(roles))
    return account, word
