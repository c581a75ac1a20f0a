"""A referral as a conversation: its moves and its messages, in the order they happened."""

from dataclasses import dataclass
from datetime import datetime

from referrals.models import Referral
from taskforce.vocabulary.referrals import REFERRAL_MOVES, REFERRAL_OUTCOME, REFERRAL_STATE

TONES = {
    "accepted": "good",
    "service_started": "good",
    "completed": "good",
    "waitlisted": "warn",
    "declined": "bad",
    "no_contact": "bad",
    "revoked": "bad",
    "expired": "bad",
    "withdrawn_by_client": "bad",
    "sent": "info",
    "acknowledged": "info",
}

# What a state says when it stands in the thread as somebody's act.
SAID = {
    "draft": "Draft begun",
    "sent": "Sent",
    "acknowledged": "Acknowledged: an answer follows",
    "accepted": "Accepted",
    "waitlisted": "Put on the waiting list",
    "declined": "Declined",
    "service_started": "Service started",
    "completed": "Completed",
    "no_contact": "The person could not be reached",
    "withdrawn_by_client": "The person no longer wants it",
    "revoked": "Taken back",
    "expired": "Expired",
}


@dataclass(frozen=True)
class Line:
    """One line of the thread: a move (``state``) or a message (``text``)."""

    when: datetime
    who: str = ""
    agency: str = ""
    ours: bool = False
    state: str = ""
    label: str = ""
    tone: str = ""
    reason: str = ""
    text: str = ""

    @property
    def is_message(self) -> bool:
        return not self.state


def tone_of(state: str) -> str:
    """The color that repeats a state."""
    return TONES.get(state, "")


def reason_label(state: str, code: str) -> str:
    """A reason of a move into a state, in words."""
    for move in REFERRAL_MOVES:
        if move.target == state and move.reasons is not None and code in move.reasons:
            return move.reasons.label(code)
    return code


def outcome_label(referral: Referral) -> str:
    """How a completed referral ended."""
    code = referral.outcome
    return REFERRAL_OUTCOME.label(code) if code in REFERRAL_OUTCOME else code


def moves_only(referral: Referral) -> list[Line]:
    """Dates and states alone: what stays readable to a receiver after the end."""
    sent = referral.moves.exclude(state="draft")
    return [
        Line(
            move.at,
            state=move.state,
            label=REFERRAL_STATE.label(move.state),
            tone=tone_of(move.state),
        )
        for move in sent
    ]


def conversation(referral: Referral, user) -> list[Line]:
    """Moves and messages, oldest first, for somebody to whom the referral is open."""
    moves = referral.moves.visible_to(user).select_related("by__agency")
    if user.agency_id != referral.agency_id:
        moves = moves.exclude(state="draft")
    lines = [_move(move, referral, user) for move in moves]
    messages = referral.messages.visible_to(user).select_related("author", "author_agency")
    lines += [_message(message, user) for message in messages]
    return sorted(lines, key=lambda line: line.when)


def _move(move, referral, user) -> Line:
    by = move.by
    reason = reason_label(move.state, move.reason) if move.reason else ""
    if move.state == "completed" and referral.outcome:
        reason = outcome_label(referral)
    return Line(
        move.at,
        str(by) if by else "The clock",
        str(by.agency) if by else "",
        bool(by) and by.agency_id == user.agency_id,
        move.state,
        SAID[move.state],
        tone_of(move.state),
        reason,
    )


def _message(message, user) -> Line:
    return Line(
        message.sent_at,
        str(message.author),
        str(message.author_agency),
        message.author_agency_id == user.agency_id,
        text=message.text,
    )
