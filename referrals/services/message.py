"""Messages in a referral's thread, read by both sides while it is open."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from referrals.disclosure import is_open
from referrals.models import Referral, ReferralMessage
from referrals.services.lock import locked, side_of
from referrals.services.tell import tell_other_side
from taskforce.access.acts import given, once
from taskforce.audit import record

LONGEST_MESSAGE = 10_000


class ThreadClosed(ValidationError):
    """Nobody would read it: not sent yet, or closed to the receiver."""

    def __init__(self):
        super().__init__("This conversation is closed.", "closed")


@transaction.atomic
def write_message(
    *, referral: Referral, by, text: str, idempotency_key: UUID | None = None
) -> ReferralMessage:
    """A message from ``by``'s side; a second call with the same key gives the first.

    :raises ThreadClosed: the referral is a draft, revoked or expired, or its release ended.
    :raises ValidationError: empty or too long.
    """
    referral = locked(referral.pk, by, side_of(referral, by))

    def make() -> ReferralMessage:
        if not is_open(referral):
            raise ThreadClosed()
        return _message(referral, by, text, idempotency_key)

    same = {"referral": referral, "author": by}
    message, is_new = once(ReferralMessage, idempotency_key, same, make)
    if is_new:
        record("referral.messaged", referral, message=str(message.pk))
        referral.save(update_fields=["last_activity"])
        tell_other_side(referral, by, "referral_message")
    return message


def write_note(*, referral: Referral, by, text: str, key: UUID | None = None) -> ReferralMessage:
    """The row of a message of a locked referral; nobody is told."""
    same = {"referral": referral, "author": by}
    message, is_new = once(ReferralMessage, key, same, lambda: _message(referral, by, text, key))
    if is_new:
        record("referral.messaged", referral, message=str(message.pk))
    return message


def checked_text(text: str) -> str:
    """Plain, not empty, not endless; raises ``ValidationError``."""
    text = text.strip()
    if not text:
        raise ValidationError("Write something first.", "empty")
    if "\x00" in text or len(text) > LONGEST_MESSAGE:
        raise ValidationError(f"At most {LONGEST_MESSAGE:,} plain characters.", "text")
    return text


def _message(referral: Referral, by, text: str, key: UUID | None) -> ReferralMessage:
    return ReferralMessage.objects.create(
        referral=referral,
        author=by,
        author_agency=by.agency,
        text=checked_text(text),
        **given(idempotency_key=key),
    )
