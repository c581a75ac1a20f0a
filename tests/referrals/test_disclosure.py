"""The least-data view: what the receiver reads, and what it never reads."""

import datetime

import pytest
from django.utils import timezone

from referrals.disclosure import RELEASE_ENDED, what_receiver_sees
from referrals.models import Referral, ReferralMessage, ReferralSubject
from referrals.services.message import ThreadClosed, write_message
from referrals.services.move import moves_for
from victims.models import Client, DisclosedField, Release
from victims.services import revoke_release


def seen_by(act_as, user, referral):
    with act_as(user):
        return what_receiver_sees(Referral.objects.get(pk=referral.pk), user)


def texts(disclosure):
    return {fact.code: fact.text for fact in disclosure.facts}


def test_a_shelter_reads_what_the_release_disclosed(from_harbor, cast, act_as):
    assert texts(seen_by(act_as, cast.partner, from_harbor)) == {"languages": "Spanish"}


def test_the_newest_words_of_a_field_count(from_harbor, released, cast, act_as):
    with act_as(cast.advocate):
        DisclosedField.objects.create(
            release=released,
            field="languages",
            value="Mixtec",
            disclosed_by=cast.advocate,
            disclosed_at=timezone.now() + datetime.timedelta(seconds=1),
        )
    assert texts(seen_by(act_as, cast.partner, from_harbor)) == {"languages": "Mixtec"}


def test_a_provider_reads_what_the_detective_wrote(from_riverton, cast, act_as):
    seen = texts(seen_by(act_as, cast.advocate, from_riverton))
    assert seen["ask_for"] == "Anahita" and seen["consent"] == "Yes"


@pytest.mark.parametrize("which", ["from_harbor", "from_riverton"])
def test_the_preview_is_what_the_receiver_reads(which, request, cast, act_as):
    referral = request.getfixturevalue(which)
    sender, receiver = (
        (cast.advocate, cast.partner) if which == "from_harbor" else (cast.detective, cast.advocate)
    )
    with act_as(sender):
        preview = what_receiver_sees(Referral.objects.get(pk=referral.pk), sender, as_if_sent=True)
    assert preview == seen_by(act_as, receiver, referral)


def test_the_shelter_reads_no_client(from_harbor, cast, act_as):
    with act_as(cast.partner):
        assert not Client.objects.exists()


def test_the_detective_reads_no_client_behind_a_referral_between_providers(
    from_harbor, cast, act_as
):
    with act_as(cast.detective):
        assert not Referral.objects.filter(pk=from_harbor.pk).exists()
        assert not DisclosedField.objects.exists()


@pytest.fixture
def revoked(from_harbor, released, cast, act_as):
    with act_as(cast.advocate):
        write_message(referral=from_harbor, by=cast.advocate, text="She comes by bus.")
        revoke_release(release=released, by=cast.advocate)
    return from_harbor


def test_revoking_a_release_moves_its_referrals_in_the_same_act(revoked, cast, act_as):
    with act_as(cast.partner):
        assert Referral.objects.get(pk=revoked.pk).state == "revoked"


def test_after_revoking_nothing_is_left_to_read(revoked, cast, act_as):
    seen = seen_by(act_as, cast.partner, revoked)
    assert seen.closed and not seen.facts
    with act_as(cast.partner):
        assert not ReferralMessage.objects.exists()
        assert not DisclosedField.objects.exists()


def test_the_second_wall_alone_closes_the_thread(revoked, cast, act_as):
    with act_as(cast.partner):
        assert not ReferralMessage._base_manager.filter(referral=revoked).exists()


def test_a_taken_back_referral_hides_whom_it_was_about(from_riverton, cast, act_as):
    from referrals.services.move import move_referral

    with act_as(cast.detective):
        move_referral(
            referral=from_riverton, by=cast.detective, to="revoked", version=2, reason="safety"
        )
    assert seen_by(act_as, cast.advocate, from_riverton).closed
    with act_as(cast.advocate):
        assert not ReferralSubject._base_manager.exists()


@pytest.fixture
def run_out(from_harbor, released, cast, act_as):
    """The release's time is over; no clock has ticked yet."""
    with act_as(cast.advocate):
        past = timezone.now() - datetime.timedelta(seconds=1)
        Release.objects.filter(pk=released.pk).update(expires_at=past)
    return from_harbor


def test_an_expired_release_closes_before_any_clock_ticks(run_out, cast, act_as):
    assert seen_by(act_as, cast.partner, run_out).closed == RELEASE_ENDED
    with act_as(cast.partner):
        assert not DisclosedField.objects.exists()


def test_nobody_writes_where_nobody_reads(run_out, cast, act_as):
    for by in (cast.partner, cast.advocate):
        with act_as(by), pytest.raises(ThreadClosed):
            write_message(referral=run_out, by=by, text="Hello?")


def test_a_shelter_may_still_say_how_the_service_ended():
    started = Referral(state="service_started")
    ends = {move.target for move in moves_for(started, "receiver", is_open=False)}
    assert ends == {"completed", "no_contact", "withdrawn_by_client"}


def test_and_nothing_else_once_the_release_has_ended():
    assert moves_for(Referral(state="accepted"), "receiver", is_open=False) == ()
