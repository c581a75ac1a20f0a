"""Rows of Harbor House that the tests of this room share."""

import datetime
import uuid

import pytest
from django.utils import timezone

from taskforce.access.identity import acting
from victims.models import Client, Release
from victims.services import make_release


@pytest.fixture
def acting_as(cast):
    """Act as a person until the test ends: ``acting_as(cast.advocate)``."""
    entered = []

    def go(user):
        context = acting(user)
        context.__enter__()
        entered.append(context)
        return user

    yield go
    while entered:
        entered.pop().__exit__(None, None, None)


@pytest.fixture
def survivor(cast) -> Client:
    """An adult client of Harbor House, with an identity."""
    with acting(cast.advocate):
        return Client.objects.create(
            agency=cast.harbor,
            code_name="V-2026-0001",
            legal_name="Anahita Example",
            preferred_name="Annie",
            birth_date="1999-04-02",
            language="spa",
            minor_at_intake=False,
            interpreter_needed=True,
            intake_on=timezone.localdate(),
            created_by=cast.advocate,
            advocate=cast.advocate,
        )


def release_facts(cast, **changes) -> dict:
    """What a lawful release to the shelter says."""
    today = timezone.localdate()
    return {
        "recipient": cast.shelter,
        "purpose": "housing",
        "fields": ["languages", "needs", "name"],
        "signed_on": today,
        "expires_on": today + datetime.timedelta(days=30),
        "explained": True,
        "idempotency_key": uuid.uuid4(),
        **changes,
    }


@pytest.fixture
def released(cast, survivor) -> Release:
    """A live release of the survivor to the shelter."""
    with acting(cast.advocate):
        return make_release(client=survivor, by=cast.advocate, **release_facts(cast))
