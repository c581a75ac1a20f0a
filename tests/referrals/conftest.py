"""One referral of each kind: Harbor House to Open Door, and Riverton to Harbor House."""

import datetime

import pytest
from django.utils import timezone

from referrals.services.create import create_referral
from referrals.services.move import send_referral
from victims.models import Client, DisclosedField, Release

FACTS = {
    "ask_for": "Anahita",
    "safe_phone": "555-0142",
    "language": "Spanish",
    "interpreter": "Yes",
    "wanted": "A place tonight",
    "agreed_to": "Being called",
    "consent": "Yes",
    "consent_by": "Detective Example",
}


@pytest.fixture
def released(cast, act_as):
    """A live release of a Harbor House client to Open Door, with what was handed over."""
    with act_as(cast.advocate):
        client = Client.objects.create(
            agency=cast.harbor,
            code_name="V-2026-0001",
            legal_name="Anahita Example",
            intake_on=timezone.localdate(),
            created_by=cast.advocate,
            advocate=cast.advocate,
        )
        release = Release.objects.create(
            client=client,
            recipient=cast.shelter,
            purpose="housing",
            fields=["languages", "needs"],
            signed_on=timezone.localdate(),
            explained_by=cast.advocate,
            expires_at=timezone.now() + datetime.timedelta(days=30),
        )
        DisclosedField.objects.create(
            release=release, field="languages", value="Spanish", disclosed_by=cast.advocate
        )
    return release


@pytest.fixture
def write_from_harbor(cast, act_as, released):
    """``write_from_harbor()`` gives a draft under the release."""

    def write(**changes):
        fields = {
            "to_agency": cast.shelter,
            "needs": ["shelter"],
            "urgency": "routine",
            "release": released,
        }
        with act_as(cast.advocate):
            return create_referral(by=cast.advocate, **{**fields, **changes})

    return write


@pytest.fixture
def write_from_riverton(cast, act_as):
    """``write_from_riverton()`` gives a detective's draft to Harbor House."""

    def write(**changes):
        fields = {
            "to_agency": cast.harbor,
            "needs": ["shelter"],
            "urgency": "urgent",
            "subject": FACTS,
        }
        with act_as(cast.detective):
            return create_referral(by=cast.detective, **{**fields, **changes})

    return write


@pytest.fixture
def from_harbor(cast, act_as, write_from_harbor):
    """Sent to Open Door."""
    draft = write_from_harbor()
    with act_as(cast.advocate):
        return send_referral(referral=draft, by=cast.advocate, version=draft.version)


@pytest.fixture
def from_riverton(cast, act_as, write_from_riverton):
    """Sent to Harbor House."""
    draft = write_from_riverton()
    with act_as(cast.detective):
        return send_referral(referral=draft, by=cast.detective, version=draft.version)
