import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from referrals.errors import NoLiveRelease
from referrals.models import Referral
from referrals.services.create import create_referral
from tests.referrals.conftest import FACTS
from victims.services import revoke_release


def test_numbers_follow_one_another_for_each_agency(write_from_riverton):
    numbers = [write_from_riverton().number[-4:] for _ in range(3)]
    assert numbers == ["0001", "0002", "0003"]


def test_the_same_form_sent_twice_makes_one_referral(write_from_riverton):
    key = uuid.uuid4()
    assert write_from_riverton(idempotency_key=key) == write_from_riverton(idempotency_key=key)


@pytest.mark.parametrize("missing", ["ask_for", "wanted", "agreed_to", "consent", "consent_by"])
def test_a_detective_says_who_asked_and_that_the_person_agreed(write_from_riverton, missing):
    facts = {code: text for code, text in FACTS.items() if code != missing}
    with pytest.raises(ValidationError):
        write_from_riverton(subject=facts)


def test_without_the_persons_yes_there_is_no_referral(write_from_riverton):
    with pytest.raises(ValidationError):
        write_from_riverton(subject=FACTS | {"consent": "No"})


def test_a_provider_needs_a_release(write_from_harbor):
    with pytest.raises(NoLiveRelease):
        write_from_harbor(release=None)


def test_a_release_to_another_agency_does_not_serve(write_from_harbor, cast, act_as, released):
    from tests.cast import make_agency

    with act_as(cast.advocate):
        clinic = make_agency("Riverton Clinic", "CLI", "hospital")
    with pytest.raises(NoLiveRelease):
        write_from_harbor(to_agency=clinic)


def test_a_revoked_release_does_not_serve(write_from_harbor, cast, act_as, released):
    with act_as(cast.advocate):
        revoke_release(release=released, by=cast.advocate)
    with pytest.raises(NoLiveRelease):
        write_from_harbor()


def test_a_provider_types_nothing_about_its_client(write_from_harbor):
    with pytest.raises(ValidationError):
        write_from_harbor(subject=FACTS)


@pytest.mark.parametrize(
    "changes",
    [{"needs": []}, {"needs": ["nonsense"]}, {"urgency": "someday"}, {"to_agency": None}],
)
def test_what_is_missing_is_said(write_from_riverton, changes):
    with pytest.raises(ValidationError):
        write_from_riverton(**changes)


def test_people_are_referred_to_those_who_serve_victims(write_from_riverton, cast):
    with pytest.raises(ValidationError):
        write_from_riverton(to_agency=cast.sheriff)


@pytest.mark.parametrize("person", ["partner", "coordinator", "auditor", "administrator"])
def test_others_write_no_referrals(cast, act_as, person):
    by = getattr(cast, person)
    with act_as(by), pytest.raises(PermissionDenied):
        create_referral(
            by=by, to_agency=cast.harbor, needs=["shelter"], urgency="routine", subject=FACTS
        )
    assert not Referral.objects.exists()


@pytest.mark.parametrize("text", ["a\x00b", "x" * 4001])
def test_odd_text_is_refused(write_from_riverton, text):
    with pytest.raises(ValidationError):
        write_from_riverton(subject=FACTS | {"wanted": text})
