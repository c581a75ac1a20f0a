"""Beginning: an agency with its first administrator, and a task force.

Three ways lead here (docs/decisions/0065): the operator's commands, the one-time set-up link of
an empty installation, and the administrator of a task force's lead agency.
"""

import re
from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction

from taskforce.accounts.announce import announce
from taskforce.accounts.models import Agency, TaskForce, User
from taskforce.accounts.services.jurisdictions import ensure_places
from taskforce.accounts.services.passwords import temporary_password
from taskforce.vocabulary.us_places import UnknownPlace

SHORT_NAME = re.compile(r"^[A-Z0-9]{2,12}$")
SHORT_NAME_RULE = "Use 2 to 12 capital letters or digits, e.g., RPD."


@transaction.atomic
def found_agency(
    *,
    username: str,
    full_name: str,
    password: str = "",
    places: Iterable[str] = (),
    task_force: TaskForce | None = None,
    **entry,
) -> tuple[User, str]:
    """An agency and its first administrator, with the temporary password.

    :param password: the administrator's own choice; then no temporary one is given ("").
    :param places: keys of the places where the agency works.
    :param task_force: the agency becomes a member of it before its first account is made.
    :param entry: name, short_name, kind; ori, phone, city, state where there are any.
    :raises ValidationError: naming each bad field.
    """
    agency = _agency(places, **entry)
    if task_force is not None:
        task_force.agencies.add(agency)
        announce("task_force.changed", task_force, joined=agency.pk)
    word = "" if password else temporary_password()
    person = User(
        username=username.lower(),
        full_name=full_name,
        agency=agency,
        roles=["administrator"],
        must_change_password=not password,
    )
    person.set_password(password or word)
    person.full_clean()
    person.save()
    announce("account.created", person, roles=person.roles)
    return person, word


def _agency(places: Iterable[str], **entry) -> Agency:
    agency = Agency(group=Group(name=f"agency {entry['short_name']}"), **entry)
    agency.full_clean(exclude=["group"])
    if not SHORT_NAME.match(agency.short_name):
        raise ValidationError({"short_name": SHORT_NAME_RULE})
    agency.group.save()
    agency.save()
    try:
        agency.jurisdictions.set(ensure_places(places))
    except UnknownPlace as error:
        raise ValidationError({"jurisdictions": str(error)}) from None
    announce("agency.created", agency)
    return agency


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
