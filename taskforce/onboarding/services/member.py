"""A further agency of a task force, added by the lead agency's administrator."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from taskforce.accounts.access import RUN, may_add_member
from taskforce.accounts.doors import AccountRefused, open_task_force
from taskforce.accounts.models import Agency, User
from taskforce.accounts.services.found import found_agency


@transaction.atomic
def add_member(
    *, by: User, task_force_key: int, username: str, full_name: str, places, **entry
) -> tuple[User, str]:
    """The new agency's first administrator, and the temporary password, given this once.

    :raises AccountAbsent: for a task force of others.
    :raises AccountRefused: for anyone but an administrator of its lead agency.
    :raises ValidationError: naming each bad field.
    """
    task_force = open_task_force(by, task_force_key)
    if not may_add_member(by, task_force):
        raise AccountRefused(RUN, task_force.lead_agency)
    try:
        with transaction.atomic():
            return found_agency(
                username=username,
                full_name=full_name,
                places=places,
                task_force=task_force,
                **entry,
            )
    except IntegrityError as error:
        raise ValidationError("The name or username is taken. Choose another one.") from error


def same_member(*, by: User, task_force_key: int, name: str, short_name: str) -> Agency | None:
    """The member that a form sent twice has made already."""
    task_force = open_task_force(by, task_force_key)
    return task_force.agencies.filter(name=name, short_name=short_name).first()
