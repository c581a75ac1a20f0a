from django.core.exceptions import ValidationError
from django.db import transaction

from taskforce.accounts.access import RUN, may_end_oversight, may_grant_oversight, may_oversee
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import AccountAbsent, AccountRefused, open_task_force
from taskforce.accounts.models import Oversight, User


@transaction.atomic
def grant_oversight(*, by: User, task_force_key: int, supervisor: User) -> Oversight:
    """Let a supervisor see the open cases of the whole task force.

    :raises ValidationError: when that account may not oversee.
    """
    task_force = open_task_force(by, task_force_key)
    if not may_grant_oversight(by, task_force):
        raise AccountRefused(RUN)
    if not may_oversee(task_force).filter(pk=supervisor.pk).exists():
        raise ValidationError("Only supervisors of law-enforcement members oversee.")
    found, made = Oversight.objects.get_or_create(
        user=supervisor, task_force=task_force, defaults={"granted_by": by}
    )
    if made:
        announce("oversight.granted", supervisor, task_force=task_force.pk)
    return found


@transaction.atomic
def end_oversight(*, by: User, task_force_key: int, key: int) -> None:
    """Any member agency's administrator may end it: its own cases were overseen."""
    task_force = open_task_force(by, task_force_key)
    if not may_end_oversight(by):
        raise AccountRefused(RUN)
    found = task_force.oversights.select_for_update(of=("self",)).filter(pk=key)
    oversight = found.select_related("user").first()
    if oversight is None:
        raise AccountAbsent(Oversight, key)
    _end(oversight)


def drop_oversights(account: User) -> None:
    """An account that is closed or no supervisor any more oversees nothing."""
    for oversight in account.oversights.select_related("user"):
        _end(oversight)


def _end(oversight: Oversight) -> None:
    supervisor, task_force = oversight.user, oversight.task_force_id
    oversight.delete()
    announce("oversight.revoked", supervisor, task_force=task_force)
