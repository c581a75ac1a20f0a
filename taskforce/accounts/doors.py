"""The only ways from a URL to an account or a task force; refusals carry what is recorded.

These stand below ``taskforce.access``, whose doors serve the content.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from taskforce.accounts.access import LABELS, SEE, accounts_seen_by, powers_of, task_forces_of
from taskforce.accounts.models import TaskForce, User


class AccountRefused(PermissionDenied):
    """The person may not do that at all, or not with this account (403)."""

    def __init__(self, asked: str, row=None, why: str = ""):
        super().__init__(why or f"{LABELS[asked]}: not allowed")
        self.record = {
            "action": "access.refused",
            "obj": row,
            "asked": f"account.{asked}",
            "outcome": "refused",
        }


class AccountAbsent(Http404):
    """No such row for this person: another agency's and none at all are one answer (404)."""

    def __init__(self, model, key):
        super().__init__(f"No {model._meta.verbose_name} here")
        self.record = {
            "action": "access.absent",
            "obj": None,
            "outcome": "refused",
            "kind": model._meta.label_lower,
            "key": str(key)[:64],
        }


def require_power(user: User, power: str) -> None:
    """Refuse people whose roles do not have that power over accounts."""
    if power not in powers_of(user):
        raise AccountRefused(power)


def open_account(user: User, key: int, power: str = SEE, *, queryset=None) -> User:
    """The account of the own agency with that id.

    :raises AccountAbsent: for an account of another agency, or none.
    :raises AccountRefused: for a role without that power, and for acts on oneself.
    """
    require_power(user, SEE)
    accounts = accounts_seen_by(user) if queryset is None else queryset
    found = accounts.filter(pk=key).select_related("agency").first()
    if found is None:
        raise AccountAbsent(User, key)
    if power != SEE:
        if power not in powers_of(user):
            raise AccountRefused(power, found)
        if found.pk == user.pk:
            raise AccountRefused(power, found, "Nobody runs the own account.")
    return found


def lock_account(user: User, key: int, power: str) -> User:
    """The same for a change: the row is locked until the end of the transaction."""
    rows = accounts_seen_by(user).select_for_update(of=("self",))
    return open_account(user, key, power, queryset=rows)


def open_task_force(user: User, key: int) -> TaskForce:
    """A task force that the person's agency is a member of; raises :class:`AccountAbsent`."""
    found = task_forces_of(user).filter(pk=key).select_related("lead_agency").first()
    if found is None:
        raise AccountAbsent(TaskForce, key)
    return found
