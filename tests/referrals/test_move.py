"""The states of a referral: every sequence of tries stays inside the vocabulary."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from referrals.errors import MoveRefused
from referrals.models import Referral, ReferralMove
from referrals.services.move import move_referral, moves_for
from taskforce.access.acts import Stale
from taskforce.audit.models import AuditEvent
from taskforce.vocabulary.referrals import (
    FINAL_STATES,
    RECEIVER,
    REFERRAL_STATE,
    SENDER,
    move_between,
)

TRIES = st.lists(
    st.tuples(st.sampled_from(REFERRAL_STATE.codes), st.sampled_from([SENDER, RECEIVER])),
    max_size=9,
)


def attempt(act_as, referral, by, state, **fields):
    """One move in a savepoint, with the reason its list asks for."""
    move = move_between(referral.state, state)
    if move is not None and move.reasons is not None:
        fields.setdefault("reason", move.reasons.codes[0])
    with act_as(by), transaction.atomic():
        return move_referral(referral=referral, by=by, to=state, version=referral.version, **fields)


@pytest.fixture
def people(cast):
    return {SENDER: cast.detective, RECEIVER: cast.advocate}


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tries=TRIES)
def test_no_sequence_of_tries_leaves_the_vocabulary(tries, people, act_as, write_from_riverton):
    point = transaction.savepoint()
    referral = write_from_riverton()
    walked = ["draft"]
    for state, side in tries:
        listed = move_between(referral.state, state)
        allowed = listed is not None and side in listed.by
        try:
            referral = attempt(act_as, referral, people[side], state)
        except (MoveRefused, PermissionDenied):
            assert not allowed
        else:
            assert allowed
            walked.append(state)
    with act_as(people[SENDER]):
        saved = list(ReferralMove.objects.order_by("at").values_list("state", flat=True))
        fresh = Referral.objects.get(pk=referral.pk)
        assert (saved, fresh.state, fresh.version) == (walked, walked[-1], len(walked))
    transaction.savepoint_rollback(point)


@pytest.mark.parametrize("state", sorted(FINAL_STATES))
def test_no_move_leads_out_of_an_end(state):
    assert moves_for(Referral(state=state), SENDER) == ()
    assert moves_for(Referral(state=state), RECEIVER) == ()


def test_the_clock_alone_expires(from_riverton, people, act_as):
    for by in people.values():
        with pytest.raises(MoveRefused):
            attempt(act_as, from_riverton, by, "expired")


@pytest.mark.parametrize("state", ["accepted", "declined", "waitlisted", "acknowledged"])
def test_the_sender_does_not_answer_for_the_receiver(from_riverton, cast, act_as, state):
    with pytest.raises(MoveRefused):
        attempt(act_as, from_riverton, cast.detective, state)


def test_a_draft_is_nobodys_but_the_senders(write_from_riverton, cast, act_as):
    with pytest.raises(PermissionDenied):
        attempt(act_as, write_from_riverton(), cast.advocate, "acknowledged")


@pytest.mark.parametrize("person", ["neighbor", "partner", "outsider", "auditor", "former"])
def test_a_third_agency_moves_nothing(from_riverton, cast, act_as, person):
    with pytest.raises(PermissionDenied):
        attempt(act_as, from_riverton, getattr(cast, person), "withdrawn_by_client")


@pytest.mark.parametrize("reason", ["", "nonsense", "need_met"])
def test_declining_names_a_reason_of_its_list(from_riverton, cast, act_as, reason):
    with pytest.raises(ValidationError):
        attempt(act_as, from_riverton, cast.advocate, "declined", reason=reason)


def test_another_reason_is_said_in_words(from_riverton, cast, act_as):
    with pytest.raises(ValidationError):
        attempt(act_as, from_riverton, cast.advocate, "declined", reason="other")
    moved = attempt(
        act_as, from_riverton, cast.advocate, "declined", reason="other", note="We are moving."
    )
    with act_as(cast.detective):
        assert moved.messages.get().text == "We are moving."
        assert moved.moves.get(state="declined").reason == "other"


def test_a_move_on_what_has_changed_is_stale(from_riverton, cast, act_as):
    attempt(act_as, from_riverton, cast.advocate, "acknowledged")
    with act_as(cast.advocate), pytest.raises(Stale):
        move_referral(referral=from_riverton, by=cast.advocate, to="accepted", version=2)


def test_the_first_answer_stops_the_clock_for_good(from_riverton, cast, act_as):
    answered = attempt(act_as, from_riverton, cast.advocate, "waitlisted")
    accepted = attempt(act_as, answered, cast.advocate, "accepted")
    assert answered.answered_at is not None
    assert accepted.answered_at == answered.answered_at


def test_an_outcome_comes_back(from_riverton, cast, act_as):
    referral = from_riverton
    for state in ("accepted", "service_started"):
        referral = attempt(act_as, referral, cast.advocate, state)
    referral = attempt(act_as, referral, cast.advocate, "completed", reason="partly_met")
    assert (referral.state, referral.outcome) == ("completed", "partly_met")


def test_each_move_is_audited_by_codes_alone(from_riverton, cast, act_as):
    attempt(act_as, from_riverton, cast.advocate, "declined", reason="safety", note="He came here.")
    with act_as(cast.advocate):
        event = AuditEvent.objects.filter(action="referral.moved").first()
    assert event.detail == {"source": "sent", "to": "declined", "reason": "safety"}
