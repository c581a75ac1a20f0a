"""The one-time set-up link: made by the operator, alive while there is no agency."""

import datetime
import hashlib
import secrets
from dataclasses import dataclass

from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from taskforce.accounts.models import Agency
from taskforce.accounts.operator import as_operator
from taskforce.onboarding.models import SetupLink

HOURS = 24
LONGEST = 200


class AlreadySetUp(Exception):
    """There is an agency: no link opens anything any more."""


class LinkRefused(Exception):
    """The link is wrong, used, replaced or too old."""


@dataclass(frozen=True)
class NewLink:
    """The secret, given this once, and when it ends."""

    secret: str
    ends_at: datetime.datetime


def is_set_up() -> bool:
    """Whether the installation has an agency."""
    return Agency.objects.exists()


def make_link(hours: int = HOURS) -> NewLink:
    """A new link; earlier ones are dead. For the operator alone.

    :raises AlreadySetUp: when there is an agency.
    :raises OperatorNeeded: without the owner's password.
    """
    with as_operator(), transaction.atomic():
        if is_set_up():
            raise AlreadySetUp
        SetupLink.objects.filter(used_at=None).delete()
        secret = secrets.token_urlsafe(32)
        ends_at = timezone.now() + datetime.timedelta(hours=hours)
        SetupLink.objects.create(digest=digest_of(secret), ends_at=ends_at)
    return NewLink(secret, ends_at)


def digest_of(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_alive(secret: str) -> bool:
    """Whether this secret still opens the set-up pages. It is taken when the set-up is saved."""
    if not secret or len(secret) > LONGEST or is_set_up():
        return False
    newest = SetupLink.objects.filter(used_at=None, ends_at__gt=timezone.now()).first()
    expected = newest.digest if newest else ""
    return constant_time_compare(digest_of(secret), expected) and newest is not None


def take(secret: str) -> None:
    """Use the link up, for the running transaction alone.

    :raises AlreadySetUp: when another set-up was saved first.
    :raises LinkRefused: when the link does not open anything.
    """
    with connection.cursor() as cursor:
        cursor.execute("select onboarding_take_link(%s)", [secret])
        row = cursor.fetchone()
    if not (row and row[0]):
        raise AlreadySetUp if is_set_up() else LinkRefused
