"""A further agency of a task force, added by the lead agency's administrator."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from taskforce.accounts.access import RUN, may_add_member, not_started
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import AccountAbsent, AccountRefused, open_task_force
from taskforce.accounts.models import Agency, TaskForce, User
from taskforce.accounts.services.found import found_agency
from taskforce.accounts.services.passwords import temporary_password


@transaction.atomic
def add_member(
    *, by: User, task_force_key: int, username: str, full_name: str, places, **entry
) -> tuple[User, str]:
    """The new agency's first administrator, and the temporary password, given this once.

    :raises AccountAbsent: for a task force of others.
    :raises AccountRefused: for anyone but an administrator of its lead agency.
    :raises ValidationError: naming each bad field.
    """
    task_force = _open(by, task_force_key)
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


@transaction.atomic
def renew_first_password(*, by: User, task_force_key: int, agency_key: int) -> tuple[User, str]:
    """Another temporary password for a member's first administrator who never logged in.

    :raises AccountAbsent: once that person has logged in: the agency runs its own accounts.
    """
    task_force = _open(by, task_force_key)
    agency = not_started(task_force).filter(pk=agency_key).first()
    if agency is None:
        raise AccountAbsent(Agency, agency_key)
    person = (
        User.objects.select_for_update(of=("self",)).select_related("agency").get(agency=agency)
    )
    word = temporary_password()
    person.set_password(word)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    announce("account.password_reset", person)
    return person, word


def waiting_member(task_force: TaskForce, short_name: str, username: str) -> Agency | None:
    """The member that the same form has made already."""
    wanted = not_started(task_force).filter(short_name=short_name.strip().upper())
    return wanted.filter(users__username=username.strip().lower()).first()


def _open(by: User, task_force_key: int) -> TaskForce:
    task_force = open_task_force(by, task_force_key)
    if not may_add_member(by, task_force):
        raise AccountRefused(RUN, task_force.lead_agency)
    return task_force
