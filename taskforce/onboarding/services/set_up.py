"""The first set-up: a task force, its lead agency, jurisdictions, administrator. All or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from taskforce.accounts.announce import announce
from taskforce.accounts.models import TaskForce, User
from taskforce.accounts.operator import as_operator
from taskforce.accounts.services.found import found_agency
from taskforce.onboarding.services.link import AlreadySetUp, is_set_up, take


@dataclass(frozen=True)
class FirstSetUp:
    """What the pages and the command ask for.

    ``agency``: name, short_name, kind, ori, phone, city, state. ``places``: keys of
    ``taskforce.vocabulary.us_places``. Without a password a temporary one is made.
    """

    task_force: str
    agency: dict[str, Any]
    places: Iterable[str]
    username: str
    full_name: str
    password: str = ""


def set_up_by_link(entry: FirstSetUp, *, secret: str) -> User:
    """Save the first set-up with the one-time link, which is used up by it.

    :raises AlreadySetUp: when there is an agency; nothing is made.
    :raises LinkRefused: for a link that opens nothing; nothing is made.
    :raises ValidationError: naming each bad field; the link stays as it is.
    """
    with transaction.atomic():
        take(secret)
        return _make(entry)[0]


def set_up_by_operator(entry: FirstSetUp) -> tuple[User, str]:
    """The same by command: the administrator and the temporary password ("" for an own one).

    :raises AlreadySetUp: when there is an agency.
    :raises OperatorNeeded: without the owner's password.
    """
    with as_operator(), transaction.atomic():
        if is_set_up():
            raise AlreadySetUp
        return _make(entry)


def _make(entry: FirstSetUp) -> tuple[User, str]:
    try:
        person, word = found_agency(
            username=entry.username,
            full_name=entry.full_name,
            password=entry.password,
            places=entry.places,
            **entry.agency,
        )
        task_force = TaskForce(name=entry.task_force, lead_agency=person.agency)
        task_force.full_clean()
        task_force.save()
    except IntegrityError as error:  # two of them at the same moment
        raise ValidationError("Another set-up was saved just now. Reload the page.") from error
    task_force.agencies.add(person.agency)
    announce("task_force.created", task_force, agencies=[person.agency_id])
    announce("set_up.done", person.agency)
    return person, word
