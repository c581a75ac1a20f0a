"""Places for an agency, and places for everyone's lists."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from taskforce.accounts.access import RUN
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import AccountRefused, require_power
from taskforce.accounts.models import Jurisdiction, User
from taskforce.accounts.services.jurisdictions import ensure_places
from taskforce.vocabulary.us_places import UnknownPlace

# Who writes cases may name a place in one; an administrator chooses the agency's own.
ADDERS = frozenset({"administrator", "detective", "analyst", "supervisor"})


def may_add_places(user: User) -> bool:
    """Whether a person may add a place of the catalog to the lists."""
    return bool(ADDERS & set(user.roles))


@transaction.atomic
def add_places(*, by: User, keys: Iterable[str]) -> list[Jurisdiction]:
    """Places that every agency's lists offer from now on. They say nothing about any case.

    :raises AccountRefused: for a role that adds none.
    :raises ValidationError: for a key that names no place.
    """
    if not may_add_places(by):
        raise AccountRefused(RUN)
    found = _rows(keys)
    announce("jurisdiction.added", None, ids=[one.pk for one in found])
    return found


@transaction.atomic
def add_agency_places(*, by: User, keys: Iterable[str]) -> list[Jurisdiction]:
    """Add places to those of the administrator's own agency.

    :raises AccountRefused: for anyone but an administrator.
    :raises ValidationError: for a key that names no place.
    """
    require_power(by, RUN)
    found = _rows(keys)
    by.agency.jurisdictions.add(*found)
    announce("agency.changed", by.agency, fields=["jurisdictions"])
    return found


def _rows(keys: Iterable[str]) -> list[Jurisdiction]:
    try:
        return ensure_places(keys)
    except UnknownPlace as error:
        raise ValidationError({"places": str(error)}) from None
