"""Moves between states: every referral and case can end, none leads nowhere."""

import pytest

from taskforce.vocabulary.cases import CASE_STATUS, CASE_STATUS_MOVES
from taskforce.vocabulary.core import UnknownCode
from taskforce.vocabulary.referrals import (
    ANSWER_HOURS,
    CLOCK,
    CLOSED_TO_RECEIVER,
    FINAL_STATES,
    INITIAL_REFERRAL_STATE,
    MATCHED_STATES,
    RECEIVER,
    REFERRAL_MOVES,
    REFERRAL_STATE,
    REFERRAL_URGENCY,
    SENDER,
    move_between,
    moves_from,
)


def test_moves_lead_from_and_to_listed_states():
    assert {m.source for m in REFERRAL_MOVES} | {m.target for m in REFERRAL_MOVES} == set(
        REFERRAL_STATE
    )


def test_no_move_stands_twice():
    pairs = [(m.source, m.target) for m in REFERRAL_MOVES]
    assert len(pairs) == len(set(pairs))


def test_every_state_can_be_reached_from_the_first():
    reached, todo = set(), [INITIAL_REFERRAL_STATE]
    while todo:
        state = todo.pop()
        if state not in reached:
            reached.add(state)
            todo += [m.target for m in moves_from(state)]
    assert reached == set(REFERRAL_STATE)


def test_only_final_states_have_no_way_out():
    assert {state for state in REFERRAL_STATE if not moves_from(state)} == FINAL_STATES


def test_sets_of_states_name_listed_states():
    assert MATCHED_STATES | FINAL_STATES | CLOSED_TO_RECEIVER <= set(REFERRAL_STATE)


def test_each_move_is_made_by_somebody():
    assert all(m.by and set(m.by) <= {SENDER, RECEIVER, CLOCK} for m in REFERRAL_MOVES)


@pytest.mark.parametrize("target", ["declined", "waitlisted", "no_contact", "revoked", "completed"])
def test_these_moves_ask_for_a_reason_or_outcome(target):
    assert all(m.reasons is not None for m in REFERRAL_MOVES if m.target == target)


def test_the_receiver_can_not_send_and_the_sender_can_not_accept():
    assert RECEIVER not in move_between("draft", "sent").by
    assert SENDER not in move_between("sent", "accepted").by


def test_only_the_sender_takes_a_referral_back():
    assert {m.by for m in REFERRAL_MOVES if m.target == "revoked"} == {(SENDER,)}


def test_everything_live_can_be_withdrawn_by_the_client():
    live = set(REFERRAL_STATE) - FINAL_STATES
    assert {m.source for m in REFERRAL_MOVES if m.target == "withdrawn_by_client"} == live


def test_a_completed_referral_does_not_move():
    assert move_between("completed", "accepted") is None


def test_moves_can_be_asked_for_one_side():
    assert {m.target for m in moves_from("sent", SENDER)} == {"withdrawn_by_client", "revoked"}


@pytest.mark.parametrize("ask", [lambda: moves_from("lost"), lambda: move_between("sent", "lost")])
def test_an_unknown_state_raises(ask):
    with pytest.raises(UnknownCode):
        ask()


def test_every_urgency_has_its_answer_time_within_the_goal():
    assert set(ANSWER_HOURS) == set(REFERRAL_URGENCY) and max(ANSWER_HOURS.values()) == 48


def test_case_moves_lead_from_and_to_listed_states():
    assert set(CASE_STATUS_MOVES) == set(CASE_STATUS)
    for targets in CASE_STATUS_MOVES.values():
        assert set(targets) <= set(CASE_STATUS)


def test_a_closed_case_can_be_opened_again():
    assert "open" in CASE_STATUS_MOVES["closed"]
