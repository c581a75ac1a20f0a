"""Beginning: an agency with its first administrator, and a task force.

No page does this: an agency's administrator rules one agency, and who joins is written in
the task force's agreement. The operator enters it by command.
"""

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction

from taskforce.accounts.announce import announce
from taskforce.accounts.models import Agency, TaskForce, User
from taskforce.accounts.services.passwords import temporary_password


@transaction.atomic
def found_agency(*, username: str, full_name: str, **entry) -> tuple[User, str]:
    """An agency and its first administrator, with the temporary password.

    :param entry: name, short_name, kind; ori, phone, city, state where there are any.
    :raises ValidationError: naming each bad field.
    """
    group = Group.objects.create(name=f"agency {entry['short_name']}")
    agency = Agency(group=group, **entry)
    agency.full_clean()
    agency.save()
    word = temporary_password()
    person = User(
        username=username.lower(),
        full_name=full_name,
        agency=agency,
        roles=["administrator"],
        must_change_password=True,
    )
    person.set_password(word)
    person.full_clean()
    person.save()
    announce("agency.created", agency)
    announce("account.created", person, roles=person.roles)
    return person, word


@transaction.atomic
def found_task_force(*, name: str, lead: str, members: list[str]) -> TaskForce:
    """A task force of agencies, named by their short names; run again, it sets them anew."""
    agencies = list(Agency.objects.filter(short_name__in={lead, *members}))
    missing = {lead, *members} - {agency.short_name for agency in agencies}
    if missing:
        raise ValidationError(f"No such agency: {', '.join(sorted(missing))}")
    first = next(agency for agency in agencies if agency.short_name == lead)
    task_force, made = TaskForce.objects.update_or_create(
        name=name, defaults={"lead_agency": first}
    )
    task_force.agencies.set(agencies)
    ids = sorted(agency.pk for agency in agencies)
    announce("task_force.created" if made else "task_force.changed", task_force, agencies=ids)
    return task_force
