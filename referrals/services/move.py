"""The one place where a referral's state changes."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from referrals.disclosure import is_open
from referrals.errors import MoveRefused
from referrals.models import Referral, ReferralMove
from referrals.services.lock import locked, side_of
from referrals.services.message import write_note
from referrals.services.releases import live_release
from referrals.services.tell import tell_other_side, tell_receiver
from taskforce.audit import record
from taskforce.vocabulary.referrals import (
    FINAL_STATES,
    MATCHED_STATES,
    RECEIVER,
    Move,
    move_between,
    moves_from,
)

# From here on the receiver has answered: the clock of the response goal stops.
ANSWERS = MATCHED_STATES | {"waitlisted", "declined"}


def moves_for(referral: Referral, side: str, *, is_open: bool = True) -> tuple[Move, ...]:
    """The moves a side may make now, in the order of the vocabulary.

    A receiver from whom the content is closed (its release has run out) may still say how
    a service ended, and nothing else.
    """
    found = moves_from(referral.state, side)
    if side == RECEIVER and not is_open:
        found = tuple(
            m for m in found if m.source == "service_started" and m.target in FINAL_STATES
        )
    return found


@transaction.atomic
def move_referral(
    *,
    referral: Referral,
    by,
    to: str,
    version: int,
    reason: str = "",
    note: str = "",
    note_key: UUID | None = None,
) -> Referral:
    """Move a referral to a state, as the side that ``by`` is on.

    :param reason: a code of the move's own list (decline, hold, failure, cancel, outcome);
        required where the vocabulary has such a list. "other" needs a note.
    :param note: plain words for the other side: a message in the thread, so that it closes
        with it; the move itself holds codes alone.
    :raises MoveRefused: not a move of this side from the present state.
    :raises Stale: somebody moved it since it was shown.
    :raises ValidationError: the reason is missing or not of the list.
    """
    side = side_of(referral, by)
    if to == "sent" and referral.release_id:
        # Before the referral itself: revoking locks in the same order.
        live_release(by, referral.release_id, referral.to_agency)
    referral = locked(referral.pk, by, side, version)
    move = move_between(referral.state, to)
    if move is None or move not in moves_for(referral, side, is_open=is_open(referral)):
        raise MoveRefused()
    check_reason(move, reason, note)
    if note.strip():
        write_note(referral=referral, by=by, text=note, key=note_key)
    apply_move(referral, move, by=by, reason=reason)
    if move.source == "draft":
        if move.target == "sent":
            tell_receiver(referral, "referral_received")
    else:
        tell_other_side(referral, by, "referral_answered")
    return Referral.objects.visible_to(by).get(pk=referral.pk)


def send_referral(*, referral: Referral, by, version: int) -> Referral:
    """Send a draft: from now on the receiving agency sees it."""
    return move_referral(referral=referral, by=by, to="sent", version=version)


def check_reason(move: Move, reason: str, note: str) -> None:
    """A reason of the move's own list, and words where it is "other"."""
    if move.reasons is None:
        if reason:
            raise ValidationError("This step takes no reason.", "reason")
        return
    if reason not in move.reasons:
        raise ValidationError("Choose a reason.", "reason")
    if reason == "other" and not note.strip():
        raise ValidationError("Say in a few words what the other reason is.", "note")


def apply_move(referral: Referral, move: Move, *, by, reason: str = "") -> None:
    """Write a checked move of a locked referral; ``by`` is None for the clock."""
    now = timezone.now()
    changed = {"state": move.target, "version": referral.version + 1}
    if move.target == "sent":
        changed["sent_at"] = now
    if move.target in ANSWERS and referral.answered_at is None:
        changed["answered_at"] = now
    if move.target == "completed":
        changed["outcome"] = reason
    for name, value in changed.items():
        setattr(referral, name, value)
    referral.save(update_fields=[*changed, "last_activity"])
    ReferralMove.objects.create(
        referral=referral,
        state=move.target,
        by=by,
        at=now,
        reason="" if move.target == "completed" else reason,
    )
    record("referral.moved", referral, source=move.source, to=move.target, reason=reason)
